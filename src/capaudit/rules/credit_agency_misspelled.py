"""The rule credit-agency-misspelled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Credit, Document, Figure, Finding, Fix, Named, near_agency, rule

_SURE_ANYWHERE = 9


@rule("credit-agency-misspelled", needs=("credit",))
def check(figure: Figure, document: Document) -> Iterator[Finding]:
    """The name of an agency is misspelled in a credit.

    ## Why it matters
    The agency's search for its pictures does not find this one, and neither does the house's own archive. To the
    reader it is a typing error in a name.

    Spellings that are known to be wrong are sure. A name of at least seven letters that is one letter off an agency's
    is doubtful, and only where it cannot be the photographer's; a photographer called Reuter stays who he is, and so does
    a company that the caption or the headline speaks of. Case and spaces are another rule's.

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
        yield from _nearly(credit, figure, document)
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


def _nearly(credit: Credit, figure: Figure, document: Document) -> Iterator[Finding]:
    """Names in a credit that are one letter off an agency's."""
    for named in _strangers(credit):
        near = near_agency(named.text.value)
        if near is None or any(known.agency is near.agency for known in credit.agencies):
            continue
        told = " ".join(text.value for text in (figure.caption, document.headline) if text).casefold()
        if named.text.value.casefold() in told:
            continue
        edit = named.text.replaced(near.spelling)
        yield Finding(
            f"“{named.text}” is one letter off “{near.spelling}”",
            at=named.text,
            fix=Fix(f"write “{near.spelling}”", (edit,), safe=False) if edit else None,
            doubtful=True,
            help=f"write “{near.spelling}”, if that is what is meant",
        )


def _strangers(credit: Credit) -> Iterator[Named]:
    """The names in a credit that may be an agency's: no first name of several, but for long ones."""
    named = [*credit.sources, *credit.photographers, *(n for n in (credit.supplier, credit.client) if n)]
    head = len(credit.introducer) if credit.introducer else 0
    first = credit.text.value[head:].lstrip(" (\u00a0[")
    for name in named:
        words = name.text.value
        if name.agency is None and (len(words) >= _SURE_ANYWHERE or not first.startswith(words)):
            yield name


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
