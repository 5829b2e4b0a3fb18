"""Bodies whose own photographers stand behind their name: “U.S. Air Force photo by Jane Doe”."""

from __future__ import annotations

from capaudit.credits.names import person_likeness
from capaudit.credits.shapes import is_name, sentence_ends
from capaudit.credits.words import Lead, lead_at

_MOST_WORDS = 6


def is_body(words: str) -> bool:
    """Whether words with capitals are the name of something that is no person, and no credit themselves."""
    if not is_name(words) or person_likeness(words) or ":" in words or words.rsplit(maxsplit=1)[-1][0].islower():
        return False
    return not sentence_ends(words) and lead_at(words) is None


def label_of_body(text: str) -> Lead | None:
    """The label in a text that begins with the name of a body, and goes on with that label; None if it does not."""
    at = -1
    for _ in range(_MOST_WORDS):
        at = text.find(" ", at + 1)
        if at < 0:
            return None
        lead = lead_at(text, at + 1)
        if lead is not None and lead.role in ("picture", "graphic"):
            return lead if lead.closed and is_body(text[:at]) else None
    return None
