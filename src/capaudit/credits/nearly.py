"""Agencies whose name is one letter off: “Shutterstoc”, “Getty Imags”."""

from __future__ import annotations

from functools import lru_cache

from capaudit.basics.tuples import NamedTuple
from capaudit.credits.agencies import AgencyTable, agency_table
from capaudit.credits.keys import TAILS, key_of
from capaudit.model import Agency

_SHORTEST = 7
_END = 3  # letters, less than half of the shortest
_SHORTEST_STEM = 5
_LONGEST = 40
_KINDS = ("wire", "photo", "stock", "platform")


class Near(NamedTuple):
    """The agency that was perhaps meant, and its right spelling."""

    agency: Agency
    spelling: str


@lru_cache(maxsize=1024)
def near_agency(name: str, table: AgencyTable | None = None) -> Near | None:
    """The one agency whose name differs from this one by a letter more or less, another one, or two that changed places.

    None for a name that is some agency's, and for names of less than seven letters: they are too near to those of people.
    A last “s” does not count (Reuter, Reuters), nor does the first letter, which is rarely mistyped.
    """
    known = agency_table() if table is None else table
    key = key_of(name)
    if not _SHORTEST <= len(key) <= _LONGEST:
        return None
    others = [other for other in _candidates(key, known) if _one_off(key, other)]
    if not others or known.find(name) is not None:
        return None
    found: dict[str, Near] = {}
    for other in others:
        if _stem(other) >= _SHORTEST_STEM and (owner := known.owner(other)):
            agency = known[owner]
            if spelling := _right_spelling(agency, other):
                found[agency.id] = Near(agency, spelling)
    return found.popitem()[1] if len(found) == 1 else None


def _candidates(key: str, known: AgencyTable) -> list[str]:
    """The keys with the same first letter that have the same beginning or the same end: one edit cannot change both."""
    by_end = _by_end(known, key[0])
    return [other for _, other in sorted({*by_end.get(key[:_END], ()), *by_end.get(key[-_END:], ())})]


@lru_cache(maxsize=64)
def _by_end(known: AgencyTable, letter: str) -> dict[str, list[tuple[int, str]]]:
    """The keys from a letter, numbered, by how they begin and how they end."""
    found: dict[str, list[tuple[int, str]]] = {}
    for numbered in enumerate(known.keys_from(letter)):
        found.setdefault(numbered[1][:_END], []).append(numbered)
        found.setdefault(numbered[1][-_END:], []).append(numbered)
    return found


def _right_spelling(agency: Agency, key: str) -> str | None:
    """The name with this key, unless it is a wrong or a former one."""
    if agency.kind not in _KINDS:
        return None
    return next((s for s in (agency.name, *agency.aliases) if key_of(s) == key and s not in agency.outdated), None)


def _stem(key: str) -> int:
    """How many letters a name has without a last “photo” or “images”."""
    return len(key) - max((len(tail) for tail in TAILS if key.endswith(tail)), default=0)


def _one_off(one: str, other: str) -> bool:
    """Whether two names are one edit apart; a last “s” more or less is none."""
    if abs(len(one) - len(other)) > 1 or one.rstrip("s") == other.rstrip("s"):
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[at:], other[at:]
    if left[1:] == right or left == right[1:] or left[1:] == right[1:]:
        return True
    return left[1::-1] == right[:2] and left[2:] == right[2:]
