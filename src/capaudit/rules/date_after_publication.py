"""The rule date-after-publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from capaudit import CaptionDate, Document, Figure, Finding, Severity, long_date, read_dates, rule

_PLACE = r" (?:in|at|near|outside|off) [A-Z][\w .,'’-]{1,60} on $"
_SOON = 7
_SAME_YEAR, _NEXT_YEAR = 270, 120


@rule("date-after-publication", Severity.ERROR, needs=("date", "publication date"))
def check(figure: Figure, document: Document, *, days: int = 1) -> Iterator[Finding]:
    """A picture is dated later than the article that it stands in.

    ## Why it matters
    A picture cannot show what has not happened yet, so the date is wrong: mostly the year.

    Dates of events are left alone: those behind “until” or “ahead of”, those in a sentence that looks forward (“will”,
    “scheduled”), those in a second sentence, and those of the months after the article that no wrong year explains, unless
    place and date end the sentence as agencies have it (“… in Solvik on June 20, 2026.”). The page must name its own date,
    and where it names several they must agree, or the rule is silent. It is sure where two places on the page give the same
    date, doubtful where one does.

    ## Options
    - `days`: so many days later are let pass, for time zones.

    ## Fails
    ```html
    <meta property="article:published_time" content="2024-05-03T08:00:00Z">
    <figure><img src="vote.jpg" alt="A vote">
    <figcaption>Voters queue in Accra on May 2, 2025.</figcaption></figure>
    ```

    ## Passes
    ```html
    <meta property="article:published_time" content="2024-05-03T08:00:00Z">
    <figure><img src="vote.jpg" alt="A vote">
    <figcaption>Voters queue in Accra on May 2, 2024.</figcaption></figure>
    ```
    """
    words = (figure.caption, *(credit.text for credit in figure.credits if not credit.hidden))
    for one in (found for text in words if text for found in read_dates(text, document.language)):
        told = {moment.date() for moment in (document.published, document.modified) if moment}
        if not one.date or not document.published or one.date <= max(told) + timedelta(days) or one.role == "event":
            continue
        if document.day is None or any(one.date <= other.value.date() + timedelta(days) for other in document.dates):
            return
        if _may_be_planned(one.date, document.day) and not _ends_like_an_agency(one):
            continue
        yield Finding(
            f"the picture is dated {long_date(one.date)}, the article {long_date(document.day)}",
            at=one.text,
            doubtful=len({article.origin for article in document.dates}) < 2 or one.role is None,
            help="check the year; if this is an event to come, say so: “is to be held on …”",
        )


def _may_be_planned(day: date, published: date) -> bool:
    """Whether it is a day of the months to come that no wrong year explains: an event, though the sentence does not say so."""
    ahead = (day - published).days
    return _SOON < ahead < (_SAME_YEAR if day.year == published.year else _NEXT_YEAR)


def _ends_like_an_agency(one: CaptionDate) -> bool:
    """Whether place and date end the sentence as agencies do it: “… look at a model in Solvik, Norway, on June 20, 2026.”"""
    value = one.caption.value
    return re.search(_PLACE, value[: one.start]) is not None and value[one.end :].lstrip()[:1] in ("", ".", "(")
