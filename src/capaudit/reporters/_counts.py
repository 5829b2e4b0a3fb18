"""What a run came to, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from capaudit import Audited, Severity


class Counts:
    """Counted while the pages pass."""

    def __init__(self) -> None:
        self.pages = 0
        self.figures = 0
        self.pages_with_findings = 0
        self.waived = 0
        self.fixed = 0
        self.fixable = 0
        self.findings: Counter[Severity] = Counter()

    def of(self, pages: Iterable[Audited]) -> Iterator[Audited]:
        """The pages as they come, each counted before it is handed on."""
        for audited in pages:
            self.pages += 1
            self.figures += len(audited.document.figures)
            self.pages_with_findings += bool(audited.findings)
            self.waived += len(audited.waived)
            self.fixed += len(audited.fixed)
            self.fixable += sum(finding.fix is not None and finding.fix.safe for finding in audited.findings)
            self.findings.update(finding.severity for finding in audited.findings)
            yield audited

    def as_data(self) -> dict[str, int]:
        """By name, for the JSON formats."""
        by_severity = {f"{severity.label}s": self.findings[severity] for severity in reversed(Severity)}
        return {
            "pages": self.pages,
            "figures": self.figures,
            "pages_with_findings": self.pages_with_findings,
            **by_severity,
            "waived": self.waived,
            "fixed": self.fixed,
            "fixable": self.fixable,
        }

    def sentence(self, unread: int) -> str:
        """One line for a person."""
        found = [
            counted(self.findings[severity], severity.label)
            for severity in reversed(Severity)
            if self.findings[severity]
        ]
        pages = counted(self.pages, "page")
        some_only = found and self.pages_with_findings < self.pages
        where = f"{self.pages_with_findings:,} of {pages}" if some_only else pages
        words = f"{', '.join(found) or 'no findings'} in {where} ({counted(self.figures, 'picture')})"
        words += f", {counted(self.waived, 'finding')} waived" if self.waived else ""
        words += f", {counted(self.fixed, 'finding')} fixed" if self.fixed else ""
        return words + (f", {counted(unread, 'file')} not read" if unread else "")


def counted(number: int, word: str) -> str:
    """“1 page”, “2 pages”."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
