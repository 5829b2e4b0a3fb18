"""From the words of a caption to its dates."""

from __future__ import annotations

from functools import lru_cache

from capaudit.dates.line import Found, Line
from capaudit.dates.tokens import tokens
from capaudit.dates.vocabulary import primary, table
from capaudit.dates.weekdays import read

_MONTH_FIRST = frozenset(("en-us", "en-ph", "en_us", "en_ph"))


def _order(tag: str, language: str) -> str:
    """How 5/6/2024 is meant: a bare "en" does not tell."""
    if language not in ("", "en"):
        return "dmy"
    return "mdy" if tag in _MONTH_FIRST else "dmy" if tag.startswith("en-") else ""


@lru_cache(maxsize=2048)
def find(value: str, tag: str) -> tuple[Found, ...]:
    """The dates of a caption, each with its place in `value`. `tag` is the page's language in small letters, or ""."""
    language = primary(tag)
    found_tokens = tokens(value, table(language), _order(tag, language))
    return tuple(read(Line(value, found_tokens, language))) if found_tokens else ()
