"""The format concise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from capaudit import Audited, Finding, Run, inert, reporter, visible


@reporter("concise")
def render(pages: Iterable[Audited], run: Run) -> Iterator[str]:
    """One line a finding: `path:line:column: severity rule message`."""
    for audited in pages:
        yield inert("".join(_line(audited.name, finding) for finding in audited.findings))
        if run.show_waived:
            yield inert("".join(_line(audited.name, finding, "waived ") for finding in audited.waived))


def _line(name: str, finding: Finding, state: str = "") -> str:
    place = finding.place or (finding.figure.place if finding.figure else None)
    line, column = place.start if place else (1, 1)
    return (
        f"{visible(name)}:{line}:{column}: {state}{finding.severity.label} {finding.rule} {visible(finding.message)}\n"
    )
