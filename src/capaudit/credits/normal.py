"""One spelling for credits that say the same."""

from __future__ import annotations

from capaudit.credits.agencies import AgencyTable
from capaudit.credits.grammar import read_credit
from capaudit.model import Credit, Named


def normal_form(credit: Credit, agencies: AgencyTable | None = None, language: str | None = None) -> str:
    """The credit in one fixed order and spelling of agencies, for comparing; reading it again gives the same parts.

    “(Photo by X / AFP)” and “AFP/X” both give “X/AFP”. A line whose parts would not survive that is given as it stands.
    `agencies` and `language` are those that it was read with.
    """
    plain, wanted = _composed(credit), parts(credit)
    introducer = credit.introducer.value.strip() + " " if credit.introducer else ""
    for candidate in (plain, "Photo: " + plain, introducer + plain):
        if plain and parts(read_credit(candidate, agencies, language)) == wanted:
            return candidate
    return credit.text.value


def parts(credit: Credit) -> tuple[object, ...]:
    """What of a credit counts when two are compared: agencies by id, all else by its words."""
    return (
        tuple(p.text.value for p in credit.photographers),
        _known(credit.agency),
        _known(credit.supplier),
        _known(credit.client),
        tuple(sorted(_known(a) or "" for a in credit.agencies)),
        tuple(s.text.value for s in credit.sources),
        tuple(m.value for m in credit.markers),
        credit.kind,
        *(t and t.value for t in (credit.licence, credit.year, credit.account, credit.address)),
        tuple(t.value for t in credit.rest),
    )


def _known(named: Named | None) -> str | None:
    if named is None:
        return None
    return named.agency.id if named.agency else named.text.value


def _composed(credit: Credit) -> str:
    chain = [", ".join(p.text.value for p in credit.photographers)] if credit.photographers else []
    chain += [s.text.value for s in credit.sources]
    if credit.agency and credit.agency is not credit.client:
        chain.append(_name(credit.agency))
    apart = (credit.agency, credit.supplier, credit.client)
    chain += [_name(a) for a in credit.agencies if not any(a is known for known in apart)]
    line = "/".join(chain)
    if credit.client:
        line += " for " + _name(credit.client)
    if credit.supplier:
        line += " via " + _name(credit.supplier)
    tail = [m.value for m in credit.markers]
    tail += [t.value for t in (credit.licence, credit.year, credit.account, credit.address, *credit.rest) if t]
    return ", ".join(filter(None, (line, *tail))).strip()


def _name(named: Named) -> str:
    return named.agency.name if named.agency else named.text.value
