"""The rule credit-file-unmatched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, rule

_PREFIX = r"(?:FILE(?: PHOTO| PICTURE| IMAGE)?|File(?: photo| picture| image)?)\s*(?:[-–—:.]|\()"
_SUFFIX = r"(?i)[\s,/(]files?(?: photos?)?\)?\.?$"
_WIRE = r"\(?\s*(?:AP Photo|REUTERS)\s?/\s?[^/()]{2,80}\)?\.?"
_TOLD = r"(?i)(?<![^\W_])(?:files?|archiv\w{0,12}|arquivo|undated)(?![^\W_])|\b(?:19|20)\d\d\b"


@rule("credit-file-unmatched", needs=("caption", "credit"), hints=("file",))
def check(figure: Figure) -> Iterator[Finding]:
    """A picture from the files is marked so in the caption or in the credit, but not in both.

    ## Why it matters
    AP and Reuters mark an old picture twice: “FILE - ” before the caption and “, File” or “/File Photo” behind the
    name. When a desk rewrites the caption, one of the marks is lost, and then the reader takes an old picture for a
    new one.

    Pool pictures and handouts carry no mark behind the name. A caption that says in its sentence that the picture is
    old, or from which year, needs no mark in front.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>FILE - Votes are counted in Lagos. (AP Photo/Jane Doe)</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>FILE - Votes are counted in Lagos. (AP Photo/Jane Doe, File)</figcaption></figure>
    ```
    """
    caption = figure.caption
    seen = [credit for credit in figure.credits if not credit.hidden]
    if not caption or not seen:
        return
    prefix = caption.search(f"^{_PREFIX}")
    marked = [credit for credit in seen if re.search(_SUFFIX, credit.text.value.strip())]
    if prefix and not marked:
        wire = next((credit for credit in seen if re.fullmatch(_WIRE, credit.text.value.strip())), None)
        if wire and wire.kind is None:
            word = prefix.strip(" -–—:.(")
            yield Finding(
                f"the caption begins “{word}”, the credit does not say “File”",
                at=wire.text,
                also=(prefix,),
                help=f"add “, File” for AP, “/File Photo” for Reuters; if the picture is new, take “{word}” off the caption",
            )
    elif marked and not prefix and _is_wire(marked[0].text.value) and not re.search(_TOLD, caption.value):
        at = marked[0].text.search(_SUFFIX) or marked[0].text
        yield Finding(
            "the credit says “File”, the caption does not say that the picture is old",
            at=at.strip(" ,/()"),
            doubtful=True,
            help="begin the caption with “FILE - ”, or say when the picture was taken",
        )


def _is_wire(credit: str) -> bool:
    """Whether a credit has the agency's own form; in “Reuters file” the house has said it in its own words."""
    return re.match(r"\(?\s*(?:AP Photo|REUTERS)\s?/", credit.strip()) is not None
