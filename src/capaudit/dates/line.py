"""The tokens of one caption, and what is asked about them again and again."""

from __future__ import annotations

import re

from capaudit.basics.tuples import NamedTuple
from capaudit.dates import gaps
from capaudit.dates.date import Day
from capaudit.dates.gaps import Gap
from capaudit.dates.tokens import Token


class Found(NamedTuple):
    """A date by the characters that it takes up."""

    start: int
    end: int
    first: Day
    last: Day | None = None


class Core(NamedTuple):
    """A date without its weekday, and the first and last token that it takes."""

    low: int
    high: int
    found: Found


_EARLIEST, _LATEST = 1000, 2199
_NO_YEAR = re.compile(
    r"(?![гр])[^\W\dm_]|[.,:]\d|[%€$]"
    r"|\s?(?:GMT|UTC|[Hh]ours|hrs|Uhr|uur|h\b|B\.?C|BE\b|B\.E|AH\b|v\. ?Chr|av\. ?J|a\. ?C|هـ)"
)
_SHORT_YEAR = re.compile(r",?\s?['’‘]\d\d(?!\d)")


class Line:
    """A caption and its tokens. Tokens before `free` belong to a date already."""

    __slots__ = ("free", "language", "tokens", "value")

    def __init__(self, value: str, tokens: list[Token], language: str) -> None:
        self.value = value
        self.tokens = tokens
        self.language = language
        self.free = 0

    def joined(self, left: int, right: int, gap: Gap) -> bool:
        """Whether two tokens exist, the left one is free, and what stands between them fits."""
        if left < self.free or right >= len(self.tokens):
            return False
        start, end = self.tokens[left].end, self.tokens[right].start
        return end - start < gaps.LONGEST and gap.fits(self.value[start:end])

    def is_weekday(self, index: int) -> bool:
        """Whether a token is the name of a weekday."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == "w"

    def is_day(self, index: int) -> bool:
        """Whether a token can be a day of the month: a number of one or two digits."""
        token = self.tokens[index]
        return token.kind == "n" and token.end - token.start < 3

    def year_after(self, index: int, gap: Gap) -> int | None:
        """The year after a token; 0 where none follows, None where one follows that we cannot count with."""
        if _SHORT_YEAR.match(self.value, self.tokens[index].end):
            return None
        if not self.joined(index, index + 1, gap):
            return 0
        year = self.tokens[index + 1]
        if year.kind != "n" or year.end - year.start != 4:
            return 0
        fine = _EARLIEST <= year.value <= _LATEST and not _NO_YEAR.match(self.value, year.end)
        return year.value if fine else None

    def year_before(self, index: int) -> int:
        """The year before a token, in the languages that begin with it ("2024. január 5."); 0 where there is none."""
        if self.language not in YEAR_FIRST or not self.joined(index - 1, index, gaps.YEAR_DAY):
            return 0
        year = self.tokens[index - 1]
        fine = year.kind == "n" and year.end - year.start == 4 and _EARLIEST <= year.value <= _LATEST
        return year.value if fine else 0


YEAR_FIRST = frozenset(("hu", "lt", "lv"))
