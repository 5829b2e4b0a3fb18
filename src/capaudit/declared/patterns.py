r"""Words and patterns of a house file, searched for in linear time.

Plain words need no engine beyond the standard library: an alternation of literals cannot run away. Patterns are given to
RE2, whose time grows with the length of the text alone, so that no pattern can hang a build. It is imported when the first
pattern is met.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from capaudit.basics.tables import Table
from capaudit.basics.tuples import NamedTuple
from capaudit.errors import ConfigError

_MOST = 20
_DENSE = "\u2e80"
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNKNOWN = {
    "(?=": "look-ahead",
    "(?!": "look-ahead",
    "(?<=": "look-behind",
    "(?<!": "look-behind",
    "(?>": "an atomic group",
    "(?(": "a conditional group",
    "(?P=": "a back-reference",
}
_REFERENCE = re.compile(r"\\[1-9]|\\k[<{']")
_ASCII_BORDER = re.compile(r"\\[bB][^\x00-\x7f]|[^\x00-\x7f]\\[bB]")


Match = re.Match[str]
"""A match. RE2's has the same methods, and its offsets count characters too."""


class Search(NamedTuple):
    """What finds words. `find` gives the matches in a text, at most so many."""

    find: Callable[[str], Sequence[Match]]

    def first(self, value: str) -> Match | None:
        """The first match, or None."""
        return next(iter(self.find(value)), None)


def several(searches: Sequence[Search]) -> Search:
    """All matches of all, in the order of the text; of two that overlap, the first and then the longer."""
    if len(searches) == 1:
        return searches[0]
    return Search(lambda value: list(_apart(found for search in searches for found in search.find(value))))


def _apart(found: Iterable[Match]) -> Iterator[Match]:
    end = 0
    for match in sorted(found, key=lambda m: (m.span()[0], -m.span()[1])):
        if match.span()[0] >= end:
            yield match
            end = match.span()[1]


def words(several_words: Iterable[str], *, case: bool = False, start: bool = False, end: bool = False) -> Search:
    """Plain words, as whole words; `start` and `end` say that they must stand there."""
    options = "|".join(map(_literal, sorted(several_words, key=len, reverse=True)))
    first, last = r"\A" if start else "", r"\Z" if end else ""
    pattern = re.compile(f"{first}(?:{options}){last}", 0 if case else re.IGNORECASE)
    return Search(lambda value: list(islice(pattern.finditer(value), _MOST)))


def _literal(word: str) -> str:
    body = r"\s".join(map(re.escape, word.split(" ")))
    before = r"(?<!\w)" if word[0].isalnum() and word[0] < _DENSE else ""
    after = r"(?!\w)" if word[-1].isalnum() and word[-1] < _DENSE else ""
    return before + body + after


def pattern(table: Table, key: str, text: str, who: str) -> Search:
    """A pattern of a house file. Raises ConfigError that names the file, the line, the rule and the place in the pattern."""
    compiled = _compiled(table, key, text, who)
    if compiled.search("") is not None:
        raise ConfigError(f"{table.at(key, text)}: {who}: the pattern “{text}” fits the empty text, and so every text")

    def find(value: str) -> Sequence[Match]:
        try:
            return list(islice(compiled.finditer(value), _MOST))
        except UnicodeEncodeError:  # bytes that are no text stand in it as lone surrogates
            return list(islice(compiled.finditer(_SURROGATES.sub("\ufffd", value)), _MOST))

    return Search(find)


def _compiled(table: Table, key: str, text: str, who: str) -> Any:
    where = table.at(key, text)
    try:
        import re2
    except ImportError as error:
        raise ConfigError(
            f"{where}: {who}: patterns need google-re2: pip install 'capaudit[patterns]'; plain words need nothing"
        ) from error
    if border := _ASCII_BORDER.search(text):
        raise ConfigError(
            f"{where}: {who}: the pattern “{text}”, character {border.start() + 1}: “{border[0]}” cannot match, "
            "“\\b” knows ASCII letters only; use `words`, or write the letters around it"
        )
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(text, options)
    except re2.error as error:
        raise ConfigError(f"{where}: {who}: {_refusal(text, error)}") from error


def _refusal(text: str, error: Exception) -> str:
    """RE2's own words, with the place in the pattern, and what is not possible where that is the reason."""
    said = error.args[0] if error.args else b""
    said = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    reason, _, part = said.partition(": ")
    at = text.find(part) if part and part != text else -1
    if _REFERENCE.match(part):
        return _impossible(text, at, part, "a back-reference")
    starts = [start for start in _UNKNOWN if part and (start.startswith(part) or part.startswith(start))]
    for place, start in sorted((text.find(start), start) for start in starts):
        if place >= 0:
            return _impossible(text, place, start, _UNKNOWN[start])
    return f"the pattern “{text}”" + (f", character {at + 1}: {reason} “{part}”" if at >= 0 else f": {reason}")


def _impossible(text: str, at: int, part: str, name: str) -> str:
    return f"the pattern “{text}”, character {at + 1}: “{part}” is {name}, which takes more than linear time"
