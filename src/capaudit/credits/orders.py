"""Words to editors, or of the page, that stand behind a credit: “… TPX IMAGES OF THE DAY”, “… toggle caption”."""

from __future__ import annotations

from capaudit.basics.later import pattern

_ORDER = pattern(
    r"\b(?:tpx images|attention editors|achtung|this image|this picture|this video|editorial use|for editorial|no resales|no sales|"
    r"no archives|mandatory credit|restricted to|to go with|picture date|see pa story|purchase licensing|opens new tab|"
    r"hide caption|toggle caption|abspielen\. laufzeit)\b"
)

_SHORTEST = 8


def order_at(low: str, start: int, end: int) -> int | None:
    """Where the first of them begins in a text in small letters, if any does."""
    found = _ORDER.search(low, start, end)
    return found.start() if found else None


def shouted_at(text: str, start: int, end: int) -> int | None:
    """Where the first of them begins that goes on to the end in capitals, as agencies write to editors; looked for from `start` on."""
    if not text[max(start, end - _SHORTEST) : end].isupper():
        return None
    begin = end - _SHORTEST
    while begin > start and not text[begin - 1].islower():
        begin -= 1
    found = _ORDER.search(text[max(start, begin) : end].lower())
    return max(start, begin) + found.start() if found else None
