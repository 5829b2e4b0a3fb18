"""The format jsonl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from capaudit import Audited, Run, json_text, reporter
from capaudit.reporters._counts import Counts
from capaudit.reporters._records import SCHEMA, finding, unread


@reporter("jsonl")
def render(pages: Iterable[Audited], run: Run) -> Iterator[str]:
    """One JSON object a line: `type` is run, finding, page, unread or summary."""
    counts = Counts()
    yield _line("run", {"schema": SCHEMA, "tool": {"name": "capaudit", "version": run.version}})
    for audited in counts.of(pages):
        figures = audited.document.figures
        records = [_line("finding", {"path": audited.name, **finding(one, figures)}) for one in audited.findings]
        records += [_line("waived", {"path": audited.name, **finding(one, figures)}) for one in audited.waived]
        about = {
            "path": audited.name,
            "complete": audited.complete,
            "figures": len(figures),
            "findings": len(audited.findings),
        }
        yield "".join((*records, _line("page", about)))
    yield "".join(_line("unread", unread(one)) for one in run.unread)
    yield _line("summary", counts.as_data())


def _line(kind: str, record: Mapping[str, object]) -> str:
    return json_text({"type": kind, **record}) + "\n"
