"""Structured data that name whoever made a picture."""

from __future__ import annotations

from capaudit import Document

CREDITS = ("creditText", "creator", "copyrightHolder", "copyrightNotice")


def names_somebody(document: Document) -> bool:
    """Whether any of these properties stands in the structured data."""
    return document.structured.says(*CREDITS)
