"""Which rules have anything to look for on a page: a rule is called only where what it needs is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from capaudit.basics.tuples import NamedTuple
from capaudit.contracts.needs import Glance, page_facts
from capaudit.contracts.rule import Per, Rule
from capaudit.model import Document, Figure, Severity


class Active(NamedTuple):
    """A rule that is on, with its severity and its options as the check takes them."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any]


class Rules(tuple[Active, ...]):  # noqa: SLOT001 - it keeps what it has worked out
    """The rules that are on for a file. Which of them need no more than certain facts is worked out once, for all pages."""

    def __init__(self, _: Iterable[Active] = ()) -> None:
        self._due: dict[tuple[Per, frozenset[str]], tuple[Active, ...]] = {}

    def at(self, per: Per, facts: frozenset[str]) -> tuple[Active, ...]:
        """Those per figure, or per document, whose needs are among the facts."""
        if (per, facts) not in self._due:
            self._due[per, facts] = tuple(one for one in self if one.rule.per == per and one.rule.needs <= facts)
        return self._due[per, facts]


def due(document: Document, rules: Iterable[Active]) -> Iterator[tuple[Active, Figure | None]]:
    """The rules that may find something, each with the picture where it may; None for a rule of the whole page."""
    known = rules if isinstance(rules, Rules) else Rules(rules)
    page = page_facts(document)
    for active in known.at("document", page):
        yield active, None
    for figure in document.figures:
        glance = Glance(figure, document, page)
        for active in known.at("figure", glance.facts):
            if active.rule.hints is None or active.rule.hinted(glance, active.options):
                yield active, figure
