"""The rule credit-agency-case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, Fix, Named, rule

_INITIALS = 4
_SPELT_OUT = r"[B-DF-HJ-NP-TV-Z]{3}|[B-DF-HJ-NP-TV-Z]{2}$(?<!NN)(?<!SS)|^[AEIOU]{2}"


@rule("credit-agency-case", needs=("agency",))
def check(figure: Figure) -> Iterator[Finding]:
    """The name of an agency is written in the wrong case in a credit.

    ## Why it matters
    Agencies are brands with a spelling of their own: AP, dpa, Getty Images. “Ap” or “gettyimages” is not what the
    contract asks for.

    A credit that is set in capitals throughout is a matter of design, “Tass” for an acronym that is spoken as a word is
    one of house style, and every spelling that the agency itself uses is right.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Jane Doe/Ap</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Jane Doe/AP</span></figcaption></figure>
    ```
    """
    for credit in figure.credits:
        letters = credit.text.value.replace(credit.introducer.value, "", 1) if credit.introducer else credit.text.value
        if credit.hidden or letters in (letters.upper(), letters.lower()):
            continue
        for named in credit.agencies:
            right = _right(named)
            if right is None:
                continue
            edit = named.text.replaced(right)
            yield Finding(
                f"“{named.text}” is written “{right}”",
                at=named.text,
                fix=Fix(f"write “{right}”", (edit,)) if edit else None,
                help=f"write “{right}”",
            )


def _right(named: Named) -> str | None:
    """The agency's own spelling of a name that differs from it in case or in a missing space, or None."""
    agency = named.agency
    if agency is None or agency.kind not in ("wire", "photo", "stock", "platform"):
        return None
    found = " ".join(named.text.value.split())
    spellings = (*agency.aliases, agency.name)
    if found in spellings:
        return None
    folded = found.casefold()
    same = next((alias for alias in spellings if alias.casefold() == folded), None)
    if same:
        return None if _is_house_style(found, same) and found not in agency.misspellings else same
    return next((alias for alias in spellings if " " in alias and alias.casefold().replace(" ", "") == folded), None)


def _is_house_style(found: str, own: str) -> bool:
    """Whether a house only tones down a brand: “Clipdealer” for “clipdealer”, “Presswire” for “PRESSWIRE”, “Tass” for “TASS”."""
    if own.islower():
        return found == own.capitalize() or "." in own
    spoken = len(own) > _INITIALS or (len(own) == _INITIALS and not re.search(_SPELT_OUT, own))
    return own.isupper() and spoken and not found.isupper()
