"""Whatever a caption holds: reading its dates never fails, and what is read stands in it."""

from __future__ import annotations

import datetime as dt
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capaudit import Text, read_dates
from capaudit.dates.vocabulary import table
from capaudit.dates.words import WORDS
from support import grows_linearly

LANGUAGES = st.sampled_from([*WORDS, "ja", "ko", "zh", "en-GB", "en-US", "xx", "", None])
WORDS_AND_SIGNS = (
    "Monday Mon. May Mai mayo Jan. janv. thứ tháng 5 05 31 32 0 2024 2567 ’24 ² 12345678901234567890 年 月 日 월 일 （ ) ( , . "
    "/ - – : ; de of st and FILE will ٣ ３ п’ятницю кatze 민국 𝟗 Foto:"
)
PIECES = st.sampled_from([*WORDS_AND_SIGNS.split(), " ", "\u00a0", "\u0301", "\ud800", "\n"])
CAPTIONS = (
    st.lists(PIECES, max_size=25).map("".join) | st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=80)
)


@settings(max_examples=400, deadline=None)
@given(CAPTIONS, LANGUAGES)
def test_dates_stand_in_the_caption_and_exist_or_are_flagged(caption: str, language: str | None) -> None:
    end = 0
    for found in read_dates(Text(caption), language):
        assert end <= found.start < found.end <= len(caption), "in reading order, without an overlap"
        end = found.end
        assert found.text.value == caption[found.start : found.end]
        for day in (found.first, found.last):
            if day and day.year and day.month and day.day is not None:
                assert day.possible or day.date() is None
            if day and day.at:
                assert found.start <= day.at[0] < day.at[1] <= found.end
        assert found.role in ("picture", "event", "dateline", None)
        assert found.weekday_fits(2024) in (True, False, None)
        found.near(dt.date(2024, 2, 29))
        assert found.archived in (True, False)


def spelled(day: dt.date, language: str) -> str:
    """A date in the usual order of a language: weekday, day, month, year."""
    months, _, weekdays, _ = WORDS[language]
    month = months.split("|")[day.month - 1].split()[0].replace("_", " ")
    weekday = weekdays.split("|")[day.weekday()].split()[0].replace("_", " ")
    if language in ("en", "de", "id", "tr", "el", "af", "zu", "xh", "sw"):
        month, weekday = month[0].upper() + month[1:], weekday[0].upper() + weekday[1:]
    tail = f"{day.year}. {month} {day.day}., {weekday}"
    return tail if language == "hu" else f"{weekday}, {day.day} {month} {day.year}"


@settings(max_examples=300, deadline=None)
@given(st.dates(dt.date(1930, 1, 1), dt.date(2090, 12, 31)), st.sampled_from(list(WORDS)), st.integers(1, 6))
def test_every_day_in_every_language_is_read_back(day: dt.date, language: str, off: int) -> None:
    (found,) = read_dates(Text(f"X ({spelled(day, language)})"), language)
    assert found.date == day
    assert found.weekday_fits() is True
    wrong = found._replace(first=found.first._replace(weekday=(day.weekday() + off) % 7))
    assert wrong.weekday_fits() is False


@pytest.mark.parametrize("language", list(WORDS))
def test_a_language_has_every_month_and_weekday_once(language: str) -> None:
    months, short_months, weekdays, short_weekdays = (tuple(part.split("|")) for part in WORDS[language])
    assert (len(months), len(weekdays)) == (12, 7)
    assert all(months)
    assert all(weekdays)
    assert len(short_months) in (1, 12)
    assert len(short_weekdays) in (1, 7)
    words = [word for group in (*months, *short_months, *weekdays, *short_weekdays) for word in group.split()]
    assert len(words) == len(set(words)), "no word means two things"
    assert {sense.kind for senses in table(language).words.values() for sense in senses} == {"month", "weekday"}


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1a",
        "1-1-",
        "5 May 2020, ",
        "Monday, May 5, ",
        "MAY 02: ",
        "日1月2日",
        "1/1/2020 ",
        "5 Mai. ",
        "Mon ",
        "2020年",
        "(",
    ],
)
def test_the_time_grows_with_the_length_and_not_faster(piece: str) -> None:
    counter = count()

    def read(length: int) -> None:
        text = Text(piece * (length // len(piece)) + " " * next(counter))  # never a text that was read before
        assert all(found.role != "" for found in read_dates(text, "de")[-200:])

    assert grows_linearly(read, 5_000)
