"""The places of characters, kept as runs: most characters stand side by side in the source, as they do in a text."""

from __future__ import annotations

from bisect import bisect_right

from capaudit.anchor import Ordered
from capaudit.source import Span


class Runs(Ordered):
    """One place for each character of a text, in the order of the source."""

    __slots__ = ("_firsts", "_length", "_spans")

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._spans: list[Span] = []
        self._length = 0

    def add(self, count: int, start: int, end: int) -> None:
        """Append so many characters: side by side where that is the length from `start` to `end`, else all of them at this place."""
        self._firsts.append(self._length)
        self._spans.append(Span(start, end))
        self._length += count

    def take(self, other: Runs, first: int, last: int) -> None:
        """Append those of other characters from the `first` to before the `last`."""
        number = bisect_right(other._firsts, first) - 1
        while first < last:
            start, (low, high), stop = other._firsts[number], other._spans[number], other._end(number)
            count = min(last, stop) - first
            if stop - start == high - low:
                low += first - start
                high = low + count
            self.add(count, low, high)
            first += count
            number += 1

    def shared(self) -> bool:
        """Whether several characters have the same place."""
        counts = (self._end(number) - first for number, first in enumerate(self._firsts))
        return any(1 < count != end - start for count, (start, end) in zip(counts, self._spans, strict=True))

    def __len__(self) -> int:
        return self._length

    def at(self, index: int) -> Span:
        number = bisect_right(self._firsts, index) - 1
        first, (start, end) = self._firsts[number], self._spans[number]
        if self._end(number) - first != end - start:
            return Span(start, end)
        return Span(start + index - first, start + index - first + 1)

    def _end(self, number: int) -> int:
        return self._firsts[number + 1] if number + 1 < len(self._firsts) else self._length
