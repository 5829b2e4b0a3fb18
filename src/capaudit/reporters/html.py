"""The format html."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from capaudit import Audited, Run, reporter


@reporter("html", skipped=True)
def render(pages: Iterable[Audited], run: Run) -> Iterator[str]:
    """The editors' report: one file with every picture, its words and what was found in them, for a browser or for print."""
    from capaudit import EditorsReport

    yield from EditorsReport(run).render(pages)
