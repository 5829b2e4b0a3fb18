"""Faults for `dates.py` to plant in captions: wrong weekdays, days, years, and forms of the month."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from capaudit import CaptionDate, Rule, Text, read_dates
from capaudit.dates.words import WORDS

sys.path.insert(0, str(Path(__file__).parent.parent / "plugins" / "capaudit-ap-style" / "src"))
from capaudit_ap_style import register_rules
from capaudit_ap_style._dates import FULL, WITH_DAY

AP_STYLE: tuple[Rule, ...] = tuple(register_rules())
MONTH_FORM = "ap-style/date-month-form"
MARK = re.compile(r"\[([^\[\]]+)\]")
SIGNS = {"ja": "月火水木金土日", "ko": "월화수목금토일", "zh": "一二三四五六日"}


class Planted(NamedTuple):
    """A caption with one fault in it: the rule that must report it, and the characters that it must mark."""

    caption: str
    rule: str | None
    start: int = 0
    end: int = 0


def weekday(language: str, number: int, printed: str) -> str:
    """The name of another weekday, printed as the one in the caption is."""
    if language in SIGNS:
        return printed[:-1] + SIGNS[language][number]
    _, _, names, short = WORDS[language]
    groups = [group.split() for group in names.split("|")]
    plain = printed.casefold().removesuffix("-feira")
    forms = next(
        (i for group in groups for i, name in enumerate(group) if name.replace("_", " ").casefold() == plain), None
    )
    group = short.split("|")[number].split() if forms is None else groups[number]
    name = group[min(forms or 0, len(group) - 1)].replace("_", " ")
    if printed.endswith("-feira") and number < 5:
        name += "-feira"
    return name[0].upper() + name[1:] if printed[0].isupper() else name


def plants(language: str, date: dt.date, marked: str) -> Iterator[Planted]:
    """The clean caption, and each faulty one."""
    parts = MARK.split(marked)
    clean = "".join(parts)
    yield Planted(clean, None)
    for index in range(1, len(parts), 2):
        start, old = sum(map(len, parts[:index])), parts[index]
        for rule, new in _faults(language, date, old):
            changed = "".join((*parts[:index], new, *parts[index + 1 :]))
            yield Planted(changed, rule, start, start + len(new))


def _faults(language: str, date: dt.date, old: str) -> Iterator[tuple[str, str]]:
    if old == str(date.year):
        later = [
            year for year in range(date.year + 1, date.year + 29) if date.replace(year=year).weekday() == date.weekday()
        ]
        yield from (("date-after-publication", str(year)) for year in later[:3])
    elif old.isdigit():
        yield "date-impossible", "31"
    else:
        others = (number for number in range(7) if number != date.weekday())
        yield from (("date-weekday-wrong", weekday(language, number, old)) for number in others)


def month_plants(marked: str) -> Iterator[Planted]:
    """A clean caption of AP, and each with a broken month."""
    before, printed, after = MARK.split(marked)
    yield Planted(before + printed + after, None)
    number = next(count for count, name in enumerate(FULL, 1) if name.startswith(printed[:3]))
    for form in broken(number, dated=not re.match(r" \d{4}\b", after)):
        yield _put(before + printed + after, len(before), len(before + printed), form, MONTH_FORM)


def broken(number: int, *, dated: bool) -> list[str]:
    """The wrong ways to write a month (from 1), with a day behind it or without."""
    full, short = FULL[number - 1], WITH_DAY[number - 1].rstrip(".")
    forms = {full, full[:3], f"{full[:3]}."} | ({short, f"{short}."} if short != full else set())
    return sorted(forms - {(WITH_DAY if dated else FULL)[number - 1], "May."})


def months_found(text: str, language: str | None) -> Iterator[Planted]:
    """A caption with each of its months broken that stands as AP writes it."""
    for one in read_dates(Text(text), language):
        if not one.month:
            continue
        dated = one.day is not None
        word = (WITH_DAY if dated else FULL)[one.month - 1]
        start = text.find(f"{word} ", one.start, one.end)
        if start >= 0 and not any(character.isdigit() for character in text[one.start : start]):
            for form in broken(one.month, dated=dated):
                yield _put(text, start, start + len(word), form, MONTH_FORM)


def dates_found(text: str, language: str | None) -> Iterator[tuple[Planted, dt.date | None]]:
    """A caption with each of its dates broken: every wrong weekday, the 31st of a month of 30 days, and, where the date is
    the picture's, the next year in which the weekday fits, with the day on which the article then was published.
    """
    dates = read_dates(Text(text), language)
    for one in dates:
        date, at, number = one.date, one.first.at, one.first.weekday
        if date is None or at is None or number is None or one.last or not one.weekday_fits():
            continue
        code = (language or "en").partition("-")[0]
        for off in range(1, 7):
            known = code if code in WORDS and code != "ko" else "en"
            new = weekday(known, (number + off) % 7, text[slice(*at)].rstrip("."))
            yield _put(text, *at, new, "date-weekday-wrong"), None
        if date.month in (4, 6, 9, 11) and (day := _figures(one, rf"0?{date.day}")):
            yield _put(text, *day, "31", "date-impossible"), None
        if len(dates) == 1 and one.role == "picture" and (year := _figures(one, str(date.year))):
            years = range(date.year + 1, date.year + 29)
            later = next(y for y in years if dt.date(y, date.month, min(date.day, 28)).weekday() == _weekday28(date))
            yield _put(text, *year, str(later), "date-after-publication"), date + dt.timedelta(1)


def _weekday28(date: dt.date) -> int:
    return date.replace(day=min(date.day, 28)).weekday()


def _figures(one: CaptionDate, number: str) -> tuple[int, int] | None:
    """Where a number stands in a date, if it stands there once."""
    found = re.findall(rf"(?<!\d){number}(?!\d)", one.text.value)
    match = re.compile(rf"(?<!\d){number}(?!\d)").search(one.caption.value, one.start, one.end)
    return match.span() if match and len(found) == 1 else None


def _put(text: str, start: int, end: int, new: str, rule: str) -> Planted:
    return Planted(text[:start] + new + text[end:], rule, start, start + len(new))
