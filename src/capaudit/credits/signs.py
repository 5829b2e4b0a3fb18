"""What makes a few words look like a credit: names, agencies, addresses, licences; and what makes them prose.

All judge a short piece of text and say how surely it is (part of) a credit, from 0 to 1. Where a piece begins and ends is
the business of `tail` and `find`.
"""

from __future__ import annotations

from collections.abc import Iterator

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.credits.agencies import AgencyTable
from capaudit.credits.bodies import label_of_body
from capaudit.credits.shapes import (
    WORD,
    has_dense_suffix,
    is_dense,
    is_name,
    lower_share,
    sentence_ends,
    without_suffix,
)
from capaudit.credits.words import flat, is_aside, kind_of, lead_at, words
from capaudit.model import Agency

_JOINT = pattern(
    r"(?=\W)"  # so does every joint begin: a cheap look before the dear ones
    r"(?:(?<=\w\w\w)\.\s+(?=[^\W\d_a-z])|\s*(?:[/|;•·∙⋅()\[\]©]|\+\+\+)\s*|\s+[-–—]\s+|\s*—\s*|,\s+"
    r"|\s+(?:via|vía|for|and|und|et|e|y|&|og|och|ja|für|pour|para|per|i|и|та|і|x|[Cc]ourtesy(?: of)?|[Ss]pecial to)\s+"
    r"|(?<=\w)-(?=(?:Imagn|USA TODAY|Pool)\b))"
)
_ADDRESS = pattern(
    r"@\w|\w@\w|https?://|\bwww\.|\w\.(?:com|org|net|de|at|ch|co|uk|fr|es|it|nl|io|info|tv|eu|gov|edu)\b"
)
_LICENCE = pattern(r"\b(?:cc[ -]?(?:0|by)\b|creative commons|gfdl|public domain)")
_ASIDE = pattern(
    r"[\W\d_]*|(?:Fig|Figure|Abb|Abbildung|Bild|Foto|Table|Tabelle|Image|图|圖|図)\.? ?\d+\w?"
    r"|[A-Z]?[-–—]?\d.*|[*†]\s?\d.*|[a-z]\.?|[A-Z]{1,3}-[A-Z][a-z.]+"
)
_WITH = pattern(r"\b[A-Za-z]/")
_BAR = pattern(r"\s*[/|]\s*")
_INITIAL = pattern(r"(?<!\w)\w\. ")
_NO_NAME = "><»«[{"
_JOINING_NAMES = (" for ", " via ", " courtesy ")
_NOT_IN_NAMES = frozenset("our your this why what".split())
_NO_FIRST_NAMES = frozenset("all discover explore find how learn more read see shop show view watch".split())
_PARTIES = {"Ap": ("no", "nb", "nn")}
"""Parties whose initials are an agency's but for the case, and where: “Jonas Gahr Støre (Ap)”."""

_QUOTES = " .,:*'\"“”„‘’"
_CREDIT_KINDS = frozenset(("handout", "pool", "private", "courtesy", "licence", "ai-generated", "screenshot", "stock"))
_HANDED_ON = frozenset(("handout", "pool", "private", "courtesy", "archive"))
_SOURCE_KINDS = _CREDIT_KINDS - {"screenshot", "stock"}
_LONGEST = {"bare": 160, "named": 100, "bracket": 250, "body": 300, "agency": 60, "dense": 28, "dense part": 14}
_LONGEST_PLACE = 4
_MOST_WORDS = {
    "address": 3,
    "bracket": 4,
    "licence": 9,
    "nickname": 2,
    "unnamed": 3,
    "contributor": 5,
    "body": 8,
    "statement": 30,
}
_MOST_LOWER = {True: 0.4, False: 0.25}  # a chain, and one name


class Parts(NamedTuple):
    """How many parts of a credit are what: known agencies, addresses and licences, words such as handout, names, prose."""

    agencies: int
    sources: int
    markers: int
    names: int
    prose: int
    longest_prose: int


_ROLES = Parts._fields[:-1]


class Signs:
    """The judge of credits, for one table of agencies."""

    __slots__ = ("_language", "_parts", "_table")

    def __init__(self, table: AgencyTable, language: str | None = None) -> None:
        self._table = table
        self._language = language
        self._parts: dict[str, Parts] = {}

    def agency(self, text: str) -> bool:
        """Whether the words are a known agency, outlet or platform and nothing else."""
        if text in _PARTIES and (self._language or "")[:2] in _PARTIES[text]:
            return False
        return 0 < len(text) < _LONGEST["agency"] and self._table.find(text) is not None

    def agencies_in(self, text: str) -> Iterator[tuple[int, int, Agency]]:
        """The agencies named in a text, with their places."""
        return self._table.find_in(text)

    def parts(self, text: str) -> Parts:
        """What the parts of a chain such as “Name/Agency via Library” are."""
        known = self._parts.get(text)
        if known is None:
            longest, roles = 0, list[str]()
            for piece in _JOINT.split(text):
                if part := piece.strip(_QUOTES):
                    roles.append(role := self._role(part))
                    if role == "prose":
                        longest = max(longest, part.count(" ") + 1)
            known = self._parts[text] = Parts._make([*map(roles.count, _ROLES), longest])
        return known

    def _role(self, part: str) -> str:
        """The field of `Parts` in which a part counts."""
        shorter = without_suffix(part)
        if self.agency(part) or self.agency(shorter):
            return "agencies"
        kind = kind_of(part, self._language)
        if kind is not None:
            return "sources" if kind == "licence" else "markers"
        if is_name(part) or (shorter and is_name(shorter)):
            return "sources" if _has_address(part) else "names"
        count = part.count(" ") + 1
        if count <= _MOST_WORDS["address"] and _has_address(part):
            return "sources"
        if count <= _MOST_WORDS["licence"] and _LICENCE.search(part.lower()):
            return "sources"
        if flat(part) in words().labels or self._is_introduced(part):
            return "markers"
        if part.startswith(("Special to ", "SPECIAL TO ")) and is_name(part[11:]):
            return "sources"
        return "prose"

    def _is_introduced(self, part: str) -> bool:
        lead = lead_at(part)
        if lead is None or (rest := part[lead.end :].strip(" .")).startswith("of "):
            return False
        return is_name(rest) or self.agency(rest)

    def bare(self, text: str) -> float:
        """How surely words without any introducer are a credit, wherever they stand."""
        text = text.strip()
        if not text or len(text) > _LONGEST["bare"]:
            return 0.0
        shorter = without_suffix(text)
        if self.agency(text.rstrip(".")) or self.agency(shorter):
            return 0.9
        if text[-1] == "." and shorter and is_name(shorter) and not sentence_ends(shorter):  # “V. Vardenio nuotr.”
            return 0.86
        if kind_of(text, self._language) in _SOURCE_KINDS:
            return 0.86
        head, colon, rest = text.partition(":")
        if colon and " " not in head and self._is_supplier(rest.strip()):  # a label of whatever language
            return 0.85
        before = colon and (kind_of(head, self._language) or (is_aside(head) and lead_at(text) is None))
        if before and (sure := self.bare(rest)):  # “File: Reuters”, “Right: Jane Doe/AP”
            return sure
        if sentence_ends(text):
            return 0.0
        if text.startswith("via ") and self.agency(text[4:]):
            return 0.85
        if text[-1] == ")" and self._is_source(text[: text.find("(")].strip()):
            return 0.85
        return self.dense(text) if is_dense(text) else self._chain(text)

    def _chain(self, text: str) -> float:
        parts = self.parts(text)
        if parts.prose:
            nickname = parts.agencies and parts.prose == 1 and parts.longest_prose <= _MOST_WORDS["nickname"]
            if nickname:
                return 0.85 if parts.longest_prose == 1 else 0.7
            return 0.8 if parts.prose == 1 and self._is_passed_on(text, parts) else 0.0
        if parts.agencies and (parts.names or parts.markers or parts.agencies > 1):
            return 0.95
        if parts.agencies + parts.sources:
            return 0.85
        if parts.markers and parts.names and self._says_whose(text):
            return 0.85
        joined = "/" in text or any(word in text for word in _JOINING_NAMES)
        return 0.7 if joined and parts.names + parts.markers > 1 and not _WITH.search(text) else 0.0

    def _is_supplier(self, text: str) -> bool:
        agency = self._table.find(text) if 0 < len(text) < _LONGEST["agency"] else None
        if agency is None or agency.kind not in ("wire", "photo", "stock"):
            return False
        return any(stop - start == len(text) for start, stop, _ in self._table.find_in(text))  # none that is a word too

    def _is_passed_on(self, text: str, parts: Parts) -> bool:
        """Whether some body's name has “via” and an agency after it: “Ministry press office/Jane Doe via REUTERS”."""
        body, via, rest = text.rpartition(" via ")
        few = lower_share(body) <= _MOST_LOWER["/" in body]
        short = parts.longest_prose <= _MOST_WORDS["body"]
        return bool(via) and few and text[0].isupper() and short and self.agency(rest.partition(",")[0].strip(_QUOTES))

    def _says_whose(self, text: str) -> bool:
        """Whether one part says how the picture came: “Archivo/La República”, “Jane Doe | Handout | Outlet”."""
        return any(kind_of(part, self._language) in _HANDED_ON for part in _BAR.split(text))

    def _is_source(self, text: str) -> bool:
        return self.agency(text) or kind_of(text, self._language) == "ai-generated"

    def dense(self, text: str) -> float:
        """The same for scripts that put no space between words: “김철수 기자”, “共同”, “山田太郎撮影”."""
        text = text.strip(" .。")
        if len(text) > _LONGEST["dense"] or sentence_ends(text) or flat(text).find("=") > _LONGEST_PLACE:
            return 0.0
        if has_dense_suffix(text):
            return 0.85
        pieces = [piece for piece in _JOINT.split(text) if piece]
        short = all(len(piece) <= _LONGEST["dense part"] for piece in pieces)
        return 0.8 if short and any(map(self.agency, pieces)) else 0.0

    def named(self, text: str) -> float:
        """How surely words that stand where a credit is expected are one: a plain name or source will do."""
        if sure := self.bare(text):
            return sure
        text = text.strip(" .")
        if not text or len(text) > _LONGEST["named"] or text[0].islower() or text[0] in _NO_NAME:
            return 0.0
        if is_aside(text) or is_dense(text) or sentence_ends(text):
            return 0.0
        several = text.lower().split()
        if not _NO_FIRST_NAMES.isdisjoint(several[:1]) or not _NOT_IN_NAMES.isdisjoint(several):
            return 0.0
        parts = self.parts(text)
        if parts.prose or not (parts.names or parts.markers):
            return 0.0
        return 0.5 if parts.names and len(WORD.findall(text)) == 1 else 0.6

    def bracket(self, inner: str) -> float:
        """How surely the words of a bracket at the end are a credit. A plain name gives 0.5: its place must decide."""
        inner = inner.strip()
        if not inner or len(inner) > _LONGEST["bracket"]:
            return 0.0
        lead = lead_at(inner)
        if lead is not None and lead.mark and (lead.mark in (":", "=", "by") or lead.role != "graphic"):
            return 0.98 if self.body(inner[lead.end :], lead.role, lead.mark) else 0.0
        if is_aside(inner) or (_ASIDE.fullmatch(inner) and self._chain(inner) < 0.95):
            return 0.0
        if kind_of(inner, self._language) in _CREDIT_KINDS:
            return 0.8
        if sure := self.bare(inner):
            return sure
        if lead is None and self._is_of_an_outlet(inner):
            return 0.8
        if lead is not None and lead.role != "graphic" and self.body(inner[lead.end :], lead.role, lead.mark):
            return 0.8
        spaces = inner.count(" ") - 2 * inner.count(" | ") - len(_INITIAL.findall(inner))
        return 0.5 if " " in inner and spaces <= _MOST_WORDS["bracket"] and self.named(inner) else 0.0

    def _is_of_an_outlet(self, inner: str) -> bool:
        """Whether a label has the name of an outlet before it: “Express photo by Jane Doe”, “HT file photo”."""
        outlet, space, rest = inner.partition(" ")
        if not space or not outlet[0].isupper():
            return False
        if (lead := lead_at(rest)) is None:
            lead = label_of_body(inner)
            return lead is not None and self.body(inner[lead.end :], lead.role, lead.mark)
        if lead.role != "picture":
            return False
        if lead.end >= len(rest):
            return outlet.isupper() and len(outlet) < _MOST_WORDS["licence"]
        return lead.mark in (":", "by") and self.body(rest[lead.end :], lead.role, lead.mark)

    def body(self, text: str, role: str, mark: str) -> bool:
        """Whether words after an introducer are what it introduces, and not a caption that only begins with “Photo:”."""
        text = text.strip(" .")
        if not text:
            return True
        if len(text) > _LONGEST["body"]:
            return False
        ends = sentence_ends(text)
        if is_dense(text):
            return len(text) <= 1.5 * _LONGEST["dense"] and not ends
        parts = self.parts(text)
        known = bool(parts.agencies + parts.sources)
        short = parts.longest_prose <= _MOST_WORDS["unnamed"]
        if (
            role == "graphic"
            and text[0].islower()
            and parts.prose
            and not (known or parts.names or parts.markers or "/" in text or "," in text)
            and words().by.isdisjoint(text.split())  # “Cartoon: gezeichnet von Jens Müller”
        ):
            return text.count(" ") < _MOST_WORDS["unnamed"]  # “Styling: new trends for spring”
        if ends and not (known and short and ends == 1):
            return role == "source" and mark == ":" and ends <= 3
        if short:
            return True
        if mark not in (":", "=", "by"):
            return False
        if role in ("source", "credit", "sign", "opener"):
            return text.count(" ") < _MOST_WORDS["statement"]
        if known and parts.prose == 1 and parts.longest_prose <= _MOST_WORDS["contributor"]:
            return True
        most = 4 if mark == "by" else 8 if known else 5
        return parts.longest_prose <= most and lower_share(text) < 0.5


def _has_address(part: str) -> bool:
    """Whether an address stands in it; all hold a full stop or one of these signs."""
    return ("." in part or "@" in part or "://" in part) and _ADDRESS.search(part) is not None
