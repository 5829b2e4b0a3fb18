"""The rule ap-style/date-ordinal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Document, Figure, Finding, Fix, Text, rule
from capaudit_ap_style._dates import MONTH, WITH_DAY, in_name, number
from capaudit_ap_style._held import held, quoted

_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)\b")
_AFTER = re.compile(rf"(?<![^\W_])(?P<month>{MONTH})\.?\s+(?P<day>(?:the\s+)?(?P<number>\d{{1,2}})(?:st|nd|rd|th))\b")
_BEFORE = re.compile(
    rf"(?P<the>(?<![^\W_])[Tt]he\s+)?\b(?P<number>\d{{1,2}})(?:st|nd|rd|th)\s+(?P<of>of\s+)?(?P<month>{MONTH})"
    r"(?:\.(?=,?\s+[a-z\d]))?"
)
_YEAR = re.compile(r",?\s+((?:19|20)\d\d)(?![^\W_]|[.,]\d)")
_COUNTED = re.compile(
    r"-|\s+(?:anniversary|annual|birthday|century|consecutive|day|edition|floor|game|grade|graders?|hour|place|round|season|"
    r"straight|time|year)\b|\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]"
)
_NICKNAMES = ((1, 6), (7, 4), (9, 11))
"""“July 4th” and “Sept. 11th” without a year are names of what is remembered of these days."""


@rule("ap-style/date-ordinal", needs=("caption",))
def check(figure: Figure, document: Document, *, agencies: tuple[str, ...] = ("ap",)) -> Iterator[Finding]:
    """The day of a date has a “st”, “nd”, “rd” or “th”.

    ## Why it matters
    AP writes the days of a date in plain figures: “Jan. 3, 2026”. (AP Stylebook, “dates”: no st, nd, rd or th.)

    “January 6th”, “July 4th” and “Sept. 11th” without a year are names, and what is quoted keeps its form.

    ## Options
    - `agencies`: ids of the agencies whose pictures are held to this style; with none, every caption.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted in Lagos, March 3rd, 2026. (AP Photo/Jane Doe)</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted in Lagos, March 3, 2026. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    """
    caption = held(figure, document, agencies)
    if not caption or not _ORDINAL.search(caption.value):
        return
    for match in _AFTER.finditer(caption.value):
        if _is_date(caption.value, match):
            yield _finding(caption[slice(*match.span("day"))], match["number"], safe=True)
    for match in _BEFORE.finditer(caption.value):
        if _is_date(caption.value, match) and (
            match["of"] or not match["the"] or _YEAR.match(caption.value, match.end())
        ):
            yield _reordered(caption, match)


def _is_date(value: str, match: re.Match[str]) -> bool:
    if quoted(value, match.start()) or in_name(value, match.end()):
        return False
    if _YEAR.match(value, match.end()):
        return True
    known = (number(match["month"]), int(match["number"])) in _NICKNAMES
    return not known and not _COUNTED.match(value, match.end())


def _reordered(caption: Text, match: re.Match[str]) -> Finding:
    year = _YEAR.match(caption.value, match.end())
    wanted = f"{WITH_DAY[number(match['month']) - 1]} {int(match['number'])}" + (f", {year[1]}" if year else "")
    words = caption[match.start() : year.end() if year else match.end()]
    return _finding(words, wanted, safe=not match["the"])


def _finding(words: Text, wanted: str, *, safe: bool) -> Finding:
    edit = words.replaced(wanted)
    fix = Fix(f"write “{wanted}”", (edit,), safe=safe) if edit else None
    return Finding(f"“{words}” is an ordinal in a date", at=words, fix=fix, help=f"write “{wanted}”")
