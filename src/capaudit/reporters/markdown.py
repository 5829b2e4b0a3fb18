"""The format markdown: the summary of a run, as GitHub and GitLab show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from capaudit import Audited, Run, Severity, clipped, reporter, visible
from capaudit.reporters._counts import Counts, counted
from capaudit.reporters._reported import Reported, reported

_AT_MOST = 900_000
"""Bytes of tables: GitHub refuses a job summary of more than a mebibyte."""
_SIGNS = {Severity.NOTE: "ℹ️ note", Severity.WARNING: "⚠️ warning", Severity.ERROR: "❌ error"}
_PUNCTUATION = re.compile(r"[!-/:-?\[-`{-~]")
_TICKS = re.compile(r"`+")
_HEADS = "| place | severity | finding | rule |\n|---|---|---|---|\n"


@reporter("markdown")
def render(pages: Iterable[Audited], run: Run) -> Iterator[str]:
    """A summary in Markdown: the counts, then a table a page, as far as a job summary has room."""
    counts, tables, room, left_out = Counts(), list[str](), _AT_MOST, 0
    for audited in counts.of(pages):
        head = f"\n### {code(audited.name)}\n\n{_HEADS}"
        for one in reported(audited):
            if one.waived:
                continue
            row = head + _row(one)
            room -= len(row.encode())
            if room < 0:
                left_out += 1
            else:
                tables.append(row)
                head = ""
    yield f"## capaudit: {counts.sentence(len(run.unread))}\n"
    yield _unread(run)
    yield from tables
    if left_out:
        yield f"\n{counted(left_out, 'finding')} more, for which this summary has no room.\n"


def _row(one: Reported) -> str:
    place = one.finding.place
    where = f"{place.start.line}:{place.start.column}" if place else ""
    picture = f"picture {one.number}" if one.number else ""
    cells = [", ".join(filter(None, (where, picture))), _SIGNS[one.finding.severity]]
    cells += [plain(one.message) + (f"<br>→ {plain(one.help)}" if one.help else ""), code(one.finding.rule)]
    return f"| {' | '.join(cells)} |\n"


def _unread(run: Run) -> str:
    several = run.unread[:100]
    lines = "".join(f"- {code(one.name)}: {plain(one.reason)}\n" for one in several)
    more = f"- and {len(run.unread) - len(several):,} more\n" if len(run.unread) > len(several) else ""
    return f"\n{counted(len(run.unread), 'file')} not read:\n\n{lines}{more}" if several else ""


def plain(text: str) -> str:
    """Text of a page as itself: no markup, no link, no table cell, and nobody is mentioned.

    A backslash before every sign does that in CommonMark; the servers look for `@name` and `#1` after it, so an empty
    comment parts those.
    """
    shown = _PUNCTUATION.sub(r"\\\g<0>", visible(text))
    return shown.replace("@", "@<!-- -->").replace("#", "#<!-- -->")


def code(text: str) -> str:
    """Text of a page as code, in as many backticks as it needs. In the cell of a table a pipe would still end the cell."""
    shown = clipped(text, 300)
    fence = "`" * (max(map(len, _TICKS.findall(shown)), default=0) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") or shown != shown.strip() else ""
    return f"{fence}{pad}{shown}{pad}{fence}"
