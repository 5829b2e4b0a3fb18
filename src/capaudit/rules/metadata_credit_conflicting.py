"""The rule metadata-credit-conflicting."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Text, read_credit, rule
from capaudit.rules._owners import agencies_of

_FIELDS = ("credit", "source", "copyright")


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
    named = [text for text, credit in told if agencies_of((credit,))]
    theirs, ours = agencies_of(credit for _, credit in told), agencies_of(figure.credits)
    if not theirs or not ours or theirs & ours:
        return
    at: Text = next(credit.text for credit in figure.credits if agencies_of((credit,)))
    yield Finding(
        f"the credit says “{at}”, the picture's file “{named[0]}”",
        at=at,
        also=tuple(named[:2]),
        help="find out whether the picture or its credit was changed",
    )
