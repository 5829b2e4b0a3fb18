"""What was read on a page, as plain data."""

from __future__ import annotations

from typing import Any

from capaudit.model import Credit, Document, Figure, Metadata, Named, Skipped
from capaudit.source import Place


def page(document: Document) -> dict[str, Any]:
    """One page, for `show --format json` and `jsonl`."""
    return {
        "source": document.source.name,
        "language": document.language,
        "dates": [{"date": one.value.date().isoformat(), "origin": one.origin} for one in document.dates],
        "figures": [figure(one) for one in document.figures],
        "skipped": [skipped(one) for one in document.skipped],
    }


def figure(one: Figure) -> dict[str, Any]:
    """One picture. `credit` is the whole credit, `credits` every place where a part of it stands."""
    alt, caption = one.image.alt, one.caption
    return {
        "image": {
            "urls": list(one.image.urls),
            "alt": alt.value if alt is not None else None,
            **where(one.place),
            "metadata": metadata(one.image.metadata) if one.image.metadata else None,
        },
        "caption": caption.value if caption is not None else None,
        "credit": credit(one.credit) if one.credit else None,
        "credits": [_printed_at(part) for part in one.credits],
        "paired_by": one.paired_by,
        "signals": list(one.signals),
    }


def metadata(one: Metadata) -> dict[str, Any]:
    """What a picture's file says, every value with its origin."""
    return {
        "file": one.name,
        "kind": one.kind,
        "width": one.width,
        "height": one.height,
        "c2pa": one.c2pa,
        "problems": list(one.problems),
        "fields": {
            key: [{"value": text.value, "origin": text.origin} for text in texts] for key, texts in one.fields.items()
        },
    }


def credit(one: Credit) -> dict[str, Any]:
    """A credit and its parts, as printed."""
    return {
        "text": one.text.value,
        "photographers": [name.text.value for name in one.photographers],
        "agency": _printed(one.agency),
        "supplier": _printed(one.supplier),
        "kind": one.kind,
    }


def _printed_at(part: Credit) -> dict[str, Any]:
    return {**credit(part), "origin": part.text.origin, "hidden": part.hidden, **where(part.text.place)}


def skipped(one: Skipped) -> dict[str, Any]:
    """An image that is not the article's own."""
    return {"urls": list(one.image.urls), "reason": one.reason}


def where(place: Place | None) -> dict[str, int | None]:
    """Line and column, null for what stands nowhere in the source."""
    return {"line": place.start.line if place else None, "column": place.start.column if place else None}


def _printed(name: Named | None) -> str | None:
    return name.text.value if name else None
