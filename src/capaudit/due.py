"""Which rules have anything to look for on a page: a rule is called only where what it needs is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from capaudit.contracts.needs import Glance, page_facts
from capaudit.model import Document, Figure

if TYPE_CHECKING:
    from capaudit.settings import Active


def due(document: Document, rules: Iterable[Active]) -> Iterator[tuple[Active, Figure | None]]:
    """The rules that may find something, each with the picture where it may; None for a rule of the whole page."""
    page = page_facts(document)
    of_figures: list[Active] = []
    by_facts: dict[frozenset[str], list[Active]] = {}
    for active in rules:
        if active.rule.per == "figure":
            of_figures.append(active)
        elif active.rule.needs <= page:
            yield active, None
    for figure in document.figures if of_figures else ():
        glance = Glance(figure, document, page)
        if glance.facts not in by_facts:
            by_facts[glance.facts] = [active for active in of_figures if active.rule.needs <= glance.facts]
        for active in by_facts[glance.facts]:
            if active.rule.hints is None or active.rule.hinted(glance, active.options):
                yield active, figure
