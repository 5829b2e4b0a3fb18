"""The rule ap-style/date-month-form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Document, Figure, Finding, Fix, Text, rule
from capaudit_ap_style._dates import FULL, WITH_DAY, Written, number, written
from capaudit_ap_style._held import held, quoted

_ALONE = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ll]ast|this|early|late|mid|of|by)[ -]"
    r"((?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)(?=\s+[a-z]|\s*[,;)](?!\s*\d)|\s*\Z)"
)
_DAYS = re.compile(r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?(?=\s+(?:of\s+)?\Z)")
_YEAR = re.compile(r"\s*,?\s+(\d{4})\Z")


@rule("ap-style/date-month-form", needs=("caption",))
def check(figure: Figure, document: Document, *, agencies: tuple[str, ...] = ("ap",)) -> Iterator[Finding]:
    """The month of a date is not written as AP writes it.

    ## Why it matters
    AP's captions come with Jan., Feb., Aug., Sept., Oct., Nov. and Dec. before a day, and never abbreviate the other
    months; without a day every month is spelled out, and the day stands behind the month. A caption that does it otherwise
    does not match the next one on the page. (AP Stylebook, “months” and “dates”.)

    Dates in quotation marks and in names (“September 11 Memorial”) are left alone.

    ## Options
    - `agencies`: ids of the agencies whose pictures are held to this style; with none, every caption.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted in Lagos, Tuesday, September 5, 2023. (AP Photo/Jane Doe)</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted in Lagos, Tuesday, Sept. 5, 2023. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    """
    caption = held(figure, document, agencies)
    if not caption:
        return
    for one in written(caption, document):
        if not one.word.isupper():
            yield from _day_first(caption, one) if one.day_first else _month(caption, one)
    for match in _ALONE.finditer(caption.value):
        if not quoted(caption.value, match.start(1)):
            full = FULL[number(match[1]) - 1]
            closes = not caption.value[match.end() :].strip()
            yield _finding(
                caption[slice(*match.span(1))], "is abbreviated without a day", f"{full}." if closes else full
            )


def _month(caption: Text, one: Written) -> Iterator[Finding]:
    """“Sept. 5” and “September 2023” are right."""
    dated = one.date.day is not None
    wanted = (WITH_DAY if dated else FULL)[one.month - 1]
    if one.word == wanted:
        return
    if not dated:
        fault = "is abbreviated without a day"
    elif one.word == FULL[one.month - 1]:
        fault = "is spelled out before a day"
    elif not wanted.endswith("."):
        fault = f"stands for {wanted}, which is never abbreviated"
    else:
        fault = "has no period" if f"{one.word}." == wanted else "is not AP’s abbreviation"
    yield _finding(caption[one.start : one.end], fault, wanted)


def _day_first(caption: Text, one: Written) -> Iterator[Finding]:
    """“14 June 2024”. Days with “th” are another rule's."""
    value = caption.value
    days = _DAYS.search(value, one.date.start, one.start)
    if not days:
        return
    end = max(one.end, one.date.end)
    year = _YEAR.match(value, one.end, end)
    if not year:
        end = one.end
        if value[end : end + 1] == "." and re.match(r"\.(?:\s+[a-z]|,)", value[end : end + 9]):
            end += 1
    wanted = f"{WITH_DAY[one.month - 1]} {days[0]}" + (f", {year[1]}" if year else "")
    safe = not value.endswith(("the ", "The "), 0, days.start())
    yield _finding(caption[days.start() : end], "names the day before the month", wanted, safe=safe)


def _finding(words: Text, fault: str, wanted: str, *, safe: bool = True) -> Finding:
    edit = words.replaced(wanted)
    fix = Fix(f"write “{wanted}”", (edit,), safe=safe) if edit else None
    return Finding(f"“{words}” {fault}", at=words, fix=fix, help=f"write “{wanted}”")
