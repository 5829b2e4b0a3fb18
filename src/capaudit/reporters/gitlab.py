"""The format gitlab: a code quality report, https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from capaudit import Audited, Run, Severity, Unread, json_text, reporter, visible
from capaudit.reporters._paths import path
from capaudit.reporters._reported import UNREAD, Reported, digest, reported

_SEVERITIES = {Severity.NOTE: "info", Severity.WARNING: "minor", Severity.ERROR: "major"}


@reporter("gitlab")
def render(pages: Iterable[Audited], run: Run) -> Iterator[str]:
    """Code quality of GitLab: what was found, and every file that could not be audited as a blocker."""
    root = os.environ.get("CI_PROJECT_DIR")
    separator = "[\n"
    for audited in pages:
        name = path(audited.name, root)
        for one in reported(audited):
            if not one.waived:
                yield separator + json_text(_issue(name, one))
                separator = ",\n"
    for missing in run.unread:
        yield separator + json_text(_unread(path(missing.name, root), missing))
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _issue(name: str, one: Reported) -> dict[str, Any]:
    place = one.place
    lines = {"begin": place.start.line, "end": place.end.line} if place else {"begin": 1}
    return {
        "description": f"{one.message} → {one.help}" if one.help else one.message,
        "check_name": one.finding.rule,
        "fingerprint": digest(name, one.mark),
        "severity": _SEVERITIES[one.finding.severity],
        "location": {"path": visible(name), "lines": lines},
    }


def _unread(name: str, missing: Unread) -> dict[str, Any]:
    return {
        "description": f"the file could not be audited: {visible(missing.reason)}",
        "check_name": UNREAD,
        "fingerprint": digest(name, UNREAD, missing.reason),
        "severity": "blocker",
        "location": {"path": visible(name), "lines": {"begin": 1}},
    }
