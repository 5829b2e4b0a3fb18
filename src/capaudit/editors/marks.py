"""The words of a picture, cut where words at fault begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from capaudit.model import Severity
from capaudit.source import Span
from capaudit.text import Text


class Mark(NamedTuple):
    """Words that a finding speaks of; `severity` is None where they are only compared with those at fault."""

    at: Text
    severity: Severity | None
    number: int


class Run(NamedTuple):
    """A run of words that is marked alike: `style` is "", error, warning, note or also. `numbers` are of findings that end here."""

    text: str
    style: str
    numbers: tuple[int, ...] = ()


def marked(text: Text, marks: Iterable[Mark]) -> list[Run]:
    """The text in runs, in order. Where marks overlap, the gravest is shown."""
    placed = [(span, mark) for mark in marks if (span := found(mark.at, text))]
    cuts = sorted({0, len(text), *(edge for span, _ in placed for edge in span)})
    runs: list[Run] = []
    for start, end in pairwise(cuts):
        covering = [mark for span, mark in placed if span.start <= start and end <= span.end]
        ended = (mark.number for span, mark in placed if span.end == end and mark.severity is not None)
        runs.append(Run(text.value[start:end], _style(covering), tuple(dict.fromkeys(ended))))
    return runs


def _style(covering: Sequence[Mark]) -> str:
    grave = [mark.severity for mark in covering if mark.severity is not None]
    return max(grave).label if grave else "also" if covering else ""


def found(words: Text, text: Text) -> Span | None:
    """Where the words stand in the text: as they were taken from it, or else where the page has them at the same place."""
    if span := words.within(text):
        return span
    if (words.anchored and text.anchored) or not words.value or words.value not in text.value:
        return None
    places = (words.place, text.place)
    if places[0] is None or places[1] is None:
        return _only(words.value, text.value)
    here, whole = places[0].span, places[1].span
    if here.start < whole.start or whole.end < here.end:
        return None
    return _nearest(words.value, text.value, here.start - whole.start)


def _only(words: str, text: str) -> Span | None:
    at = text.find(words)
    return Span(at, at + len(words)) if text.find(words, at + 1) < 0 else None


def _nearest(words: str, text: str, wanted: int) -> Span:
    """Of several, the one whose distance from the start is most like that in the source."""
    best = at = text.find(words)
    while at >= 0:
        best = at if abs(at - wanted) <= abs(best - wanted) else best
        at = text.find(words, at + 1)
    return Span(best, best + len(words))
