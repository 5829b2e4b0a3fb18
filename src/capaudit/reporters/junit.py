"""The format junit: the XML that build servers read as the result of tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from capaudit import Audited, Run, Severity, Unread, reporter, visible
from capaudit.reporters._paths import path
from capaudit.reporters._reported import NOT_DONE, UNREAD, Reported, reported

_XML = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\ufffe": r"\ufffe", "\uffff": r"\uffff"}
)


@reporter("junit")
def render(pages: Iterable[Audited], run: Run) -> Iterator[str]:
    """JUnit XML: a suite a page, a test case a finding. One below --fail-on is a case that passed, a waived one was skipped."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="capaudit">\n'
    for audited in pages:
        name = path(audited.name)
        cases = [(_outcome(one, run.fail_on), one) for one in reported(audited)]
        outcomes = [outcome for outcome, _ in cases]
        yield _suite(name, "".join(_case(name, *case) for case in cases) or _passed(name), outcomes)
    for missing in run.unread:
        yield _unread(missing)
    yield "</testsuites>\n"


def _outcome(one: Reported, fail_on: Severity) -> str:
    if one.waived:
        return "skipped"
    if one.finding.rule in NOT_DONE:
        return "error"
    return "failure" if one.finding.severity >= fail_on else "system-out"


def _suite(name: str, cases: str, outcomes: list[str]) -> str:
    counts = {"tests": len(outcomes) or 1, "failures": outcomes.count("failure")}
    counts |= {"errors": outcomes.count("error"), "skipped": outcomes.count("skipped")}
    return f"  <testsuite{_attributes(name=name, **counts)}>\n{cases}  </testsuite>\n"


def _case(name: str, outcome: str, one: Reported) -> str:
    finding, place = one.finding, one.place
    picture = f"picture {one.number}: " if one.number else ""
    at = f" ({place.start.line}:{place.start.column})" if place else ""
    case = _attributes(name=f"{picture}{finding.rule}{at}", classname=name, file=name)
    case += _attributes(line=place.start.line) if place else ""
    words = "\n".join(
        filter(None, (one.message, one.help and f"→ {one.help}", finding.quote and visible(finding.quote)))
    )
    about = _attributes(message=one.message)
    if outcome == "system-out":
        return f"    <testcase{case}><system-out>{_text(words)}</system-out></testcase>\n"
    if outcome == "skipped":
        return f"    <testcase{case}><skipped{_attributes(message=f'waived: {one.message}')}/></testcase>\n"
    about += _attributes(type=finding.severity.label)
    return f"    <testcase{case}><{outcome}{about}>{_text(words)}</{outcome}></testcase>\n"


def _passed(name: str) -> str:
    return f"    <testcase{_attributes(name='captions and credits', classname=name, file=name)}/>\n"


def _unread(missing: Unread) -> str:
    name = path(missing.name)
    case = _attributes(name=UNREAD, classname=name, file=name)
    error = _attributes(message=missing.reason, type="error")
    return _suite(name, f"    <testcase{case}><error{error}/></testcase>\n", ["error"])


def _attributes(**values: object) -> str:
    return "".join(f' {key}="{_text(visible(str(value)))}"' for key, value in values.items())


def _text(text: str) -> str:
    """Visible text for XML 1.0, which has no way to write controls and `]]>`."""
    return text.translate(_XML)
