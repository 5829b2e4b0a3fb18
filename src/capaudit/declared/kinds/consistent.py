"""consistent: one way of writing a thing on one page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from capaudit.basics.tuples import NamedTuple
from capaudit.credits import same_name
from capaudit.declared.kind import Find, Hit, Kind, Say, Setting
from capaudit.declared.patterns import Search, words
from capaudit.declared.scope import Piece
from capaudit.text import Text

_MOST = 20
_TAIL = re.compile(r" (?i:photos?|pictures?|handout)$")  # “AP Photo” is a way of crediting, “AP” the name in it
_NAMES = ("agency", "photographer")


class _Use(NamedTuple):
    """Words on the page, and the way of writing that they are."""

    way: str
    piece: Piece
    at: Text


def _make(setting: Setting) -> Find:
    table = setting.table
    groups = table.groups("either")
    if any(len(set(group)) < 2 or not all(word.strip() for word in group) for group in groups):
        raise table.error("either", f"{setting.who}: each list in “either” has two ways of writing or more")
    if not groups and not set(setting.scopes) <= set(_NAMES):
        raise table.error("", f"{setting.who}: “either” is missing; without it the scope is {' or '.join(_NAMES)}")
    case = bool(table.boolean("case"))
    searches = [[(way, words([way], case=case)) for way in group] for group in groups]

    def find(pieces: Iterable[Piece]) -> Iterator[Hit]:
        seen = list(pieces)
        groups_of_uses = [list(_uses(seen, ways)) for ways in searches] if searches else _alike(seen)
        return chain.from_iterable(map(_unlike, groups_of_uses))

    return find


def _uses(pieces: Iterable[Piece], ways: Sequence[tuple[str, Search]]) -> Iterator[_Use]:
    for piece in pieces:
        taken = 0
        found = [(match.span(), way) for way, search in ways for match in search.find(piece.text.value)]
        for (start, end), way in sorted(found, key=lambda one: (one[0][0], -one[0][1])):
            if start >= taken:
                yield _Use(way, piece, piece.text[start:end])
                taken = end


def _alike(pieces: Iterable[Piece]) -> list[list[_Use]]:
    """The names of each agency, and those of each person, that a page has."""
    agencies: dict[str, list[_Use]] = {}
    people: list[list[_Use]] = []
    for piece in pieces:
        use = _Use(_TAIL.sub("", piece.text.value), piece, piece.text)
        if piece.agency is not None:
            agencies.setdefault(piece.agency.id, []).append(use)
        elif piece.scope == "photographer":
            own = next((uses for uses in people[:_MOST] if same_name(uses[0].way, use.way)), None)
            people.append([use]) if own is None else own.append(use)
    return [*agencies.values(), *people]


def _unlike(uses: Sequence[_Use]) -> Iterator[Hit]:
    """Where a way is used that is not the commonest; of two that are as common, the first is right."""
    counts = Counter(use.way for use in uses)
    if len(counts) < 2:
        return
    common = counts.most_common(1)[0][0]
    model = next(use for use in uses if use.way == common)
    for use in [use for use in uses if use.way != common][:_MOST]:
        said = {"found": use.at.value, "wanted": model.way}
        yield Hit(use.piece, use.at, said, also=(model.at,))


CONSISTENT = Kind(
    "consistent",
    "One thing is written in several ways on a page",
    _make,
    ("either", "case"),
    ("found", "wanted"),
    {"": Say("“{found}” here, “{wanted}” elsewhere on the page", "write “{wanted}” throughout")},
    per_document=True,
)
