"""Expectations rewritten as the rules do now. Nothing else of a file changes, not even the ends of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from capaudit.testing.cases import PAGES, Block
from capaudit.testing.run import Outcome

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_TICKS = re.compile(r"`{3,}")


class _Change(NamedTuple):
    """Lines of a file, from 0 and half open, and what is to stand there instead."""

    start: int
    end: int
    lines: list[str]


def updated(text: str, outcomes: Iterable[Outcome]) -> str:
    """The text of a file of cases, with the expectations of these outcomes as they are.

    `outcomes` are those of cases of this file, as it was read. An expectation that is not needed any more goes, with the
    empty line before it; one that is needed now comes after the page, its options and the other expectation.
    """
    lines = _LINE.findall(text)
    end = "\r\n" if "\r\n" in text else "\n"
    changes = [change for outcome in outcomes for change in _changes(outcome, lines)]
    for change in sorted(changes, key=lambda one: (one.start, one.end), reverse=True):
        if change.end == len(lines) and change.lines and lines and not lines[-1].endswith(("\r", "\n")):
            lines[-1] += end
        lines[change.start : change.end] = [line + end for line in change.lines]
    return "".join(lines)


def _changes(outcome: Outcome, lines: list[str]) -> Iterator[_Change]:
    blocks = {block.kind: block for block in outcome.case.blocks}
    page = next(block for block in outcome.case.blocks if block.kind in PAGES)
    end = max(page.end, blocks["toml"].end if "toml" in blocks else 0)
    new: list[str] = []
    findings = [line for one in outcome.findings for line in one.lines()]
    if findings != [line for one in outcome.case.expected or () for line in one.lines()]:
        if "findings" in blocks:
            yield _rewritten(blocks["findings"], "findings", findings, lines)
        else:
            new = ["", *_fenced("findings", findings)]
    elif "findings" in blocks:
        end = blocks["findings"].end
    head, fixed = _fixed(outcome)
    if "fixed" in blocks:
        if (blocks["fixed"].info, blocks["fixed"].text.split("\n")) != (head.removeprefix("fixed").strip(), fixed):
            yield _rewritten(blocks["fixed"], head, fixed, lines)
    elif fixed:
        end = end if new or "findings" not in blocks else blocks["findings"].end
        new += ["", *_fenced(head, fixed)]
    if new:
        yield _Change(end, end, new)


def _fixed(outcome: Outcome) -> tuple[str, list[str]]:
    """The head and the lines of the block that shows the fixed page; no lines where nothing is fixed."""
    case = outcome.case
    if outcome.after_all == case.html:
        return "fixed", []
    asked_safe = case.fixed is not None and not case.unsafe and outcome.after_safe != case.html
    if asked_safe or (outcome.after_safe == outcome.after_all and not case.unsafe):
        return "fixed", outcome.after_safe.split("\n")
    return "fixed unsafe", outcome.after_all.split("\n")


def _rewritten(block: Block, head: str, inside: list[str], lines: list[str]) -> _Change:
    """A block as it should be, or no block at all where there is nothing to show in it."""
    start = block.line - 1
    if inside and head.split() == [block.kind, *block.info.split()]:
        return _Change(block.line, block.end - 1, inside)
    if inside:
        return _Change(start, block.end, _fenced(head, inside))
    return _Change(start - 1 if start and not lines[start - 1].strip() else start, block.end, [])


def _fenced(head: str, inside: list[str]) -> list[str]:
    longest = max((len(found) for line in inside for found in _TICKS.findall(line)), default=2)
    mark = "`" * max(3, longest + 1)
    return [f"{mark}{head}", *inside, mark]
