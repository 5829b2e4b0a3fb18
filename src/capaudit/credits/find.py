"""Which words below a picture are its credit, and which are its caption.

The text is read from its end: a bracket, an introducer (“Foto:”) or a bare credit (“Name/Agency”) after the end of a
sentence, after a separator or at the border of an element is taken off, again and again; then its beginning is looked at.
Only the last and the first few hundred characters are ever read, so the time does not grow with the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.credits.agencies import AgencyTable, agency_table
from capaudit.credits.brackets import Cut
from capaudit.credits.front import Front
from capaudit.credits.places import OPENERS, SEPARATORS
from capaudit.credits.signs import Signs
from capaudit.credits.words import Words, is_aside, lead_at, words
from capaudit.text import Text

_MOST_SPANS = 8
_LONGEST_SLOT = 200
_LONGEST_CAPTION_IN_SLOT = 80
_LONGEST_BETWEEN = 120
_OUTLET = pattern(r"[.!?]\s+([A-Z]{2,5})\s$")  # “… on Monday. ST PHOTO: JANE DOE”
_INVISIBLE = pattern("[\u00ad\u200b-\u200f\u2060\ufeff]")


class Found(NamedTuple):
    """Where credits and caption stand in a text.

    `credits` are spans in reading order, with their brackets, introducers and separators; `caption` is the span of what is
    left, None if all is credit. `sure` (0 to 1) and `sign` say how surely, and by which sign, the last credit was known.
    """

    credits: tuple[tuple[int, int], ...]
    caption: tuple[int, int] | None
    sure: float
    sign: str


def find_credits(
    value: str,
    language: str | None = None,
    agencies: AgencyTable | None = None,
    *,
    breaks: Sequence[int] = (),
    credit_slot: bool = False,
) -> Found:
    """Tell the credits of a text from its caption.

    `breaks` are offsets where the text goes from one element to another; `credit_slot` says that the text comes from an
    element that is there for the credit. `agencies` are the built-in ones unless given.
    """
    table = agency_table() if agencies is None else agencies
    return _found(value, language, table, tuple(breaks), credit_slot, words())


def part_credits(
    text: Text, language: str | None = None, agencies: AgencyTable | None = None
) -> tuple[Text | None, tuple[Text, ...]]:
    """The caption of a text, None where all of it is credit, and its credits in reading order, each a slice of the text.

    `language` is the code of the page's language; `agencies` are the built-in ones unless given (`table_with` knows those of a
    house too). Never raises, and looks at the ends of a long text only.
    """
    found = find_credits(text.value, language, agencies)
    credits = tuple(text[start:end].strip() for start, end in found.credits)
    return (text[slice(*found.caption)].strip() if found.caption else None), credits


def is_credit(value: str, language: str | None = None, agencies: AgencyTable | None = None) -> float:
    """How surely a short text is nothing but a credit, from 0 to 1; a plain name gives 0.4."""
    table = agency_table() if agencies is None else agencies
    found = find_credits(value, language, table)
    if found.credits:
        rest = value[slice(*found.caption)] if found.caption else ""
        return found.sure if not rest or is_aside(rest.strip("()[] ")) else 0.0
    named = len(value) <= 60 and Signs(table, language).named(value)
    return 0.4 if named else 0.0


@lru_cache(maxsize=4096)
def _found(
    value: str,
    language: str | None,
    table: AgencyTable,
    breaks: tuple[int, ...],
    slot: bool,  # noqa: FBT001
    known: Words | None = None,  # noqa: ARG001 - what is read depends on the words that hold
) -> Found:
    plain, places = _plain(value)
    if places is None:
        return _Search(plain, breaks, Signs(table, language)).run(slot=slot)
    index = {place: at for at, place in enumerate(places)}
    moved = tuple(index[b] for b in breaks if b in index)
    found = _Search(plain, moved, Signs(table, language)).run(slot=slot)
    ends = [*places, len(value)]

    def back(span: tuple[int, int]) -> tuple[int, int]:
        return ends[span[0]], ends[span[1]]

    caption = back(found.caption) if found.caption else None
    return found._replace(credits=tuple(map(back, found.credits)), caption=caption)


def _plain(value: str) -> tuple[str, list[int] | None]:
    """The text without soft hyphens and the like, accents composed, and where its characters stood; None: as it was."""
    if value.isascii() or (not _INVISIBLE.search(value) and unicodedata.is_normalized("NFC", value)):
        return value, None
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(value):
        if _INVISIBLE.match(letter):
            continue
        if letters and unicodedata.combining(letter):
            joined = unicodedata.normalize("NFC", letters[-1] + letter)
            if len(joined) == 1:
                letters[-1] = joined
                continue
        letters.append(letter)
        places.append(at)
    return "".join(letters), places


class _Search(Front):
    """One text, looked at from its end and from its beginning."""

    def run(self, *, slot: bool) -> Found:
        first = self.skip(0)
        end = self.without_interface(self.back(len(self.value)))
        if first >= end:
            return Found((), None, 0.0, "")
        whole = Found(((first, end),), None, 0.95, "element")
        if slot and end - first <= _LONGEST_CAPTION_IN_SLOT:
            return whole
        sign, low, cuts = self._take(first, end)
        if slot and (low - first <= _LONGEST_CAPTION_IN_SLOT if cuts else end - first <= _LONGEST_SLOT):
            return whole
        if first < low and (front := self.front(first, low)):
            cuts.insert(0, (first, front[0]))
            sign, first = sign or front[1], self.skip(front[0])
        if not cuts and (middle := self._middle(first, end)):
            return middle
        sign = sign or Cut(0, 0.0, "")
        return Found(tuple(self._merged(cuts)), self.trimmed(first, low), sign.sure, sign.sign)

    def _take(self, first: int, end: int) -> tuple[Cut | None, int, list[tuple[int, int]]]:
        """Take credits off the end: the sign of the last one, where they begin, and their spans."""
        cuts: list[tuple[int, int]] = []
        sign: Cut | None = None
        while first < end and len(cuts) < _MOST_SPANS:
            following = self.value[slice(*cuts[0])] if cuts else ""
            cut = self.peel(first, end, following)
            if cut is None:
                break
            sign = sign or cut
            start = self.skip(self._absorbed(first, cut.start))
            cuts.insert(0, (start, end))
            end = self.back(start)
        return sign, end, cuts

    def _absorbed(self, first: int, start: int) -> int:
        """The start of a credit moved over separators, an opening bracket or a bare label (“Bild ”, “| ”) before it."""
        at = start
        while at > first and self.value[at - 1] in SEPARATORS:
            at -= 1
        if at > first and not self.value[at:start].strip(" \t\n\xa0,;:"):
            at = start
        if at > first and self.value[at - 1] in OPENERS and any(c in self.value[at : at + 300] for c in ")]）"):
            return at - 1
        for p, lead in self.leads():
            if (
                first <= p < at <= lead.end
                and lead.role != "graphic"
                and self.border(p) in ("start", "break", "stop", "bar")
            ):
                return p
        outlet = _OUTLET.search(self.value, max(first, at - 10), at)
        return outlet.start(1) if outlet and self.value[at : at + 3].isupper() else at

    def _middle(self, first: int, end: int) -> Found | None:
        """A credit in an element between two others; the longer text beside it is the caption."""
        borders = [b for b in self.breaks if first < b < end][-12:]
        for start, stop in pairwise(borders):
            text = self.value[start:stop].strip()
            lead = lead_at(self.value, start)
            if lead and lead.mark in (":", "=", "by") and lead.end < stop:
                good = self.introduces(lead, self.back(stop))
            else:
                whole = len(text) <= _LONGEST_BETWEEN and not self.value[stop].islower()
                good = whole and not self.runs_on(start, text) and self.signs.bare(text) >= 0.85
            if good:
                sides = ((first, self._absorbed(first, start)), (stop, end))
                longer = max(sides, key=lambda side: side[1] - side[0])
                return Found(((start, self.back(stop)),), self.trimmed(*longer), 0.7, "between")
        return None

    def _merged(self, cuts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Neighbours that are one credit in two pieces become one: “Foto: Name” and “(Agency)”, “Photo by X” and “/AFP”."""
        at = 0
        while at < len(cuts):
            start, end = cuts[at]
            while at + 1 < len(cuts) and self._belongs(cuts[at], cuts[at + 1]):
                at += 1
                end = cuts[at][1]
            yield start, end
            at += 1

    def _belongs(self, left: tuple[int, int], right: tuple[int, int]) -> bool:
        text, last = self.value[slice(*right)], self.value[left[1] - 1]
        if self.value[left[1] : right[0]].strip():
            return False
        if text[0] in "/|–—-,&+*" or last in "/|:–—-&":
            return True
        if self.border(right[0]):
            return False
        return text[0] in OPENERS or self.signs.agency(text)
