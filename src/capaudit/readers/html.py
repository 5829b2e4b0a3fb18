"""HTML pages, AMP and XHTML among them."""

from __future__ import annotations

import re

from capaudit import Document, Reader, reader
from capaudit.contracts.house import House
from capaudit.figures import find_figures
from capaudit.figures.evidence import read_evidence
from capaudit.pages import decode, parse

_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body|figure|div|article|p|img|main|section)[\s>]", re.IGNORECASE)


def _looks_like_html(start: bytes) -> bool:
    return _TAG.search(start) is not None


@reader("html", ".html", ".htm", ".xhtml", sniff=_looks_like_html)
def read(data: bytes, name: str, house: House) -> Document:
    """A page as a browser would read it, whatever its encoding."""
    source = decode(data, name)
    page = parse(source, data)
    evidence = read_evidence(page)
    found = find_figures(page, house, evidence)
    return Document(
        source,
        found.figures,
        found.skipped,
        evidence.language or house.language,
        evidence.url,
        found.headline,
        evidence.dates[0].value if evidence.dates else None,
        evidence.modified,
        evidence.dates,
        evidence.structured,
        page.problem,
    )


__all__ = ["Reader", "read"]
