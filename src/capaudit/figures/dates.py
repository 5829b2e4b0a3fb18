"""The date of the article as a reader sees it: the `time` element or the dateline between headline and text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from capaudit.basics.later import pattern
from capaudit.dates import read_dates
from capaudit.figures.body import Body
from capaudit.figures.evidence import parse_date
from capaudit.model import ArticleDate
from capaudit.pages import Element
from capaudit.text import Text

_YEAR = pattern(r"(?:19|20)\d\d")
_NOT_A_DATELINE = ("figure", "figcaption", "aside", "nav", "script", "style", "form", "noscript", "ul", "ol")
_LONGEST = 120  # characters; what is longer is a standfirst or a paragraph
_LOOKED_AT = 4000  # elements of the article; where no paragraph came by then, there is no head


def visible_date(body: Body, language: str | None) -> Iterator[ArticleDate]:
    """The first date between headline and running text, if there is one: a `time` element before a written dateline."""
    head = list(_head(body))
    for element in head:
        if element.tag == "time" and (moment := _moment(element)):
            yield ArticleDate(moment, "time element")
            return
    for element in head:
        if day := _dateline(element, body, language):
            yield ArticleDate(day, "dateline")
            return


def _head(body: Body) -> Iterator[Element]:
    """The elements between the headline and the first paragraph, in document order."""
    if not body.paragraphs:
        return
    first = body.paragraphs[0][1]
    begun = body.headline is None
    for count, element in enumerate(body.article.iter("*")):
        if element is first or count > _LOOKED_AT:
            return
        if element is body.headline:
            begun = True
        elif begun:
            yield element


def _moment(element: Element) -> datetime | None:
    """What a `time` element says by machine: a day at least, not a time of day or a length ("PT50M")."""
    return parse_date(element.get("datetime") or "")


def _dateline(element: Element, body: Body, language: str | None) -> datetime | None:
    """The day in words that stand directly in an element."""
    words = " ".join(" ".join((element.text or "", *(child.tail or "" for child in element))).split())
    if len(words) > _LONGEST or not _YEAR.search(words):
        return None
    around = (element, *element.iterancestors())
    if body.headline in around or any(one.tag in _NOT_A_DATELINE for one in around):
        return None
    days = [one.date for one in read_dates(Text(words), language) if one.date]
    return datetime.combine(days[0], time(), UTC) if days else None
