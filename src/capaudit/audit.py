"""The line: read, attach, check, waive, settle. A page goes in as bytes and comes out as findings.

`audit_one` is pure, and what it takes and gives pickles, so any executor can run it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from capaudit.attach import attach
from capaudit.basics.records import replace
from capaudit.basics.tuples import NamedTuple
from capaudit.credits.words import speaking
from capaudit.due import Active, due
from capaudit.errors import UnreadableError, one_line
from capaudit.model import Audited, Document, Figure, Finding, Located
from capaudit.own import CRASHED, INCOMPLETE
from capaudit.settle import settle, settled
from capaudit.sniff import choose
from capaudit.source import Span

if TYPE_CHECKING:
    from capaudit.settings import Settings


class Checked(NamedTuple):
    """What the rules found, and the names of those that crashed."""

    findings: list[Finding]
    crashed: list[str]


def audit_one(data: bytes, name: str, settings: Settings) -> Audited:
    """Audit one page. Raises UnreadableError where it cannot be read at all."""
    with collector_paused():
        return audit_document(read(data, name, settings), settings)


def audit_document(document: Document, settings: Settings) -> Audited:
    """What is left of the line once the page is read."""
    document = attach(document, settings.config.images)
    rules, tracebacks = settings.rules_for(document.source.name), list[str]()
    with speaking(settings.house.words):
        findings, crashed = check(document, rules, tracebacks.append)
    ran = {active.rule.name for active in rules}.difference(crashed)
    kept, waived = waive(document, [*incomplete(document), *findings], ran, settings)
    crashed = list(dict.fromkeys(crashed))
    audited = Audited(document, tuple(in_order(kept)), tuple(in_order(waived)), tuple(crashed), tuple(tracebacks))
    return settle(audited, skipped=settings.config.keep_skipped)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for cyclic garbage inside: on a page, which is many small objects that all live, it costs as much as a parse."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def read(data: bytes, name: str, settings: Settings) -> Document:
    """The page as the reader of its format sees it. Raises UnreadableError."""
    reader = choose(settings.readers, data, name)
    try:
        with speaking(settings.house.words):
            return reader.read(data, name, settings.house)
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(f"the reader “{reader.name}” failed: {one_line(error)}") from error


def waive(
    document: Document, findings: list[Finding], ran: Container[str], settings: Settings
) -> tuple[list[Finding], list[Finding]]:
    """The findings that remain, and those that a person has let through, in the page or in the waivers file."""
    waivers = settings.waivers_for(document.source.name)
    if not waivers and not document.ignores:
        return findings, []
    from capaudit.waivers.match import judge

    kept, waived = judge(document, findings, waivers, settings.rule_names, ran.__contains__)
    return [*map(settled, kept)], waived


def incomplete(document: Document) -> list[Finding]:
    """The finding that a part of the page was not read, where that is so."""
    if document.incomplete is None:
        return []
    message = f"only a part of the page could be read: {document.incomplete}"
    return [Finding(message, rule=INCOMPLETE.name, severity=INCOMPLETE.severity)]


def check(document: Document, rules: Iterable[Active], trace: Callable[[str], object] = str) -> Checked:
    """Run the rules. One that crashes on a picture gives a finding for that, and goes on with the next picture.

    `trace` is called with the traceback of each crash.
    """
    findings: list[Finding] = []
    crashed: list[str] = []
    for active, figure in due(document, rules):
        try:
            for found in active.rule.run(figure, document, active.options):
                about = figure or found.figure or figure_of(found.at, document)
                findings.append(filled(found, active, about))
        except Exception as error:  # noqa: BLE001 - whatever a rule does, the others go on
            crashed.append(active.rule.name)
            trace(traced(error))
            message = f"rule {active.rule.name} crashed: {one_line(error)}"
            findings.append(Finding(message, figure, rule=CRASHED.name, severity=CRASHED.severity, figure=figure))
    return Checked(findings, crashed)


def traced(error: Exception) -> str:
    """The traceback of a rule that crashed, from the rule on."""
    from traceback import format_exception

    inside = error.__traceback__
    while inside and inside.tb_frame.f_code.co_filename == __file__:
        inside = inside.tb_next
    return "".join(format_exception(type(error), error, inside)).rstrip()


def filled(finding: Finding, active: Active, figure: Figure | None) -> Finding:
    """The finding with what only the audit knows; a doubtful one is one severity lower."""
    severity = active.severity.lowered() if finding.doubtful else active.severity
    return settled(replace(finding, rule=active.rule.name, severity=severity, figure=figure))


def figure_of(at: Located | None, document: Document) -> Figure | None:
    """The picture that a finding of a whole page speaks of, where it speaks of one."""
    for figure in document.figures:
        parts = (figure, figure.image, figure.image.alt, figure.caption, *(credit.text for credit in figure.credits))
        if any(at is part for part in parts if part is not None):
            return figure
    return None


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sorted by place, what stands nowhere first; the same fault by the same rule at the same place once."""
    found: dict[object, tuple[Span, Finding]] = {}
    for finding in findings:
        place = finding.place or (finding.figure and finding.figure.place)
        span = place.span if place else Span(-1, -1)
        nowhere = None if place else id(finding.figure)
        found.setdefault((span, nowhere, finding.rule, finding.message, finding.quote), (span, finding))
    ordered = sorted(found.values(), key=lambda pair: (pair[0], -pair[1].severity, pair[1].rule))
    return [finding for _, finding in ordered]
