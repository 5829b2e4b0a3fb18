"""What makes a few words look like a credit: names, agencies, addresses, licences; and what makes them prose.

All functions take a short piece of text and say how surely it is (part of) a credit, from 0 to 1. Where a piece begins and
ends is the business of `find`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from capaudit.credits.agencies import AgencyTable
from capaudit.credits.words import flat, is_aside, kind_of, lead_at, words
from capaudit.model import Agency

_JOINT = re.compile(
    r"(?<=\w\w\w)\.\s+(?=[^\W\d_a-z])|\s*(?:[/|;•·()\[\]©]|\+\+\+)\s*|\s+[-–—]\s+|\s*—\s*|,\s+|\s+(?:via|for|and|und|et|e|y|&|og|och|och|ja|für|pour|para|per|i|и|та|і|x)\s+"
    r"|(?<=\w)-(?=(?:Imagn|USA TODAY|Pool)\b)"
)
_ADDRESS = re.compile(r"@\w|\w@\w|https?://|\bwww\.|\w\.(?:com|org|net|de|at|ch|co|uk|fr|es|it|nl|io|info|tv|eu|gov|edu)\b", re.I)
_LICENCE = re.compile(r"\b(?:CC[ -]?(?:0|BY)\b|Creative Commons|GFDL|Public Domain)", re.I)
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_ASIDE = re.compile(
    r"[\W\d_]*|\d[\d.,:/ ]*(?:%|percent|Prozent|years?|Jahre|anos|años|ans|km|m|cm|kg|h|Uhr|min|p\.m\.|a\.m\.)?\W*"
    r"|(?:Fig|Figure|Abb|Abbildung|Bild|Foto|Table|Tabelle|Image|图|圖|図)\.? ?\d+\w?|[A-Z]?[-–—]?\d+.*|[*†]?\s?\d{3,4}.*|\d.*|[a-z]\.?|[A-Z]{1,3}-[A-Z][a-z.]+"
)
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STOP = re.compile(r"[.!?…]\s+(?=\w)|[。！？；]")
_SMALL = frozenset(
    "von van der den de del della dello degli di da do dos das du la las le les el los lo al bin ibn ben ter ten te zu zum zur y e i et und and"
    " og och en ja the of for für pour para per av af by via vom des d l dem im am in på i ved at aan à au aux & x zur dei na z ze w we a o u för till"
    " af bei nach från fra mit with from on по из и та в на із і з für".split()
)
_CREDIT_KINDS = frozenset(("handout", "pool", "private", "courtesy", "licence", "ai-generated", "screenshot", "stock"))
_SOURCE_KINDS = _CREDIT_KINDS - {"screenshot", "stock"}
_WITH = re.compile(r"\b[a-z]/", re.I)
_MOST_WORDS = 7
_MOST_DENSE = 14


class Parts(NamedTuple):
    """How many parts of a credit are what: known agencies, addresses and licences, words such as handout, names, prose."""

    agencies: int = 0
    sources: int = 0
    markers: int = 0
    names: int = 0
    prose: int = 0
    longest_prose: int = 0


class Signs:
    """The judge of credits, for one table of agencies."""

    __slots__ = ("_language", "_table")

    def __init__(self, table: AgencyTable, language: str | None = None) -> None:
        self._table = table
        self._language = language

    def agency(self, text: str) -> bool:
        """Whether the words are a known agency, outlet or platform and nothing else."""
        return bool(text) and len(text) < 60 and self._table.find(text) is not None

    def agencies_in(self, text: str) -> Iterator[tuple[int, int, Agency]]:
        """The agencies named in a text, with their places."""
        return self._table.find_in(text)

    def parts(self, text: str) -> Parts:
        """What the parts of a chain such as “Name/Agency via Library” are."""
        agencies = sources = markers = names = prose = longest = 0
        for part in _JOINT.split(text):
            part = part.strip(" .,:*'\"“”„‘’")
            if not part:
                continue
            if self.agency(part):
                agencies += 1
            elif (_ADDRESS.search(part) and part.count(" ") <= 4) or (_LICENCE.search(part) and part.count(" ") <= 8):
                sources += 1
            elif (kind := kind_of(part, self._language)) or flat(part) in words().labels:
                markers += kind in _CREDIT_KINDS or kind is None
            elif is_name(part) or is_name(_without_suffix(part)):
                names += 1
            elif self._starts_with_lead(part):
                markers += 1
            else:
                prose += 1
                longest = max(longest, len(part.split()))
        return Parts(agencies, sources, markers, names, prose, longest)

    def _starts_with_lead(self, part: str) -> bool:
        lead = lead_at(part)
        return lead is not None and (is_name(rest := part[lead.end :].strip(" .")) or self.agency(rest))

    def bare(self, text: str) -> float:
        """How surely words without any introducer are a credit, wherever they stand."""
        text = text.strip()
        if not text or len(text) > 160 or _STOP.search(text) and not self.agency(text):
            return self._initials(text) if text and len(text) <= 160 else 0.0
        return self._bare(text)

    def _initials(self, text: str) -> float:
        """A chain with full stops inside: “David M. Benett/Getty Images”, “Corp. X/AP”."""
        stops = [m.start() for m in _STOP.finditer(text)]
        if any(not _short_before(text, at) for at in stops):
            return 0.0
        return self._bare(text)

    def _bare(self, text: str) -> float:
        if self.agency(text.rstrip(".")):
            return 0.9
        if kind_of(text, self._language) in _SOURCE_KINDS:
            return 0.86
        if text.endswith(")") and self._source(text[: text.find("(")].strip()):
            return 0.85
        if _DENSE.search(text):
            return self.dense(text)
        parts = self.parts(text)
        known = parts.agencies + parts.sources
        if parts.prose:
            if not parts.agencies or parts.prose > 1 or parts.longest_prose > 2:
                return 0.0
            return 0.85 if parts.longest_prose == 1 else 0.7
        if parts.agencies and (parts.names or parts.markers or parts.agencies > 1):
            return 0.95
        if known:
            return 0.85
        if parts.names > 1 and not _WITH.search(text) and ("/" in text or " for " in text or " via " in text):
            return 0.7
        return 0.0

    def _source(self, text: str) -> bool:
        return self.agency(text) or kind_of(text, self._language) == "ai-generated"

    def dense(self, text: str) -> float:
        """The same for scripts that put no space between words: “高永權 記者”, “連合ニュース”, “潟沼義樹撮影”."""
        text = text.strip(" .。")
        if len(text) > 2 * _MOST_DENSE or _STOP.search(text):
            return 0.0
        low = flat(text)
        if any(low.endswith(suffix) and len(low) > len(suffix) for suffix in _suffixes()):
            return 0.85
        pieces = [piece for piece in _JOINT.split(text) if piece]
        return 0.8 if any(self.agency(piece) for piece in pieces) and all(len(p) <= _MOST_DENSE for p in pieces) else 0.0

    def named(self, text: str) -> float:
        """How surely words that stand where a credit is expected are one: a plain name or source will do."""
        if sure := self.bare(text):
            return sure
        text = text.strip(" .")
        if not text or text[0].islower() or len(text) > 100 or is_aside(text) or _DENSE.search(text):
            return 0.0
        if any(not _short_before(text, m.start()) for m in _STOP.finditer(text)):
            return 0.0
        parts = self.parts(text)
        if parts.prose or not (parts.names or parts.markers):
            return 0.0
        if len(_WORD.findall(text)) == 1:
            return 0.5
        return 0.6

    def bracket(self, inner: str) -> float:
        """How surely the words of a bracket at the end are a credit. A plain name gives 0.5: its place must decide."""
        inner = inner.strip()
        if not inner or len(inner) > 250:
            return 0.0
        lead = lead_at(inner)
        if lead is not None and lead.mark and (lead.mark in ":=by" or lead.role != "graphic"):
            return 0.98 if self.body(inner[lead.end :], lead.role, lead.mark) else 0.0
        if is_aside(inner) or _ASIDE.fullmatch(inner):
            return 0.0
        if kind_of(inner, self._language) in _CREDIT_KINDS:
            return 0.8
        if _DENSE.search(inner):
            return self.dense(inner)
        if sure := self.bare(inner):
            return sure
        if lead is not None and lead.role != "graphic" and self.body(inner[lead.end :], lead.role, lead.mark):
            return 0.8
        return 0.5 if self.named(inner) and 2 <= len(inner.split()) <= 5 else 0.0

    def body(self, text: str, role: str, mark: str) -> bool:
        """Whether words after an introducer are what it introduces, and not a caption that only begins with “Photo:”."""
        text = text.strip(" .")
        if not text:
            return True
        if len(text) > 300:
            return False
        if _DENSE.search(text):
            return len(text) <= 3 * _MOST_DENSE and not _STOP.search(text)
        inner = [m.start() for m in _STOP.finditer(text) if not _short_before(text, m.start())]
        parts = self.parts(text)
        known = parts.agencies + parts.sources
        if inner and not (known and parts.longest_prose <= 3 and len(inner) == 1):
            return role == "source" and mark == ":" and len(inner) <= 3
        if not parts.prose or parts.longest_prose <= 3:
            return True
        if mark in ("", "/", "|", "-", ","):
            return False
        if role in ("source", "credit", "sign", "opener"):
            return len(text.split()) <= 30
        most = (8 if known else 5) if mark in ":=" else 4
        return parts.longest_prose <= most and _lower_share(text) < 0.5


def is_name(text: str) -> bool:
    """Whether the words look like the name of a person or a house: all begin with capitals, but for particles."""
    found = _WORD.findall(text)
    if not found or len(found) > _MOST_WORDS:
        return False
    capitals = 0
    for word in found:
        first = word[0]
        if first.isupper() or first.istitle():
            capitals += 1
        elif first.isdigit():
            if word.isdigit() and (len(word) > 3 or len(found) == 1):
                return False
        elif first.islower():
            if word.lower() not in _SMALL and not any(c.isupper() for c in word[1:]):
                return False
        else:
            capitals += 1
    return capitals > 0 and (len(found) > 1 or len(text) > 1)


def _without_suffix(part: str) -> str:
    """“The Columbian files” without the word that closes a credit."""
    before = part.rsplit(" ", 1)
    if len(before) == 2 and before[1].lower() in words().suffixes:
        return _without_suffix(before[0]) if before[0].endswith((" file", " stock", " staff")) else before[0]
    return ""


def _lower_share(text: str) -> float:
    found = _WORD.findall(text)
    return sum(w[0].islower() and w.lower() not in _SMALL for w in found) / max(1, len(found))


def _short_before(text: str, stop: int) -> bool:
    """Whether the full stop ends an initial or an abbreviation (“M.”, “St.”, “Inc.”) rather than a sentence."""
    if text[stop] != ".":
        return False
    word = text[text.rfind(" ", 0, stop) + 1 : stop].lstrip("(/\"“„")
    return len(word) <= 2 or "." in word or word.lower() in ("inc", "ltd", "corp", "dok", "fot", "nuotr", "jr", "sr", "mrs", "prof", "zdj", "natl", "inst")


def _suffixes() -> tuple[str, ...]:
    global _dense_suffixes
    if not _dense_suffixes:
        _dense_suffixes = tuple(s for s in words().suffixes if _DENSE.search(s))
    return _dense_suffixes


_dense_suffixes: tuple[str, ...] = ()
