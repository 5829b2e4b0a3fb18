"""The credit in front of a caption: in an element of its own, in a bracket, in a dateline."""

from __future__ import annotations

from capaudit.basics.later import pattern
from capaudit.credits.brackets import Cut
from capaudit.credits.names import names_a_body, person_likeness
from capaudit.credits.places import OPENERS
from capaudit.credits.tail import Tail
from capaudit.credits.words import Lead, lead_at

_FRONT = 200
_LONGEST_PLACE = 24
_DATELINE = pattern(
    r"[(\[][^()\[\]=]{1,20}=([^()\[\]=]{2,12})[)\]](?: [가-힣]{2,5} \S{0,3}(?:기자|특파원))?(?: ?= ?|(?= ))"
)


class Front(Tail):
    """A text from whose beginning a credit is taken."""

    def front(self, first: int, end: int) -> tuple[int, Cut] | None:
        """A credit in front of the caption: where it ends, and its sign."""
        for b in [b for b in self.breaks if first < b < end and b - first <= _FRONT][:3]:
            stop = self.back(b)
            text = self.value[first:stop]
            lead = lead_at(self.value, first)
            if lead and lead.mark and lead.end < stop and self.introduces(lead, stop):
                return stop, Cut(first, 0.9, "introducer in front")
            if lead is None and not self.value[b].islower() and (sure := self.signs.bare(text)) >= 0.85:
                return stop, Cut(first, sure, "agency in front")
        return self._dateline(first, end) or self._front_bracket(first, end)

    def _dateline(self, first: int, end: int) -> tuple[int, Cut] | None:
        """“(서울=연합뉴스) 김철수 기자 = ”: place, agency and photographer, as Korea's agencies begin their captions."""
        if self.value[first] not in "([" or self.value.find("=", first, first + _LONGEST_PLACE) < 0:
            return None
        found = _DATELINE.match(self.value, first, end)
        if found is None or found.end() >= end or not self.signs.agency(found[1]):
            return None
        return found.end(), Cut(first, 0.9, "dateline in front")

    def introduces(self, lead: Lead, stop: int) -> bool:
        """Whether what stands between an introducer and a place is what it introduces."""
        body = self.value[lead.end : stop]
        return len(body) <= 100 and self.signs.body(body, "picture", lead.mark)

    def _front_bracket(self, first: int, end: int) -> tuple[int, Cut] | None:
        if self.value[first] not in OPENERS:
            return None
        stops = [at for at in (self.value.find(c, first, min(end, first + _FRONT)) for c in ")]）") if at > 0]
        if not stops or min(stops) + 1 >= end or not self._opens(self.value[first + 1 : min(stops)]):
            return None
        return min(stops) + 1, Cut(first, 0.9, "bracket in front")

    def _opens(self, inner: str) -> bool:
        """Whether the words of a bracket in front of a caption are a credit: “(AP)”, “(Jane Doe | The Daily)”."""
        sure = self.signs.bracket(inner)
        name, bar, _ = inner.partition("|")
        if sure >= 0.9 or (sure >= 0.5 and bool(bar) and person_likeness(name) == 2):
            return True
        left, slash, right = inner.partition("/")
        person = person_likeness(left) == 2 or person_likeness(right) == 2
        return sure >= 0.5 and bool(slash) and person and (names_a_body(left) or names_a_body(right))
