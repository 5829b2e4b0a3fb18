"""The rule credit-photographer-missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Credit, Figure, Finding, rule

_OTHER_WORKS = ("chart", "illustration", "screenshot")
_PLACEHOLDER = (
    r"(?i)(?<![^\W_])(?:str|stf|stringer|staff|uncredited|unknown|none|ho)(?![^\W_])|\bby\s+[-–—]|[/|]\s*[-–—]\s*[/|]"
)


@rule("credit-photographer-missing", needs=("credit",))
def check(
    figure: Figure,
    *,
    agencies: tuple[str, ...] = (),
    exempt_agencies: tuple[str, ...] = (),
    exempt_kinds: tuple[str, ...] = (
        "handout",
        "archive",
        "data",
        "illustration",
        "screenshot",
        "ai-generated",
        "licence",
    ),
) -> Iterator[Finding]:
    """A credit names the agency, but not the photographer.

    ## Why it matters
    Reuters asks by contract for the photographer whom the picture carries, and in Germany, Austria and Switzerland a
    photographer has a right by law to be named (§ 13 UrhG).

    Handouts, old pictures, graphics and the pictures of agencies whose terms ask for no name (Pixabay, NASA) are left
    alone, and so are credits that name another source (“Fire Department via AP”), an account or a client. “STR” or “-”
    in the place of the name is the matter of credit-photographer-placeholder.

    ## Options
    - `agencies`: only these, by their ids (“reuters”); all where there is none.
    - `exempt-agencies`: not these, by their ids.
    - `exempt-kinds`: kinds of pictures that need no name.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Foto: dpa</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Foto: Jane Doe/dpa</span></figcaption></figure>
    ```
    """
    seen = [credit for credit in figure.credits if not credit.hidden]
    if not seen or figure.kind in _OTHER_WORKS or any(_names_somebody(credit, exempt_kinds) for credit in seen):
        return
    for credit in seen:
        named = credit.agency or credit.supplier
        agency = named.agency if named else None
        if named is None or agency is None or agency.kind not in ("wire", "photo", "stock"):
            continue
        if agency.exempt_from_name or agency.id in exempt_agencies or (agencies and agency.id not in agencies):
            continue
        yield Finding(
            f"“{named.text}” is named, the photographer is not", at=named.text, help="name the photographer too"
        )
        return


def _names_somebody(credit: Credit, exempt_kinds: tuple[str, ...]) -> bool:
    """Whether a credit says more than the agency, or stands for a picture that has no photographer to name."""
    if credit.photographers or credit.sources or credit.account or credit.client or credit.rest:
        return True
    exempt = any(named.agency and named.agency.own_name for named in credit.agencies)
    return exempt or credit.kind in exempt_kinds or re.search(_PLACEHOLDER, credit.text.value) is not None
