"""The words of a page, and where each of them stands.

`Text` is what a reader of the article sees. Each of its characters knows its place in the `Source`, so a rule slices and
searches plain words, and position, excerpt and edit follow by themselves. Places are found at first use only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from capaudit.anchor import Anchor, Fixed, Ordered, Released
from capaudit.source import Edit, Place, Source, Span

_Piece = tuple[Anchor | None, int, int]  # an anchor, the first of its characters, how many; no class: many are made


def plain(text: str) -> str:
    """The escape of a format that needs none."""
    return text


class Text:
    """Words as a reader sees them, each character with its place in the source.

    `origin` says where they were taken from ("figcaption", "alt attribute", "IPTC 2:120"): the evidence where there is no
    line. `escape` turns words into what may be written at that place of the source.
    """

    __slots__ = ("_pieces", "_place", "escape", "origin", "value")

    def __init__(
        self, value: str, origin: str = "", anchor: Anchor | None = None, escape: Callable[[str], str] = plain
    ) -> None:
        self.value = value
        self.origin = origin
        self.escape = escape
        self._pieces: tuple[_Piece, ...] = ((anchor, 0, len(value)),)
        self._place: Place | None = None

    @classmethod
    def of(cls, value: str, source: Source, start: int, origin: str = "") -> Text:
        """A text that stands in the source just as it is, from `start` on."""
        known = tuple(Span(i, i + 1) for i in range(start, start + len(value)))
        return cls(value, origin, Fixed(source, known))

    @classmethod
    def over(
        cls,
        value: str,
        source: Source,
        spans: Iterable[Span | None],
        origin: str = "",
        escape: Callable[[str], str] = plain,
    ) -> Text:
        """A text whose characters stand in the source as `spans` say, one each; None for one that stands nowhere.

        `escape` writes words as they must stand there, and is a function that pickles. Raises ValueError for another number of
        spans than of characters.
        """
        known = tuple(spans)
        if len(known) != len(value):
            raise ValueError(f"{len(value)} characters have {len(known)} spans")
        return cls(value, origin, Fixed(source, known), escape)

    def __repr__(self) -> str:
        return f"Text({self.value!r}, {self.origin!r})"

    def __str__(self) -> str:
        return self.value

    def __len__(self) -> int:
        return len(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Text):
            return NotImplemented
        return self.value == other.value and self.origin == other.origin

    def __hash__(self) -> int:
        return hash((self.value, self.origin))

    def __getitem__(self, index: slice) -> Text:
        start, stop, step = index.indices(len(self.value))
        if step != 1:
            raise ValueError("a text is sliced without a step")
        if stop - start == len(self.value):
            return self._with(self.value, self._pieces)
        stop = max(start, stop)
        pieces: list[_Piece] = []
        at = 0
        for anchor, first, length in self._pieces:
            low = max(at, start)
            high = min(at + length, stop)
            if low < high:
                pieces.append((anchor, first + low - at, high - low))
            at += length
        return self._with(self.value[start:stop], tuple(pieces))

    def _with(self, value: str, pieces: tuple[_Piece, ...]) -> Text:
        text = Text.__new__(Text)
        text.value, text.origin, text.escape = value, self.origin, self.escape
        text._pieces, text._place = pieces, None
        return text

    @staticmethod
    def join(separator: str, texts: Iterable[Text]) -> Text:
        """One text of several. The separators stand nowhere in the source; the origins are named together."""
        several = list(texts)
        if len(several) == 1:
            return several[0]
        pieces: list[_Piece] = []
        for number, text in enumerate(several):
            if number and separator:
                pieces.append((None, 0, len(separator)))
            pieces.extend(text._pieces)
        joined = Text(separator.join(t.value for t in several), ", ".join(dict.fromkeys(t.origin for t in several)))
        if several:
            joined.escape = several[0].escape
            joined._pieces = tuple(pieces)
        return joined

    def search(self, pattern: str | re.Pattern[str]) -> Text | None:
        """The first match of a regular expression, or None."""
        found = re.search(pattern, self.value)
        return self[found.start() : found.end()] if found else None

    def at(self, place: Place | None, origin: str = "") -> Text:
        """The same words, known to stand at a place that was worked out before."""
        text = self._with(self.value, self._pieces)
        text.origin, text._place = origin, place
        return text

    def strip(self, characters: str | None = None) -> Text:
        """The text without white space, or without the given characters, at both ends."""
        start = len(self.value) - len(self.value.lstrip(characters))
        return self[start : max(start, len(self.value.rstrip(characters)))]

    @property
    def source(self) -> Source | None:
        """The source that it stands in, if any."""
        return next((anchor.source for anchor, _, _ in self._pieces if anchor), None)

    @property
    def spans(self) -> tuple[Span | None, ...]:
        """One span a character, None for one that stands nowhere."""
        spans: list[Span | None] = []
        for anchor, first, length in self._pieces:
            own = anchor.spans()[first : first + length] if anchor else ()
            spans += own if len(own) == length else [None] * length
        return tuple(spans)

    @property
    def span(self) -> Span | None:
        """From its first placed character to its last, whatever stands between; None if none is placed."""
        placed = [span for piece in self._pieces for span in _ends(*piece) if span is not None]
        return Span(min(s.start for s in placed), max(s.end for s in placed)) if placed else None

    @property
    def place(self) -> Place | None:
        """Line, column and excerpt of `span`."""
        if self._place is None:
            source, span = self.source, self.span
            if source is not None and span is not None:
                self._place = source.place(span)
        return self._place

    @property
    def anchored(self) -> bool:
        """Whether it is known where it was taken from, so that `within` can tell."""
        return any(anchor is not None for anchor, _, _ in self._pieces)

    def within(self, whole: Text) -> Span | None:
        """Which characters of another text these words are; None where they were not taken from it.

        It holds after the page was let go, also where the same words stand in the text twice.
        """
        if not self.value:
            return None
        (opening, first, _), (closing, last, length) = self._pieces[0], self._pieces[-1]
        start = whole._offset_of(opening, first)
        end = whole._offset_of(closing, last + length - 1)
        return Span(start, end + 1) if start is not None and end is not None and start <= end else None

    def _offset_of(self, anchor: Anchor | None, character: int) -> int | None:
        """Where a character of an anchored text stands in this one."""
        at = 0
        for own, first, length in self._pieces:
            same = own is anchor or (isinstance(anchor, Released) and own == anchor)
            if anchor is not None and same and first <= character < first + length:
                return at + character - first
            at += length
        return None

    def replaced(self, new: str) -> Edit | None:
        """The edit that makes these words `new`.

        None where they are not one unbroken run of the source, or where what stands beside them would change too.
        """
        spans = self.spans
        if not spans or any(s is None for s in spans):
            return None
        known = [s for s in spans if s is not None]
        if any(a.end != b.start for a, b in pairwise(known)):
            return None
        edit = Edit(Span(known[0].start, known[-1].end), self.escape(new))
        return edit if all(anchor.takes(edit) for anchor, _, _ in self._pieces if anchor) else None

    def release(self) -> None:
        """Let go of the page, so that it can be forgotten. A place that was asked for before is kept, spans are not."""
        self._pieces = tuple([(_released(anchor), start, length) for anchor, start, length in self._pieces])

    def __reduce__(self) -> tuple[Callable[..., Text], tuple[object, ...]]:
        source = self.source
        if source is None:
            return _placed, (self.value, self.origin, self.escape, None, (), self._place, self._pieces)
        name = Source(source.name, "", source.encoding, source.bom)
        return _placed, (self.value, self.origin, self.escape, name, self.spans, self.place)


def _ends(anchor: Anchor | None, first: int, length: int) -> Sequence[Span | None]:
    """The places of a piece that tell how far it reaches: of characters in their order the first and the last."""
    known, last = anchor.spans() if anchor else (), first + length - 1
    if first > last or last >= len(known):
        return ()
    return (known.at(first), known.at(last)) if isinstance(known, Ordered) else known[first : last + 1]


def _released(anchor: Anchor | None) -> Anchor | None:
    return anchor if anchor is None or isinstance(anchor, Released) else Released(id(anchor))


def _placed(
    value: str,
    origin: str,
    escape: Callable[[str], str],
    source: Source | None,
    spans: tuple[Span | None, ...],
    place: Place | None,
    pieces: tuple[_Piece, ...] | None = None,
) -> Text:
    text = Text(value, origin, Fixed(source, spans), escape)
    if pieces is not None:
        text._pieces = pieces
    text._place = place
    return text
