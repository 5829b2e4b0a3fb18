"""The agencies, libraries, outlets, platforms and licences that pictures come from, found by any of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from capaudit.basics.later import pattern
from capaudit.credits.agency_file import KINDS, make_agency
from capaudit.credits.data import read_arrays, read_beside
from capaudit.credits.keys import TAILS, key_of, keys_of
from capaudit.credits.words import flat
from capaudit.model import Agency

_WORD = pattern(r"[^\W_]+(?:\+(?!\+))?")
_FIRST_WORD = pattern(r"^[\W_]*([^\W_]+)", re.MULTILINE)
_DENSE = "\u3000"
_GAP = pattern(r"[ .\-/&'’\xa0]{0,3}")
_SHORT = 3
_MOST_WORDS = 6
_LONGEST = 80


class AgencyTable:
    """Agencies by id and by name; a table never changes.

    Iterating gives the agencies, `table["ap"]` one by its id (KeyError if there is none), `"ap" in table` tells.
    """

    __slots__ = ("_by_id", "_exact", "_flat", "_letters", "_origin", "_raw", "_starts", "_whole")

    def __init__(self, agencies: Iterable[Agency] = (), whole: Iterable[str] = ()) -> None:
        """`whole` are spellings that count only where they fill a whole part of a credit, such as “Mirror”."""
        self._by_id: dict[str, Agency | None] = {agency.id: agency for agency in agencies}
        self._raw: Mapping[str, Mapping[str, list[str]]] = {}
        self._origin: AgencyTable | None = None
        self._whole = frozenset(map(key_of, whole))
        self._index({a.id: (a.name, *a.aliases, *a.misspellings, *a.outdated) for a in self})

    @classmethod
    def read(cls, text: str) -> AgencyTable:
        """The table of a TOML text laid out as `agencies.toml` is. An agency is made when it is first asked for."""
        table = cls()
        table._raw = raw = read_arrays(text)
        spellings = {name: list(names) for kind in KINDS for name, names in raw[kind].items()}
        for name, lines in (*raw["misspelt"].items(), *raw["outdated"].items()):
            spellings[name] += [line.split(" | " if " | " in line else " = ")[0] for line in lines]
        table._whole = frozenset(map(key_of, raw["whole"]["spellings"]))
        table._by_id = dict.fromkeys(spellings)
        table._index(spellings)
        return table

    def _index(self, spellings: Mapping[str, Sequence[str]]) -> None:
        names: list[str] = []
        owners: list[str] = []
        for owner, own in reversed([*spellings.items()]):  # of two with the same spelling, the first has it
            names += own
            owners += [owner] * len(own)
        self._exact = dict(zip(names, owners, strict=True))
        self._flat = dict(zip(keys_of(names), owners, strict=True))
        self._starts: frozenset[str] | None = None
        self._letters: dict[str, tuple[str, ...]] | None = None

    def with_(self, agencies: Iterable[Agency]) -> AgencyTable:
        """A table that knows these too. One with the id of a known agency takes its place, and so do its spellings."""
        table = AgencyTable(agencies)
        new = table._by_id
        table._origin, table._whole = self, self._whole
        table._exact = {k: owner for k, owner in self._exact.items() if owner not in new} | table._exact
        table._flat = {k: owner for k, owner in self._flat.items() if owner not in new} | table._flat
        table._by_id = {**self._by_id, **new}
        return table

    def __iter__(self) -> Iterator[Agency]:
        return (self[name] for name in self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, name: object) -> bool:
        return name in self._by_id

    def __getitem__(self, name: str) -> Agency:
        agency = self._by_id[name]
        if agency is None:
            agency = make_agency(self._raw, name) if self._origin is None else self._origin[name]
            self._by_id[name] = agency
        return agency

    def spelled(self, name: str) -> Agency | None:
        """The agency of which this is, letter for letter, a listed spelling."""
        owner = self._exact.get(name)
        return self[owner] if owner else None

    def find(self, name: str) -> Agency | None:
        """The agency that these words are a name of, as a whole, or None.

        Case hardly matters for names of five letters and more; three letters and less must be as listed or upper case
        (“Pa” and “ap” are none, “dpa” is). Width, spaces, hyphens and a last “Photo”, “Images”, “Foto” do not matter.
        """
        owner = self._exact.get(name) or (_owner(self, name) if len(name) <= _LONGEST else None)
        return self[owner] if owner else None

    def _by_key(self, name: str) -> str | None:
        key = key_of(name)
        owner = self._flat.get(key)
        if owner is None:
            return self._without_tail(name.rstrip(" .,:;)"), key) if key.endswith(TAILS) else None
        return owner if name.strip(" .,:;*+\xa0") in self._exact or _fits(name, key) else None

    def _without_tail(self, name: str, key: str) -> str | None:
        tail = max((tail for tail in TAILS if key.endswith(tail)), key=len)
        rest = name[: -len(tail)]
        if not rest or (rest[-1].isalnum() and len(rest) <= _SHORT + 1):
            return None
        rest = rest.rstrip(" -/.")
        base = key_of(rest)
        return self._exact.get(rest) or (self._flat.get(base) if _fits(rest, base) else None)

    def owner(self, key: str) -> str | None:
        """The id of the agency with this key (`key_of`) among its names."""
        return self._flat.get(key)

    def keys_from(self, letter: str) -> tuple[str, ...]:
        """The keys of all names that begin with a letter."""
        if self._letters is None:
            letters: dict[str, list[str]] = {}
            for key in self._flat:
                letters.setdefault(key[:1], []).append(key)
            self._letters = {first: tuple(keys) for first, keys in letters.items()}
        return self._letters.get(letter, ())

    def find_in(self, text: str) -> Iterator[tuple[int, int, Agency]]:
        """The agencies named in a text, in order, each with its start and end: whole words, the longest name first.

        Here case matters more, since “mirror” is also a word. The time is linear in the length of the text.
        """
        if self._starts is None:
            names = "\n".join(self._exact).lower()
            dense = (_runs(name)[0] for name in names.split("\n") if max(name, default="") > _DENSE)
            self._starts = frozenset((*_FIRST_WORD.findall(names), *dense))
        low = flat(text)
        spans = [m.span() for m in _WORD.finditer(low)]
        if low and max(low) > _DENSE:
            spans = [run for start, end in spans for run in _run_spans(low, start, end)]
        at = 0
        while at < len(spans):
            start, end = spans[at]
            step = 1
            if low[start:end] in self._starts:
                for stop, count in reversed(self._phrases(low, spans, at)):
                    if owner := self._named(text, low, start, stop):
                        yield start, stop, self[owner]
                        step = count
                        break
            elif low[start] > _DENSE:
                yield from self._in_run(text, start, end)
            at += step

    def _phrases(self, low: str, spans: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
        """Where phrases that start with this word end, and how many words they have."""
        stop = spans[at][1]
        found = [(stop, 1)]
        for count, (start, end) in enumerate(spans[at + 1 : at + _MOST_WORDS], 2):
            gap = _GAP.match(low, stop, start)
            if gap is None or gap.end() != start:
                break
            stop = end
            found.append((stop, count))
        return found

    def _named(self, text: str, low: str, start: int, stop: int) -> str | None:
        key = key_of(low[start:stop])
        owner = self._flat.get(key)
        if owner is None or key in self._whole:
            return None
        name = text[start:stop]
        if name in self._exact or (name.isupper() if len(key) <= _SHORT else not name.islower()):
            return owner
        several = not name.isalnum() or self[owner].kind == "stock"
        return owner if several and len(key) > _SHORT + 1 else None

    def _in_run(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Agency]]:
        """Names in a script that puts no space between words."""
        while start < end:
            for stop in range(min(end, start + 8), start + 1, -1):
                owner = self._exact.get(text[start:stop])
                if owner and text[start:stop] not in self._whole:
                    yield start, stop, self[owner]
                    start = stop - 1
                    break
            start += 1


def _run_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Words in scripts without spaces, apart from the letters beside them: “AP通信” is two."""
    found: list[tuple[int, int]] = []
    for at in range(start + 1, end + 1):
        if at == end or (text[at] > _DENSE) != (text[at - 1] > _DENSE):
            found.append((start, at))
            start = at
    return found


def _runs(name: str) -> list[str]:
    return [name[start:end] for start, end in _run_spans(name, 0, len(name))]


def _fits(name: str, key: str) -> bool:
    """Whether the case in which a name is written lets it be that agency at all."""
    return name.isupper() if len(key) <= _SHORT else len(key) > _SHORT + 1 or not name.islower()


@lru_cache(maxsize=4096)
def _owner(table: AgencyTable, name: str) -> str | None:
    """The id of the agency that these words are a name of, in a spelling that is not listed; most are asked for again."""
    return table._by_key(name)


@cache
def agency_table() -> AgencyTable:
    """The built-in agencies; read from the disk once."""
    return AgencyTable.read(read_beside(__file__, "agencies.toml"))


@lru_cache(maxsize=8)
def table_with(agencies: tuple[Agency, ...]) -> AgencyTable:
    """The built-in agencies and those of a house, which take the place of built-in ones with the same id."""
    return agency_table().with_(agencies) if agencies else agency_table()
