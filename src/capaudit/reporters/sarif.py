"""The format sarif: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from capaudit import Audited, Documented, Run, Severity, Unread, json_text, reporter, visible
from capaudit.reporters._paths import uri
from capaudit.reporters._reported import UNREAD
from capaudit.reporters._sarif_result import LEVELS, results, safe

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PROBLEM = {Severity.NOTE: "recommendation", Severity.WARNING: "warning", Severity.ERROR: "error"}
_NEWLINES = ["\r\n", "\n", "\r"]


@reporter("sarif")
def render(pages: Iterable[Audited], run: Run) -> Iterator[str]:
    """SARIF 2.1.0, for code scanning: findings, waived ones as suppressed, with the rules' help and fixes."""
    about = {"columnKind": "unicodeCodePoints", "newlineSequences": _NEWLINES, "tool": {"driver": _driver(run)}}
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{\n{json_text(about)[1:-1]},\n"results": ['
    indexes = {name: number for number, name in enumerate(run.rules)}
    separator, complete = "\n", True
    for audited in pages:
        complete &= audited.complete
        for result in results(audited, indexes):
            yield separator + json_text(result)
            separator = ",\n"
    invocation = {
        "executionSuccessful": complete and not run.unread,
        "toolExecutionNotifications": [_notification(one) for one in run.unread],
    }
    yield f'\n],\n"invocations": [{json_text(invocation)}]\n}}]}}\n'


def _driver(run: Run) -> dict[str, Any]:
    version = {"version": run.version}
    if run.version.replace(".", "").isdecimal() and run.version.count(".") == 2:
        version["semanticVersion"] = run.version
    notification = {"id": UNREAD, "shortDescription": {"text": "A file could not be audited."}}
    return {
        "name": "capaudit",
        **version,
        "shortDescription": {"text": "The linter for photo captions and credits on news pages."},
        "rules": [_rule(rule) for rule in run.rules.values()],
        "notifications": [notification],
    }


def _rule(rule: Documented) -> dict[str, Any]:
    """A rule with its documentation: `help` is the whole of it, the full description why it matters."""
    whole = safe(rule.documentation)
    why = whole.partition("## Why it matters\n")[2].partition("\n##")[0].strip()
    return {
        "id": rule.name,
        "name": "".join(part.capitalize() for part in rule.name.replace("/", "-").split("-")),
        "shortDescription": {"text": safe(rule.summary)},
        "fullDescription": {"text": why or safe(rule.summary)},
        "help": {"text": whole, "markdown": whole},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": ["captions-and-credits"], "problem.severity": _PROBLEM[rule.severity]},
    }


def _notification(one: Unread) -> dict[str, Any]:
    return {
        "descriptor": {"id": UNREAD, "index": 0},
        "level": "error",
        "message": {"text": f"{visible(one.name)}: {visible(one.reason)}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(one.name)}}}],
    }
