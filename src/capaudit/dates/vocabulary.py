"""The words that make dates in a language, ready to be looked up just as they are printed."""

from __future__ import annotations

import re
from functools import cache

from capaudit.basics.tuples import NamedTuple
from capaudit.dates.words import WORDS


class Word(NamedTuple):
    """What a word means. `kind` is "month" or "weekday"; `short` marks an abbreviation, `rest` what must follow it."""

    kind: str
    value: int
    short: bool = False
    rest: str = ""


_CAPITALISED = frozenset(("en", "de", "id", "tr", "el", "af", "zu", "xh", "sw"))
_SAME = {"nb": "no", "nn": "no", "in": "id", "mo": "ro", "bs": "hr", "sr": "hr", "sh": "hr", "gl": "pt"}
_UNKNOWN = ("en", "de", "fr", "es", "pt", "it")
_BARE = frozenset(("en", "de"))
"""Languages that print a short month and a year without a day ("Sept. 2020"); elsewhere these are other words."""

_PLAIN = frozenset(("fi",))
"""Languages that print short weekdays small and without a period."""


def primary(tag: str | None) -> str:
    """The language that we know a tag as: "en-GB" is en, "nb" is no; "" where it names none."""
    code = (tag or "").replace("_", "-").lower().partition("-")[0]
    return _SAME.get(code, code)


class Table(NamedTuple):
    """Words with their senses, and a pattern that finds numbers and what can be one of the words."""

    words: dict[str, tuple[Word, ...]]
    scan: re.Pattern[str]


@cache
def table(language: str) -> Table:
    """Every word of a language and of English, which agencies write everywhere, in each case that it is printed in.

    A word that means something in both is taken in the language's own sense. "" gives the main European languages.
    """
    merged: dict[str, tuple[Word, ...]] = {}
    for code in (language, "en") if language else _UNKNOWN:
        if code in WORDS:
            for word, senses in _own(code).items():
                merged.setdefault(word, senses)
    # One set of first signs, no alternatives: the engine then skips over all other text.
    initials = "".join(sorted({word[0] for word in merged}))
    return Table(merged, re.compile(rf"[\d{initials}][^\W_]*"))


def _own(code: str) -> dict[str, tuple[Word, ...]]:
    known: dict[str, tuple[Word, ...]] = {}
    for number, groups in enumerate(WORDS[code]):
        short, kind = number % 2 == 1, "month" if number < 2 else "weekday"
        for value, names in enumerate(groups.split("|"), start=1 if kind == "month" else 0):
            for name in names.split():
                first, _, rest = name.replace("_", " ").partition(" ")
                word = Word(kind, value, short and code not in (_BARE if kind == "month" else _PLAIN), rest)
                for form in _printed(first, capital=code in _CAPITALISED):
                    known[form] = (*known.get(form, ()), word) if rest else (word,)
    return known


def _printed(word: str, *, capital: bool) -> tuple[str, ...]:
    forms = (word[0].upper() + word[1:], word.upper())
    return forms if capital and word.islower() else (word, *forms)
