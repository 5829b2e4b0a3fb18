"""substitute: one wording in place of another, with a fix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from capaudit.basics.tuples import NamedTuple
from capaudit.declared.kind import Find, Hit, Kind, Say, Setting
from capaudit.declared.patterns import Match, Search, pattern, words
from capaudit.declared.scope import Piece
from capaudit.errors import ConfigError
from capaudit.model import Fix

_GROUP = re.compile(r"\$(\$|\d)")


class _Swap(NamedTuple):
    search: Search
    wanted: Callable[[Match], str]


def _make(setting: Setting) -> Find:
    swaps = list(_swaps(setting))
    if not swaps:
        raise setting.table.error("", f"{setting.who}: one of swap, swap-patterns is needed")

    def find(pieces: Iterable[Piece]) -> Iterator[Hit]:
        for piece in pieces:
            for swap in swaps:
                for match in swap.search.find(piece.text.value):
                    start, end = match.span()
                    found, wanted = piece.text.value[start:end], swap.wanted(match)
                    if found != wanted:
                        at = piece.text[start:end]
                        edit = at.replaced(wanted)
                        fix = (
                            Fix(f"write “{wanted}”" if wanted else "leave it out", (edit,), setting.safe)
                            if edit
                            else None
                        )
                        said = {"found": found, "wanted": wanted}
                        yield Hit(piece, at, said, "" if wanted.strip() else "out", fix=fix)

    return find


def _swaps(setting: Setting) -> Iterator[_Swap]:
    table, who = setting.table, setting.who
    if plain := table.mapping("swap"):
        if not all(word.strip(" ") for word in plain):
            raise table.error("swap", f"{who}: a word in “swap” is empty")
        yield _Swap(words(plain, case=bool(table.boolean("case"))), _of_words(plain))
    for text, wanted in table.mapping("swap-patterns").items():
        search = pattern(table, "swap-patterns", text, who)
        yield _Swap(search, _of_groups(wanted, _groups(setting, text, wanted)))


def _of_words(swap: Mapping[str, str]) -> Callable[[Match], str]:
    exact = swap
    folded = {_key(word): wanted for word, wanted in swap.items()}
    capitals = {_key(word) for word in swap if word[:1].islower()}

    def wanted(match: Match) -> str:
        found: str = match.group()
        if found in exact:
            return exact[found]
        key = _key(found)
        right = folded[key]
        return right[:1].upper() + right[1:] if found[:1].isupper() and key in capitals and found != right else right

    return wanted


def _key(word: str) -> str:
    return re.sub(r"\s", " ", word).casefold()


def _groups(setting: Setting, text: str, wanted: str) -> int:
    """How many groups the pattern has; raises ConfigError where the new words name another."""
    import re2

    groups: int = re2.compile(text).groups
    for name in _GROUP.findall(wanted):
        if name != "$" and int(name) > groups:
            where = setting.table.at("swap-patterns", text)
            raise ConfigError(
                f"{where}: {setting.who}: “{wanted}” names ${name}, and the pattern “{text}” has {groups} groups"
            )
    return groups


def _of_groups(wanted: str, groups: int) -> Callable[[Match], str]:
    def filled(match: Match) -> str:
        return _GROUP.sub(lambda ref: "$" if ref[1] == "$" else (match.group(int(ref[1])) or ""), wanted)

    return filled if groups or "$" in wanted else lambda _: wanted


SUBSTITUTE = Kind(
    "substitute",
    "Words that the house writes in another way",
    _make,
    ("swap", "swap-patterns", "case"),
    ("found", "wanted"),
    {
        "": Say("“{found}” is written “{wanted}”", "write “{wanted}”"),
        "out": Say("“{found}” is too much", "leave it out"),
    },
    fixes=True,
)
