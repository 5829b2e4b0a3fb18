"""A page as it was decoded, places in it, and changes to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from capaudit.basics.tuples import NamedTuple

_EXCERPT_WIDTH = 100
_EXCERPT_LEAD = 40
_MARKED_AT_MOST = 60
_LINE_END = re.compile(r"[\r\n]")


class Span(NamedTuple):
    """Characters of `Source.text`, half open: `text[start:end]`."""

    start: int
    end: int


class Position(NamedTuple):
    """A line and a column, both from 1, in Unicode code points (SARIF 2.1.0: `columnKind` "unicodeCodePoints")."""

    line: int
    column: int


class Excerpt(NamedTuple):
    """A line of the source, clipped to a readable width; the marked words are `text[start : start + length]`."""

    text: str
    start: int
    length: int


class Place(NamedTuple):
    """Where something stands, worked out in full: it needs no page any more."""

    span: Span
    start: Position
    end: Position
    excerpt: Excerpt


class Source:
    """A text as it was decoded, once, at the border.

    `name` is the path as the user gave it, `encoding` the Python codec that the bytes were in. Offsets count characters
    of `text`. `damaged` says that bytes were not in that encoding; they stand in the text as lone surrogates. What
    leaves the process keeps name and encoding and drops the text.
    """

    __slots__ = ("_asked", "bom", "damaged", "encoding", "name", "text")

    def __init__(
        self, name: str, text: str, encoding: str = "utf-8", bom: bytes = b"", *, damaged: bool = False
    ) -> None:
        self.name = name
        self.text = text
        self.encoding = encoding
        self.bom = bom
        self.damaged = damaged
        self._asked = [(0, 0)]  # places in order, each with how many lines end before it

    def __repr__(self) -> str:
        return f"Source({self.name!r}, {len(self.text)} characters, {self.encoding!r})"

    def __reduce__(self) -> tuple[type[Source], tuple[str, str, str, bytes]]:
        return Source, (self.name, "", self.encoding, self.bom)

    def position(self, offset: int) -> Position:
        """The line and column of a character. A line ends at LF, CR LF or CR."""
        text = self.text
        if text[max(0, offset - 1) : offset + 1] == "\r\n":
            line, column = self.position(offset - 1)
            return Position(line, column + 1)
        start = text.rfind("\n", 0, offset) + 1
        start = max(start, text.rfind("\r", start, offset) + 1)
        return Position(self._line_ends(offset) + 1, offset - start + 1)

    def counted(self, offset: int, line_ends: int) -> None:
        """Take it from somebody who has counted: so many lines end before a place."""
        number = bisect_left(self._asked, (offset + 1, 0))
        if self._asked[number - 1][0] < offset:
            self._asked.insert(number, (offset, line_ends))

    def _line_ends(self, offset: int) -> int:
        """How many lines end before a place, counted from the nearest place where it is known."""
        asked = self._asked
        number = bisect_left(asked, (offset + 1, 0))
        start, count = asked[number - 1]
        if start == offset:
            return count
        end, behind = asked[number] if number < len(asked) else (len(self.text), None)
        if behind is not None and end - offset < offset - start:
            count = behind - self._breaks(offset, end)
        else:
            count += self._breaks(start, offset)
        asked.insert(number, (offset, count))
        return count

    def _breaks(self, start: int, end: int) -> int:
        """How many lines end in a part of the text whose borders do not stand in a CR LF."""
        text = self.text
        count = text.count("\n", start, end)
        if text.find("\r", start, end) >= 0:
            count += text.count("\r", start, end) - text.count("\r\n", start, end)
        return count

    def byte_span(self, span: Span) -> Span:
        """The same place in the bytes of the file, its byte order mark included."""
        before = len(self.bom) + len(self.encode(self.text[: span.start]))
        return Span(before, before + len(self.encode(self.text[span.start : span.end])))

    def encode(self, text: str) -> bytes:
        """The bytes of a part of the text, in the encoding of the file; damaged bytes come out as they went in.

        A character that the encoding does not have becomes a numeric character reference.
        """
        errors = "surrogatepass" if self.encoding.startswith("utf-16") else "surrogateescape"
        try:
            return text.encode(self.encoding, errors)
        except UnicodeEncodeError:
            return b"".join(_encode_character(c, self.encoding, errors) for c in text)

    def place(self, span: Span) -> Place:
        """The place of a span, with its line and an excerpt of it that fits a terminal."""
        return Place(span, self.position(span.start), self.position(span.end), self._excerpt(span))

    def _excerpt(self, span: Span) -> Excerpt:
        text = self.text
        reach = max(0, span.start - _EXCERPT_LEAD - 1)
        start = max(reach, text.rfind("\n", reach, span.start) + 1, text.rfind("\r", reach, span.start) + 1)
        left = max(start, span.start - _EXCERPT_LEAD)
        reach = span.start + _EXCERPT_WIDTH + _MARKED_AT_MOST
        line_end = _LINE_END.search(text, span.start, reach)
        end = line_end.start() if line_end else min(len(text), reach)
        right = min(end, max(left + _EXCERPT_WIDTH, min(span.end, span.start + _MARKED_AT_MOST)))
        before, after = "…" if left > start else "", "…" if right < end else ""
        marked = max(1, min(span.end, right) - span.start)
        return Excerpt(before + text[left:right] + after, len(before) + span.start - left, marked)


def _encode_character(character: str, encoding: str, errors: str) -> bytes:
    try:
        return character.encode(encoding, errors)
    except UnicodeEncodeError:
        return character.encode(encoding, "xmlcharrefreplace")


class Edit(NamedTuple):
    """One replacement: the characters of `span` become `text`, which is already escaped for where it goes."""

    span: Span
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Carry out the edits, in any order. Of two that overlap, the one that starts first is carried out."""
    done: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.span.start < at:
            continue
        done += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*done, text[at:]))
