"""A TOML table that knows where it stands: what is wrong in it is said with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from capaudit.errors import ConfigError
from capaudit.nearest import did_you_mean

T = TypeVar("T")

_HEADER = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_WORDS = {str: "a text in quotes", bool: "true or false", list: "a list of texts in quotes", dict: "a table"}


class Origin(NamedTuple):
    """A configuration file, its text, and the table in it that is ours ("" for the whole file)."""

    file: str
    text: str
    root: str

    def where(self, table: str, number: int, key: str = "", word: str = "") -> str:
        """“FILE:LINE” of a word, of its key or of its table, or “FILE” where the line cannot be told.

        `number` counts the tables of an array from 0. tomllib keeps no lines, so the text is looked through for headers
        and keys.
        """
        wanted = ".".join(filter(None, (self.root, table)))
        current, seen, found = "", -1, 0
        for line_number, line in enumerate(self.text.split("\n"), 1):
            if header := _HEADER.fullmatch(line):
                current = re.sub(r"""["'\s]""", "", header[1])
                seen += current == _bare(wanted)
                if current == _bare(wanted) and seen == number:
                    found = line_number
            elif key and current == _bare(wanted) and seen in (number, -1) and _is_key(line, key):
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

    def __init__(self, data: dict[str, Any], origin: Origin, name: str = "", number: int = 0) -> None:
        self.data = data
        self.origin = origin
        self.name = name
        self.number = number

    def at(self, key: str = "", word: str = "") -> str:
        """Where a key stands, or a word in its value, or the table itself."""
        return self.origin.where(self.name, self.number, key, word)

    def error(self, key: str, message: str) -> ConfigError:
        return ConfigError(f"{self.at(key)}: {message}")

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
        if value is not None and not isinstance(value, kind):
            raise self.error(key, f"“{key}” is {_WORDS[kind]}")
        return value

    def string(self, key: str) -> str | None:
        return self._get(key, str)

    def boolean(self, key: str) -> bool | None:
        return self._get(key, bool)

    def strings(self, key: str) -> tuple[str, ...]:
        values = self._get(key, list) or []
        if not all(isinstance(value, str) for value in values):
            raise self.error(key, f"“{key}” is {_WORDS[list]}")
        return tuple(values)

    def mapping(self, key: str) -> dict[str, str]:
        values = self._get(key, dict) or {}
        if not all(isinstance(value, str) for value in values.values()):
            raise self.error(key, f"“{key}” is a table of texts")
        return values

    def tables(self, key: str) -> Iterator[tuple[str, Table]]:
        """The tables in a table: `[key.NAME]`."""
        for name, value in (self._get(key, dict) or {}).items():
            if not isinstance(value, dict):
                raise self.error(key, f"[{key}] holds tables, such as [{key}.NAME], and “{name}” is none")
            yield name, Table(value, self.origin, f"{key}.{name}")

    def array(self, key: str) -> Iterator[Table]:
        """The tables of an array: `[[key]]`."""
        for number, value in enumerate(self._get(key, list) or []):
            if not isinstance(value, dict):
                raise self.error(key, f"“{key}” is an array of tables, [[{key}]]")
            yield Table(value, self.origin, key, number)
