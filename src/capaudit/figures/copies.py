"""Copies of one picture on one page: which of them are made by the template, and which say something of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from capaudit.credits import AgencyTable, read_credit, same_name
from capaudit.figures.body import Body
from capaudit.figures.scope import Use
from capaudit.text import Text

_SEEN_IN = frozenset(("at the head of the article", "among the paragraphs"))


def repeats(uses: Iterable[Use], body: Body) -> list[Use]:
    """The uses that a reader meets again, going down the article: a paragraph stands between each and the use before it.

    Copies in a `noscript` element, in light boxes and behind the article are none.
    """
    seen = sorted((u for u in uses if not u.noscript and not _SEEN_IN.isdisjoint(u.standing)), key=lambda u: u.order)
    paragraphs = [order for order, _ in body.paragraphs]
    return [b for a, b in pairwise(seen) if any(a.order < order < b.order for order in paragraphs)]


def other_people(one: Sequence[Text], other: Sequence[Text], language: str | None, table: AgencyTable) -> bool:
    """Whether the credits of two copies name photographers, and none in common: two facts, not two copies of one."""
    if not one or not other or [t.value for t in one] == [t.value for t in other]:
        return False
    mine, others = (
        {name.text.value for text in texts for name in read_credit(text, table, language).photographers}
        for texts in (one, other)
    )
    return bool(mine and others) and not any(same_name(a, b) for a in mine for b in others)
