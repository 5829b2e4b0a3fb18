"""What a picture must have for a rule to find anything on it, so that an audit calls only the rules that may find something.

A rule names the facts that it needs and, where its fault is in the words, hints of which one must stand in them. The audit
takes one glance at each picture, for all rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from capaudit.dates import read_dates
from capaudit.model import Document, Figure
from capaudit.text import Text

PAGE_FACTS = {
    "headline": "the page has a headline",
    "publication date": "the page says when it was published",
    "several pictures": "the page has two pictures or more",
}
FACTS = {
    "caption": "it has a caption",
    "no caption": "it has none",
    "alt": "it has words in its alt text",
    "no alt": "it has no alt attribute",
    "any credit": "it has a credit, perhaps where no reader sees it",
    "credit": "it has a credit that readers see",
    "no credit": "it has none that they see",
    "two credits": "it has two that they see, or more",
    "agency": "a credit that they see names a known agency",
    "no agency": "none that they see does",
    "two names": "one that they see names two agencies or other bodies, or more",
    "long credit": "a credit, seen or not, is as long as IPTC lets it be, 32 bytes, or longer",
    "date": "its caption, or a credit that they see, has a date",
    "two dates": "there are two such dates or more",
    "weekday": "such a date has its weekday",
    "metadata": "its file is at hand",
    "repeats": "it stands on the page again",
    **PAGE_FACTS,
}
"""The facts that a rule may need, and what each says of a picture. A rule of a whole page may need those of the page alone."""


_LONG = 32
_RARE_TO_COMMON = "VOUWHJK0NL)(-EjCRzGTB/FI,:DMyvSPAwk.bfphcmguldsnirotae "
"""The characters of captions by how often they stand there; one that is not among them is rarer than all."""


class Hints:
    """Words and characters of which one must stand in a picture's caption, alt text or credits that readers see.

    What is in small letters counts in any case. A hint is looked for only where its rarest character stands.
    """

    __slots__ = ("_any_case", "_own_case")

    def __init__(self, hints: tuple[str, ...]) -> None:
        self._any_case = _by_sign(hint.casefold() for hint in hints if hint.islower())
        self._own_case = _by_sign(hint for hint in hints if not hint.islower())

    def stand_in(self, glance: Glance) -> bool:
        """Whether one of them stands in the words of a picture."""
        characters = glance.characters
        for by_sign, words in ((self._any_case, glance.folded), (self._own_case, glance.words)):
            for sign, hints in by_sign.items():
                if sign in characters:
                    for hint in hints:
                        if hint in words:
                            return True
        return False


def _by_sign(hints: Iterable[str]) -> dict[str, list[str]]:
    """Hints by their rarest character."""
    found: dict[str, list[str]] = {}
    for hint in hints:
        found.setdefault(min(hint, key=_RARE_TO_COMMON.find), []).append(hint)
    return found


class Glance:
    """One look at a picture, for all rules: its facts, its words as they stand and in small letters, and the characters of both."""

    __slots__ = ("characters", "facts", "folded", "words")

    def __init__(self, figure: Figure, document: Document, page: frozenset[str]) -> None:
        self.facts = page.union(_facts(figure, document.language))
        texts = (figure.caption, figure.image.alt, *(credit.text for credit in figure.credits if not credit.hidden))
        self.words = "\n".join([text.value for text in texts if text])
        self.folded = self.words.casefold()
        self.characters = {*self.words, *self.folded}


def page_facts(document: Document) -> frozenset[str]:
    """The facts of a page."""
    told = {
        "headline": document.headline,
        "publication date": document.published,
        "several pictures": len(document.figures) > 1,
    }
    return frozenset(fact for fact, holds in told.items() if holds)


def _facts(figure: Figure, language: str | None) -> Iterator[str]:
    """The facts of a picture."""
    image, alt = figure.image, figure.image.alt
    seen = [credit for credit in figure.credits if not credit.hidden]
    yield "caption" if figure.caption else "no caption"
    yield "credit" if seen else "no credit"
    yield "agency" if any(credit.agencies for credit in seen) else "no agency"
    if alt is None:
        yield "no alt"
    elif alt:
        yield "alt"
    if figure.credits:
        yield "any credit"
    if len(seen) > 1:
        yield "two credits"
    if any(len(credit.agencies) + len(credit.sources) > 1 for credit in seen):
        yield "two names"
    if any(len(credit.text.value.encode(errors="replace")) >= _LONG for credit in figure.credits):
        yield "long credit"
    if image.metadata:
        yield "metadata"
    if figure.repeats:
        yield "repeats"
    yield from _facts_of_dates([figure.caption, *(credit.text for credit in seen)], language)


def _facts_of_dates(texts: Iterable[Text | None], language: str | None) -> Iterator[str]:
    dates = [date for text in texts if text for date in read_dates(text, language)]
    if dates:
        yield "date"
        if len(dates) > 1:
            yield "two dates"
        if any(end and end.weekday is not None for date in dates for end in (date.first, date.last)):
            yield "weekday"
