"""A finding as plain data, for the JSON formats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from capaudit import Audited, Credit, Document, Figure, Finding, Fix, Place, Text, Unread, Waiver

SCHEMA = 1
"""The version of the shape. It grows when a key changes its meaning or goes away; a new key does not change it."""


def page(audited: Audited) -> dict[str, Any]:
    """One page with its findings."""
    figures = audited.document.figures
    return {
        "path": audited.name,
        "complete": audited.complete,
        "crashed": list(audited.crashed),
        "figures": len(figures),
        **_about(audited.document),
        "findings": [finding(one, figures) for one in audited.findings],
        "waived": [finding(one, figures) for one in audited.waived],
        "fixed": [finding(one, figures) for one in audited.fixed],
    }


def _about(document: Document) -> dict[str, Any]:
    """What the page is, and its pictures, so that a report can be made of this record alone."""
    return {
        "headline": document.headline.value if document.headline else None,
        "language": document.language,
        "url": document.url,
        "pictures": [picture(one) for one in document.figures],
    }


def picture(one: Figure) -> dict[str, Any]:
    """A picture with its words, and what its credits were read as."""
    alt, caption, place = one.image.alt, one.caption, one.place
    return {
        "urls": list(one.image.urls),
        "line": place.start.line if place else None,
        "column": place.start.column if place else None,
        "alt": alt.value if alt is not None else None,
        "caption": caption.value if caption is not None else None,
        "credits": [credit(part) for part in one.credits],
    }


def credit(one: Credit) -> dict[str, Any]:
    """A credit as printed, and its parts."""
    names = {"photographers": one.photographers, "agencies": one.agencies, "sources": one.sources}
    return {
        "text": one.text.value,
        "origin": one.text.origin,
        "hidden": one.hidden,
        **{key: [name.text.value for name in several] for key, several in names.items()},
        "supplier": one.supplier.text.value if one.supplier else None,
        "kind": one.kind,
    }


def finding(one: Finding, figures: Sequence[Figure]) -> dict[str, Any]:
    """One finding. What stands nowhere in the source has null for line and column, and its origin."""
    return {
        "rule": one.rule,
        "severity": one.severity.label,
        "message": one.message,
        "help": one.help,
        "doubtful": one.doubtful,
        "quote": one.quote,
        "origin": origin(one.at),
        **place(one.place),
        "within": within(one),
        "excerpt": one.place.excerpt._asdict() if one.place else None,
        "figure": figure(one.figure, figures) if one.figure else None,
        "also": [{"quote": getattr(at, "value", None), "origin": origin(at), **place(at.place)} for at in one.also],
        "fix": fix(one.fix) if one.fix else None,
        "waiver": waiver(one.waiver) if one.waiver and not one.rule.startswith("waiver-") else None,
    }


def within(one: Finding) -> dict[str, Any] | None:
    """Which characters of which words of the picture are at fault: `of` is caption, alt, or the number of a credit from 1."""
    if not one.figure or not isinstance(one.at, Text):
        return None
    credits: dict[str | int, Text | None] = {number: part.text for number, part in enumerate(one.figure.credits, 1)}
    texts: dict[str | int, Text | None] = {"caption": one.figure.caption, "alt": one.figure.image.alt, **credits}
    for of, text in texts.items():
        if text is not None and (span := one.at.within(text)):
            return {"of": of, "start": span.start, "end": span.end}
    return None


def place(at: Place | None) -> dict[str, int | None]:
    """Line and column from 1, offsets in characters from 0; all null for what stands nowhere."""
    values = (*at.start, *at.end, *at.span) if at else (None,) * 6
    return dict(zip(("line", "column", "end_line", "end_column", "start", "end"), values, strict=True))


def origin(at: object) -> str | None:
    """Where words were taken from, such as “figcaption”, and what an image is, such as “img element”."""
    image = getattr(at, "image", at)
    return getattr(getattr(image, "tag", image), "origin", None) or None


def figure(one: Figure, figures: Sequence[Figure]) -> dict[str, Any]:
    """The picture that a finding speaks of, numbered from 1 in the order of the page."""
    number = next((n for n, known in enumerate(figures, 1) if known is one), None)
    where = one.place.start if one.place else (None, None)
    return {
        "number": number,
        "urls": list(one.image.urls),
        "line": where[0],
        "column": where[1],
        "caption": one.caption.value if one.caption is not None else None,
        "credit": one.credit.text.value if one.credit else None,
    }


def fix(one: Fix) -> dict[str, Any]:
    """A cure: its edits replace the characters from `start` to `end`."""
    edits = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in one.edits]
    return {"title": one.title, "safe": one.safe, "edits": edits}


def waiver(one: Waiver) -> dict[str, str | None]:
    """Who let the finding through, why, and until when."""
    until = one.until.isoformat() if one.until else None
    return {"reason": one.reason, "who": one.who, "until": until, "origin": one.origin}


def unread(one: Unread) -> dict[str, str]:
    """A file that was not audited."""
    return {"path": one.name, "reason": one.reason}
