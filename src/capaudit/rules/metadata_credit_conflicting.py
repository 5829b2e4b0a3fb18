"""The rule metadata-credit-conflicting."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Credit, Figure, Finding, Text, read_credit, rule

_FIELDS = ("credit", "source", "copyright")
_SOURCES = ("wire", "photo", "stock")


@rule("metadata-credit-conflicting", needs=("metadata",))
def check(figure: Figure) -> Iterator[Finding]:
    """The picture's file names another agency than the page does.

    ## Why it matters
    The file is what the agency sent, and its Credit Line is what the contract asks to print. Where the page names
    somebody else, the credit belongs to another picture, or a licence is claimed that the house does not hold.

    Compared are the agencies on the page with those in the file's Credit Line, Source and Copyright Notice. One agency in
    both is enough: “AFP via Getty Images” agrees with a file of either. A file that names no agency says nothing.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted. (Reuters/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    credit = "AP"
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    credit = "AP"
    ```
    """
    file = figure.image.metadata
    if file is None or not figure.credits:
        return
    told = [(text, read_credit(text)) for key in _FIELDS for text in file.all(key)]
    named = [text for text, credit in told if _agencies(credit)]
    theirs = {agency for _, credit in told for agency in _agencies(credit)}
    ours = {agency for credit in figure.credits for agency in _agencies(credit)}
    if not theirs or not ours or theirs & ours:
        return
    at: Text = next(credit.text for credit in figure.credits if _agencies(credit))
    yield Finding(
        f"the credit says “{at}”, the picture's file “{named[0]}”",
        at=at,
        also=tuple(named[:2]),
        help="find out whether the picture or its credit was changed",
    )


def _agencies(credit: Credit) -> set[str]:
    return {n.agency.id for n in credit.agencies if n.agency is not None and n.agency.kind in _SOURCES}
