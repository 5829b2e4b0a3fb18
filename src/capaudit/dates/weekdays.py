"""All dates of a caption, each with the weekday that belongs to it."""

from __future__ import annotations

from capaudit.basics.later import pattern
from capaudit.dates import gaps
from capaudit.dates.date import Day
from capaudit.dates.grammar import around_month
from capaudit.dates.line import Core, Found, Line
from capaudit.dates.tokens import Token

_WEEKDAY_LAST = frozenset(("hu", "tr", "lt", "lv", "ja", "ko", "zh", "zu", "xh"))
"""Languages in which the weekday often follows the date."""

_CLOSED = pattern(r"[,.;)）]|\s*\Z")
_SHORT_YEAR = pattern(r"[./] ?(\d\d)(?!\d|[.,:/]\d)")
_MORE_FIGURES = pattern(r"\.?\s?/?\d")


def read(line: Line) -> list[Found]:
    """The dates, in reading order."""
    found: list[Found] = []
    for index, token in enumerate(line.tokens):
        if index < line.free:
            continue
        core: Core | None = None
        if token.kind == "m":
            core = around_month(line, index)
        elif token.day:
            core = Core(index, index, Found(token.start, token.end, token.day, token.last))
        elif token.kind == "w":
            core = _figures_after(line, index)
        if core:
            one = _with_weekday(line, core)
            found.append(one._replace(end=_closed(line.value, one.start, one.end)))
            line.free = max(line.free, core.high + 1)
    return _with_shared_years(line.value, found)


def _figures_after(line: Line, index: int) -> Core | None:
    """“Montag (13.5.)”, “Rabu (1/11)”: day and month in figures count only beside a weekday."""
    last = index + 2
    if line.language in ("en", "") or last >= len(line.tokens) or not line.joined(index, index + 1, gaps.WEEKDAY_DATE):
        return None
    day, month = line.tokens[index + 1 : last + 1]
    between, end, year = line.value[day.end : month.start], month.end, None
    if short := _SHORT_YEAR.match(line.value, end):
        end, year = short.end(), 2000 + int(short[1])
    elif between in (".", ". ") and line.value[end : end + 1] == ".":
        end += 1
    elif between != "/":
        return None
    numbers = line.is_day(index + 1) and line.is_day(last)
    if not (numbers and 1 <= day.value <= 31 and 1 <= month.value <= 12 and between.rstrip() in (".", "/")):
        return None
    if year is None and _MORE_FIGURES.match(line.value, month.end):
        return None
    last += 1 if year else 0
    return Core(index + 1, last, Found(day.start, end, Day(year, month.value, day.value)))


def _with_weekday(line: Line, core: Core) -> Found:
    """The date with the weekday before or after it; two weekdays belong to the two ends of a range."""
    low, high, one = core
    if one.first.weekday is not None or one.first.day is None:
        return one
    if line.is_weekday(low - 1) and line.joined(low - 1, low, gaps.WEEKDAY_DATE):
        near = line.tokens[low - 1]
        if line.is_weekday(low - 2) and line.joined(low - 2, low - 1, gaps.WEEKDAY_WEEKDAY):
            return _of_range(one, line.tokens[low - 2], near)
        return one._replace(start=near.start, first=_named(one.first, near))
    if line.is_weekday(high + 1) and line.joined(high, high + 1, gaps.DATE_WEEKDAY):
        return _weekday_after(line, high + 1, one)
    return one


def _weekday_after(line: Line, index: int, one: Found) -> Found:
    near = line.tokens[index]
    if line.value[near.start - 1] not in "(（":
        if line.language not in _WEEKDAY_LAST and not _CLOSED.match(line.value, near.end):
            return one
        if line.joined(index, index + 1, gaps.WEEKDAY_DATE):
            return one  # it belongs to the date that follows
    line.free = index + 1
    return one._replace(end=near.end, first=_named(one.first, near))


def _named(day: Day, weekday: Token) -> Day:
    return day._replace(weekday=weekday.value, at=(weekday.start, weekday.end))


def _of_range(one: Found, first: Token, last: Token) -> Found:
    if not one.last:
        return one  # two weekdays and one day: nobody can tell which is meant
    return one._replace(start=first.start, first=_named(one.first, first), last=_named(one.last, last))


def _closed(value: str, start: int, end: int) -> int:
    """The end of a date, with the bracket that was opened in it: “Rabu (1/11/2023)”."""
    opened = value.count("(", start, end) + value.count("（", start, end)
    closed = value.count(")", start, end) + value.count("）", start, end)
    return end + 1 if opened > closed and value[end : end + 1] in (")", "）") else end


def _with_shared_years(value: str, found: list[Found]) -> list[Found]:
    """“Monday, Jan. 5, and Tuesday, Jan. 6, 2015”: the year stands once, after the last of several dates."""
    for number in range(len(found) - 2, -1, -1):
        one, following = found[number], found[number + 1]
        month, later, year = one.first.month, following.first.month, following.first.year
        if one.first.year or not year or not month or not later or following.first.day is None:
            continue
        if following.start - one.end < gaps.LONGEST and gaps.DATE_DATE.fits(value[one.end : following.start]):
            year -= month > later
            last = one.last._replace(year=year) if one.last else None
            found[number] = one._replace(first=one.first._replace(year=year), last=last)
    return found
