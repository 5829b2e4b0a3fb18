"""A credit line cut into pieces: at its separators first, then where words of two kinds meet."""

from __future__ import annotations

import re

from capaudit.basics.later import pattern
from capaudit.credits.agencies import AgencyTable
from capaudit.credits.judge import Judge
from capaudit.credits.orders import shouted_at
from capaudit.credits.splits import TRIM, WAYS, Line, Parts, Piece, Span, suffix
from capaudit.credits.words import flat

_CUTS = (
    r"[/|;·∙⋅()\[\]{}<>©\n\r=*«»]+|[•「-】]+|,(?! ?(?:jr|sr|inc|ltd|llc|iii?|n\.?y)\b)|-(?<=\s-)(?=\s)|–(?<=\s–)(?=\s)|—|\+{2,}"
    r"|v[ií]a(?<=[\s/,.|]v[ií]a)(?=\s)|\.(?=\s+(?:photo|illustration|courtesy|image|foto|bild|montage|composite)\b)"
)
_CUT = re.compile(_CUTS)
_LICENCE = (
    r"(?<!\w)cc0(?:[ -]1\.0)?|(?<!\w)cc[ -]?by(?:[ -](?:sa|nc|nd)){0,3}(?:[ -]?\d(?:\.\d)?(?!\d))?"
    r"(?: (?:de|at|ch|us|uk|fr|es|it|int|igo|unported|generic|international)(?!\w))?|public domain|gemeinfrei|gfdl"
    r"|creative commons(?: zero| attribution)?|(?:unsplash|pixabay|pexels)[ -](?:licen[cs]e|lizenz)"
)
_RICH_CUT = pattern(
    rf"(?P<licence>{_LICENCE})|(?P<address>https?://[^\s()<>\[\]]+|www\.[^\s()<>\[\]/]+)"
    rf"|(?P<mail>(?<![\w.+-])[\w.+-]{{1,64}}@[\w.-]+)|(?P<account>@[\w.]+)|\d{{1,4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|{_CUTS}"
)
_SIGNS = ("@", "cc", "commons", "domain", "frei", "licen", "lizenz", "http", "www.", "年", "gfdl")
_BEFORE = frozenset(" \t\xa0\u3000\n\r([{（［【「|/—–-•·∙⋅,.:;*＝=…>+")
_PLACE = pattern(r"[(\[][가-힣 ]{1,12}=(?=[^()\[\]=]{2,12}[)\]] [가-힣])")
_ABBREVIATIONS = ("inc", "ltd", "bros", "corp", "llc", "esq")
_DEEPEST = 4


def pieces(line: str, start: int, agencies: AgencyTable, language: str | None) -> list[Piece]:
    """What stands in a line from `start` on, in order. The time is linear in its length."""
    return _Cutter(line, agencies, language).cut(start)


def skip(line: str) -> int:
    """Where the words begin, after brackets and separators, and after the place of a dateline: “(서울=연합뉴스) 김철수 기자”."""
    at = place.end() if line[:1] in "([" and (place := _PLACE.match(line)) else 0
    while at < len(line) and line[at] in _BEFORE:
        at += 1
    return at


class _Cutter:
    __slots__ = ("found", "judge", "line", "low")

    def __init__(self, line: str, agencies: AgencyTable, language: str | None) -> None:
        self.low = flat(line)
        self.judge = Judge(agencies, language)
        self.line = Line(line, self.low, self.judge)
        self.found: list[Piece] = []

    def cut(self, start: int) -> list[Piece]:
        low, before = self.low, ""
        if low.startswith("via ", start):
            start, before = start + 4, "via"
        pattern = _CUT
        for sign in _SIGNS:
            if sign in low:
                pattern = _RICH_CUT
                break
        stop = shouted_at(self.line.text, start, len(low))
        end = len(low) if stop is None else stop
        for match in pattern.finditer(low, start, end):
            self.add(start, match.start(), before)
            if start < match.start() or before != "via":
                before = match.group()
            start = match.end()
            if match.lastgroup:
                self._token(match, before)
                before = ""
        self.add(start, end, before)
        if stop is not None:
            self.found.append(Piece(stop, len(low), "", "order"))
        return self.found

    def _token(self, match: re.Match[str], before: str) -> None:
        role = "address" if match.lastgroup == "mail" else match.lastgroup or ""
        agency = self.judge.agencies.find(match.group()) if role == "address" else None
        self.found.append(Piece(*match.span(), before, "agency" if agency else role, agency))

    def add(self, start: int, end: int, before: str, depth: int = 0) -> None:
        """Add what stands in `line[start:end]`, which has no separator in it."""
        low = self.low
        while start < end and (low[start] in TRIM or low[start] == "." or low[start].isspace()):
            start += 1
        while start < end and (low[end - 1] in TRIM or low[end - 1].isspace()):
            end -= 1
        if low.startswith(("記者", "记者"), start, end):
            start += 2
        if start == end:
            return
        text = self.line.text[start:end]
        role, agency, kind = self.judge.verdict(text)
        if role is None:
            for part in self._parts(start, end, before) if depth < _DEEPEST else ():
                if isinstance(part, Span):
                    self.add(*part, depth + 1)
                else:
                    self.found.append(part)
                role = "several"
            if role:
                return
            role = self.judge.guess(text)
        self.found.append(Piece(start, end if agency else self._end(start, end), before, role, agency, kind))

    def _parts(self, start: int, end: int, before: str) -> Parts:
        if self.low[end - 1] > "\u2fff" and (parts := suffix(self.line, start, end, before)):
            return parts
        for way in WAYS:
            if parts := way(self.line, start, end, before):
                return parts
        return []

    def _end(self, start: int, end: int) -> int:
        """Without the full stop of the sentence, if it is not one of an abbreviation."""
        if self.low[end - 1] != "." or end - start == 1:
            return end
        last = self.low[start : end - 1].rsplit(" ", 1)[-1]
        return end if len(last) < 3 or "." in last or last in _ABBREVIATIONS else end - 1
