"""What a date in a caption belongs to: the picture, an event that is spoken of, or an agency's dateline."""

from __future__ import annotations

import re
from functools import lru_cache

from capaudit.basics.later import pattern
from capaudit.dates.cues import GOES_ON, TAKEN, Cues, cues
from capaudit.dates.vocabulary import primary

_SENTENCE_END = re.compile(r"[.!?…][\"”“»)’]*\s+|[。！？]")
_WORD = re.compile(r"[^\W\d_]+")
_CREDIT = pattern(r"(?i:foto|photo|bild|image|picture|kuva|credit|quelle|source|archiv|©|фото|ảnh|fotó)")
_PICTURE_NOUN = re.compile(r",?\s(?:file|photo|image|picture|combination|handout|screen|frame|aerial|satellite)")
_GOES_ON = frozenset(GOES_ON.split())
_NEXT_WORD = re.compile(r"(?:st|nd|rd|th)? ([a-z]+)")
_OWNERS = ("'s ", "’s ", "s' ", "s’ ")
_GERMAN_CLAUSE = re.compile(r", (?:(?:in|mit|von|auf|bei|für) )?(?:der|die|das|dem|den|deren|dessen)\b")
_DATELINE = 80
_SHORT_OPENING = 12
_FAR = 300
"""Characters in which a sentence is looked for; longer ones are cut there."""


@lru_cache(maxsize=1024)
def role(value: str, start: int, end: int, tag: str) -> str | None:
    """The role of the date that stands at `value[start:end]`: "dateline", "picture", "event" or None."""
    if _is_dateline(value, start, end):
        return "dateline"
    language = primary(tag)
    opens, closes = _sentence(value, start, end)
    known = cues(language) or cues("en") or Cues(*[frozenset[str]()] * 3)
    before, after = value[opens:start].lower(), value[end:closes].lower()
    words = _WORD.findall(before)
    if not known.coming.isdisjoint(words) or not known.coming.isdisjoint(_WORD.findall(after)):
        return "event"
    if _beside_credit(value, start) or before.lstrip(" (").startswith(TAKEN) or _PICTURE_NOUN.match(after):
        return "picture"
    if opens > _SHORT_OPENING or (words and words[-1] in known.bound) or not known.told.isdisjoint(words):
        return "event"
    if before.endswith(_OWNERS) or _GERMAN_CLAUSE.search(before):
        return "event"
    follows = _NEXT_WORD.match(value, end)
    if follows and language in ("en", "") and follows[1] not in _GOES_ON:
        return "event"
    return "picture" if cues(language) else None


def _sentence(value: str, start: int, end: int) -> tuple[int, int]:
    opens, stop = max(0, start - _FAR), min(len(value), end + _FAR)
    for match in _SENTENCE_END.finditer(value, opens, stop):
        if match.end() <= start and _ends(value, match.start(), match.end()):
            opens = match.end()
        elif match.start() >= end and _ends(value, match.start(), match.end()):
            return opens, match.end()
    return opens, stop


def _ends(value: str, dot: int, end: int) -> bool:
    """Whether a period ends a sentence: not one after “Gov.”, “U.S.”, “5.” or “janv.” before a number."""
    if value[dot] in "。！？!?…":
        return True
    word = value[max(0, dot - 5) : dot].rpartition(" ")[2]
    follows = value[end : end + 1]
    if word.isdigit():
        return len(word) > 2
    abbreviated = word.replace(".", "").isalpha() and len(word) < 5 and (word[:1].isupper() or follows.isdigit())
    return not abbreviated and not follows.islower()


def _is_dateline(value: str, start: int, end: int) -> bool:
    """“SYDNEY, AUSTRALIA - MAY 02:” and “Sep 14, 2024; Lincoln, NE, USA;”."""
    if start > _DATELINE:
        return False
    before = value[:start].rstrip()
    after = value[end : end + 2].lstrip()[:1]
    if not before:
        return after == ";"
    return after == ":" and before[-1] in "-–—" and before.upper() == before


def _beside_credit(value: str, start: int) -> bool:
    """Whether the date stands in the bracket of the credit."""
    far = max(0, start - _FAR)
    opened = max(value.rfind("(", far, start), value.rfind("[", far, start))
    if opened < 0 or ")" in value[opened:start]:
        return False
    return _CREDIT.match(value, opened + 1) is not None
