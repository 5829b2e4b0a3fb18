"""Characters of an HTML source, character references read, each with its place (WHATWG HTML, 13.2.5.72 to 80)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.pages.runs import Runs

_REFERENCE = pattern(r"&(?:#[xX]([0-9a-fA-F]++);?|#([0-9]++);?|([a-zA-Z][a-zA-Z0-9]*+);?)")
_LONGEST_NAME = 32
_LONGEST_BARE_NAME = 6  # of those that count without a semicolon, such as “Ccedil”
_UNREADABLE = pattern("[\0\ud800-\udfff]")


def readable(text: str) -> str:
    """The text as the parser gets it: what is no character, and NUL, becomes U+FFFD, one for one."""
    return _UNREADABLE.sub("\ufffd", text)


def words(text: str, start: int, end: int, *, attribute: bool = False) -> str:
    """What `text[start:end]` stands for.

    A line end counts as one LF. In an attribute a bare reference such as `&copy` is none before a letter, digit or `=`.
    """
    return "".join(piece.words for piece in _pieces(text, start, end, attribute=attribute))


def characters(text: str, start: int, end: int, *, attribute: bool = False) -> tuple[str, Runs]:
    """What `text[start:end]` stands for, and the place of each character; the two of one reference share its place."""
    read: list[str] = []
    places = Runs()
    for piece in _pieces(text, start, end, attribute=attribute):
        read.append(piece.words)
        places.add(len(piece.words), piece.start, piece.end)
    return "".join(read), places


class _Piece(NamedTuple):
    words: str
    start: int
    end: int


def _pieces(text: str, start: int, end: int, *, attribute: bool) -> Iterator[_Piece]:
    at = start
    while at < end:
        special = _SPECIAL.search(text, at, end)
        stop = special.start() if special else end
        if stop > at:
            yield _Piece(readable(text[at:stop]), at, stop)
        if special is None:
            return
        value, at = ("\n", special.end()) if special[0] != "&" else _reference(text, stop, end, attribute=attribute)
        yield _Piece(value, stop, at)


_SPECIAL = pattern(r"&|\r\n?")


def _reference(text: str, at: int, end: int, *, attribute: bool) -> tuple[str, int]:
    """The value of the reference at `at` and where it ends; the bare `&` if it is none."""
    found = _REFERENCE.match(text, at, end)
    if found is None:
        return "&", at + 1
    if digits := found[1] or found[2]:
        return _numbered(digits, 16 if found[1] else 10), found.end()
    return _named(text, at, found, attribute=attribute)


def _named(text: str, at: int, found: re.Match[str], *, attribute: bool) -> tuple[str, int]:
    from html.entities import html5

    name = found[3]
    if found[0][-1] == ";" and len(name) < _LONGEST_NAME and (value := html5.get(name + ";")):
        return value, found.end()
    for size in range(min(len(name), _LONGEST_BARE_NAME), 1, -1):
        if value := html5.get(name[:size]):
            stop = at + 1 + size
            follows = text[stop : min(stop + 1, found.end() + 1)]
            if attribute and (size < len(name) or follows == "="):
                break
            return value, stop
    return "&", at + 1


@cache
def _numbered(digits: str, base: int) -> str:
    digits = digits.lstrip("0")
    code = int(digits or "0", base) if len(digits) < 8 else 0
    if 0x80 <= code < 0xA0:
        try:
            return bytes((code,)).decode("cp1252")
        except UnicodeDecodeError:
            return chr(code)
    if not code or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return chr(code)
