"""The rule credit-boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Credit, Figure, Finding, Fix, Severity, Text, rule

_RIGHTS = (
    r"(?i)[\s.,;|–—-]{0,4}(?<![^\W_])(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|alle rechten voorbehouden|"
    r"alle rettigheter reservert|alle rettigheder forbeholdes|alla rättigheter förbehållna|"
    r"this material may not be published[^.]{0,100})(?![^\W_])\.?"
)
_WORDS = ("right", "recht", "droits", "derechos", "direitos", "diritti", "rettig", "rättig", "material")
_YEAR = r"(?i)(?:©|\(c\)|copyright)\s{0,2}(?:©\s{0,2})?(?:19|20)\d\d(?!\d)"
_NOTICE = r"(?i)[\s/|,;–—-]{0,4}(?:©|\(c\)|copyright)\s{0,2}(?:©\s{0,2})?(?:19|20)\d\d(?!\d)[^/|;()]{0,60}$"
_LONGEST = 90
_STUDIO = r"(?i)&\s?tm\b|™|\b(?:ltd|llc|inc|corp|gmbh|studios?|films?|entertainment|productions?)\b"


@rule("credit-boilerplate", Severity.NOTE, needs=("credit",))
def check(figure: Figure) -> Iterator[Finding]:
    """A credit carries a copyright notice: “© 2026 …”, “All rights reserved”.

    ## Why it matters
    The notice changes nobody's rights. It makes the credit longer, and the year makes the picture look older than the
    article, or newer.

    Film studios ask for the notice of their own (“©Solvik Film Ltd. & TM”), so notices with a company's legal form are
    left alone. A year is reported where an agency is credited.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Jane Doe/AP. All rights reserved.</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Jane Doe/AP</span></figcaption></figure>
    ```
    """
    for credit in figure.credits:
        value = credit.text.value
        if credit.hidden or re.search(_STUDIO, value):
            continue
        low = value.casefold()
        rights = re.search(_RIGHTS, value) if any(word in low for word in _WORDS) else None
        if rights:
            notice = re.search(_NOTICE, value[max(0, rights.start() - _LONGEST) : rights.start()])
            start = rights.start() - len(notice[0]) if notice else rights.start()
            words = credit.text[start : rights.end()]
            at = words.strip(" \t.,;/|–—-")
            fix = _fix(words, "", at) if start else None
            yield Finding(f"“{at}” is no part of a credit", at=at, fix=fix, help="leave it out")
        elif _is_agencys(credit) and (year := credit.text.search(_YEAR)):
            sign = "©" if year.value[0] == "©" else "(c)" if year.value[0] == "(" else ""
            message = f"“{year}” is a copyright notice, not a credit"
            yield Finding(message, at=year, fix=_fix(year, sign, year), help="leave out the year")


def _is_agencys(credit: Credit) -> bool:
    """Whether a credit has a year, and an agency that it may belong to."""
    named = any(name.agency and name.agency.kind != "licence" for name in credit.agencies)
    return named and credit.year is not None


def _fix(words: Text, new: str, told: Text) -> Fix | None:
    edit = words.replaced(new)
    return Fix(f"remove “{told}”" if not new else f"write “{new}”", (edit,), safe=False) if edit else None
