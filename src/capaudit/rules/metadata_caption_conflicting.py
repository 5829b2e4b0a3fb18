"""The rule metadata-caption-conflicting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, Severity, Text, rule

_BEGINS = 4
_NAME = r"[^\W\d_][^\W\d_]{2,}|\d{2,}"


@rule("metadata-caption-conflicting", Severity.NOTE, needs=("metadata",))
def check(figure: Figure, *, names: int = 4) -> Iterator[Finding]:
    """The caption and the description in the picture's file have no name and no number in common.

    ## Why it matters
    A caption tells less than the agency's description, but of the same people, places and days. Where not one of them is
    the same, the caption may belong to another picture. A description in another script is left alone.

    ## Options
    - `names`: both must have so many names and numbers to be compared.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Mary Adams and Luis Ortega open the new bridge in Porto.</figcaption></figure>
    ```
    ```toml
    [metadata]
    caption = "President Ana Silva speaks with Minister João Costa in Lisbon on 3 May 2024."
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Ana Silva in Lisbon with Minister Costa.</figcaption></figure>
    ```
    ```toml
    [metadata]
    caption = "President Ana Silva speaks with Minister João Costa in Lisbon on 3 May 2024."
    ```
    """
    file = figure.image.metadata
    description = file.first("caption") if file else None
    if figure.caption is None or description is None:
        return
    if _is_latin(figure.caption) != _is_latin(description):
        return
    ours, theirs = _names(figure.caption), _names(description)
    if len(ours) >= names and len(theirs) >= names and not ours & theirs:
        yield Finding(
            "caption and picture file have no name in common",
            at=figure.caption,
            also=(description,),
            help="check that it is the caption of this picture",
        )


def _names(text: Text) -> set[str]:
    """How the words with a capital that do not begin the text begin, and the numbers: endings differ by grammar."""
    words = re.finditer(_NAME, text.value)
    return {
        word[0].casefold()[:_BEGINS] for word in words if word.start() and (word[0][0].isupper() or word[0].isdecimal())
    }


def _is_latin(text: Text) -> bool:
    """Whether most letters are Latin ones. A name in another script is another word."""
    letters = [character for character in text.value if character.isalpha()]
    return 2 * sum(character < "\u0250" for character in letters) >= len(letters)
