"""A credit line cut into pieces, and what each piece is: a person, an agency, a marker …"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from capaudit.credits.agencies import AgencyTable
from capaudit.credits.names import person_likeness
from capaudit.credits.words import flat, is_aside, kind_of, lead_at, words
from capaudit.model import Agency

_CUTS = (
    r"[/|;•·()\[\]{}<>©\n\r=*«»【】「」]+|,(?! ?(?:jr|sr|inc|ltd|llc|iii?|n\.?y)\b)|-(?<=\s-)(?=\s)|–(?<=\s–)(?=\s)|—|\+{2,}"
    r"|v[ií]a(?<=[\s/,.|]v[ií]a)(?=\s)|\.(?=\s+(?:photo|illustration|courtesy|image|foto|bild|montage|composite)\b)"
)
_CUT = re.compile(_CUTS)
_CUT_ALL = re.compile(
    r"(?P<licence>(?<!\w)cc0(?:[ -]1\.0)?|(?<!\w)cc[ -]?by(?:[ -](?:sa|nc|nd)){0,3}(?:[ -]?\d(?:\.\d)?(?!\d))?"
    r"(?: (?:de|at|ch|us|uk|fr|es|it|int|igo|unported|generic|international)(?!\w))?"
    r"|public domain|gemeinfrei|gfdl|creative commons(?: zero| attribution)?"
    r"|(?:unsplash|pixabay|pexels)[ -](?:licen[cs]e|lizenz))"
    r"|(?P<address>https?://[^\s()<>\[\]]+|www\.[^\s()<>\[\]/]+)|(?P<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+)|(?P<account>@[\w.]+)"
    r"|\d{1,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|" + _CUTS
)
_TRIM = " \t\xa0\u3000:-–—'\"“”„‘’…!_+"
_DOMAIN = re.compile(
    r"(?:[\w-]{1,63}\.){1,4}(?:com|org|net|info|eu|tv|io|de|at|ch|fr|it|es|uk|nl|be|ie|dk|se|no|fi|pl|cz|ru|ua|ca|au|nz|br|mx|jp)"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:年)?")
_CODE = re.compile(
    r"(?:rt[rsx]\w{4,}|epa[-\d]{6,}|gettyimages-?\d+|[#\d][\d.\-_/]*|\w?\d{5,}\w*|bild \d[\d-]*|n[or]\.? ?\d+)",
    re.IGNORECASE,
)
_FILE = re.compile(r"([^\W\d_]{4,20})[-_ ]?\d{1,12}")
_ORDER = re.compile(
    r"\b(?:tpx images|attention editors|achtung|this image|this picture|editorial use|no resales|no sales|mandatory credit|"
    r"restricted to|to go with|picture date|see pa story|purchase licensing|opens new tab|"
    r"hide caption|toggle caption|abspielen\. laufzeit)\b"
)
_PLACEHOLDERS = frozenset(
    "str stf stringer staff contributor uncredited unknown unbekannt unnamed anonymous none n/a n.n. no name freelance freelancer "
    "xxstringerxx staff photographer ohne namen onbekend inconnu desconocido".split()
) | {"no name", "staff photographer", "afp contributor", "reuters photographer"}
_SOFT = {
    **dict.fromkeys(("for", "für", "pour", "para"), "for"),
    **dict.fromkeys(
        ("on", "auf", "from", "von", "at", "bei", "fra", "sur", "en", "in", "de", "da", "di", "su", "på", "of"), "on"
    ),
    **dict.fromkeys(
        ("and", "und", "&", "+", "et", "y", "e", "og", "och", "ja", "i", "и", "và", "ve", "és", "with"), "and"
    ),
}
_WORD = re.compile(r"\S+")
_MOST = 14
_SHORT_PIECE = 40
_SHORT_SENTENCE = 15
_LONG_NAME = 60
_LONG = 200


class Piece(NamedTuple):
    """A part of a line: `line[start:end]`.

    `before` is what joins it to the piece in front: a separator, or via, for, on, and. `role` is person, word (a single word
    that may be a name), agency, source, marker, aside, year, account, address, licence, order (to editors) or rest.
    """

    start: int
    end: int
    before: str
    role: str
    agency: Agency | None = None
    kind: str | None = None


def pieces(line: str, start: int, agencies: AgencyTable, language: str | None) -> list[Piece]:
    """What stands in a line from `start` on, in order. The time is linear in its length."""
    return _Cutter(line, agencies, language).cut(start)


class _Cutter:
    __slots__ = ("agencies", "found", "language", "line", "low")

    def __init__(self, line: str, agencies: AgencyTable, language: str | None) -> None:
        self.line = line
        self.low = flat(line)
        self.agencies = agencies
        self.language = language
        self.found: list[Piece] = []

    def cut(self, start: int) -> list[Piece]:
        low = self.low
        pattern = _CUT_ALL if _is_rich(low) else _CUT
        before = ""
        if low.startswith("via ", start):
            start, before = start + 4, "via"
        for match in pattern.finditer(low, start):
            self.add(start, match.start(), before)
            if start < match.start() or before != "via":
                before = match.group()
            start = match.end()
            if match.lastgroup:
                role = "address" if match.lastgroup == "mail" else match.lastgroup
                agency = self.agencies.find(match.group()) if role == "address" else None
                self.found.append(Piece(match.start(), start, before, "agency" if agency else role, agency))
                before = ""
        self.add(start, len(low), before)
        return self.found

    def add(self, start: int, end: int, before: str, depth: int = 0) -> None:
        """Add what stands in `line[start:end]`, which has no hard separator in it."""
        low = self.low
        while start < end and (low[start] in _TRIM or low[start] == "."):
            start += 1
        while start < end and low[end - 1] in _TRIM:
            end -= 1
        if low.startswith(("記者", "记者"), start):
            start += 2
        if start == end:
            return
        text = self.line[start:end]
        role, agency, kind = self._simple(text)
        if role:
            self.found.append(
                Piece(start, self._end(start, end) if role == "person" else end, before, role, agency, kind)
            )
        elif depth > 3 or not self._split(start, end, before, depth):
            self.found.append(Piece(start, self._end(start, end), before, self._unknown(text)))

    def _end(self, start: int, end: int) -> int:
        """Without the full stop of the sentence, if it is not one of an abbreviation."""
        if self.line[end - 1] != ".":
            return end
        last = self.low[start : end - 1].rsplit(" ", 1)[-1]
        return end if len(last) < 3 or "." in last or last in ("inc", "ltd", "bros", "corp", "llc", "esq") else end - 1

    def _simple(self, text: str) -> tuple[str | None, Agency | None, str | None]:
        """What a piece is that is one thing."""
        if agency := self.agencies.find(text) or self._of_file(text):
            return ("licence" if agency.kind == "licence" else "agency"), agency, None
        low = flat(text)
        bare = low.rstrip(" .:")
        known = _phrases()
        if bare in known and (kind := kind_of(text, self.language)):
            return "marker", None, kind
        if low[-1] > "\u2fff" and bare not in known and low.endswith(_dense_suffixes()):
            return None, None, None
        if bare in _PLACEHOLDERS or bare in words().suffixes:
            return "marker", None, None
        if bare in known:
            return "aside", None, None
        if person_likeness(text) == 2:
            return ("person" if self._is_person(text, low) else None), None, None
        if len(text) < _SHORT_PIECE:
            for role, pattern in (("year", _YEAR), ("code", _CODE), ("address", _DOMAIN)):
                if pattern.fullmatch(low) and (role != "address" or low == text):
                    return role, None, None
        return None, None, None

    def _of_file(self, text: str) -> Agency | None:
        """The library whose file name stands for its name: “AdobeStock_123456”."""
        if not text[-1].isdigit() or not (name := _FILE.fullmatch(text)):
            return None
        agency = self.agencies.find(name[1])
        return agency if agency and agency.kind in ("stock", "photo") else None

    def _is_person(self, text: str, low: str) -> bool:
        """Not so where an agency that everybody knows, or a library after “von”, is part of what looks like a name."""
        if " von " in low or " de " in low:
            return self.agencies.find(low.rsplit(None, 1)[-1]) is None
        for word in (text.split(None, 1)[0], text.rsplit(None, 1)[-1]):
            if (agency := self.agencies.spelled(word)) and agency.order:
                return False
        return True

    def _unknown(self, text: str) -> str:
        if likeness := person_likeness(text):
            return "person" if likeness == 2 else "word"
        several = text.split(None, _MOST)
        lower = sum(
            word[0].islower() and word not in _SOFT and word not in ("the", "der", "die", "des") for word in several
        )
        if len(several) > 9 or lower > 2 or len(text) > _LONG:
            return "rest"
        return "word" if len(several) == 1 else "source"

    def _split(self, start: int, end: int, before: str, depth: int) -> bool:
        """Split a piece that is several things; False if it is not."""
        if self.low[end - 1] > "\u2fff" and self._suffix(start, end, before, depth + 1):
            return True
        tries = (self._lead, self._order, self._sentence, self._soft, self._around, self._hyphen, self._suffix)
        return any(attempt(start, end, before, depth + 1) for attempt in tries)

    def _lead(self, start: int, end: int, before: str, depth: int) -> bool:
        """“Montage: X”, “Foto: X”, “left: X”, within a line."""
        lead = lead_at(self.line, start)
        if lead and lead.closed and lead.end < end:
            kind = lead_kind(self.low[start : lead.end], self.language)
            if kind:
                self.found.append(Piece(start, lead.end, before, "marker", None, kind))
            self.add(lead.end, end, "" if before != "via" else before, depth)
            return True
        colon = self.low.find(":", start, min(end, start + 40))
        if colon > start and (is_aside(self.line[start:colon]) or kind_of(self.line[start:colon], self.language)):
            self.add(start, colon, before, depth)
            self.add(colon + 1, end, ":", depth)
            return True
        return False

    def _order(self, start: int, end: int, before: str, depth: int) -> bool:
        if end - start < 9 or (match := _ORDER.search(self.low, start, end)) is None:
            return False
        self.add(start, match.start(), before, depth)
        self.found.append(Piece(match.start(), end, "", "order"))
        return True

    def _sentence(self, start: int, end: int, before: str, depth: int) -> bool:
        """A name after the full stop of a sentence: the caption stands in the same line."""
        at = max(self.low.rfind(". ", start, end - 2), self.low.rfind("。", start, end - 1))
        if at - start < _SHORT_SENTENCE or end - at > _LONG_NAME:
            return False
        tail = self.line[at + 1 : end].strip(_TRIM + ".")
        lead = lead_at(tail)
        if not (lead and lead.closed) and (at - start < 2 * _SHORT_SENTENCE or not self._simple(tail)[0]):
            return False
        self.found.append(Piece(start, at, before, "rest"))
        self.add(at + 1, end, ".", depth)
        return True

    def _soft(self, start: int, end: int, before: str, depth: int) -> bool:
        """“X for A”, “X on Unsplash”, “X and Y”."""
        spans = [m.span() for m in _WORD.finditer(self.low, start, min(end, start + _LONG))]
        if len(spans) < 2 or len(spans) > _MOST:
            return False
        first = _SOFT.get(self.low[spans[0][0] : spans[0][1]])
        if first or self.low[start : spans[0][1]] == "by":
            self.add(spans[0][1], end, first or before, depth)
            return True
        for left, right in spans[1:-1]:
            if self.low[left:right] == "by" and (kind := kind_of(self.line[start:left], self.language)):
                self.found.append(Piece(start, left - 1, before, "marker", None, kind))
                self.add(right, end, "", depth)
                return True
            joint = _SOFT.get(self.low[left:right])
            if joint and self._joins(
                joint, self.low[left:right], self.line[start:left].strip(), self.line[right:end].strip()
            ):
                self.add(start, left, before, depth)
                self.add(right, end, joint, depth)
                return True
        return False

    def _joins(self, joint: str, word: str, left: str, right: str) -> bool:
        if joint == "for":
            return not right[:1].islower() and (
                self.agencies.find(left) is not None or person_likeness(left) > (word != "for")
            )
        if joint == "on":
            return self.agencies.find(right) is not None
        sides = [2 if self.agencies.find(side) else person_likeness(side) for side in (left, right)]
        return sides[0] > 0 and sides[1] == 2

    def _around(self, start: int, end: int, before: str, depth: int) -> bool:
        """An agency, year or code at one end of the piece, without a separator: “ILAN AFP”, “2019 Getty Images”."""
        text = self.line[start:end]
        if year := _YEAR.match(self.low, start, end):
            if year.end() < end and self.low[year.end()] == " ":
                self.add(start, year.end(), before, depth)
                self.add(year.end(), end, before, depth)
                return True
        named = list(self.agencies.find_in(text)) if len(text) < _LONG else []
        if named and named[0][0] == 0 and self._stands_beside(named[0][2], text[named[0][1] :]):
            cut = start + named[0][1]
        elif (
            named and named[-1][1] == len(text.rstrip(" .")) and self._stands_beside(named[-1][2], text[: named[-1][0]])
        ):
            cut = start + named[-1][0]
        elif (first := text.split(None, 1)[0]) != text and (
            self._of_file(first) or (not named and self.agencies.spelled(first) and self._is_label(text))
        ):
            cut = start + len(first)
        else:
            return self._last_word(start, end, before, depth)
        self.add(start, cut, before, depth)
        self.add(cut, end, " ", depth)
        return True

    def _stands_beside(self, agency: Agency, rest: str) -> bool:
        """Whether the other words of a piece are something by themselves, so that the agency is one too."""
        rest = rest.strip(" .:-")
        if agency.kind == "stock" or self._simple(rest)[0]:
            return True
        several = rest.split(None, 5)
        return len(several) > 5 or (len(several) < 3 and rest.isupper())

    def _is_label(self, text: str) -> bool:
        """“NASA satellite image …”"""
        return any(word in words().labels for word in flat(text).split(None, 4)[1:3])

    def _last_word(self, start: int, end: int, before: str, depth: int) -> bool:
        """A marker or year as the last word: “Getty file”, “File 2013”."""
        space = self.line.rfind(" ", start, end)
        if space <= start or self.line.find(" ", start, space) != -1 and person_likeness(self.line[start:space]) < 2:
            return False
        if self._simple(self.line[space + 1 : end])[0] not in ("marker", "year", "code", "aside"):
            return False
        self.add(start, space, before, depth)
        self.add(space + 1, end, " ", depth)
        return True

    def _hyphen(self, start: int, end: int, before: str, depth: int) -> bool:
        """“Aaron Doster-Imagn Images”."""
        at = self.low.rfind("-", start, end)
        if at <= start or self.agencies.find(self.line[at + 1 : end]) is None:
            return False
        self.add(start, at, before, depth)
        self.add(at + 1, end, "-", depth)
        return True

    def _suffix(self, start: int, end: int, before: str, depth: int) -> bool:
        """Words that close a credit: “張新偉攝”, “Vardenis nuotr.”."""
        text = self.low[start:end]
        for length in range(min(8, len(text) - 1), 0, -1):
            tail = text[-length:]
            if tail in words().suffixes and (
                tail[0] > "\u2fff" or (text[-length - 1] == " " and tail not in _LATIN_NOUNS)
            ):
                self.add(start, end - length, before, depth)
                if self.agencies.find(tail):
                    self.add(end - length, end, " ", depth)
                    return True
                kind = kind_of(tail, self.language)
                self.found.append(Piece(end - length, end, "", "marker" if kind else "aside", None, kind))
                return True
        return False


def _is_rich(low: str) -> bool:
    """Whether a line may hold a licence, an address, an account or a date."""
    return (
        "@" in low
        or "cc" in low
        or "commons" in low
        or "domain" in low
        or "frei" in low
        or "licen" in low
        or "lizenz" in low
        or "http" in low
        or "www." in low
        or "年" in low
        or "gfdl" in low
    )


@cache
def _phrases() -> frozenset[str]:
    """All markers and asides, as a piece has them."""
    known = words()
    return frozenset(
        (*(phrase for phrase, _ in known.kinds), *known.asides, *(aside.rstrip(".") for aside in known.asides))
    )


@cache
def _dense_suffixes() -> tuple[str, ...]:
    return tuple(suffix for suffix in words().suffixes if suffix[0] > "\u2fff")


_LATIN_NOUNS = frozenset(
    "photo photos photography photographs pictures image images graphic graphics video staff bild foto fotos".split()
)


def lead_kind(lead: str, language: str | None) -> str | None:
    """The kind of picture that an introducer speaks of: “Courtesy of”, “Photo illustration by”, “Bild: Screenshot:”."""
    several = [word.strip(":.©/|") for word in lead.split()][:6]
    for length in range(len(several), 0, -1):
        for start in range(len(several) - length + 1):
            if kind := kind_of(" ".join(several[start : start + length]), language):
                return kind
    return None


def skip(line: str) -> int:
    """Where the words begin, after brackets and separators."""
    at = 0
    while at < len(line) and line[at] in " \t\xa0\u3000\n\r([{（［【「|/—–-•·,.:;*＝=…>+":
        at += 1
    return at
