"""The rule credit-agency-misspelled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, Fix, Named, rule


@rule("credit-agency-misspelled")
def check(figure: Figure) -> Iterator[Finding]:
    """The name of an agency is misspelled in a credit.

    ## Why it matters
    The agency's search for its pictures does not find this one, and neither does the house's own archive. To the
    reader it is a typing error in a name.

    Only spellings that are known to be wrong are reported, so that a photographer called Reuter stays who he is.
    Case and spaces are another rule's.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Jane Doe/Gety Images</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Jane Doe/Getty Images</span></figcaption></figure>
    ```
    """
    for credit in figure.credits:
        if credit.hidden:
            continue
        for named in credit.agencies:
            right = _right(named)
            if right is None or re.search(rf"(?i){re.escape(right)}s\s*/", credit.text.value):
                continue
            edit = named.text.replaced(right)
            yield Finding(
                f"“{named.text}” is misspelled",
                at=named.text,
                fix=Fix(f"write “{right}”", (edit,)) if edit else None,
                help=f"write “{right}”",
            )


def _letters(name: str) -> str:
    return "".join(name.casefold().split())


def _right(named: Named) -> str | None:
    """The right spelling of what the agency is known to be misspelled as, if it is one."""
    if named.agency is None:
        return None
    found = " ".join(named.text.value.split())
    if found in named.agency.aliases:
        return None
    folded = found.casefold()
    for wrong, right in named.agency.misspellings.items():
        if wrong.casefold() == folded and _letters(right) != _letters(found):
            return right
    return None
