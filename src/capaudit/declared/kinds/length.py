"""length: how long a text may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from capaudit.declared.kind import Find, Hit, Kind, Say, Setting
from capaudit.declared.scope import CALLED, Piece

_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]{1,9}[\"'”’»)]{0,3}(?=\s[^\sa-z])|[。！？](?=.)"
)
_UNITS: Mapping[str, Callable[[str], int]] = {
    "characters": len,
    "words": lambda value: len(value.split()),
    "sentences": lambda value: len(_SENTENCE_END.findall(value)) + 1 if value else 0,
}


def _make(setting: Setting) -> Find:
    table = setting.table
    unit = table.choice("unit", _UNITS) or "characters"
    least, most = table.integer("at-least"), table.integer("at-most")
    if least is None and most is None:
        raise table.error("", f"{setting.who}: one of at-least, at-most is needed")
    if (least or 0) < 0 or (most is not None and most < (least or 0)):
        raise table.error("at-most", f"{setting.who}: at-most is less than at-least, or one is less than 0")
    measure = _UNITS[unit]

    def find(pieces: Iterable[Piece]) -> Iterator[Hit]:
        for piece in pieces:
            count = measure(piece.text.value)
            short = least is not None and count < least
            if short or (most is not None and count > most):
                said = {
                    "found": piece.text.value,
                    "count": str(count),
                    "limit": str(least if short else most),
                    "unit": unit if count != 1 else unit[:-1],
                    "scope": CALLED.get(piece.scope, piece.scope),
                }
                yield Hit(piece, piece.text, said, "short" if short else "")

    return find


LENGTH = Kind(
    "length",
    "A text is too long or too short for the house",
    _make,
    ("unit", "at-least", "at-most"),
    ("found", "count", "limit", "unit", "scope"),
    {
        "": Say("{scope} has {count} {unit}, more than {limit}", "shorten it"),
        "short": Say("{scope} has {count} {unit}, fewer than {limit}", "say more"),
    },
)
