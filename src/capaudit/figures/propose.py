"""Layouts for a house, proposed from sample pages.

Around each picture whose caption or credit was not found, elements with class names are candidates for container, caption
and credit. A candidate is judged by what it does: the pages are read with it, and it must complete pictures and harm none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from capaudit.basics.records import replace
from capaudit.basics.tuples import NamedTuple
from capaudit.contracts.house import House
from capaudit.contracts.layout import Layout
from capaudit.figures.addresses import addresses, all_keys
from capaudit.figures.evidence import read_evidence
from capaudit.figures.find import find_figures
from capaudit.figures.uses import IMAGE_TAGS
from capaudit.model import Figure
from capaudit.pages import Element, Page, words_of

_CLASS = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{1,60}")
_MADE_UP = re.compile(r"(?:sc|css|jss|jsx|svelte|emotion|astro|data-v)-\w+|\w*[_-](?=[A-Za-z0-9]*\d)[A-Za-z0-9]{5,12}")
_BARE = frozenset(("figure", "figcaption", "cite", "small"))
_HIGHEST = 6
_MOST_TRIED = 24
_MOST_LAYOUTS = 3
_LONGEST_CAPTION, _LONGEST_CREDIT = 600, 120
_FEWEST = 2


class Proposed(NamedTuple):
    """Layouts that help, none where the generic reading needs none; how many of the pictures have both caption and credit without
    and with them."""

    layouts: tuple[Layout, ...]
    pictures: int
    before: int
    after: int
    figures: tuple[Figure, ...]


class _Reading(NamedTuple):
    """The pages as they are read with some layouts: the figures of each."""

    pages: tuple[tuple[Figure, ...], ...]

    @property
    def complete(self) -> int:
        """How many pictures have a caption, and a credit that names somebody."""
        return sum(_is_complete(figure) for figures in self.pages for figure in figures)

    @property
    def worth(self) -> int:
        """The same, where a photographer or a known agency counts twice: any short words may be an unknown source."""
        credits = (figure.credits for figures in self.pages for figure in figures if _is_complete(figure))
        return self.complete + sum(any(c.photographers or c.agencies for c in several) for several in credits)


def propose(pages: Sequence[Page], house: House) -> Proposed:
    """Look for layouts that find captions and credits on these pages which are not found without them.

    A layout is proposed where it completes two pictures at least, and takes nothing from any.
    """
    first = read = _read(pages, house)
    layouts: tuple[Layout, ...] = ()
    while len(layouts) < _MOST_LAYOUTS:
        better = _best(pages, replace(house, layouts=(*house.layouts, *layouts)), read)
        if better is None:
            break
        layouts, read = (*layouts, better[0]), better[1]
    figures = tuple(figure for page in read.pages for figure in page)
    return Proposed(layouts, len(figures), first.complete, read.complete, figures)


def _read(pages: Sequence[Page], house: House) -> _Reading:
    return _Reading(tuple(find_figures(page, house, read_evidence(page)).figures for page in pages))


def _is_complete(figure: Figure) -> bool:
    named = (c for c in figure.credits if not c.hidden and (c.photographers or c.agencies or c.sources))
    return figure.caption is not None and next(named, None) is not None


def _best(pages: Sequence[Page], house: House, read: _Reading) -> tuple[Layout, _Reading] | None:
    """The candidate that completes most pictures, and the pages as they are read with it."""
    best: tuple[Layout, _Reading] | None = None
    most = read.worth
    for layout in _candidates(pages, read):
        tried = _read(pages, replace(house, layouts=(*house.layouts, layout)))
        if tried.worth > most and tried.complete >= read.complete + _FEWEST and not _harms(read, tried):
            best, most = (layout, tried), tried.worth
    return best


def _harms(before: _Reading, after: _Reading) -> bool:
    """Whether a picture was lost, or lost its words, or one came that has none."""
    for old, new in zip(before.pages, after.pages, strict=True):
        there = {figure.image.urls: figure for figure in new}
        known = {figure.image.urls for figure in old}
        if any(urls not in known and not _is_complete(figure) for urls, figure in there.items()):
            return True
        for figure in old:
            again = there.get(figure.image.urls)
            if again is None or (_is_complete(figure) and _words(figure) != _words(again)):
                return True
    return False


def _words(figure: Figure) -> tuple[str, ...]:
    return str(figure.caption), *(credit.text.value for credit in figure.credits)


def _candidates(pages: Sequence[Page], read: _Reading) -> list[Layout]:
    """Layouts that could be those of the pictures without a caption or credit, the most frequent first."""
    counts: Counter[Layout] = Counter()
    for page, figures in zip(pages, read.pages, strict=True):
        wanting = [all_keys(figure.image.urls) for figure in figures if not _is_complete(figure)]
        images = [(element, all_keys(addresses(element))) for element in page.root.iter(*IMAGE_TAGS)] if wanting else []
        for element, keys in images:
            if any(not keys.isdisjoint(own) for own in wanting):
                counts.update(set(_around(element, keys)))
    return [layout for layout, count in counts.most_common(_MOST_TRIED) if count >= _FEWEST]


def _around(image: Element, keys: frozenset[str]) -> Iterator[Layout]:
    """The layouts that fit the elements around one image."""
    for height, container in enumerate(image.iterancestors()):
        inside = [all_keys(addresses(element)) for element in container.iter(*IMAGE_TAGS)]
        if height >= _HIGHEST or any(other and keys.isdisjoint(other) for other in inside):
            return
        if selector := _selector(container):
            yield from _parts(container, selector)


def _parts(container: Element, figure: str) -> Iterator[Layout]:
    """A container's caption, the longest words in it, with each of its shorter words as the credit."""
    spoken = [(element, words_of(element)) for element in container.iter() if _speaks(element)]
    if not spoken:
        return
    longest, words = max(spoken, key=lambda one: len(one[1]))
    caption = _named(longest, container)
    if caption is None or len(words) > _LONGEST_CAPTION:
        return
    for element, words in spoken:
        credit = _named(element, container)
        if credit is not None and credit != caption and len(words) <= _LONGEST_CREDIT:
            yield Layout(figure.partition(".")[2] or figure, figure, caption, credit)


def _speaks(element: Element) -> bool:
    """Whether words stand in the element itself, not only in elements within it."""
    if element.tag in ("script", "style", "noscript", "template", "button"):
        return False
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _named(element: Element, container: Element) -> str | None:
    """The selector of an element, or of the nearest one around it in the container that has one."""
    around: Element | None = element
    while around is not None and around is not container:
        if selector := _selector(around):
            return selector
        around = around.getparent()
    return None


def _selector(element: Element) -> str | None:
    """An element by its name and first class, but none that a build tool made up; by its name alone where that says enough."""
    names = (element.get("class") or "").split()
    if any(name.startswith("sc-") for name in names):  # styled-components puts a second made-up name beside it
        names = []
    name = next((name for name in names if _CLASS.fullmatch(name) and not _MADE_UP.fullmatch(name)), None)
    if name is not None:
        return f"{element.tag}.{name}"
    return str(element.tag) if element.tag in _BARE else None
