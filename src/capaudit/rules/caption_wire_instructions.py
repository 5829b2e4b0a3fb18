"""The rule caption-wire-instructions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, Fix, Severity, rule
from capaudit.rules._alt import credit_in_alt
from capaudit.rules._instructions import BILDFUNK, HINTS, SHOULD_READ, hinted, instructions
from capaudit.rules._printed import Words, words_at_fault

_SHORT = 60
_DATED = ("Picture date", "PICTURE DATE")


@rule("caption-wire-instructions", Severity.ERROR, hints=HINTS)
def check(figure: Figure, *, phrases: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Words that an agency wrote to editors stand where readers see them.

    ## Why it matters
    “NO SALES”, “(zu dpa …)” or an embargo is between the agency and its client. Published it shows that nobody read
    the caption, and readers cannot make sense of it.

    Such words in capitals are found in many languages; in lower case only where a sentence or a bracket begins. A
    sign that is quoted (“NO SALES”) and the terms that a press office addresses to everybody (“honorarfrei”) are left
    alone. Where the words stand in the alt text only, and where they give the picture's date, the finding is doubtful.

    ## Options
    - `phrases`: further words of your feeds, as they are written there.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. REUTERS/Jane Doe ATTENTION EDITORS - NO RESALES. NO ARCHIVES.</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. REUTERS/Jane Doe</figcaption></figure>
    ```
    """
    alone = sum(not credit.hidden for credit in figure.credits) < 2

    def find(value: str) -> Iterator[tuple[int, int]]:
        return instructions(value, phrases, alone=alone)

    for words in words_at_fault(figure, lambda value: hinted(value, phrases), find):
        value = words.at.value
        if words.unseen and (credit := credit_in_alt(figure)) and value in credit.value:
            continue  # the whole credit is the matter of alt-credit
        yield Finding(
            f"“{value if len(value) <= _SHORT else f'{value[:_SHORT].rstrip()}…'}” is a note for editors, not for readers",
            at=words.at,
            also=words.also,
            fix=_fix(words),
            doubtful=words.unseen or value.startswith(_DATED),
            help=_cure(value),
        )


def _cure(value: str) -> str:
    if value.startswith(_DATED):
        return "say in the sentence when it was taken"
    return "write “Photo by”" if re.fullmatch(SHOULD_READ, value) else "remove it"


def _fix(words: Words) -> Fix | None:
    if re.fullmatch(SHOULD_READ, words.at.value):
        edits = tuple(edit for copy in (words.at, *words.also) if (edit := copy.replaced("Photo by")))
        return Fix("write “Photo by”", edits, safe=False) if edits else None
    safe = re.fullmatch(BILDFUNK, words.at.value) is not None
    return Fix("remove it", words.edits, safe=safe) if words.edits else None
