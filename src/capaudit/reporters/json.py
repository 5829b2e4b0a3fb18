"""The format json."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from capaudit import Audited, Run, json_text, reporter
from capaudit.reporters._counts import Counts
from capaudit.reporters._records import SCHEMA, page, unread


@reporter("json")
def render(pages: Iterable[Audited], run: Run) -> Iterator[str]:
    """One JSON document, with every finding, place and fix, and a schema version."""
    counts = Counts()
    tool = json_text({"name": "capaudit", "version": run.version})
    yield f'{{\n"schema": {SCHEMA},\n"tool": {tool},\n"pages": ['
    separator = "\n"
    for audited in counts.of(pages):
        yield separator + json_text(page(audited))
        separator = ",\n"
    missing = json_text([unread(one) for one in run.unread])
    yield f'\n],\n"unread": {missing},\n"summary": {json_text(counts.as_data())}\n}}\n'
