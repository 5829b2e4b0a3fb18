"""The format concise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from capaudit import Audited, Finding, Run, reporter, visible


@reporter("concise")
def render(pages: Iterable[Audited], run: Run) -> Iterator[str]:  # noqa: ARG001 - the contract
    """One line a finding: `path:line:column: severity rule message`."""
    for audited in pages:
        yield "".join(_line(audited.name, finding) for finding in audited.findings)


def _line(name: str, finding: Finding) -> str:
    place = finding.place or (finding.figure.place if finding.figure else None)
    line, column = place.start if place else (1, 1)
    return f"{visible(name)}:{line}:{column}: {finding.severity.label} {finding.rule} {visible(finding.message)}\n"
