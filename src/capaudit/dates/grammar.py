"""Dates from tokens: which number is the day and which the year, which weekday belongs to which date."""

from __future__ import annotations

import re
from typing import NamedTuple

from capaudit.dates.date import Day
from capaudit.dates.tokens import Token


class Found(NamedTuple):
    """A date by the characters that it takes up."""

    start: int
    end: int
    first: Day
    last: Day | None = None
    role: str | None = None


_EARLIEST, _LATEST = 1000, 2199
_MONTH_FIRST = frozenset(("", "en", "hu", "lt", "zu", "xh"))
_YEAR_FIRST = frozenset(("hu", "lt", "lv"))
_WEEKDAY_LAST = frozenset(("hu", "tr", "lt", "lv", "ja", "ko", "zh", "zu", "xh"))

_TO = (
    r"\s?(?:[-–—/&+]|(?:to|and|or|through|thru|until|und|bis|oder|auf|zum|et|ou|au|y|al|o|e|a|ed|en|tot|och|till|og|til|ja|i|do|až|"
    r"и|по|до|та|і|й|ve|ir|un|dhe|si|și|la|dan|hingga|và|đến|ile|ja|έως|και|至|و)(?=\s))\s?"
)
_ORDINAL = r"(?:st|nd|rd|th|er|re|e|ª|º|°|-?[яейа]{1,2}|-го)?"
_DAY_DAY = re.compile(rf"{_ORDINAL}\.?{_TO}(?:the |den |le |el )?")
_WEEKDAY_WEEKDAY = re.compile(rf"\.?{_TO}")
_DAY_MONTH = re.compile(rf"{_ORDINAL}\.?\s?(?:(?:of the|of|del|de|di|da|den|ng|ka) |(?:d|dell|de)['’])?")
_MONTH_DAY = re.compile(r"(?:\.\s?|\s)(?:the )?")
_MONTH_YEAR = re.compile(r"\.?(?:,?\s|\s?/\s?)(?:(?:of|del|de|do|năm|anul|roku) )?|/")
_DAY_YEAR = re.compile(r"(?:st|nd|rd|th)?(?:,\s?|\s)(?:(?:of|del|de) )?")
_YEAR_DAY = re.compile(r"[.,]?\s?(?:m\.|gada)?\s?")
_MONTH_MONTH = re.compile(r"\s?/\s?")
_BEFORE = re.compile(
    r"(?:['’]s)?\.?(?: (?:night|morning|afternoon|evening|noon|tarde|noche|noite|soir|matin|sera|mattina|abend|kveld|aften|kväll))?"
    r",?\s?(?:[(（]\s?)?(?:(?:the|den|der|dem|le|el|il|día|dia|di|d\.|am|on|ngày|pada|tanggal|dne|dnia|de) )?[(（]?"
)
_AFTER = re.compile(r"(?:-[^\W\d_]{1,4}|\s?d\.|\.)?(?:,\s?|\s)|,?\s?[(（]")
_CLOSED = re.compile(r"[,.;)）]|\s*\Z")
_NO_DAY = re.compile(r"(?!(?:st|nd|rd|th)\b)(?:[:.,]\d|\s?%|\s?[-–]?[^\W\d_]{2}|[^\W\d_])")
_NO_YEAR = re.compile(
    r"[^\W\dгрm_]|[.,:]\d|[%€$]|\s?(?:GMT|UTC|[Hh]ours|hrs|Uhr|uur|h\b|B\.?C|BE\b|B\.E|AH\b|v\. ?Chr|av\. ?J|a\. ?C|هـ)"
)
_SHORT_YEAR = re.compile(r",?\s?['’‘]\d\d(?!\d)")
_PLAIN_AFTER = re.compile(r"[,.;:)\]–—-]|\s*\Z|\s(?:in|at|near|of|on|during|outside|inside|after|before|and|to)\b|\s[(–—|-]")


class Reader:
    """Reads the tokens of one caption from left to right; what a date has taken is not taken again."""

    def __init__(self, value: str, tokens: list[Token], language: str) -> None:
        self.value = value
        self.tokens = tokens
        self.language = language
        self._free = 0

    def read(self) -> list[Found]:
        """The dates, in reading order."""
        found: list[Found] = []
        for index, token in enumerate(self.tokens):
            if index < self._free:
                continue
            core: tuple[int, int, Found] | None = None
            if token.kind == "m":
                core = self._month(index)
            elif token.kind == "d" and token.day:
                core = index, index, Found(token.start, token.end, token.day, token.last)
            elif token.kind == "w":
                core = self._figures(index)
            if core:
                low, high, one = core
                found.append(self._weekday(low, high, one))
        return _shared_years(self.value, found)

    def _gap(self, left: int, right: int, pattern: re.Pattern[str], kind: str = "n") -> bool:
        """Whether both tokens exist and are free, and what stands between them fits. `kind` is that of the outer one."""
        if left < self._free or right >= len(self.tokens):
            return False
        start, end = self.tokens[left].end, self.tokens[right].start
        return end - start < 20 and pattern.fullmatch(self.value, start, end) is not None

    def _is_day(self, index: int) -> bool:
        token = self.tokens[index]
        return token.kind == "n" and token.end - token.start < 3

    def _year(self, index: int, pattern: re.Pattern[str]) -> int | None:
        """The year after a token; 0 where none follows, None where one follows that we cannot count with."""
        end = self.tokens[index].end
        if _SHORT_YEAR.match(self.value, end):
            return None
        if not self._gap(index, index + 1, pattern):
            return 0
        year = self.tokens[index + 1]
        if year.kind != "n" or year.end - year.start != 4:
            return 0
        fine = _EARLIEST <= year.value <= _LATEST and not _NO_YEAR.match(self.value, year.end)
        return year.value if fine else None

    def _month(self, index: int) -> tuple[int, int, Found] | None:
        month_end = index
        if self._gap(index, index + 1, _MONTH_MONTH) and self.tokens[index + 1].kind == "m":
            month_end = index + 1
        left = self._gap(index - 1, index, _DAY_MONTH) and self._is_day(index - 1)
        right = self._gap(month_end, month_end + 1, _MONTH_DAY) and self._is_day(month_end + 1)
        if right and not left:
            return self._month_first(index, month_end) or self._month_alone(index, month_end)
        if right and self._year(month_end + 1, _DAY_YEAR):
            return self._month_first(index, month_end)
        return (self._day_first(index, month_end) if left else None) or self._month_alone(index, month_end)

    def _month_first(self, index: int, month_end: int) -> tuple[int, int, Found] | None:
        low, at = index, month_end + 1
        day, month = self.tokens[at], self.tokens[index].value
        if _NO_DAY.match(self.value, day.end) and not self._range_after(at) and not self._suffixed(day):
            return None
        last = self._range_after(at)
        high = at + 1 if last else at
        year = self._year(high, _DAY_YEAR)
        if year is None:
            return None
        if not year and self.language in _YEAR_FIRST and self._gap(index - 1, index, _YEAR_DAY):
            before = self.tokens[index - 1]
            if before.kind == "n" and before.end - before.start == 4:
                year, low = before.value, index - 1
        elif year:
            high += 1
        end = self.tokens[high].end
        if not year and not self._month_first_alone(index, day, end):
            return None
        first = Day(year or None, month, day.value)
        return low, high, Found(self.tokens[low].start, end, first, Day(year or None, month, last) if last else None)

    def _suffixed(self, day: Token) -> bool:
        """Hungarian “5-én”, Lithuanian “5 d.”."""
        return self.language in _YEAR_FIRST and re.compile(r"-[^\W\d_]{1,3}\b|\s?d\.").match(self.value, day.end) is not None

    def _month_first_alone(self, index: int, day: Token, end: int) -> bool:
        """Whether “May 5” without a year is a date: in languages that write so, and not a count (“in May 31 people”)."""
        if self.language not in _MONTH_FIRST and self.value[end : end + 1] != ":":
            return False
        if day.value > 31:
            return False
        start = self.tokens[index].start
        sure = self.value[max(0, start - 3) : start].lower() == "on " or _PLAIN_AFTER.match(self.value, end) is not None
        return sure or self._gap(index - 1, index, _BEFORE) and self.tokens[index - 1].kind == "w"

    def _range_after(self, at: int) -> int | None:
        """The second day of “Jan. 5-6”."""
        if not (self._gap(at, at + 1, _DAY_DAY) and self._is_day(at + 1)):
            return None
        first, second = self.tokens[at], self.tokens[at + 1]
        plain = _PLAIN_AFTER.match(self.value, second.end) or self._year(at + 1, _DAY_YEAR)
        fits = first.value < second.value <= 31 and plain and not _NO_DAY.match(self.value, second.end)
        return second.value if fits else None

    def _day_first(self, index: int, month_end: int) -> tuple[int, int, Found] | None:
        day, month = self.tokens[index - 1], self.tokens[index].value
        if self.language == "en" and "." in self.value[day.end : self.tokens[index].start]:
            return None
        low, first_day, last_day = index - 1, day.value, None
        if self._gap(index - 2, index - 1, _DAY_DAY) and self._is_day(index - 2):
            before = self.tokens[index - 2]
            if before.value < day.value:
                low, first_day, last_day = index - 2, before.value, day.value
        start = self.tokens[low].start
        if self._glued(start) or day.value > 31:
            return None
        year, high = self._year(month_end, _MONTH_YEAR), month_end
        if year is None:
            return None
        if year:
            high += 1
        elif self.language in _YEAR_FIRST and self._gap(low - 1, low, _YEAR_DAY):
            before = self.tokens[low - 1]
            if before.kind == "n" and before.end - before.start == 4:
                year, low = before.value, low - 1
        if not first_day and not year:
            return None
        first = Day(year or None, month, first_day)
        last = Day(year or None, month, last_day) if last_day else None
        return low, high, Found(self.tokens[low].start, self.tokens[high].end, first, last)

    def _glued(self, start: int) -> bool:
        """Whether a number belongs to what stands before it: “COVID-19 May”, “3:0”, “1,5”, “$5”."""
        before = self.value[start - 1 : start] if start else ""
        if before in "-–$€£#" and before:
            return True
        return before in ":.,/" and before != "" and self.value[start - 2 : start - 1].isdigit()

    def _month_alone(self, index: int, month_end: int) -> tuple[int, int, Found] | None:
        month = self.tokens[index]
        year = None if month.short else self._year(month_end, _MONTH_YEAR)
        if year:
            return index, month_end + 1, Found(month.start, self.tokens[month_end + 1].end, Day(year, month.value))
        if self.language in _YEAR_FIRST and self._gap(index - 1, index, _YEAR_DAY):
            before = self.tokens[index - 1]
            if before.end - before.start == 4 and _EARLIEST <= before.value <= _LATEST:
                return index - 1, index, Found(before.start, month.end, Day(before.value, month.value))
        return None

    def _figures(self, index: int) -> tuple[int, int, Found] | None:
        """“Montag (13.5.)”, “Rabu (1/11)”: day and month in figures count only beside a weekday."""
        if self.language in ("en", "") or not self._gap(index, index + 1, _BEFORE) or index + 2 >= len(self.tokens):
            return None
        day, month = self.tokens[index + 1], self.tokens[index + 2]
        between = self.value[day.end : month.start]
        whole = between == "/" or (between in (".", ". ") and self.value[month.end : month.end + 1] == ".")
        numbers = self._is_day(index + 1) and self._is_day(index + 2)
        if not (whole and numbers and 1 <= day.value <= 31 and 1 <= month.value <= 12):
            return None
        if re.compile(r"\.?\s?/?\d").match(self.value, month.end):
            return None
        return index + 1, index + 2, Found(day.start, month.end, Day(None, month.value, day.value))

    def _weekday(self, low: int, high: int, one: Found) -> Found:
        """The date with the weekday before or after it; two weekdays belong to the two ends of a range."""
        free, self._free = self._free, high + 1
        if one.first.weekday is not None or one.first.day is None:
            return one
        if low > free and self.tokens[low - 1].kind == "w" and self._joined(low - 1, low, _BEFORE):
            near = self.tokens[low - 1]
            if low - 1 > free and self.tokens[low - 2].kind == "w" and self._joined(low - 2, low - 1, _WEEKDAY_WEEKDAY):
                return _two_weekdays(one, self.tokens[low - 2], near)
            named = one.first._replace(weekday=near.value, at=(near.start, near.end))
            return one._replace(start=near.start, first=named)
        after = high + 1
        if after < len(self.tokens) and self.tokens[after].kind == "w" and self._joined(high, after, _AFTER):
            return self._weekday_after(after, one)
        return one

    def _joined(self, left: int, right: int, pattern: re.Pattern[str]) -> bool:
        start, end = self.tokens[left].end, self.tokens[right].start
        return end - start < 20 and pattern.fullmatch(self.value, start, end) is not None

    def _weekday_after(self, after: int, one: Found) -> Found:
        near = self.tokens[after]
        bracket = self.value[near.start - 1] in "(（"
        if not (bracket or self.language in _WEEKDAY_LAST or _CLOSED.match(self.value, near.end)):
            return one
        if after + 1 < len(self.tokens) and not bracket and self._joined(after, after + 1, _BEFORE):
            return one
        self._free = after + 1
        return one._replace(end=near.end, first=one.first._replace(weekday=near.value, at=(near.start, near.end)))


def _two_weekdays(one: Found, first: Token, last: Token) -> Found:
    if not one.last:
        return one
    return one._replace(
        start=first.start,
        first=one.first._replace(weekday=first.value, at=(first.start, first.end)),
        last=one.last._replace(weekday=last.value, at=(last.start, last.end)),
    )


_LIST = re.compile(rf",?{_TO}(?:on )?|,\s?")


def _shared_years(value: str, found: list[Found]) -> list[Found]:
    """“Monday, Jan. 5, and Tuesday, Jan. 6, 2015”: the year stands once, after the last of several dates."""
    for number in range(len(found) - 2, -1, -1):
        one, following = found[number], found[number + 1]
        month, later = one.first.month, following.first.month
        if one.first.year or not following.first.year or not month or not later or following.first.day is None:
            continue
        if following.start - one.end < 16 and _LIST.fullmatch(value, one.end, following.start):
            year = following.first.year - (month > later)
            last = one.last._replace(year=year) if one.last else None
            found[number] = one._replace(first=one.first._replace(year=year), last=last)
    return found
