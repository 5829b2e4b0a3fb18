"""A finding as the report shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from capaudit.editors.reasons import Words, why
from capaudit.model import Documented, Finding, Located, Waiver
from capaudit.source import Excerpt
from capaudit.text import Text


class Shown(NamedTuple):
    """A finding for the template. `number` counts those of its picture, `excerpt` stands in for words that are marked nowhere."""

    id: str
    number: int
    finding: Finding
    cure: str
    why: tuple[tuple[Words, ...], ...]
    summary: str
    where: str
    also: tuple[str, ...]
    excerpt: tuple[str, str, str] | None
    state: str

    @property
    def severity(self) -> str:
        """The word for how grave it is."""
        return self.finding.severity.label

    @property
    def waiver(self) -> Waiver | None:
        """Who let it through, and why, where somebody did."""
        return self.finding.waiver


def shown(
    finding: Finding,
    anchor: str,
    number: int,
    rules: Mapping[str, Documented],
    *,
    marked: bool = False,
    state: str = "",
) -> Shown:
    """A finding with the cure, why it matters, and where it stands."""
    rule = rules.get(finding.rule)
    place = finding.place
    return Shown(
        anchor,
        number,
        finding,
        finding.help or (finding.fix.title if finding.fix else ""),
        why(rule),
        rule.summary if rule else "",
        _where(finding.at),
        tuple(_other(one) for one in finding.also),
        _cut(place.excerpt) if place and isinstance(finding.at, Text) and not marked else None,
        state,
    )


def _where(at: Located | None) -> str:
    if at is None:
        return ""
    origin = getattr(at, "origin", "")
    place = at.place
    return ", ".join(filter(None, (f"line {place.start.line}, column {place.start.column}" if place else "", origin)))


def _other(at: Located) -> str:
    words = f"“{at.value}”" if isinstance(at, Text) else "the picture"
    where = _where(at)
    return f"{words} ({where})" if where else words


def _cut(excerpt: Excerpt) -> tuple[str, str, str]:
    start, end = excerpt.start, excerpt.start + excerpt.length
    return excerpt.text[:start], excerpt.text[start:end], excerpt.text[end:]
