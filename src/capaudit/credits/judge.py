"""What a part of a credit line is, taken by itself: a person, an agency, a marker, a year …"""

from __future__ import annotations

from functools import lru_cache

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.credits.agencies import AgencyTable
from capaudit.credits.names import person_likeness
from capaudit.credits.words import Words, flat, kind_of, words
from capaudit.model import Agency

_SHORT = 40
_LONG = 200
_MOST_WORDS = 14
_LAST_SUFFIX = 8
_IDEOGRAPHS = "\u2fff"
_TLD = "com|org|net|info|eu|tv|io|de|at|ch|fr|it|es|uk|nl|be|ie|dk|se|no|fi|pl|cz|ru|ua|ca|au|nz|br|mx|jp"
_DOMAIN = pattern(rf"(?:[\w-]{{1,63}}\.){{1,4}}(?:{_TLD})")
_YEAR = pattern(r"(?:19|20)\d\d年?")
_CODE = pattern(
    r"(?:rt[rsx]\w{4,}|epa[-\d]{6,}|gettyimages-?\d+|[#\d][\d.\-_/]*|\w?\d{5,}\w*|bild \d[\d-]*|n[or]\.? ?\d+)"
)
_FILE = pattern(r"([^\W\d_]{4,20})[-_ ]?\d{1,12}")
_PLACEHOLDERS = frozenset(
    (
        "str, stf, stringer, staff, staff photographer, contributor, afp contributor, reuters photographer, uncredited, unknown, "
        "unbekannt, unnamed, anonymous, none, n/a, n.n, no name, ohne namen, freelance, freelancer, xxstringerxx, onbekend, inconnu, "
        "desconocido, released"
    ).split(", ")
)
_EITHER = ("or", "oder", "ou")
_NO_SUFFIXES = frozenset(
    "photo photos photography photographs pictures image images graphic graphics video staff bild foto fotos".split()
)
SOFT_WORDS = {
    **dict.fromkeys(("for", "für", "pour", "para"), "for"),
    "courtesy": "via",
    **dict.fromkeys(
        ("on", "auf", "from", "von", "at", "bei", "fra", "sur", "en", "in", "de", "da", "di", "su", "of"), "on"
    ),
    **dict.fromkeys(
        ("and", "und", "&", "+", "et", "y", "e", "og", "och", "ja", "i", "и", "và", "ve", "és", "with"), "and"
    ),
}
"""Words that may join two parts of a credit, and how: for a client, via an owner, on a platform, and another name."""


class Verdict(NamedTuple):
    """What a part is: its role, and the agency or the kind of picture that it names. No role: it is not one thing."""

    role: str | None
    agency: Agency | None = None
    kind: str | None = None


_NOT_ONE = Verdict(None)


class Judge:
    """Judges parts of lines, for one table of agencies and one language."""

    __slots__ = ("agencies", "language")

    def __init__(self, agencies: AgencyTable, language: str | None) -> None:
        self.agencies = agencies
        self.language = language

    def verdict(self, text: str) -> Verdict:
        """What a part is that is one thing."""
        if not text:
            return _NOT_ONE
        if agency := self.agencies.find(text) or self.of_file(text):
            return Verdict("licence" if agency.kind == "licence" else "agency", agency)
        low = flat(text)
        bare = low.rstrip(" .:")
        if bare in _phrases(words()):
            return self._phrase(text)
        if bare in _EITHER:
            return Verdict("aside")
        if bare in _PLACEHOLDERS or bare in words().suffixes:
            return Verdict("marker")
        if low[-1] > _IDEOGRAPHS and low.endswith(_dense_suffixes(words())):
            return _NOT_ONE
        if person_likeness(text) == 2:
            return Verdict("person") if self._is_person(text, low) else _NOT_ONE
        return _number(text, low) if len(text) < _SHORT else _NOT_ONE

    def _phrase(self, text: str) -> Verdict:
        kind = kind_of(text, self.language)
        return Verdict("marker", None, kind) if kind else Verdict("aside")

    def of_file(self, text: str) -> Agency | None:
        """The library whose file name stands for its name: “AdobeStock_123456”."""
        if not text[-1:].isdigit() or not (name := _FILE.fullmatch(text)):
            return None
        agency = self.agencies.find(name[1])
        return agency if agency and agency.kind in ("stock", "photo") else None

    def _is_person(self, text: str, low: str) -> bool:
        """Not so where a big agency is the first or the last word of what looks like a name, or “von Pexels” its end."""
        if " von " in low or " de " in low:
            return self.agencies.find(low.rsplit(None, 1)[-1]) is None
        for word in (text.split(None, 1)[0], text.rsplit(None, 1)[-1]):
            if (agency := self.agencies.spelled(word)) and agency.order:
                return False
        return True

    def guess(self, text: str) -> str:
        """The role of a part that is neither one thing nor several: person, word, source or rest."""
        if likeness := person_likeness(text):
            return "person" if likeness == 2 else "word"
        several = text.split(None, _MOST_WORDS)
        prose = sum(word[0].islower() and word not in SOFT_WORDS and word != "the" for word in several)
        if prose > 2 or len(several) > 9 or len(text) > _LONG:
            return "rest"
        return "word" if len(several) == 1 else "source"

    def joins(self, word: str, left: str, right: str) -> bool:
        """Whether a soft word joins two parts, and does not belong to a name: “X and Y”, not “Health and Welfare”."""
        joint = SOFT_WORDS[word]
        if joint == "via":
            return person_likeness(left) == 2 and right[:1].isupper()
        if joint == "on":
            return self.agencies.find(right) is not None
        if joint == "for":
            maker = self.agencies.find(left) is not None or person_likeness(left) > (word != "for")
            return maker and not right.removeprefix("the ")[:1].islower()
        likely = self.agencies.find(left) is not None or person_likeness(left) > 0
        return likely and (self.agencies.find(right) is not None or person_likeness(right) == 2)

    def stands_beside(self, agency: Agency, rest: str) -> bool:
        """Whether the other words of a part are something by themselves, so that the agency is one too."""
        rest = rest.strip(" .:-")
        if agency.kind == "stock" or self.verdict(rest).role:
            return True
        several = rest.split(None, 5)
        return len(several) > 5 or (len(several) < 3 and rest.isupper())

    def suffix(self, low: str) -> int:
        """How long the words are that close a credit: “陳大文攝”, “Vardenis nuotr.”; 0 if there are none."""
        for length in range(min(_LAST_SUFFIX, len(low) - 1), 0, -1):
            tail = low[-length:]
            if tail in words().suffixes and (
                tail[0] > _IDEOGRAPHS or (low[-length - 1] == " " and tail not in _NO_SUFFIXES)
            ):
                return length
        return 0


def _number(text: str, low: str) -> Verdict:
    if _YEAR.fullmatch(low):
        return Verdict("year")
    if _CODE.fullmatch(low):
        return Verdict("code")
    return Verdict("address") if low == text and _DOMAIN.fullmatch(low) else _NOT_ONE


def lead_kind(lead: str, language: str | None) -> str | None:
    """The kind of picture that an introducer speaks of: “Courtesy of”, “Photo illustration by”, “Bild: Screenshot:”."""
    several = [word.strip(":.©/|") for word in lead.split()][:6]
    for length in range(len(several), 0, -1):
        for start in range(len(several) - length + 1):
            if kind := kind_of(" ".join(several[start : start + length]), language):
                return kind
    return None


@lru_cache(maxsize=8)
def _phrases(known: Words) -> frozenset[str]:
    """All markers and asides, as a part has them."""
    return frozenset((*known.kinds[""], *(aside.rstrip(".") for aside in known.asides)))


@lru_cache(maxsize=8)
def _dense_suffixes(known: Words) -> tuple[str, ...]:
    return tuple(suffix for suffix in known.suffixes if suffix[0] > _IDEOGRAPHS)
