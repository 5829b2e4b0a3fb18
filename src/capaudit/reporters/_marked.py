"""An excerpt with carets under the words at fault, for a terminal."""

from __future__ import annotations

from capaudit import Excerpt, cells, visible


def marked(excerpt: Excerpt, width: int) -> tuple[str, str]:
    """Two lines of at most `width` columns: the excerpt, and the carets below its marked words.

    Wide characters count as two columns, combining ones as none, and what steers a terminal is shown as an escape.
    """
    shown = [visible(character) for character in excerpt.text.expandtabs(1)]
    sizes = [cells(text) for text in shown]
    start, end = excerpt.start, min(excerpt.start + excerpt.length, len(shown))
    first, last = _window(sizes, start, end, width)
    before = "…" if first > 0 else ""
    after = "…" if last < len(shown) else ""
    lead = sum(sizes[first:start]) + len(before)
    carets = max(1, sum(sizes[start : min(end, last)]))
    return before + "".join(shown[first:last]) + after, " " * lead + "^" * carets


def _window(sizes: list[int], start: int, end: int, width: int) -> tuple[int, int]:
    """The first and last character to show: all where it fits, else the marked words with some words before them."""
    if sum(sizes) <= width:
        return 0, len(sizes)
    room = width - 2
    first = start
    lead = max(room - sum(sizes[start:end]), room // 4)
    lead = min(lead, room // 3)
    while first > 0 and sizes[first - 1] <= lead:
        first -= 1
        lead -= sizes[first]
    last, used = first, 0
    while last < len(sizes) and used + sizes[last] <= room:
        used += sizes[last]
        last += 1
    return first, last
