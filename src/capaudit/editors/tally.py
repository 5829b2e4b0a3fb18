"""What a run came to, in numbers, and its pages as lines of a summary that stand on the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from capaudit.editors.pages import Sheet
from capaudit.editors.paper import LEVELS, counted
from capaudit.model import Finding, Severity

if TYPE_CHECKING:
    from markupsafe import Markup

_CHUNK = 1 << 14


class Spool:
    """Markup that is written now and read later, from the disk. `count` is the number of pieces."""

    def __init__(self) -> None:
        self._file = TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - it goes when this goes
        self.count = 0

    def add(self, text: str) -> None:
        """Write a piece."""
        self.count += 1
        self._file.write(text)

    def close(self) -> None:
        """Give the room back."""
        self._file.close()

    def __iter__(self) -> Iterator[Markup]:
        from markupsafe import Markup

        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield Markup(chunk)  # noqa: S704 - it was made by the templates


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule in the summary."""

    name: str
    severity: str
    count: int


class Tally:
    """Counted while the pages pass."""

    def __init__(self, against: str) -> None:
        self.history = against
        self.pages = self.found_on = self.pictures = self.waived = self.new = self.fixed = 0
        self.levels: Counter[str] = Counter()
        self._rules: Counter[str] = Counter()
        self._gravest: dict[str, Severity] = {}

    def add(self, sheet: Sheet) -> None:
        """Count a page."""
        audited = sheet.audited
        self.pages += 1
        self.found_on += bool(audited.findings)
        self.pictures += len(audited.document.figures)
        self.waived += len(audited.waived)
        self.new += len(audited.past.new) if audited.past else 0
        self.fixed += len(sheet.fixed)
        for finding in audited.findings:
            self._count(finding)

    def _count(self, finding: Finding) -> None:
        self.levels[finding.severity.label] += 1
        self._rules[finding.rule] += 1
        self._gravest[finding.rule] = max(finding.severity, self._gravest.get(finding.rule, Severity.NOTE))

    @property
    def carried(self) -> int:
        """How many findings the earlier run had too."""
        return self.total - self.new

    @property
    def total(self) -> int:
        """How many findings there are."""
        return self.levels.total()

    @property
    def verdict(self) -> str:
        """The first line of the report."""
        found = [counted(self.levels[level], level) for level in LEVELS if self.levels[level]]
        if not self.pages:
            return "No page was audited"
        pages = counted(self.pages, "page")
        if not found:
            return f"Nothing found on {pages}" if self.pictures else f"No pictures on {pages}"
        where = pages if self.found_on == self.pages else f"{self.found_on:,} of {pages}"
        several = f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else found[0]
        return f"{several} on {where}"

    @property
    def by_rule(self) -> list[Ruled]:
        """Rules with their gravest severity and their count, the gravest and most frequent first."""
        rows = [Ruled(name, self._gravest[name].label, number) for name, number in self._rules.items()]
        return sorted(rows, key=lambda row: (-self._gravest[row.name], -row.count, row.name))
