"""The end of the line: places are worked out, and the page is let go.

What leaves the audit holds words, places and excerpts of what was found, and no page: memory does not grow with the
number of pages, and another process can be handed the result.
"""

from __future__ import annotations

from capaudit.later import Later
from capaudit.model import Agency, Audited, Finding, Fix, Inline, Prose, Structured
from capaudit.records import Record, replace
from capaudit.source import Source, Text


def settled(finding: Finding) -> Finding:
    """The finding, after every place that it speaks of was worked out."""
    for located in (finding.at, *finding.also, finding.figure):
        if located is not None:
            _ = located.place
    return finding


def settle(audited: Audited, *, skipped: bool = False) -> Audited:
    """The same result, without the page; with `skipped`, the images that were skipped are kept."""
    document, seen = audited.document, set[int]()
    kept = tuple(document.skipped) if skipped else ()
    _release((audited.findings, audited.waived, document.figures, document.headline, kept), seen)
    source = Source(document.source.name, "", document.source.encoding, document.source.bom)
    dates = document.dates.so_far if isinstance(document.dates, Later) else document.dates
    bare = replace(
        document, source=source, skipped=kept, structured=Structured(), dates=dates, prose=Prose(), ignores=()
    )
    return replace(audited, document=bare)


def _release(thing: object, seen: set[int]) -> None:
    if isinstance(thing, Text | Inline):
        thing.release()
    elif isinstance(thing, tuple):
        for part in thing:
            _release(part, seen)
    elif isinstance(thing, Record) and not isinstance(thing, Agency | Fix) and id(thing) not in seen:
        seen.add(id(thing))
        for name in thing._fields:
            _release(getattr(thing, name), seen)
        _release(getattr(thing, "__dict__", {}).get("credit"), seen)
