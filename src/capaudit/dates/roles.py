"""What a date in a caption belongs to: the picture, an event that is spoken of, or an agency's dateline."""

from __future__ import annotations

import re

from capaudit.dates.cues import EVENT
from capaudit.dates.grammar import Found

_SENTENCE_END = re.compile(r"(?:(?<=[^\W\d_]{4})|(?<=\d)|(?<=[\"”“»)’]))[.!?…]+[\"”“»)’]*\s+(?=[^\W\d_])|[。！？]")
_EVENT_AFTER = re.compile(
    r"(?:st|nd|rd|th)?,? (?!file\b|photo|image|picture|combination|handout|screen|frame|aerial|satellite|"
    r"in\b|at\b|on\b|near\b|outside\b|inside\b|during\b|as\b|with\b|by\b|before\b|after\b|and\b|or\b|from\b|for\b|to\b|of\b|while\b|over\b)"
    r"[a-z]+"
)
_FILE_PHOTO = re.compile(r",?\s(?:file|photo|image|picture|combination|handout|screen|frame|aerial|satellite)")


def with_roles(value: str, found: list[Found], language: str) -> tuple[Found, ...]:
    """The same dates with their roles."""
    ends = [match.end() for match in _SENTENCE_END.finditer(value)]
    return tuple(one._replace(role=_role(value, one, ends, language)) for one in found)


def _role(value: str, one: Found, ends: list[int], language: str) -> str | None:
    if _is_dateline(value, one):
        return "dateline"
    start = max((end for end in ends if end <= one.start), default=0)
    end = min((end for end in ends if end >= one.end), default=len(value))
    if _beside_credit(value, one):
        return "picture"
    if start and len(value[:start]) > 12:
        return "event"
    cues = EVENT.get(language or "en")
    if cues is None:
        return None
    before, after = value[start : one.start], value[one.end : end]
    if _FILE_PHOTO.match(after):
        return "picture"
    if cues.bound(before) or cues.told(before) or cues.coming(before + after):
        return "event"
    return "event" if language in ("en", "") and _EVENT_AFTER.match(after) else "picture"
