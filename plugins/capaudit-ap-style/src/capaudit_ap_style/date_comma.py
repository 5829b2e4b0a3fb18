"""The rule ap-style/date-comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Document, Figure, Finding, Fix, Text, rule
from capaudit_ap_style._dates import Written, written
from capaudit_ap_style._held import held

_WEEKDAY_GAP = re.compile(r"\s+(?:(?:morning|noon|afternoon|evening|night)\s+)?")
_DAY_YEAR = re.compile(r"\.?\s+(?:\d{1,2}\s?[-–]\s?)?(\d{1,2})\s+\d{4}\Z")
_GOES_ON = re.compile(r"\s+[a-z]")
_FILE = re.compile(r"\s+(?:file|photo|picture|image|screen|frame|video|aerial|satellite|combination|handout)\b")
_MONTH_ONLY = re.compile(r"(,)\s+\d{4}\Z")
_CLOSED = re.compile(r"[.,;:)]|\s*\Z|\s+(?:file|photo|when|as|in|at|during|after|before)\b")


@rule("ap-style/date-comma", needs=("caption",))
def check(figure: Figure, document: Document, *, agencies: tuple[str, ...] = ("ap",)) -> Iterator[Finding]:
    """A comma of a date is missing, or stands where none belongs.

    ## Why it matters
    A date with a year is set off by commas on both sides, and so is the weekday from the date: “On Tuesday, June 6, 1972,
    a star fell”. Without the second comma the year runs into the sentence. A month and a year alone take none: “in
    February 2025”. (AP Stylebook, “months” and “comma”.)

    Before “file photo” the finding is doubtful, because many of AP's own captions leave the comma out there.

    ## Options
    - `agencies`: ids of the agencies whose pictures are held to this style; with none, every caption.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>On Tuesday, June 6, 2023 votes are counted in Lagos. (AP Photo/Jane Doe)</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>On Tuesday, June 6, 2023, votes are counted in Lagos. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    """
    caption = held(figure, document, agencies)
    if not caption:
        return
    for one in written(caption, document):
        if one.date.day is None:
            yield from _month_and_year(caption, one)
        elif not one.day_first:
            yield from _weekday(caption, one)
            yield from _day_and_year(caption, one)


def _weekday(caption: Text, one: Written) -> Iterator[Finding]:
    """“Tuesday Jan. 5”."""
    at = one.date.first.at
    if at and at[0] == one.date.start and _WEEKDAY_GAP.fullmatch(caption.value, at[1], one.start):
        yield _missing(caption[at[0] : one.start].strip())


def _day_and_year(caption: Text, one: Written) -> Iterator[Finding]:
    """“June 6 1972” and “June 6, 1972 a star”."""
    value, end = caption.value, one.date.end
    if not one.date.year or not value[end - 4 : end].isdigit():
        return
    if day := _DAY_YEAR.match(value, one.end, end):
        yield _missing(caption[slice(*day.span(1))])
    if _GOES_ON.match(value, end):
        yield _missing(caption[end - 4 : end], doubtful=_FILE.match(value, end) is not None)


def _month_and_year(caption: Text, one: Written) -> Iterator[Finding]:
    """“February, 2025”, not “In March, 2000 people”."""
    comma = _MONTH_ONLY.match(caption.value, one.end, one.date.end)
    if comma and _CLOSED.match(caption.value, one.date.end):
        words = caption[slice(*comma.span(1))]
        edit = words.replaced("")
        fix = Fix("leave out the comma", (edit,)) if edit else None
        yield Finding(
            f"comma between “{one.word}” and the year", at=words, fix=fix, help="a month and a year take no comma"
        )


def _missing(words: Text, *, doubtful: bool = False) -> Finding:
    edit = words.replaced(f"{words},")
    fix = Fix(f"write “{words},”", (edit,), safe=not doubtful) if edit else None
    return Finding(
        f"no comma after “{words}”", at=words, fix=fix, doubtful=doubtful, help="set off the date with commas"
    )
