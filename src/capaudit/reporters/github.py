"""The format github: workflow commands, https://docs.github.com/actions/reference/workflow-commands-for-github-actions"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from capaudit import Audited, Place, Run, Severity, reporter, visible
from capaudit.reporters._counts import Counts
from capaudit.reporters._paths import path
from capaudit.reporters._reported import UNREAD, Reported, reported

_COMMANDS = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_DATA_TABLE = str.maketrans(_DATA)
_PROPERTY_TABLE = str.maketrans({**_DATA, ":": "%3A", ",": "%2C"})


@reporter("github")
def render(pages: Iterable[Audited], run: Run) -> Iterator[str]:
    """Annotations of GitHub Actions, and a line of counts for the log."""
    counts, root = Counts(), os.environ.get("GITHUB_WORKSPACE")
    for audited in counts.of(pages):
        name = path(audited.name, root)
        yield "".join(_annotation(name, one) for one in reported(audited) if not one.waived)
    for missing in run.unread:
        yield _command("error", {"file": path(missing.name, root), "title": UNREAD}, missing.reason)
    yield counts.sentence(len(run.unread)) + "\n"


def _annotation(name: str, one: Reported) -> str:
    finding = one.finding
    message = f"{one.message}\n→ {one.help}" if one.help else one.message
    about = {"file": name, **(_region(one.place) if one.place else {}), "title": finding.rule}
    return _command(_COMMANDS[finding.severity], about, message)


def _region(place: Place) -> dict[str, object]:
    """GitHub takes columns only where both ends stand on one line, and both ends of them as included."""
    (line, column), (end_line, end_column) = place.start, place.end
    lines = {"line": line, "endLine": end_line}
    return {**lines, "col": column, "endColumn": max(column, end_column - 1)} if line == end_line else {**lines}


def _command(name: str, properties: dict[str, object], message: str) -> str:
    about = ",".join(f"{key}={visible(str(value)).translate(_PROPERTY_TABLE)}" for key, value in properties.items())
    data = "\n".join(map(visible, message.split("\n"))).translate(_DATA_TABLE)
    return f"::{name} {about}::{data}\n"
