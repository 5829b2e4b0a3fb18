"""English dates in a caption, with the words that they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from capaudit import CaptionDate, Document, Text, read_dates
from capaudit_ap_style._held import quoted

FULL = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WITH_DAY = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
"""As AP writes a month before a day (AP Stylebook, “months”): five are never abbreviated."""

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![^\W_])"
)
_WORD = re.compile(rf"(?<![^\W_]){MONTH}\.?")
_NAME = re.compile(
    r"\s+(?:Act|Attacks?|Avenue|Boulevard|Bridge|Brigades?|City|Coalition|Commission|Committee|Families|Foundation|Fund|"
    r"Group|Hospital|Memorial|Movement|Museum|Park|Plaza|Revolution|School|Square|Stadium|Street|University)\b"
)


class Written(NamedTuple):
    """A date and the name of its month, which takes up `value[start:end]` of the caption, its period included."""

    date: CaptionDate
    month: int
    start: int
    end: int

    @property
    def word(self) -> str:
        """The month as it is written."""
        return self.date.caption.value[self.start : self.end]

    @property
    def day_first(self) -> bool:
        """Whether the day stands before the month: “14 June 2024”."""
        at = self.date.first.at
        start = at[1] if at and at[0] == self.date.start else self.date.start
        return any(character.isdigit() for character in self.date.caption.value[start : self.start])


def number(word: str) -> int:
    """The number of a month, from 1, by its English name or an abbreviation of it."""
    return next(count for count, name in enumerate(FULL, 1) if name.startswith(word[:3]))


def written(caption: Text, document: Document) -> Iterator[Written]:
    """The dates with an English month; not those in quotation marks, in another agency's dateline or in a name."""
    value = caption.value
    for one in read_dates(caption, document.language):
        month = _WORD.search(value, one.start, one.end)
        if not month or one.role == "dateline" or quoted(value, one.start) or in_name(value, one.end):
            continue
        yield Written(one, number(month[0]), *month.span())


def in_name(value: str, end: int) -> bool:
    """Whether a date that ends there is part of a name: “September 11 Memorial”."""
    return _NAME.match(value, end) is not None
