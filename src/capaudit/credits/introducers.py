"""A credit that begins with an introducer: “Foto:”, “Photo by”, “©”."""

from __future__ import annotations

import re

from capaudit.basics.later import pattern
from capaudit.credits.bodies import is_body
from capaudit.credits.brackets import Brackets, Cut
from capaudit.credits.names import names_a_body, person_likeness
from capaudit.credits.shapes import has_case, is_dense
from capaudit.credits.signs import Signs
from capaudit.credits.words import Lead, flat, kind_of, lead_at, words

_WINDOW = 700
_LONGEST = 400
_TOKEN = re.compile(r"[^\W\d_]+|©|\(c\)")
_DENSE_START = pattern(r"(?:(?<=[\s(\[【〔。▲])|\A)\w")
_KIND = pattern(r"(?<![\w-])[^\W\d_][\w-]+\s$")
_LONGEST_KIND = 24
_LONGEST_BODY = 50
_NEXT_NAME = pattern(r",|\s(?:AND|UND|ET|Y|E|OG|OCH|EN|&)\s")
_LONGEST_STUDIO = 3  # words of a name in small letters
_GLUED = pattern(r"(?<=[a-zß-ÿ\d.)”\"])[A-Z][a-zß-ÿ]{2,15}(?: [a-z]{2,10})?(?= ?:)")


class Introducers(Brackets):
    """A text with the introducers near its end."""

    def __init__(self, value: str, breaks: tuple[int, ...], signs: Signs) -> None:
        super().__init__(value, breaks, signs)
        self._leads: list[tuple[int, Lead]] | None = None

    def introduced(self, first: int, end: int) -> Cut | None:
        for at, lead in reversed(self.leads()):
            if (
                first <= at < end <= at + _LONGEST
                and lead.end <= end + 1
                and (sure := self._judge(at, lead, first, end))
            ):
                return Cut(self._whole(at, lead, first), sure, "introducer")
        return None

    def _whole(self, at: int, lead: Lead, first: int) -> int:
        """Where an introducer of several words begins of which the last were found: “Photo Credit:”, “Satellite images:”."""
        same = [p for p, other in self.leads() if first <= p < at and other.end == lead.end]
        start = next((p for p in same if self.border(p) or not self.value[p].islower()), at)
        return self._with_kind(at, lead, first) if start == at else start

    def _with_kind(self, at: int, lead: Lead, first: int) -> int:
        """The start of a label with what stands before it and begins the credit: “Satellite images:”, “White House photo by”."""
        if lead.mark in (":", "by") and lead.role == "picture" and not self.border(at):
            starts = [p for p in self.borders(max(first, at - _LONGEST_BODY), at) if is_body(self.value[p:at].strip())]
            border = self.border(starts[-1]) if starts else ""
            own = lead.mark == "by" or self.value[at].islower()  # “Supreme Court Photo: X” has a caption before “Photo”
            if border in ("break", "stop", "bar") or (border == "start" and own):
                return starts[-1]
        if lead.mark in (":", "=") and lead.role != "sign" and self.value[at].islower():
            kind = _KIND.search(self.value, max(first, at - _LONGEST_KIND), at)
            if kind and self.border(kind.start()) in ("start", "break", "stop", "bar"):
                return kind.start()
        return at

    def leads(self) -> list[tuple[int, Lead]]:
        """All introducers near the end of the text, with their places."""
        if self._leads is None:
            self._leads = [(p, lead) for p in self._lead_places() if (lead := lead_at(self.value, p))]
        return self._leads

    def _lead_places(self) -> list[int]:
        """Where an introducer may begin: at a word that begins one, at a break, after a small letter that touches a capital."""
        begin = max(0, len(self.value) - _WINDOW)
        low = flat(self.value[begin:])
        starts = words().starts
        at = {b for b in self.breaks if b >= begin}
        if not starts.isdisjoint(_TOKEN.findall(low)):
            at.update(begin + m.start() for m in _TOKEN.finditer(low) if m.group() in starts)
        if is_dense(low):
            at.update(begin + m.start() for m in _DENSE_START.finditer(low))
        at = {p for p in at if self._word_starts(p)}
        if ":" in low:
            at.update(begin + m.start() for m in _GLUED.finditer(self.value[begin:]))
        return sorted(at)

    def _word_starts(self, at: int) -> bool:
        if at == 0 or at in self.breaks or not self.value[at].isalnum():
            return True
        before = self.value[at - 1]
        return not before.isalnum() and before not in "-'’@#&_"

    def _judge(self, at: int, lead: Lead, first: int, end: int) -> float:
        body = self.value[lead.end : end]
        start = self._with_kind(at, lead, first)
        border = self.border(start)
        if start != at and self.signs.parts(body).prose:
            return 0.0
        if lead.mark not in (":", "=", "by"):
            return 0.8 if not border and self._is_loud(at, lead, end) else self._judge_weak(border, lead, body)
        if not border and lead.role != "sign" and self.value[at].islower():
            return 0.0
        if not self.signs.body(body, lead.role, lead.mark) or self._crosses(lead.end, end):
            return 0.0
        if lead.role == "sign" and self.value[at] == "(" and not border and self._is_of_the_centre(body):
            return 0.0
        plain = not border and lead.role != "sign" and has_case(self.value[at])
        if lead.mark == "by" and plain and not self._may_follow(first, at, body):
            return 0.0
        if lead.role == "opener" and border in ("", "comma") and self.signs.parts(body).prose:
            return 0.0
        return 0.98 if border else 0.9

    def _is_of_the_centre(self, body: str) -> bool:
        """Whether the sentence goes on behind “(c)”, which says who stands in the centre: “Jane Doe (c) on her way to court”."""
        parts = self.signs.parts(body)
        return body[:1].islower() and (parts.prose > 1 or parts.longest_prose > _LONGEST_STUDIO)

    def _is_loud(self, at: int, lead: Lead, end: int) -> bool:
        """Whether a label and a name in capitals stand behind words that are in none: “… in the rain PHOTO JANE DOE”."""
        loud = lead.role == "picture" and self.value[at:end].isupper()
        before = self.value[max(0, at - 40) : at].split()  # not “© GETTY IMAGES NORTH AMERICA / JANE DOE”
        behind = loud and before and any(map(str.islower, before[-1]))
        name = self.value[lead.end : end].strip(" .")
        if not behind or self.signs.agency(self.value[at:end]):  # “… the new issue of BILD AM SONNTAG”
            return False
        if lead.mark not in ("", "/"):
            return False
        first = _NEXT_NAME.split(name, maxsplit=1)[0].strip()  # “PHOTO JEAN DUPONT, LA PRESSE”
        if self.signs.agency(name) or person_likeness(name) == 2 or person_likeness(first) == 2:
            return True
        return names_a_body(name) or bool(self.signs.parts(name).markers or kind_of(name))

    def _judge_weak(self, border: str, lead: Lead, body: str) -> float:
        if border in ("", "comma") or (lead.role == "graphic" and lead.mark in ("", "-")):
            return 0.0
        if body.lstrip().startswith("of "):  # “File photo of Jane Doe | Agency”
            return 0.0
        if not body.strip():
            return 0.6 if border == "break" and lead.role in ("credit", "picture") else 0.0
        if lead.mark in ("/", "|") and is_dense(body):
            return 0.85 if self.signs.body(body, lead.role, lead.mark) else 0.0
        sure = self.signs.bare(body)
        plain = border != "start" or lead.mark in ("/", "|", ",") or self.value[self.back(lead.end) - 1] == "."
        return min(sure or (self.signs.named(body) if plain else 0.0), 0.85)

    def _may_follow(self, first: int, at: int, body: str) -> bool:
        """Whether “Photo by X” in the middle of a line is a credit, and not the object of the sentence."""
        before = self.value[max(first, at - 80) : at].split()
        label = self.value[at : at + 20].split(maxsplit=1)[0]
        if before and self.signs.agency(f"{before[-1].rpartition('/')[2]} {label}"):
            return False
        loud = len(before) > 3 and not before[-1][0].islower()
        return bool(self.signs.bare(body)) or (loud and bool(self.signs.named(body)))

    def _crosses(self, start: int, end: int) -> bool:
        """Whether another element that is no part of a credit begins between two places."""
        walls = [b for b in self.breaks if start < b < end and self.is_wall(b, b - 1)]
        return any(not self.signs.named(self.value[b:end]) and not self.bracket(b, end) for b in walls[:3])
