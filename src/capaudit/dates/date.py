"""A date as it was read in a caption."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from capaudit.basics.tuples import NamedTuple
from capaudit.text import Text

GREGORIAN = 1583
"""The first whole year of the Gregorian calendar."""
JULIAN_UNTIL = 1923
"""Greece was the last country to leave the Julian calendar, in 1923: until then a weekday may follow either."""

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ARCHIVED = (
    r"\bFILE\b|\b[Ff]ile (?:photo|picture|image|pic|art|footage|screen)|\([Ff]ile\)|[,/] ?[Ff]ile\b|"
    r"\b(?i:archiv(?:bild|foto|aufnahme|es?|i?o)?|arquivo|arkiv\w*|arkisto\w*|archief\w*|arşiv|архив\w*|архів\w*)\b|"
    r"資料|자료|资料|أرشيف"
)


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def long_date(day: dt.date) -> str:
    """A day as messages print it, whatever the locale: “8 November 2023”."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=256)
def _archived(value: str) -> bool:
    return re.search(_ARCHIVED, value) is not None


class Day(NamedTuple):
    """A day as far as it is told. `weekday` counts from Monday = 0, `at` are the characters of its name."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    at: tuple[int, int] | None = None

    @property
    def length(self) -> int | None:
        """How many days the month has. February has 29 where no year is named, and in Julian leap years before 1924."""
        if self.month != 2:
            return _LENGTHS[self.month - 1] if self.month else None
        year = 2000 if self.year is None else self.year
        return 29 if year % 4 == 0 and (year <= JULIAN_UNTIL or year % 100 != 0 or year % 400 == 0) else 28

    @property
    def possible(self) -> bool:
        """False where no calendar has such a day. Sweden had a 30 February, in 1712."""
        if self.day is None or self.length is None or self[:3] == (1712, 2, 30):
            return True
        return 1 <= self.day <= self.length

    def date(self, year: int | None = None) -> dt.date | None:
        """The calendar day, in `year` where the words name none; None where a part is missing or no such day exists."""
        whole = self.year or year
        if not (whole and self.month and self.day):
            return None
        try:
            return dt.date(whole, self.month, self.day)
        except ValueError:
            return None


class CaptionDate(NamedTuple):
    """A date in a caption: its words, what they say, and what the date belongs to.

    `first` is the day, `last` the other end of a range. `language` is the page's, as it was given.
    """

    caption: Text
    start: int
    end: int
    first: Day
    last: Day | None = None
    language: str = ""

    @property
    def text(self) -> Text:
        """The words of the date, its weekday included."""
        return self.caption[self.start : self.end]

    @property
    def weekday_text(self) -> Text | None:
        """The word for the weekday, or None."""
        at = self.first.at
        return self.caption[at[0] : at[1]] if at else None

    @property
    def year(self) -> int | None:
        """The year, where the words name it."""
        return self.first.year

    @property
    def month(self) -> int | None:
        """The month, from 1."""
        return self.first.month

    @property
    def day(self) -> int | None:
        """The day of the month."""
        return self.first.day

    @property
    def weekday(self) -> int | None:
        """The weekday, Monday = 0, where it is named."""
        return self.first.weekday

    @property
    def role(self) -> str | None:
        """What the date belongs to, by the words around it; None where they do not tell.

        "dateline" is an agency's line in front of the caption, "picture" the day of the picture, "event" all else.
        """
        from capaudit.dates.roles import role

        return role(self.caption.value, self.start, self.end, self.language)

    @property
    def precision(self) -> str:
        """The finest part that is told: "day" or "month"."""
        return "day" if self.first.day is not None else "month"

    @property
    def date(self) -> dt.date | None:
        """The calendar day, or None where a part is missing or no such day exists."""
        return self.first.date()

    @property
    def possible(self) -> bool:
        """False where a day of it stands in no calendar, such as 31 June."""
        return self.first.possible and (self.last is None or self.last.possible)

    @property
    def archived(self) -> bool:
        """Whether the caption calls the picture one from the archive ("FILE -", "Archivbild", …)."""
        return _archived(self.caption.value)

    def near(self, day: dt.date) -> dt.date | None:
        """The calendar day; where no year, or no month, is named, the one nearest to `day` (an article's date)."""
        if self.first.year:
            return self.first.date()
        if self.first.month:
            found = [self.first.date(year) for year in (day.year - 1, day.year, day.year + 1)]
        else:
            months = (day.replace(day=1) + dt.timedelta(days) for days in (-1, 0, 31))
            found = [self.first._replace(month=month.month).date(month.year) for month in months]
        return min((one for one in found if one), key=lambda one: abs(one - day), default=None)

    def weekday_fits(self, year: int | None = None) -> bool | None:
        """Whether weekday and date agree, in `year` where the words name none; None where that cannot be told.

        In a range one of its days must agree. Dates before 1924 may follow the Julian calendar.
        """
        days = [day for day in (self.first, self.last) if day and day.weekday is not None]
        if len(days) == 1 and self.last:
            first, last = self.first.date(year), self.last.date(year)
            if not first or not last or not 0 <= (last - first).days < 7:
                return None
            return any(_fits(first + dt.timedelta(n), days[0].weekday) for n in range((last - first).days + 1))
        dates = [(day.date(year), day.weekday) for day in days]
        if not dates or any(one is None or one.year < GREGORIAN for one, _ in dates):
            return None
        return all(_fits(one, weekday) for one, weekday in dates if one)


def _fits(one: dt.date, weekday: int | None) -> bool:
    if one.weekday() == weekday:
        return True
    if one.year > JULIAN_UNTIL:
        return False
    behind = one.year // 100 - one.year // 400 - 2 - (one.month < 3 and one.year % 100 == 0 and one.year % 400 != 0)
    return (one + dt.timedelta(behind)).weekday() == weekday
