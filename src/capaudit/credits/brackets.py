"""A credit in a bracket at the end of a text."""

from __future__ import annotations

from capaudit.basics.tuples import NamedTuple
from capaudit.credits.places import CLOSERS, OPENERS, Places
from capaudit.credits.signs import Signs

STRONG = 0.7
"""From here on a sign needs no help by the place where it stands."""


class Cut(NamedTuple):
    """Where a credit begins, how surely, and by which sign."""

    start: int
    sure: float
    sign: str


class Brackets(Places):
    """A text whose last bracket may be a credit."""

    def __init__(self, value: str, breaks: tuple[int, ...], signs: Signs) -> None:
        super().__init__(value, breaks)
        self.signs = signs
        self._openers = [opener for opener in OPENERS if opener in value]

    def bracket(self, first: int, end: int) -> Cut | None:
        stop = end
        while stop > first and self.value[stop - 1] in " .…,;":
            stop -= 1
        if stop == first or self.value[stop - 1] not in CLOSERS:
            return self._unclosed(first, end)
        start = self.opening(first, stop)
        if start is None:
            return None
        sure = self.signs.bracket(self.value[start + 1 : stop - 1])
        if sure >= STRONG and not self._is_abbreviation(start, stop):
            return Cut(start, sure, "bracket")
        if sure and (
            self.border(start) in ("break", "stop") or (start, stop) == (0, end) or self._is_doubled(first, start)
        ):
            return Cut(start, 0.7, "bracket with a name")
        return None

    def _is_doubled(self, first: int, start: int) -> bool:
        """“(AP Photo/Jane Doe) (Jane Doe)”: the bracket only repeats the name in a credit."""
        stop = self.back(start)
        before = self.opening(first, stop) if self.value[stop - 1] in CLOSERS else None
        return before is not None and self.signs.bracket(self.value[before + 1 : stop - 1]) >= STRONG

    def _unclosed(self, first: int, end: int) -> Cut | None:
        start = max((self.value.rfind(one, max(first, end - 160), end) for one in self._openers), default=-1)
        if start < 0 or any(closer in self.value[start:end] for closer in CLOSERS):
            return None
        sure = self.signs.bracket(self.value[start + 1 : end])
        return Cut(start, sure - 0.1, "open bracket") if sure >= 0.8 else None

    def _is_abbreviation(self, start: int, stop: int) -> bool:
        """“Associated Press (AP)”: the bracket only gives the initials of the words before it."""
        inner = self.value[start + 1 : stop - 1]
        if not (inner.isupper() and inner.isalpha() and len(inner) <= 6):
            return False
        before = [word for word in self.value[max(0, start - 120) : start].split() if word[0].isupper()]
        return len(inner) > 1 and "".join(word[0] for word in before[-len(inner) :]) == inner
