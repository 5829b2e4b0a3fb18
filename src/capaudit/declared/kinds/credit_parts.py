"""The parts of a credit, by the names that a house file gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from capaudit.model import Credit, Named
from capaudit.text import Text


def _named(named: Named | None) -> tuple[Text, ...]:
    return (named.text,) if named else ()


def _one(text: Text | None) -> tuple[Text, ...]:
    return (text,) if text else ()


PARTS: Mapping[str, Callable[[Credit], tuple[Text, ...]]] = {
    "introducer": lambda credit: _one(credit.introducer),
    "photographer": lambda credit: tuple(named.text for named in credit.photographers),
    "agency": lambda credit: _named(credit.agency),
    "supplier": lambda credit: _named(credit.supplier),
    "source": lambda credit: tuple(named.text for named in credit.sources),
    "client": lambda credit: _named(credit.client),
    "marker": lambda credit: credit.markers,
    "licence": lambda credit: _one(credit.licence),
    "year": lambda credit: _one(credit.year),
    "account": lambda credit: _one(credit.account),
}
