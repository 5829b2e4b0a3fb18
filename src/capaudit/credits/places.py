"""A caption block as a row of places: where elements, sentences and brackets begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from capaudit.basics.later import pattern
from capaudit.credits.shapes import STOPS
from capaudit.credits.words import Words, flat, words

SEPARATORS = " \t\n\xa0|•■●▪·∙⋅—–-/,;:=＝*→▲►"
OPENERS = "([（［【〔"
CLOSERS = {")": "(", "]": "[", "）": "（", "］": "［", "】": "【", "〕": "〔"}

_BEFORE_CAPTION = "|•■●▪▲►·∙⋅,;:/=＝"
_BEHIND_CAPTION = SEPARATORS + "、"
_COUNTER = pattern(r"\[\d{1,2}/\d{1,2}\]\s*")
_JOINING = "/|–—-,(&+"
_JOINTS = frozenset("on from via by auf von bei sur fra på".split())
_LONGEST_JOINT = 12
_BARS = "|•■●▪·∙⋅—–;/=＝*+⎪▲►" + OPENERS
_SAME = str.maketrans("…”»“’。！？•■●▪∙⋅＝⎪—–", "?\"\"''¶¶¶|||||||||-") | str.maketrans(STOPS, "¶" * len(STOPS))
"""What means the same at a border: a stop of another script, which may have no space behind it, is ¶."""
_CLOSING = r"[\"')\]]{0,3}"
_WORDS_FOLLOW = r"(?=[^\s.!?,;:)\]}\d])"
_CAPITALS_FOLLOW = r"(?=[^\sa-z.!?,;:)\]}\d])(?!\w{1,3}\W?$)"
_BORDER = re.compile(  # each way begins with characters that are none of a word, so that words are leapt over
    rf"[.!?](?:{_CLOSING}\s+{_WORDS_FOLLOW}|(?:(?<=[^\W\d_A-Z].)|(?<=[!?])){_CLOSING}{_CAPITALS_FOLLOW})"
    rf"|\"\s+{_WORDS_FOLLOW}|¶\s?|\|\s?|=\s?(?=\D)|;\s|\s(?:[|/·*-]\s?|=\s?(?=\D))"
)
_PROSE = re.compile(r"\b(?:[a-zß-ÿĀ-ſа-џά-ώ]{2,}+[ \xa0]){3}")
_FRONT = 600
_BACK = 1000
_WINDOW = 200
_MOST_BORDERS = 10
_MOST_INTERFACE = 4
_LONGEST_BRACKET = 400


class Places:
    """A text with the offsets at which it goes from one element to another."""

    def __init__(self, value: str, breaks: tuple[int, ...]) -> None:
        self.value = value
        self._plain = value if value.isascii() else None
        self.breaks: list[int] = []
        for b in sorted({b for b in breaks if 0 < b < len(value) and (b < _FRONT or b > len(value) - _BACK)}):
            if not self.breaks or b > self.breaks[-1]:
                self.breaks.append(self.skip(b))

    def skip(self, at: int) -> int:
        """The next place that is no white space."""
        while at < len(self.value) and self.value[at].isspace():
            at += 1
        return at

    def back(self, at: int) -> int:
        """The place after the last character before `at` that is no white space."""
        while at > 0 and self.value[at - 1].isspace():
            at -= 1
        return at

    def border(self, at: int) -> str:
        """What stands before a place.

        It is start, break (another element), stop (the end of a sentence), bar (a separator), close (a quote or a bracket),
        comma, or nothing.
        """
        back = self.back(at)
        if back == 0:
            return "start"
        if any(back <= b <= at for b in self.breaks):
            return "break"
        before = self.value[back - 1]
        if before in ".!?…。！？" or before in STOPS:
            return "stop"
        if before in "\"'”“»’)]）】" and back > 1:
            return "stop" if self.value[back - 2] in ".!?…。" else "close"
        if before in _BARS or (before == "-" and self.value[back - 2 : back - 1].isspace()):
            return "bar"
        return "comma" if before in ",:" else ""

    def borders(self, first: int, end: int) -> Iterator[int]:
        """Where words that end at `end` may begin, the nearest first; not before a run of words that is plain prose."""
        begin = max(first, end - _WINDOW)
        prose = [m.end() for m in _PROSE.finditer(self.value, begin, end)]
        begin = prose[-1] if prose else begin
        if self._plain is None:
            self._plain = self.value.translate(_SAME)
        found = {m.end() for m in _BORDER.finditer(self._plain, begin, end) if m.end() < end}
        found.update(b for b in self.breaks if begin <= b < end)
        if begin == first:
            found.add(first)
        return iter(sorted(found, reverse=True)[:_MOST_BORDERS])

    def is_wall(self, start: int, further: int) -> bool:
        """Whether a break without a separator lies after `further` and not after `start`: there, another text begins."""
        for b in self.breaks:
            if further < b <= start and self.value[b] not in _JOINING and not self._joined(b):
                before = self.value[self.back(b) - 1 : self.back(b)]
                if before not in _JOINING or (before in (",", "(") and self.back(b) - 1 not in self.breaks):
                    return True
        return False

    def _joined(self, at: int) -> bool:
        """Whether a small word joins the elements before and after a place: “Name” “ on ” “Unsplash”."""
        before, after = self.value[max(0, at - _LONGEST_JOINT) : at], self.value[at : at + _LONGEST_JOINT]
        return not _JOINTS.isdisjoint((*before.split()[-1:], *after.split()[:1]))

    def opening(self, first: int, stop: int) -> int | None:
        """Where the bracket opens that closes just before `stop`; None if it does not, or very far away."""
        closer = self.value[stop - 1]
        openers = {CLOSERS[closer], flat(CLOSERS[closer])}
        depth = 0
        for at in range(stop - 1, max(first, stop - _LONGEST_BRACKET) - 1, -1):
            if self.value[at] == closer:
                depth += 1
            elif self.value[at] in openers:
                depth -= 1
                if not depth:
                    return at
        return None

    def without_interface(self, end: int) -> int:
        """The end without words of the page itself behind it, such as “hide caption”."""
        for _ in range(_MOST_INTERFACE):
            cut = self._interface(end)
            if not cut:
                return end
            end = self.back(cut)
        return end

    def _interface(self, end: int) -> int | None:
        known = words().interface
        for b in self.breaks[-4:]:
            if b < end and end - b < 60 and flat(self.value[b:end]).strip(" .…[]()+-–|»›") in known:
                return b
        begin = max(0, end - 60)
        tail = flat(self.value[begin:end]).rstrip(" .…,")
        at = len(tail)
        if tail[tail.rfind(" ") + 1 :] not in _last_words(words()):
            return None
        for _ in range(5):
            at = tail.rfind(" ", 0, at)
            if at < 0:
                return None
            if " " in tail[at + 1 :] and tail[at + 1 :] in known:
                return begin + at + 1
        return None

    def trimmed(self, first: int, end: int) -> tuple[int, int] | None:
        """A caption without separators at its ends and without a label such as “Image caption,”; None if nothing is left."""
        if first < end and (label := self._label(first, end)):
            first = label
        counter = _COUNTER.match(self.value, first, end) if self.value.startswith("[", first, end) else None
        if counter:  # “[1/3]Rescuers search …”, in a row of pictures
            first = counter.end()
        while first < end and (self.value[first].isspace() or self.value[first] in _BEFORE_CAPTION):
            first += 1
        while end > first and self.value[end - 1] in _BEHIND_CAPTION:
            end -= 1
        return (first, end) if first < end else None

    def _label(self, first: int, end: int) -> int | None:
        for mark in (":", ","):
            at = self.value.find(mark, first, min(end, first + 25))
            if at > 0 and flat(self.value[first:at]).strip() in words().interface:
                return at + 1
        return None


@lru_cache(maxsize=8)
def _last_words(known: Words) -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in known.interface if " " in phrase)
