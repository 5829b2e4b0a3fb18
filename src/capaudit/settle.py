"""The end of the line: places are worked out, and the page is let go.

What leaves the audit holds words, places and excerpts of what was found, and no page: memory does not grow with the
number of pages, and another process can be handed the result.
"""

from __future__ import annotations

from operator import attrgetter

from capaudit.basics.later import Later
from capaudit.basics.records import replace
from capaudit.model import Audited, Credit, Figure, Finding, Image, Inline, Named, Prose, Skipped, Structured
from capaudit.source import Source
from capaudit.text import Text

_PARTS: dict[type, attrgetter[tuple[object, ...]]] = {
    kind: attrgetter(*kind.__match_args__) for kind in (Finding, Figure, Image, Credit, Named, Skipped)
}
"""How to take apart what may hold texts of a page."""


def settled(finding: Finding) -> Finding:
    """The finding, after every place that it speaks of was worked out."""
    for located in (finding.at, *finding.also, finding.figure):
        if located is not None:
            _ = located.place
    return finding


def settle(audited: Audited, *, skipped: bool = False) -> Audited:
    """The same result, without the page; with `skipped`, the images that were skipped are kept."""
    document = audited.document
    kept = tuple(document.skipped) if skipped else ()
    _release(audited.findings, audited.waived, document.figures, document.headline, kept)
    source = Source(document.source.name, "", document.source.encoding, document.source.bom)
    dates = document.dates.so_far if isinstance(document.dates, Later) else document.dates
    bare = replace(
        document, source=source, skipped=kept, structured=Structured(), dates=dates, prose=Prose(), ignores=()
    )
    return replace(audited, document=bare)


def _release(*things: object) -> None:
    """Let go of the page in every text that these things hold."""
    seen = set[int]()
    todo = list(things)
    while todo:
        thing = todo.pop()
        if isinstance(thing, (Text, Inline)):
            thing.release()
        elif isinstance(thing, tuple):
            todo += thing
        elif (parts := _PARTS.get(type(thing))) and id(thing) not in seen:
            seen.add(id(thing))
            todo += parts(thing)
            if isinstance(thing, Figure):
                todo.append(vars(thing).get("credit"))
