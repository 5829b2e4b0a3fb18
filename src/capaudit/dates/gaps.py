"""What may stand between two parts of a date: “5th **of** May”, “5**-**6”, “Montag**, den** 19.”."""

from __future__ import annotations

from collections.abc import Sequence

from capaudit.basics.tuples import NamedTuple

LONGEST = 20
"""Characters; what is longer joins nothing."""


class Gap(NamedTuple):
    """Words and marks that may stand in a gap. With `joints`, one of them, or of the words `joining`, must."""

    words: frozenset[str]
    marks: Sequence[str] = ""
    joints: str = ""
    joining: frozenset[str] = frozenset()
    empty: bool = False

    def fits(self, gap: str) -> bool:
        """Whether a gap holds nothing else."""
        if gap == " ":
            return not self.joints
        if not gap:
            return self.empty
        joined = not self.joints
        for mark in self.marks:
            gap = gap.replace(mark, " ")
        for joint in self.joints:
            if joint in gap:
                gap, joined = gap.replace(joint, " "), True
        words = gap.lower().split()
        if self.joining and not self.joining.isdisjoint(words):
            words, joined = [word for word in words if word not in self.joining], True
        return joined and self.words.issuperset(words)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TO = _words(
    "to and or through thru until und bis oder auf zum et ou au y al o e a ed en tot och till og til ja i do až "
    "и по до та і й ve ir un dhe si și la dan hingga và đến ile έως και 至 و"
)
_ORDINALS = _words("st nd rd th er re ª º ° -я -е -й -а -го")
_MARKS_TO = "-–—/&+"

DAY_DAY = Gap(_ORDINALS | _words("the den le el"), ".", _MARKS_TO, _TO)
WEEKDAY_WEEKDAY = Gap(frozenset(), ".", _MARKS_TO, _TO)
DATE_DATE = Gap(_words("on am le el il"), "", _MARKS_TO + ",", _TO)
DAY_MONTH = Gap(_ORDINALS | _words("e of the del de di da den ka ngày d' d’ dell' dell’"), ".", empty=True)
MONTH_DAY = Gap(_words("the"), ".")
MONTH_MONTH = Gap(frozenset(), "", "/")
MONTH_YEAR = Gap(_words("of del de do năm anul roku"), ".,/")
DAY_YEAR = Gap(_words("st nd rd th of del de"), ",")
YEAR_DAY = Gap(_words("m gada"), ".,", empty=True)
WEEKDAY_DATE = Gap(
    _words(
        "s night morning afternoon evening noon tarde noche noite soir matin sera mattina abend kveld aften kväll "
        "the den der dem le el il día dia di d d. am on ngày pada tanggal dne dnia de"
    ),
    ",'’(（",
    empty=True,
)
DATE_WEEKDAY = Gap(_words("d d. -én -án -e -a -i -jén -ján -ei -ai"), (".,", ",", "(", "（"))
