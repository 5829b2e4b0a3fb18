"""The rule credit-photographer-placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, rule

_WORDS = ("-", "–", "—", "Uncredited", "Unknown", "None")
_AFTER_BY = ("Handout", "Handouts")
_PART = (
    r"(?i)(?:^|(?<=[/|,(]))\s*(?:photo(?:s|graph)?(?:\s+by|:)\s+|foto:\s*|©\s*)?"
    r"([^/|,()]{1,60}?)\s*(?=[/|,)]|\bvia\b|$)"
)
_DASH_VIA = r"\s*[-–—]\s+via\b"
_BY = r"(?i)(?<![^\W_])(?:by|von|par|por|av|af|door)\s+([^/|,()]{1,60}?)\s*(?=[/|,)]|\bvia\b|$)"


@rule("credit-photographer-placeholder", needs=("agency",), hints=tuple(word.lower() for word in (*_WORDS, *_AFTER_BY)))
def check(
    figure: Figure,
    *,
    words: tuple[str, ...] = _WORDS,
    after_by: tuple[str, ...] = _AFTER_BY,
) -> Iterator[Finding]:
    """A credit has a placeholder in the photographer's place.

    ## Why it matters
    Agencies fill the field for the name with “-” or “Uncredited” where they do not know or do not say it. Printed, it
    looks like a fault, and it promises a name that is not there.

    “Handout”, “Stringer” and “Pool” may stand for a person who must not be named, so they are not among the words; a
    house can add them. “Photo by Handout” is reported all the same, since a handout takes no pictures.

    ## Options
    - `words`: what counts as a placeholder, in any case.
    - `after-by`: what counts as one after “by” or “von” only.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted on Tuesday. (Photo by - / AFP via Getty Images)</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted on Tuesday. (Photo by Jane Doe / AFP via Getty Images)</figcaption></figure>
    ```
    """
    known, people = ({word.casefold() for word in several} for several in (words, after_by))
    seen = [credit for credit in figure.credits if not credit.hidden]
    if not any(credit.agencies for credit in seen):
        return
    for credit in seen:
        if place := _placeholder(credit.text.value, _PART, known) or _placeholder(credit.text.value, _BY, people):
            at = credit.text[slice(*place)]
            instead = f"leave “{at}” out" if at.value.casefold() in known else f"write “{at}” without “by”"
            yield Finding(
                f"“{at}” stands where the photographer's name belongs",
                at=at,
                help=f"name the photographer, or {instead}",
            )


def _placeholder(line: str, pattern: str, known: set[str]) -> tuple[int, int] | None:
    """Where one of the known words fills the place that a pattern leaves for a name."""
    for found in re.finditer(pattern, line):
        if found[1].casefold() in known and not (re.match(_DASH_VIA, line) and not line[: found.start(1)].strip()):
            return found.span(1)
    return None
