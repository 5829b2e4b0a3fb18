"""A caption cut into what dates are made of: numbers, names of months and weekdays, and dates in figures."""

from __future__ import annotations

import re

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.dates.date import Day
from capaudit.dates.vocabulary import Table, Word

EARLIEST, LATEST = 1800, 2199
"""Years of a date in figures. Outside stand other calendars (Persian 1403, Buddhist 2567) and other numbers."""


class Token(NamedTuple):
    """A number ("n"; -1 if it has five digits or more), month ("m"), weekday ("w") or whole date in figures ("d")."""

    kind: str
    start: int
    end: int
    value: int
    short: bool = False
    day: Day | None = None
    last: Day | None = None


_NUMBER = re.compile(r"\d")
_BEFORE = 36
"""As far in front of a number, in characters, other parts of its date are looked for."""
_MAYBE_FIGURES = re.compile(r"\d[./-][ \xa0]?\d")
_FIGURES = pattern(
    r"(?<!\d[.,:\-–/])(?<![\w/@#.])(?:(\d{4})([./-])[ \xa0]?(\d{1,2})\2[ \xa0]?(\d{1,2})(?:[-–](\d{1,2}))?"
    r"|(\d{1,2})([./-])[ \xa0]?(\d{1,2})\7[ \xa0]?(\d{4}))(?!\d|[^\W\dгр]|[%€$£]|[./:-]\d)"
)
_EAST = (
    r"(?<!\d)(?:(?:(\d{1,4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?)?(?<!\d)(\d{1,2}) ?[日일号號]"
    r"(?![間间目後后前ぶ以連连本째간동후전만본])"
)
_EAST_WEEKDAY = (
    r" ?(?:[(（](?:星期|[周週]|禮拜|礼拜)?([一二三四五六天月火水木金土日월화수목금토일])(?:曜日?|요일)?[)）]"
    r"|(?:星期|[周週]|禮拜|礼拜)([一二三四五六日天])|([月火水木金土日월화수목금토일])(?:曜|요일))"
)
_SIGNS = ("一月월", "二火화", "三水수", "四木목", "五金금", "六土토", "天日일")
_EAST_DAYS = {sign: number for number, signs in enumerate(_SIGNS) for sign in signs}


def tokens(value: str, table: Table, order: str) -> list[Token]:
    """All tokens in reading order. `order` ("dmy", "mdy", "") is how 5/6/2024 is meant; "" if that cannot be told."""
    first = _NUMBER.search(value)
    if not first:
        return []
    words, scan = table
    found: list[Token] = []
    end = 0
    start = value.rfind(" ", 0, max(first.start() - _BEFORE, 0)) + 1
    for match in scan.finditer(value, start):
        word, at = match[0], match.start()
        if at < end:
            continue
        if word in words:
            _name(value, at, match.end(), words[word], found)
        elif word[0].isdecimal():
            length = len(word) if word.isdecimal() else _digits(word)
            found.append(Token("n", at, at + length, int(word[:length]) if length < 5 else -1))
        else:
            continue
        end = found[-1].end if found else 0
    figures: list[Token] = []
    if _MAYBE_FIGURES.search(value, start):
        figures = [token for match in _FIGURES.finditer(value, start) for token in _figures(match, order)]
    if "日" in value or "일" in value or "号" in value or "號" in value:
        figures += _eastern(value)
    return _merged(found, figures) if figures else found


def _digits(word: str) -> int:
    """How many digits a word begins with: “30th”."""
    return next(number for number, sign in enumerate(word) if not sign.isdecimal())


def _merged(found: list[Token], figures: list[Token]) -> list[Token]:
    """All tokens in order, without what stands inside a date in figures."""
    merged: list[Token] = []
    end = 0
    for token in sorted(found + figures, key=lambda token: (token.start, token.kind)):
        if token.start >= end:
            merged.append(token)
            end = token.end
    return merged


def _name(value: str, start: int, end: int, senses: tuple[Word, ...], found: list[Token]) -> None:
    if start and value[start - 1].isalpha():
        return
    for kind, number, short, rest in senses:
        if rest:
            stop = end + 1 + len(rest)
            if value[end:stop].replace("\xa0", " ") != " " + rest or value[stop : stop + 1].isalnum():
                continue
            end = stop
        if kind == "weekday":
            end += 6 * (value[end : end + 6].lower() == "-feira")
            if short:
                if not _looks_short(value, start, end):
                    return
                end += value[end : end + 1] == "."
            start -= 2 * (value[start - 2 : start] in ("п'", "п’"))
        found.append(Token(kind[0], start, end, number, short))
        return


def _looks_short(value: str, start: int, end: int) -> bool:
    """Whether “Sun” or “lun.” is a weekday: not the paper in “The Sun, May 5”, nor a small word without a period."""
    if value[start].islower() and value[end : end + 1] != ".":
        return False
    before = value[max(0, start - 12) : start].rstrip(" \xa0")
    if not before or not before[-1].isalpha():
        return True
    word = before.rpartition(" ")[2]
    return word.islower() and word != "the"


def _figures(match: re.Match[str], order: str) -> list[Token]:
    last = None
    if match[1]:
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if match[5]:
            last = Day(year, month, int(match[5]))
    else:
        first, second, year = int(match[6]), int(match[8]), int(match[9])
        dotted = match[7] == "."
        if not dotted and not order and first <= 12 and second <= 12 and first != second:
            return []
        american = not dotted and (second > 12 or (order == "mdy" and first <= 12))
        month, day = (first, second) if american else (second, first)
    if not (EARLIEST <= year <= LATEST and 1 <= month <= 12 and day <= 31):
        return []
    if last and not (day < (last.day or 0) <= 31):
        last = None
    return [Token("d", match.start(), match.end(), 0, day=Day(year, month, day), last=last)]


def _eastern(value: str) -> list[Token]:
    weekday_after = re.compile(_EAST_WEEKDAY)
    found: list[Token] = []
    for match in re.finditer(_EAST, value):
        year, month = (int(part) if part else None for part in match.group(1, 2))
        day = int(match[3])
        counted_otherwise = year is not None and not EARLIEST <= year <= LATEST
        other_year = value[max(0, match.start() - 1) : match.start()] in ("年", "년", "해")
        if counted_otherwise or other_year or (month or 1) > 12 or day > 31:
            continue
        end, weekday, at = match.end(), None, None
        if named := weekday_after.match(value, end):
            number = named.lastindex or 1
            weekday, at, end = _EAST_DAYS[named[number]], named.span(number), named.end()
        found.append(Token("d", match.start(), end, 0, day=Day(year, month, day, weekday, at)))
    return found
