"""States behind the names of places, as they stand in captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from capaudit import Text
from capaudit_ap_style._dates import MONTH
from capaudit_ap_style._held import quoted
from capaudit_ap_style._states import ALONE, GEORGIA, POSTAL, SHORT, STATES, State

_PLACE = r"[A-Z][\w’'-]{1,20}\.?(?:\s(?:[A-Z][\w’'-]{1,20}\.?|of|the|de|la|du)){0,4}"
_PREPOSITION = "[Aa]round|[Aa]t|[Dd]owntown|[Ff]rom|[Ii]n|[Nn]ear|[Oo]f|[Oo]utside|[Tt]hrough|[Tt]o"
_STATE = r"(?:West|New|North|South|Rhode)\s[A-Z][a-z]+|[NSWRD]\.\s?[A-Z][a-z]{0,3}|[A-Z]{2}|[A-Z][a-z]+"
_DAY = rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?![’'])|{MONTH}\.?\s+\d)"
_RUNS_ON = (
    rf"\s+(?:{_DAY}|(?:after|ahead|amid|as|at|before|by|during|early|following|for|from|have|has|had|in|is|was|are|were|last|"
    r"late|on|since|that|this|to|when|where|which|while|who|with)\b)"
)
_SURE_WITHOUT_COMMA = frozenset("Ala Ariz Calif Colo Fla Ky Mich Minn Neb Nev Okla Tenn Tex Wis Wyo".split())
_NAMES = frozenset(("Georgia", "Virginia"))
"""States that are first names too."""


class Stands(NamedTuple):
    """A state behind a place. `raw` is the state's token without a last period, `dot` whether one follows."""

    caption: Text
    preposition: str
    place: str
    comma: bool
    raw: str
    state: State
    start: int
    dot: bool

    @property
    def end(self) -> int:
        """The end of the token."""
        return self.start + len(self.raw)

    def follows(self, pattern: str, *, dot: bool = False) -> bool:
        """Whether this follows the token, or the period behind it."""
        return re.compile(pattern).match(self.caption.value, self.end + (dot and self.dot)) is not None

    @property
    def runs_on(self) -> bool:
        """Whether the sentence goes on behind it without a comma."""
        return self.follows(_RUNS_ON, dot=self.raw in SHORT)

    @property
    def stops(self) -> bool:
        """Whether a sentence may end behind its period."""
        return self.follows(rf"\s*\Z|\s+(?!{_DAY})[A-Z“\"(]", dot=True)


def states(caption: Text) -> Iterator[Stands]:
    """The states that stand behind a place: “in Hialeah, Florida”; not those of which it may be something else."""
    for match in _pattern().finditer(caption.value):
        raw = match["state"]
        state = STATES.get(raw) or POSTAL.get(raw) or SHORT.get(raw.replace(" ", ""))
        if state and not quoted(caption.value, match.start()):
            where = match["preposition"].lower()
            one = Stands(
                caption,
                where,
                match["place"],
                bool(match["comma"]),
                raw,
                state,
                match.start("state"),
                bool(match["dot"]),
            )
            if _is_state(one):
                yield one


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?P<preposition>{_PREPOSITION})\s(?P<place>{_PLACE})(?P<comma>,?)\s(?P<state>{_STATE})(?![^\W_])(?P<dot>\.?)"
    )


def _is_state(one: Stands) -> bool:
    if not one.comma:
        short = one.raw.replace(" ", "")
        direction = one.place.endswith(("north", "south", "east", "west", "North", "South", "East", "West"))
        return one.dot and not direction and ("." in short or short in _SURE_WITHOUT_COMMA)
    if one.raw in STATES:
        return _is_spelled(one)
    if one.raw in POSTAL:
        abroad = r"\s\d{5}|,?\s+(?:Australia|Canada|Germany|India|Israel|Italy)\b|[’']s\b"
        return one.preposition not in ("of", "to", "from") and not one.place.isupper() and not one.follows(abroad)
    return one.dot or one.runs_on or one.follows(r"[,;)]|\s*\Z")


def _is_spelled(one: Stands) -> bool:
    """Not “in Iowa, Ohio and Utah”, “Nikki Haley, Florida Gov. …”, “in Tallahassee, Florida lawmakers vote”."""
    if one.place in STATES or not (one.runs_on or one.follows(r"[,.;)]|-based|\s*\Z")):
        return False
    if one.follows(rf",\s(?:and\s)?(?:{'|'.join(STATES)})\b"):
        return False
    name = one.state.name
    if name in _NAMES and one.preposition in ("of", "to", "from"):
        return False
    if name == "Georgia":
        return one.place in GEORGIA or one.place.endswith(" County")
    if name in ("New York", "Washington"):
        ends = one.runs_on or one.follows(rf"[.;)]|\s*\Z|,{_RUNS_ON}")
        return one.place not in ALONE and ends
    return True
