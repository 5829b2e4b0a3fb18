"""The rule date-weekday-wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from capaudit import CaptionDate, Document, Figure, Finding, Severity, long_date, read_dates, rule

_CLOSE = 45  # days from the article: so near, a date without a year can only be of that year
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEAR = r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)"

_NAME = (
    r"\b(?:Sheffield Wednesday|(?:Mail|Independent|Scotland|Wales|Post) on S(?:un|atur)day|"
    r"(?:Welt|Bild|NZZ|FAZ|Morgenpost) am Sonntag)$"
)


@rule("date-weekday-wrong", Severity.ERROR, needs=("weekday",))
def check(figure: Figure, document: Document) -> Iterator[Finding]:
    """Weekday and date do not fit each other.

    ## Why it matters
    One of the two is wrong, and the reader cannot tell which. The mistake is often in the year, in January, or in a
    date that was counted by hand.

    Where the caption names no year, it is taken from the article's date, and the finding is doubtful. Dates before
    1924 may follow the Julian calendar; either will do. Names such as The Mail on Sunday are left alone.

    ## Fails
    ```html
    <figure><img src="court.jpg" alt="A court">
    <figcaption>The court in Oslo on Thursday, Nov. 8, 2023.</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="court.jpg" alt="A court">
    <figcaption>The court in Oslo on Wednesday, Nov. 8, 2023.</figcaption></figure>
    ```
    """
    words = (figure.caption, *(credit.text for credit in figure.credits if not credit.hidden))
    for one in (found for text in words if text for found in read_dates(text, document.language)):
        years = (one.year,) if one.year else _years(one, document)
        if years and all(one.weekday_fits(year) is False for year in years):
            yield from _findings(one, years[0])


def _years(one: CaptionDate, document: Document) -> tuple[int, ...]:
    """The years that a date without one may be of, the likeliest first; none where that would be a guess."""
    told = {moment.date() for moment in (document.published, document.modified) if moment}
    if one.weekday is None or one.archived or document.day is None:
        return ()
    years: dict[int, None] = {}
    for day in sorted(told):
        near = one.near(day)
        if near is None or _named(one.caption.value) - {near.year}:
            return ()
        around = (0,) if abs(near - day).days <= _CLOSE else (0, -1, 1)
        years.update(dict.fromkeys(near.year + n for n in around))
    return tuple(years)


@lru_cache(maxsize=64)
def _named(value: str) -> frozenset[int]:
    """The years that a caption names."""
    return frozenset(int(year) for year in re.findall(_YEAR, value))


def _findings(one: CaptionDate, year: int) -> Iterator[Finding]:
    for end in (one.first, one.last):
        day = end.date(year) if end else None
        if end and day and end.at and end.weekday is not None and day.weekday() != end.weekday:
            if re.search(_NAME, one.caption.value[: end.at[1]]):
                continue
            word = one.caption.value[slice(*end.at)]
            message = f"{long_date(day)} is a {_WEEKDAYS[day.weekday()]}, not “{word}”"
            yield Finding(message, at=one.text, doubtful=one.year is None, help=_help(day, end.weekday))
            return


def _help(day: date, weekday: int) -> str:
    before = day - timedelta((day.weekday() - weekday) % 7)
    after = before + timedelta(7)
    return f"the {_WEEKDAYS[weekday]}s next to it are {long_date(before)} and {long_date(after)}"
