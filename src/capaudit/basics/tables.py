"""A TOML table that knows where it stands: what is wrong in it is said with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from capaudit.basics.later import pattern
from capaudit.basics.nearest import did_you_mean
from capaudit.basics.tuples import NamedTuple
from capaudit.errors import ConfigError

T = TypeVar("T")

_KEY = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_HEADER = pattern(rf"\s*\[\[?\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*\]\]?\s*(?:#.*)?")
_WORDS = {
    str: "a text in quotes",
    bool: "true or false",
    int: "a whole number",
    list: "a list of texts in quotes",
    dict: "a table",
}


class Origin(NamedTuple):
    """A configuration file, its text, and the table in it that is ours ("" for the whole file)."""

    file: str
    text: str
    root: str

    def where(self, table: str, number: int, key: str = "", word: str = "", counted: str = "") -> str:
        """“FILE:LINE” of a word, of its key or of its table, or “FILE” where the line cannot be told.

        `number` counts the tables of an array from 0; `counted` is that array where the table stands inside one of its
        tables. tomllib keeps no lines, so the text is looked through for headers and keys.
        """
        wanted = _bare(".".join(filter(None, (self.root, table))))
        array = _bare(".".join(filter(None, (self.root, counted)))) if counted else wanted
        current, seen, found = "", -1, 0
        for line_number, line in enumerate(self.text.split("\n"), 1):
            if header := _HEADER.fullmatch(line):
                current = _bare(header[1])
                seen += current == array
                if current in (wanted, array) and seen == number and (not found or current == wanted):
                    found = line_number
            elif key and current == wanted and seen in (number, -1) and _is_key(line, key):
                found = line_number
                break
        if found and word:
            lines = self.text.split("\n")
            found = next((n for n in range(found, len(lines) + 1) if word in lines[n - 1]), found)
        return f"{self.file}:{found}" if found else self.file


def _bare(name: str) -> str:
    return re.sub(r"""["'\s]""", "", name)


def _is_key(line: str, key: str) -> bool:
    name, equals, _ = line.partition("=")
    return bool(equals) and name.strip().strip("\"'") == key


class Table:
    """A table, by its dotted name in the file. Every reader of a key raises ConfigError where the type is another."""

    def __init__(
        self, data: dict[str, Any], origin: Origin, name: str = "", number: int = 0, counted: str = ""
    ) -> None:
        self.data = data
        self.origin = origin
        self.name = name
        self.number = number
        self.counted = counted

    def at(self, key: str = "", word: str = "") -> str:
        """Where a key stands, or a word in its value, or the table itself."""
        return self.origin.where(self.name, self.number, key, word, self.counted)

    def error(self, key: str, message: str) -> ConfigError:
        return ConfigError(f"{self.at(key, key)}: {message}")

    def only(self, known: Iterable[str], need: Iterable[str] = ()) -> None:
        """Raise ConfigError for a key that is not known, and for one that is needed and missing."""
        known = list(known)
        table = f" in [{self.name}]" if self.name else ""
        for key in self.data:
            if key not in known:
                raise self.error(key, f"unknown key “{key}”{table}{did_you_mean(key, known)}")
        for key in need:
            if not self.data.get(key):
                raise self.error("", f"“{key}” is missing{table}")

    def _get(self, key: str, kind: type[T]) -> T | None:
        value = self.data.get(key)
        if value is not None and (not isinstance(value, kind) or (kind is int and isinstance(value, bool))):
            raise self.error(key, f"“{key}” is {_WORDS[kind]}")
        return value

    def string(self, key: str) -> str | None:
        return self._get(key, str)

    def boolean(self, key: str) -> bool | None:
        return self._get(key, bool)

    def integer(self, key: str) -> int | None:
        return self._get(key, int)

    def choice(self, key: str, known: Iterable[str]) -> str | None:
        """One of the known words."""
        word = self.string(key)
        return None if word is None else self.known(key, word, known)

    def choices(self, key: str, known: Iterable[str]) -> tuple[str, ...]:
        """Several of the known words, or one that stands alone."""
        known = list(known)
        return tuple(self.known(key, word, known) for word in self.one_or_more(key))

    def one_or_more(self, key: str) -> tuple[str, ...]:
        """A list of texts, or one text."""
        value = self.data.get(key)
        return (value,) if isinstance(value, str) else self.strings(key)

    def known(self, key: str, word: str, known: Iterable[str]) -> str:
        """The word, where it is a known one."""
        known = list(known)
        if word not in known:
            meant = did_you_mean(word, known) or f"; it is one of {', '.join(known)}"
            raise ConfigError(f"{self.at(key, word)}: unknown {key} “{word}”{meant}")
        return word

    def strings(self, key: str) -> tuple[str, ...]:
        values = self._get(key, list) or []
        if not all(isinstance(value, str) for value in values):
            raise self.error(key, f"“{key}” is {_WORDS[list]}")
        return tuple(values)

    def groups(self, key: str) -> list[tuple[str, ...]]:
        """A list of lists of texts."""
        groups = self._get(key, list) or []
        if not all(isinstance(group, list) and all(isinstance(word, str) for word in group) for group in groups):
            raise self.error(key, f"“{key}” is a list of lists of texts in quotes")
        return [tuple(group) for group in groups]

    def mapping(self, key: str) -> dict[str, str]:
        values = self._get(key, dict) or {}
        if not all(isinstance(value, str) for value in values.values()):
            raise self.error(key, f"“{key}” is a table of texts")
        return values

    def table(self, key: str) -> Table | None:
        """A table in this one: `[name.key]`, or `key = {…}`."""
        data = self._get(key, dict)
        return None if data is None else self._inner(key, data)

    def _inner(self, key: str, data: dict[str, Any]) -> Table:
        name = f"{self.name}.{key}" if self.name else key
        return Table(data, self.origin, name, self.number, self.counted)

    def tables(self, key: str) -> Iterator[tuple[str, Table]]:
        """The tables in a table: `[key.NAME]`."""
        for name, value in (self._get(key, dict) or {}).items():
            if not isinstance(value, dict):
                raise self.error(key, f"[{key}] holds tables, such as [{key}.NAME], and “{name}” is none")
            yield name, self._inner(f"{key}.{name}", value)

    def array(self, key: str) -> Iterator[Table]:
        """The tables of an array: `[[key]]`."""
        for number, value in enumerate(self._get(key, list) or []):
            if not isinstance(value, dict):
                raise self.error(key, f"“{key}” is an array of tables, [[{key}]]")
            yield Table(value, self.origin, key, number, key)
