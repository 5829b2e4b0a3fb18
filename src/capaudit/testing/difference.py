"""A difference between lines that a person can read, also where a line is a whole minified page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

_AROUND = 2
_WIDE = 160
_BEFORE, _AFTER = 50, 90


def difference(what: str, wanted: Sequence[str], got: Sequence[str]) -> list[str]:
    """`what`, then the lines: “-” as the case asks, “+” as it is, “ ” the same. Nothing where there is no difference."""
    if list(wanted) == list(got):
        return []
    lines = [f"{what} (- as the case asks, + as it is)"]
    for kind, low, high, start, end in SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes():
        if kind == "equal":
            lines += _same(wanted[low:high], first=low == 0, last=high == len(wanted))
        else:
            lines += _changed(wanted[low:high], got[start:end])
    return lines


def _same(lines: Sequence[str], *, first: bool, last: bool) -> Iterator[str]:
    """Lines that did not change: a few next to a change."""
    after = 0 if first else _AROUND
    before = 0 if last else _AROUND
    if len(lines) > after + before:
        lines = [*lines[:after], "…", *lines[len(lines) - before :]]
    yield from (f" {_clipped(line, 0)}" for line in lines)


def _changed(wanted: Sequence[str], got: Sequence[str]) -> Iterator[str]:
    starts = [_alike(old, new) for old, new in zip_longest(wanted, got, fillvalue="")]
    yield from (f"-{_clipped(line, start)}" for line, start in zip(wanted, starts, strict=False))
    yield from (f"+{_clipped(line, start)}" for line, start in zip(got, starts, strict=False))


def _alike(old: str, new: str) -> int:
    """How many characters two lines have in common at their beginning."""
    unlike = (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    return next(unlike, min(len(old), len(new)))


def _clipped(line: str, at: int) -> str:
    """A long line around a place in it."""
    if len(line) <= _WIDE:
        return line
    low, high = max(0, at - _BEFORE), max(at, _BEFORE) + _AFTER
    return ("…" if low else "") + line[low:high] + ("…" if high < len(line) else "")
