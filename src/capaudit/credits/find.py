"""Which words below a picture are its credit, and which are its caption.

The text is read from its end: a bracket, an introducer (“Foto:”) or a bare credit (“Name/Agency”) after the end of a
sentence, after a separator or at the border of an element is taken off, again and again; then its beginning is looked at.
Only the last and the first few hundred characters are ever read, so the time does not grow with the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from capaudit.credits.agencies import AgencyTable, agency_table
from capaudit.credits.signs import Signs, is_name
from capaudit.credits.words import Lead, flat, is_aside, lead_at, words

_WINDOW = 700
_FRONT = 200
_MOST_SPANS = 8
_MOST_BORDERS = 10
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_TOKEN = re.compile(r"[^\W\d_]+|©")
_BORDER = re.compile(r"(?:(?<=[.!?…])[\"'”“»’)\]]*\s+|[\"”»]\s+|(?<=[^\W\d_A-Z][.!?…])[\"'”“»’)\]]*|(?<=[!?…])[\"'”“»’)\]]*)(?=[^\s.!?…,;:)\]}\d])|[。！？]\s*|\s*[|•■●▪＝⎪+]+\s*|\s*—\s*|\s+[-–/·*]\s*|\s*=\s*(?=\D)|;\s+")
_SEPARATORS = " \t\n\xa0|•■●▪·—–-/,;:=＝*+→▲►"
_TRIM = _SEPARATORS.replace("/", "") + "/"
_CLOSERS = {")": "(", "]": "[", "）": "(", "］": "[", "】": "【", "〕": "〔"}
_OPENERS = "([【〔"
_TAIL = re.compile(r"(?:\s+[\w.+-]{1,40}@[\w.-]{1,40}|\s*[(/]?\b\d{2,4}[年./-]\d{1,2}[月./-]\d{1,4}日?[)/]?)\s*$")
_SPACED = re.compile(r"\s[/|–—-]\s")
_GLUED = re.compile(r"(?<=[a-zß-ÿ\d.)”\"])[A-Z][a-zß-ÿ]{2,15}(?: [a-z]{2,10})?(?= ?:)")
_PLUS = re.compile(r"\+\+\+[^+]{1,60}\+\+\+\s*$")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TITLES = frozenset(
    "sen rep gov dr prof lt sgt gen col capt rev hon pres atty st mt vs no nr bzw ca feat ft mr mrs ms mme jr sr dipl ing sra sro dra"
    " min del maj cpl sta und msgr fr bd vol op hl km inkl evtl min ca approx etc ggf geb gest verst cf ul im".split()
)


class Found(NamedTuple):
    """Where credits and caption stand in a text.

    `credits` are spans in reading order, with their brackets, introducers and separators; `caption` is the span of what is
    left, None if all is credit. `sure` (0 to 1) and `sign` say how surely, and by which sign, the last credit was known.
    """

    credits: tuple[tuple[int, int], ...]
    caption: tuple[int, int] | None
    sure: float
    sign: str


class _Cut(NamedTuple):
    start: int
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
    return _found(value, language, agencies or agency_table(), tuple(breaks), credit_slot)


def is_credit(value: str, language: str | None = None, agencies: AgencyTable | None = None) -> float:
    """How surely a short text is nothing but a credit, from 0 to 1; a plain name gives 0.4."""
    table = agencies or agency_table()
    found = find_credits(value, language, table)
    if found.credits:
        rest = value[slice(*found.caption)] if found.caption else ""
        return found.sure if not rest or is_aside(rest.strip("()[] ")) else 0.0
    named = len(value) <= 60 and Signs(table, language).named(value)
    return 0.4 if named else 0.0


@lru_cache(maxsize=4096)
def _found(value: str, language: str | None, table: AgencyTable, breaks: tuple[int, ...], slot: bool) -> Found:
    plain, places = _plain(value)
    if places is None:
        return _Search(plain, breaks, Signs(table, language)).run(slot)
    index = {place: at for at, place in reversed([*enumerate(places)])}
    moved = tuple(index[b] for b in breaks if b in index)
    found = _Search(plain, moved, Signs(table, language)).run(slot)

    def back(span: tuple[int, int]) -> tuple[int, int]:
        return places[span[0]], places[span[1]] if span[1] < len(places) else len(value)

    return found._replace(
        credits=tuple(back(span) for span in found.credits), caption=back(found.caption) if found.caption else None
    )


def _plain(value: str) -> tuple[str, list[int] | None]:
    """The text without soft hyphens and the like, its accents composed, and where each character stood; None: unchanged."""
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


class _Search:
    """One text, looked at from its end and from its beginning."""

    def __init__(self, value: str, breaks: tuple[int, ...], signs: Signs) -> None:
        self.value = value
        self.signs = signs
        self.breaks = sorted({self._skip(b) for b in breaks if 0 < b < len(value)})
        self._leads: list[tuple[int, Lead]] | None = None

    def _skip(self, at: int) -> int:
        while at < len(self.value) and self.value[at].isspace():
            at += 1
        return at

    def _back(self, at: int) -> int:
        while at > 0 and self.value[at - 1].isspace():
            at -= 1
        return at

    def run(self, slot: bool) -> Found:
        first = self._skip(0)
        end = self._without_interface(self._back(len(self.value)))
        if first >= end:
            return Found((), None, 0.0, "")
        if slot and (whole := self._slot(first, end)):
            return whole
        start, low, cuts = self._peel_all(first, end)
        front = self._front(first, low) if first < low else None
        if front:
            cuts.insert(0, (first, front[0]))
            start = start or front[1]
            first = self._skip(front[0])
        if not cuts and (middle := self._middle(first, end)):
            return middle
        caption = self._trim(first, low)
        sign = start or _Cut(0, 0.0, "")
        return Found(tuple(self._merged(cuts)), caption, sign.sure, sign.sign)

    def _slot(self, first: int, end: int) -> Found | None:
        if end - first > 200 and not self._peel(first, end):
            return None
        start, low, cuts = self._peel_all(first, end)
        if cuts and low - first > 80:
            return None
        return Found(((first, end),), None, 0.95, "element")

    def _peel_all(self, first: int, end: int) -> tuple[_Cut | None, int, list[tuple[int, int]]]:
        """Take credits off the end: the sign of the last one, where they begin, and their spans."""
        cuts: list[tuple[int, int]] = []
        sign: _Cut | None = None
        while first < end and len(cuts) < _MOST_SPANS:
            cut = self._peel(first, end) or self._peel_dated(first, end, bool(cuts))
            if cut is None:
                break
            sign = sign or cut
            start = self._absorb(first, cut.start)
            cuts.insert(0, (start, end))
            end = self._back(start)
        return sign, end, cuts

    def _peel_dated(self, first: int, end: int, again: bool) -> _Cut | None:
        stop = end
        while not again and (tail := _TAIL.search(self.value, max(first, stop - 60), stop)):
            stop = self._back(tail.start())
        return self._peel(first, stop) if first < stop < end else None

    def _peel(self, first: int, end: int) -> _Cut | None:
        """The credit that ends at `end`, if one does."""
        if plus := _PLUS.search(self.value, max(first, end - 80), end):
            return _Cut(plus.start(), 0.9, "wire mark")
        return self._bracket(first, end) or self._lead(first, end) or self._bare(first, end)

    # the three signs

    def _bracket(self, first: int, end: int) -> _Cut | None:
        stop = end
        while stop > first and self.value[stop - 1] in " .…,;":
            stop -= 1
        closer = self.value[stop - 1]
        opener = _CLOSERS.get(closer)
        if opener is None:
            return self._unclosed(first, end)
        start = self._opening(first, stop, closer, opener)
        if start is None:
            return None
        sure = self.signs.bracket(self.value[start + 1 : stop - 1])
        if sure >= 0.7 and not self._is_abbreviation(start, stop):
            return _Cut(start, sure, "bracket")
        if sure and (self._border(start) in ("break", "stop") or (start, stop) == (0, end)):
            return _Cut(start, 0.7, "bracket with a name")
        return None

    def _opening(self, first: int, stop: int, closer: str, opener: str) -> int | None:
        depth = 0
        for at in range(stop - 1, max(first, stop - 400) - 1, -1):
            letter = self.value[at]
            if letter == closer:
                depth += 1
            elif letter == opener or flat(letter) == opener:
                depth -= 1
                if not depth:
                    return at
        return None

    def _unclosed(self, first: int, end: int) -> _Cut | None:
        start = max(self.value.rfind(opener, max(first, end - 160), end) for opener in "([（")
        if start < 0 or any(closer in self.value[start:end] for closer in ")]）"):
            return None
        sure = self.signs.bracket(self.value[start + 1 : end])
        return _Cut(start, sure - 0.1, "open bracket") if sure >= 0.8 else None

    def _is_abbreviation(self, start: int, stop: int) -> bool:
        """“Associated Press (AP)”: the bracket only gives the initials of the words before it."""
        inner = self.value[start + 1 : stop - 1]
        if not (inner.isupper() and inner.isalpha() and 2 <= len(inner) <= 6):
            return False
        before = [w for w in self.value[max(0, start - 120) : start].split() if w[:1].isupper()]
        return "".join(w[0] for w in before[-len(inner) :]) == inner

    def _lead(self, first: int, end: int) -> _Cut | None:
        for at, lead in reversed(self._all_leads()):
            if at < first or lead.end > end + 1 or at >= end or end - at > 400:
                continue
            if sure := self._judge_lead(at, lead, first, end):
                return _Cut(at, sure, "introducer")
        return None

    def _all_leads(self) -> list[tuple[int, Lead]]:
        if self._leads is None:
            begin = max(0, len(self.value) - _WINDOW)
            low = flat(self.value[begin:])
            starts = words().starts
            at = {begin + m.start() for m in _TOKEN.finditer(low) if m.group() in starts or m.group() == "©"}
            at.update(b for b in self.breaks if b >= begin)
            at.update(begin + m.start() for m in re.finditer(r"\(c\)", low))
            glued = {begin + m.start() for m in _GLUED.finditer(self.value[begin:])}
            if _DENSE.search(low):
                at.update(begin + m.start() for m in re.finditer(r"(?<=[\s(\[【〔。])[^\s\w]?\w", low))
                at.add(begin)
            self._leads = [
                (p, lead)
                for p in sorted(at | glued)
                if (p in glued or self._word_starts(p)) and (lead := lead_at(self.value, p))
            ]
        return self._leads

    def _word_starts(self, at: int) -> bool:
        if at == 0 or at in self.breaks or not self.value[at].isalnum():
            return True
        before = self.value[at - 1]
        return not before.isalnum() and before not in "-'’@#&_"

    def _judge_lead(self, at: int, lead: Lead, first: int, end: int) -> float:
        body = self.value[lead.end : end]
        border = self._border(at)
        if at == first and at == 0:
            border = "start"
        if lead.mark in ("", "/", "|", "-", ",", "of"):
            return self._judge_weak(border, lead, body)
        if not border and lead.role != "sign" and not self._stands_out(at, lead):
            return 0.0
        if not self.signs.body(body, lead.role, lead.mark) or self._crosses(lead.end, end):
            return 0.0
        if lead.mark == "by" and lead.role != "sign" and not border and not self._may_follow(at, body):
            return 0.0
        return 0.98 if border else 0.9

    def _may_follow(self, at: int, body: str) -> bool:
        """Whether “Photo by X” in the middle of a line is a credit, and not the object of the sentence."""
        before = self.value[max(0, at - 40) : at].split()[-1:] or [""]
        return bool(self.signs.bare(body)) or (not before[0][:1].islower() and bool(self.signs.named(body)))

    def _crosses(self, start: int, end: int) -> bool:
        """Whether another element that is no part of a credit begins between two places."""
        walls = [b for b in self.breaks if start < b < end and self._is_wall(b, b - 1)]
        return any(not self.signs.named(self.value[b:end]) and not self._bracket(b, end) for b in walls[:3])

    def _judge_weak(self, border: str, lead: Lead, body: str) -> float:
        if border not in ("start", "break", "stop", "bar", "close") or lead.role in ("graphic",) and lead.mark in ("", "-"):
            return 0.0
        if not body.strip():
            return 0.6 if border == "break" and lead.role in ("credit", "picture") else 0.0
        sure = self.signs.bare(body)
        if not sure and border != "start":
            sure = self.signs.named(body)
        if border == "start" and not sure and (lead.mark in ("/", "|", ",") or self.value[lead.start : lead.end].strip()[-1] == "."):
            sure = self.signs.named(body)
        return min(sure, 0.85)

    def _stands_out(self, at: int, lead: Lead) -> bool:
        """Whether an introducer without a border before it shows by its capital that a new statement begins."""
        letter = self.value[at]
        return not letter.islower()

    def _bare(self, first: int, end: int) -> _Cut | None:
        best: _Cut | None = None
        for start in self._borders(first, end):
            if best and self._is_wall(best.start, start):
                break
            cut = self._judge_bare(start, first, end)
            if cut and (best is None or cut.sure >= 0.7):
                best = cut
        return best or self._unbounded(first, end)

    def _borders(self, first: int, end: int) -> Iterator[int]:
        """Where a bare credit that ends at `end` may begin, the nearest first."""
        begin = max(first, end - 200)
        found = {m.end() for m in _BORDER.finditer(self.value, begin, end) if m.end() < end}
        found.update(b for b in self.breaks if begin <= b < end)
        if begin == first:
            found.add(first)
        return iter(sorted(found, reverse=True)[:_MOST_BORDERS])

    def _is_wall(self, start: int, further: int) -> bool:
        """Whether a break without a separator lies between two places: what is before it is another text."""
        for b in self.breaks:
            if further < b <= start:
                before = self.value[: self._back(b)][-1:]
                if self.value[b] not in "/|–—-,(&+" and before not in "/|–—-&+":
                    return True
        return False

    def _judge_bare(self, start: int, first: int, end: int) -> _Cut | None:
        text = self.value[start:end].strip(_SEPARATORS)
        border = "start" if start == first else self._border(start)
        if text[:1] in _OPENERS and text[-1:] in _CLOSERS:
            return None
        sure = self.signs.bare(text)
        if border == "start" and not self._stands_alone(text, sure):
            return None
        if sure >= 0.7:
            return _Cut(start, sure, "agency" if sure >= 0.8 else "names")
        if border == "break" and not self._runs_on(start, text):
            sure = self.signs.named(text)
            return _Cut(start, sure, "name in an element of its own") if sure else None
        if border == "stop" and self._full_sentence(first, start) and not text.endswith("."):
            sure = self.signs.named(text)
            return _Cut(start, sure, "name after the last sentence") if sure > 0.5 else None
        if border == "bar" and self.value[: self._back(start)][-1:] in "|•" and (sure := self.signs.named(text)):
            return _Cut(start, sure, "name after a bar")
        return None

    def _stands_alone(self, text: str, sure: float) -> bool:
        """Whether a text is nothing but a credit, and not “Caption / Name / Outlet”."""
        if sure < 0.85:
            return sure >= 0.7 and "/" in text and " / " not in text and "," not in text and " " in text
        head = _SPACED.split(text, 1)[0]
        if head != text and "," in head and not self.signs.bare(head):
            return False
        several = [part for part in text.split(" / ") if is_name(part) and " " in part and not self.signs.agency(part)]
        return len(several) < 2 or text.count(" / ") < 2

    def _runs_on(self, start: int, text: str) -> bool:
        """Whether the words at a break only go on with the sentence before it, as a link does."""
        before = self.value[max(0, start - 40) : start].rstrip()
        if not before or text.endswith((".", "!", "?", ",")) or before[-1] in ",:-–(":
            return True
        last = before.split()[-1]
        return last.islower() and len(last) <= 3

    def _full_sentence(self, first: int, start: int) -> bool:
        before = self.value[max(first, start - 200) : start].rstrip(" \"'”“»’)")
        last = before.rstrip(".!?…").split()[-1:] or [""]
        word = last[0].strip("(\"“„")
        initial = len(word) == 1 and word.isupper()
        if before.endswith(".") and (word.lower() in _TITLES or initial or "." in word):
            return False
        found = before.split()
        return len(found) >= 4 and any(w[0].islower() for w in found)

    def _unbounded(self, first: int, end: int) -> _Cut | None:
        """A well-known agency at the very end, with nothing before it but a space: “… at the match Jane Doe/Getty Images”."""
        begin = max(first, end - 120)
        tail = self.value[begin:end].rstrip(" .")
        last = tail.split()[-1:] or [""]
        if not last[0] or last[0][0].islower() or self.value[end - 1] == "." or _DENSE.search(tail):
            return None
        slash = tail.rfind("/")
        for start, stop, agency in reversed(list(self.signs.agencies_in(tail))):
            name = tail[start:stop]
            if stop < slash or not start:
                continue
            after = tail[stop:]
            if after[:1] == "/" and is_name(after[1:]) and len(after.split()) <= 4:
                return _Cut(begin + start, 0.8, "agency")
            if stop < len(tail):
                continue
            before = tail[:start].rstrip()
            if before.endswith("/"):
                return _Cut(begin + self._name_before(tail, before.rstrip("/ ")), 0.7, "agency")
            word = before.split()[-1:] or ["a"]
            loud = " " in name or (name.isupper() and len(name) > 4)
            if loud and agency.kind in ("wire", "photo", "stock") and not (word[0].islower() and len(word[0]) < 5):
                return _Cut(begin + start, 0.6, "agency")
        return None

    def _name_before(self, tail: str, before: str) -> int:
        """Where the name in front of a slash begins: two words with capitals, initials between them."""
        at, count = len(before), 0
        for match in reversed(list(re.finditer(r"\S+", before))):
            word = match.group()
            if not word[0].isupper() or word.endswith((",", ";")) or (word.endswith(".") and len(word) > 2):
                break
            at = match.start()
            count += len(word.rstrip(".")) > 1
            if count == 2:
                break
        return at

    # the places

    def _border(self, at: int) -> str:
        """What stands before a place: start, break, stop (the end of a sentence), bar (a separator), comma or nothing."""
        back = self._back(at)
        if back == 0:
            return "start"
        if any(back <= b <= at for b in self.breaks):
            return "break"
        before = self.value[back - 1]
        if before in ".!?…。！？":
            return "stop"
        if before in "\"'”“»’)]）】" and back > 1:
            return "stop" if self.value[back - 2] in ".!?…。" else "close"
        if before in "|•■●▪·—–;/=＝*+⎪▲►([（【" or (before == "-" and (back < 2 or self.value[back - 2].isspace())):
            return "bar"
        return "comma" if before in ",:" else ""

    def _absorb(self, first: int, start: int) -> int:
        """Move the start of a credit over separators and a bare label (“Bild ”, “| ”) before it."""
        at = start
        while at > first and self.value[at - 1] in _SEPARATORS:
            at -= 1
        if at < start and self.value[at:start].strip(" \t\n\xa0,;:") == "" and self.value[at:start].strip() not in (":",):
            at = start if at > first else at
        if at > first and self.value[at - 1] in "([（" and self._closes(at):
            return at - 1
        for p, lead in self._all_leads():
            if first <= p < at <= lead.end and self._border(p) in ("start", "break", "stop", "bar") and lead.role != "graphic":
                return p
        return at

    def _closes(self, at: int) -> bool:
        """Whether the bracket that opens before a place is closed later."""
        return any(closer in self.value[at : at + 300] for closer in ")]）")

    def _without_interface(self, end: int) -> int:
        """The end without words of the page itself, such as “hide caption”."""
        known = words().interface
        for _ in range(4):
            cut = None
            for b in reversed(self.breaks[-4:]):
                if b < end and flat(self.value[b:end]).strip(" .…[]()+-–|»›") in known:
                    cut = b
            if cut is None:
                tail = flat(self.value[max(0, end - 60) : end])
                found = [m.start() for m in re.finditer(r"(?<=\s)\S", tail)][-5:]
                cut = next((max(0, end - 60) + p for p in found if " " in tail[p:] and tail[p:].strip(" .…") in known), None)
            if cut is None or cut == 0:
                return end
            end = self._back(cut)
        return end

    def _front(self, first: int, end: int) -> tuple[int, _Cut] | None:
        """A credit in front of the caption: where it ends, and its sign."""
        for b in [b for b in self.breaks if first < b < end and b - first <= _FRONT][:3]:
            text = self.value[first:b].strip()
            if not text.strip(_SEPARATORS):
                continue
            stop = self._back(b)
            lead = lead_at(self.value, first)
            if lead and lead.mark and lead.end < stop and self._front_lead(lead, stop):
                return stop, _Cut(first, 0.9, "introducer in front")
            if lead is None and (sure := self.signs.bare(text)) >= 0.85:
                return stop, _Cut(first, sure, "agency in front")
        return self._front_bracket(first, end)

    def _front_lead(self, lead: Lead, stop: int) -> bool:
        body = self.value[lead.end : stop]
        return self.signs.body(body, "picture", lead.mark) and len(body) <= 100

    def _front_bracket(self, first: int, end: int) -> tuple[int, _Cut] | None:
        if self.value[first] not in "([（":
            return None
        stops = [at for at in (self.value.find(c, first, min(end, first + _FRONT)) for c in ")]）") if at > 0]
        if not stops or min(stops) + 1 >= end or self.signs.bracket(self.value[first + 1 : min(stops)]) < 0.9:
            return None
        return min(stops) + 1, _Cut(first, 0.9, "bracket in front")

    def _middle(self, first: int, end: int) -> Found | None:
        """A credit in an element between two others; the longer text beside it is the caption."""
        borders = [b for b in self.breaks if first < b < end][-12:]
        for start, stop in zip(borders, borders[1:], strict=False):
            lead = lead_at(self.value, start)
            text = self.value[start:stop].strip()
            if lead and lead.mark and lead.end < stop:
                good = lead.mark in (":", "=", "by") and self._front_lead(lead, self._back(stop))
            else:
                good = self.signs.bare(text) >= 0.85
            if good and self._border(stop) == "break" and len(text) <= 120:
                sides = ((first, self._absorb(first, start)), (stop, end))
                longer = max(sides, key=lambda side: side[1] - side[0])
                return Found(((start, self._back(stop)),), self._trim(*longer), 0.7, "introducer between")
        return None

    def _trim(self, first: int, end: int) -> tuple[int, int] | None:
        while first < end and (self.value[first].isspace() or self.value[first] in "|•■●▪▲►·,;:/=＝"):
            first += 1
        while end > first and (self.value[end - 1] in _SEPARATORS or self.value[end - 1].isspace()):
            end -= 1
        return (first, end) if first < end else None

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
        text = self.value[right[0] : right[1]]
        if self.value[left[1] : right[0]].strip():
            return False
        if text[0] in "/|–—-,&+" or self.value[left[1] - 1] in "/|:–—-&":
            return True
        if text[0] in "([（":
            return self.value[left[1] - 1] not in ")]）.!?" and self._border(right[0]) == ""
        return self.signs.agency(text) and self._border(right[0]) == ""
