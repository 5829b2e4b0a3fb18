"""The rule credit-photographer-placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, rule

_PART = (
    r"(?i)(?:^|(?<=[/|,(]))\s*(?:photo(?:s|graph)?(?:\s+by|:)\s+|foto:\s*|©\s*)?"
    r"([^/|,()]{1,60}?)\s*(?=[/|,)]|\bvia\b|$)"
)


@rule("credit-photographer-placeholder")
def check(
    figure: Figure, *, words: tuple[str, ...] = ("-", "–", "—", "Uncredited", "Unknown", "None")
) -> Iterator[Finding]:
    """A credit has a placeholder in the photographer's place.

    ## Why it matters
    Agencies fill the field for the name with “-” or “Uncredited” where they do not know or do not say it. Printed, it
    looks like a fault, and it promises a name that is not there.

    “Handout”, “Stringer” and “Pool” may stand for a person who must not be named, so they are not among the words; a
    house can add them.

    ## Options
    - `words`: what counts as a placeholder, in any case.

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
    known = {word.casefold() for word in words}
    seen = [credit for credit in figure.credits if not credit.hidden]
    if not any(credit.agencies for credit in seen):
        return
    for credit in seen:
        for found in re.finditer(_PART, credit.text.value):
            if found[1].casefold() in known:
                at = credit.text[found.start(1) : found.end(1)]
                yield Finding(
                    f"“{at}” stands where the photographer's name belongs", at=at, help="name the photographer"
                )
                break
