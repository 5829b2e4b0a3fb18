"""The article's running text, read when a rule asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from capaudit.basics.later import Later
from capaudit.figures.body import Body
from capaudit.model import Figure, Prose
from capaudit.pages import Element, Page, raw_words

_BEGINS = 24  # characters that tell a caption
_LOOKED_AT = 240  # characters that hold these, white space as it stands in the source


def prose_of(page: Page, body: Body, figures: Iterable[Figure]) -> Prose:
    """The paragraphs that the article was found by, without captions, teasers and the like."""
    running = Later(lambda: _running(body, figures))
    return Prose(
        lambda: "\n".join(words for _, words in running),
        Later(lambda: (page.read(element).text for element, _ in running)),
    )


def _running(body: Body, figures: Iterable[Figure]) -> Iterator[tuple[Element, str]]:
    """Each paragraph with its words. On some sites a caption is a paragraph like any other."""
    begin = tuple(figure.caption.value[:_BEGINS] for figure in figures if figure.caption)
    for _, element in body.paragraphs:
        words = raw_words(element).strip()
        if not " ".join(words[:_LOOKED_AT].split()).startswith(begin):
            yield element, words
