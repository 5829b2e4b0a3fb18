"""order: which part of a credit stands before which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from capaudit.declared.kind import Find, Hit, Kind, Say, Setting
from capaudit.declared.kinds.credit_parts import PARTS
from capaudit.declared.scope import Piece
from capaudit.model import Credit
from capaudit.text import Text


def _make(setting: Setting) -> Find:
    order = setting.table.choices("parts", PARTS)
    if len(set(order)) < 2 or len(set(order)) < len(order):
        raise setting.table.error("parts", f"{setting.who}: “parts” names two parts or more, each once")
    whole = ", ".join(order)

    def find(pieces: Iterable[Piece]) -> Iterator[Hit]:
        for piece in pieces:
            if piece.credit is None:
                continue
            for (before, first), (after, second) in pairwise(_present(piece.credit, order)):
                if _stands_before(second, first, piece.credit):
                    said = {"found": piece.text.value, "first": first.value, "second": second.value, "order": whole}
                    yield Hit(piece, second, said | {"part": before, "other": after}, also=(first,))
                    break

    return find


def _present(credit: Credit, order: Iterable[str]) -> list[tuple[str, Text]]:
    """The first of each part that the credit has."""
    found = [(name, PARTS[name](credit)) for name in order]
    return [(name, texts[0]) for name, texts in found if texts]


def _stands_before(one: Text, other: Text, credit: Credit) -> bool:
    """Whether one part stands before another. Places in the page are asked for only where words stand there twice."""
    value = credit.text.value
    if value.count(one.value) == value.count(other.value) == 1:
        return value.find(one.value) < value.find(other.value)
    here, there = one.span, other.span
    return here is not None and there is not None and here < there


ORDER = Kind(
    "order",
    "The parts of a credit stand in another order than the house's",
    _make,
    ("parts",),
    ("found", "first", "second", "part", "other", "order"),
    {"": Say("the {other} “{second}” stands before the {part} “{first}”", "the order is {order}")},
    scopes=("credit",),
)
