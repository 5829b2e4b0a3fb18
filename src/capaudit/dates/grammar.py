"""Dates around the name of a month: which number is the day, which the year."""

from __future__ import annotations

import re

from capaudit.basics.later import pattern
from capaudit.dates import gaps
from capaudit.dates.date import Day
from capaudit.dates.line import YEAR_FIRST, Core, Found, Line

_MONTH_FIRST = frozenset(("", "en", "hu", "lt", "zu", "xh"))
"""Languages that write “May 5” and no year."""

_NO_DAY = re.compile(r"(?!(?:st|nd|rd|th)\b)(?:[:.,]\d|\s?%|[-–][^\W\d_]{2}|[^\W\d_])")
_COUNTERS = (
    *("issue", " no.", " nr", " nr.", "number", "volume", " vol.", "page", "route", "flight", "episode", "chapter"),
    *("ausgabe", " heft", "nummer", "seite", "folge", "numéro", " n°", " nº", "número", "página", "numero", "episodio"),
)
_SUFFIX = pattern(r"-[^\W\d_]{1,3}\b|\s?d\.")
_CLAUSE_END = pattern(
    r"[,.;:)\]–—-]|\s*\Z|\s[(–—|-]|\s(?:in|at|near|of|on|during|outside|inside|after|before|and|to|by|for|with|from|as|when|while)\b"
)


def around_month(line: Line, index: int) -> Core | None:
    """The date that a month is in, or None where the name stands alone."""
    month_end = index
    if line.joined(index, index + 1, gaps.MONTH_MONTH) and line.tokens[index + 1].kind == "m":
        month_end = index + 1  # Arabic papers print both names: نوفمبر/تشرين الثاني
    left = line.joined(index - 1, index, gaps.DAY_MONTH) and line.is_day(index - 1)
    right = line.joined(month_end, month_end + 1, gaps.MONTH_DAY) and line.is_day(month_end + 1)
    if right and (not left or line.year_after(month_end + 1, gaps.DAY_YEAR)):
        core = _month_first(line, index, month_end)
    else:
        core = _day_first(line, index, month_end) if left else None
    return core or _no_day(line, index, month_end)


def _core(line: Line, low: int, high: int, first: Day, last: int | None) -> Core:
    found = Found(line.tokens[low].start, line.tokens[high].end, first, first._replace(day=last) if last else None)
    return Core(low, high, found)


def _month_first(line: Line, index: int, month_end: int) -> Core | None:
    """“May 5”, “Jan. 5-6, 2015”, “2024. január 5-én”."""
    low, high = index, month_end + 1
    day = line.tokens[high]
    last = _range_end(line, high)
    if not last and _NO_DAY.match(line.value, day.end) and not _suffixed(line, day.end):
        return None
    high += 1 if last else 0
    year = line.year_after(high, gaps.DAY_YEAR)
    if year is None:
        return None
    if year:
        high += 1
    else:
        year = line.year_before(index)
        low -= 1 if year else 0
    if not year and not (0 < day.value < 32 and _stands_alone(line, index, line.tokens[high].end)):
        return None
    return _core(line, low, high, Day(year or None, line.tokens[index].value, day.value), last)


def _suffixed(line: Line, end: int) -> bool:
    """Hungarian “5-én”, Lithuanian “5 d.”."""
    return line.language in YEAR_FIRST and _SUFFIX.match(line.value, end) is not None


def _stands_alone(line: Line, index: int, end: int) -> bool:
    """Whether “May 5” without a year is a date, and not a count: “in May 31 people”."""
    if line.language not in _MONTH_FIRST and line.value[end : end + 1] != ":":
        return False
    start = line.tokens[index].start
    if line.value[max(0, start - 3) : start].lower() == "on " or _CLAUSE_END.match(line.value, end):
        return True
    return line.joined(index - 1, index, gaps.WEEKDAY_DATE) and line.is_weekday(index - 1)


def _range_end(line: Line, index: int) -> int | None:
    """The second day of “Jan. 5-6”."""
    if not (line.joined(index, index + 1, gaps.DAY_DAY) and line.is_day(index + 1)):
        return None
    first, second = line.tokens[index], line.tokens[index + 1]
    if not first.value < second.value <= 31 or _NO_DAY.match(line.value, second.end):
        return None
    closed = _CLAUSE_END.match(line.value, second.end) or line.year_after(index + 1, gaps.DAY_YEAR)
    return second.value if closed else None


def _day_first(line: Line, index: int, month_end: int) -> Core | None:
    """“5 May 2024”, “5.-6. Januar”, “2024. gada 5. janvārī”."""
    low, high = index - 1, month_end
    day, last = line.tokens[low], None
    if line.language == "en" and "." in line.value[day.end : line.tokens[index].start]:
        return None
    if line.joined(low - 1, low, gaps.DAY_DAY) and line.is_day(low - 1) and line.tokens[low - 1].value < day.value:
        low, last = low - 1, day.value
    if day.value > 31 or _glued(line.value, line.tokens[low].start):
        return None
    year = line.year_after(month_end, gaps.MONTH_YEAR)
    if year is None:
        return None
    if year:
        high += 1
    else:
        year = line.year_before(low)
        low -= 1 if year else 0
    first = line.tokens[index - 2 if last else index - 1].value
    if not first and not year:
        return None
    return _core(line, low, high, Day(year or None, line.tokens[index].value, first), last)


def _glued(value: str, start: int) -> bool:
    """Whether a number belongs to what stands before it: “COVID-19 May”, “3:0”, “1,5”, “$5”, “issue 31”."""
    before = value[start - 1] if start else " "
    if before in "-–$€£#" or (before in ":.,/" and value[start - 2 : start - 1].isdigit()):
        return True
    return value[max(0, start - 10) : start].rstrip(" \xa0").lower().endswith(_COUNTERS)


def _no_day(line: Line, index: int, month_end: int) -> Core | None:
    """“Sept. 2020”, “2021. gada janvāris”."""
    month = line.tokens[index]
    if month.short:
        return None
    if year := line.year_after(month_end, gaps.MONTH_YEAR):
        return _core(line, index, month_end + 1, Day(year, month.value), None)
    if year := line.year_before(index):
        return _core(line, index - 1, month_end, Day(year, month.value), None)
    return None
