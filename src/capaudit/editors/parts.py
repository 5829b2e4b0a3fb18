"""What a credit was read as, in words for an editor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from capaudit.model import Credit, Named


class Part(NamedTuple):
    """A part of a credit: its role, the words as printed, and the name it is known by where that is another."""

    role: str
    words: str
    known: str = ""


def parts_of(credit: Credit) -> list[Part]:
    """Every part that was read in a credit, each once, in the order in which people ask for them."""
    return list(dict.fromkeys(part for part in _parts(credit) if part.words))


def _parts(credit: Credit) -> Iterator[Part]:
    agencies = [name for name in (credit.agency, *credit.agencies) if name and name != credit.supplier]
    groups: list[tuple[str, tuple[Named | None, ...]]] = [
        ("photographer", credit.photographers),
        ("agency", tuple(agencies)),
        ("via", (credit.supplier,)),
        ("made for", (credit.client,)),
        ("source", credit.sources),
    ]
    for role, names in groups:
        yield from (_named(role, name) for name in names if name)
    if credit.kind:
        yield Part("kind", credit.kind.replace("-", " "))
    for role, text in (("licence", credit.licence), ("year", credit.year), ("account", credit.account)):
        if text:
            yield Part(role, text.value.strip())
    for role, texts in (("marked", credit.markers), ("not understood", credit.rest)):
        yield from (Part(role, text.value.strip()) for text in texts)


def _named(role: str, name: Named) -> Part:
    words = name.text.value.strip()
    known = name.agency.name if name.agency and name.agency.name.casefold() != words.casefold() else ""
    return Part(role, words, known)
