"""Dates in captions, in the languages of `words.py`."""

from __future__ import annotations

from capaudit.dates.date import CaptionDate, Day, long_date
from capaudit.text import Text

__all__ = ["CaptionDate", "Day", "long_date", "read_dates"]

_DIGITS = frozenset("0123456789０１２３４５６７８９٠١٢٣٤٥٦٧٨٩")


def read_dates(text: Text, language: str | None = None) -> tuple[CaptionDate, ...]:
    """The dates in a caption, in reading order; never raises.

    `language` is the page's, such as "en-GB" or "pt"; English is always read too, and where it is None the main
    European languages are. A date has a number in it: “May 5”, “5 mai 2024”, “Sept. 2020”, “2024年5月3日”, not
    “on Monday” or “in May”. Years alone, decades, times, ages and scores are no dates, nor are years of another
    era (民國112年).
    What was read is kept: to ask again for the same words costs next to nothing.
    """
    value = text.value
    if _DIGITS.isdisjoint(value):
        return ()
    from capaudit.dates.read import find

    tag = (language or "").lower()
    return tuple(CaptionDate(text, *found, tag) for found in find(value, tag))
