"""HTML pages, AMP and XHTML among them."""

from __future__ import annotations

import re

from capaudit import Document, Reader, reader
from capaudit.basics.later import Later, pattern
from capaudit.contracts.house import House
from capaudit.figures import find_figures
from capaudit.figures.dates import visible_date
from capaudit.figures.evidence import read_evidence
from capaudit.figures.prose import prose_of
from capaudit.figures.structured import structured_of
from capaudit.model import Ignore
from capaudit.pages import decode, parse

_TAG = pattern(rb"<(?:!doctype\s+html|html|head|body|figure|div|article|p|img|main|section)[\s>]", re.IGNORECASE)


def _looks_like_html(start: bytes) -> bool:
    return _TAG.search(start) is not None


@reader("html", ".html", ".htm", ".xhtml", sniff=_looks_like_html)
def read(data: bytes, name: str, house: House) -> Document:
    """A page as a browser would read it, whatever its encoding."""
    source = decode(data, name)
    page = parse(source, data)
    evidence = read_evidence(page)
    found = find_figures(page, house, evidence)
    language = evidence.language or house.language
    dates = Later(lambda: (*evidence.dates, *visible_date(found.body, language)), evidence.dates)
    told = evidence.dates or dates
    ignores: tuple[Ignore, ...] = ()
    if b"capaudit-ignore" in data or source.encoding.startswith("utf-16"):
        from capaudit.waivers.inpage import read_ignores

        ignores = read_ignores(page, found.figures)
    return Document(
        source,
        found.figures,
        found.skipped,
        language,
        evidence.url,
        found.headline,
        told[0].value if told else None,
        evidence.modified,
        dates,
        structured_of(page, evidence.blocks),
        page.problem,
        prose_of(page, found.body, found.figures),
        ignores,
    )


__all__ = ["Reader", "read"]
