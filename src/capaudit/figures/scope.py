"""Whether an image is the article's own: signals with names, weighed openly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from capaudit.basics.tuples import NamedTuple
from capaudit.figures.body import Body
from capaudit.figures.looks import looks
from capaudit.figures.names import said
from capaudit.figures.rings import Ring, Rings, only_wraps
from capaudit.figures.segments import until
from capaudit.figures.weights import WEIGHTS, weigh
from capaudit.pages import Element, words_of

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_NOTHING = frozenset[str]()
_FIGCAPTION = frozenset(("figcaption",))
_HEADING = frozenset(("heading beside it",))
_LINKED_HEADING = frozenset(("linked heading",))
_LINK = frozenset(("link over it",))
_LISTS = frozenset(("ul", "ol", "aside", "nav"))
_WORDS_CAN_ADD = sum(WEIGHTS[name] for name in ("figcaption", "caption names", "credit names"))
_BEYOND_HOPE = -35
_MOST_CARDS = 6
_MOST_IMAGES = 3  # in one card


class Use(NamedTuple):
    """An image tag, with all addresses of its picture and where it stands. `branch` are the elements from it up to the article's chain."""

    element: Element
    urls: tuple[str, ...]
    keys: frozenset[str]
    order: int
    branch: tuple[Element, ...]
    noscript: bool
    standing: frozenset[str]


class Surroundings(NamedTuple):
    """What is known of the page while its images are weighed."""

    body: Body
    rings: Rings
    page_pictures: frozenset[str]
    other_pictures: Mapping[str, frozenset[str]]
    preloaded: frozenset[str]


def standing(ring: Ring, order: int, body: Body, *, repeated: bool) -> tuple[frozenset[str], bool]:
    """The signals of where an image stands, and whether nothing else could make it the article's own."""
    zone = _zone(ring, order, body)
    found = {*ring.signals, zone}
    if zone in ("at the head of the article", "among the paragraphs"):
        found -= {"in header", "site header names"}
    if not ring.linked:
        found.add("no link")
    if repeated:
        leads_on = ring.linked and "link to a picture" not in ring.signals
        found.add("repeated template with a link" if leads_on else "repeated template")
    return frozenset(found), weigh(found) < _BEYOND_HOPE


def _zone(ring: Ring, order: int, body: Body) -> str:
    if body.whole:
        return "no article on the page"
    if order <= body.first:
        return "before the article" if ring.inside == "page" else "at the head of the article"
    if order < body.last:
        return "among the paragraphs" if ring.inside == "container" else "beside the paragraphs"
    return "below the last paragraph" if ring.inside == "container" else "after the article"


def signals(use: Use, around: Surroundings) -> frozenset[str]:
    """The names of all signals that an image gives."""
    found = looks(use.element, use.urls, use.branch).union(use.standing)
    if not use.keys.isdisjoint(around.page_pictures):
        found.add("the page's picture")
    if use.element.get("fetchpriority") == "high" or not use.keys.isdisjoint(around.preloaded):
        found.add("loaded first")
    found.update(kind for kind, keys in around.other_pictures.items() if not use.keys.isdisjoint(keys))
    if not use.urls:
        found.add("no address")
    if weigh(found) > -_WORDS_CAN_ADD:
        _words_around(use, around.rings, found)
    if "link over it" in found or "linked heading" in found:
        found.discard("no link")
    if "link over it" in found and "in a figure" not in found:  # the title and byline of a card
        found -= {"caption names", "credit names"}
    return frozenset(found)


def _words_around(use: Use, rings: Rings, found: set[str]) -> None:
    """Captions, credits, headings and links in the smallest elements around the image."""
    known: Element | None = None
    for card in _cards(use):
        if next(islice(card.iter("img", "amp-img"), _MOST_IMAGES, None), None) is not None:
            break
        for element in _new_in(card, known):
            if element is not use.element:
                found |= _said_by(element, card, rings)
        if "heading beside it" in found or "linked heading" in found:
            break
        known = card


def _cards(use: Use) -> Iterator[Element]:
    """The elements around an image, up to so many; mere wrappers count at the head of the article only, where its headline is near."""
    at_head, counted = "at the head of the article" in use.standing, 0
    for card in use.branch[1:]:
        counted += at_head or not only_wraps(card)
        if counted > _MOST_CARDS:
            break
        if card.tag != "figcaption" and next(iter(card), None) is not None:
            yield card


def _new_in(card: Element, known: Element | None) -> Iterator[Element]:
    """The elements of a card but those of a smaller card in it: what they say of the image is known."""
    if known is None or known.getparent() is not card:
        yield from card.iter("*")
        return
    yield card
    for child in card:
        if child is not known:
            yield from child.iter("*")


def _said_by(element: Element, card: Element, rings: Rings) -> frozenset[str]:
    """What an element near an image says of it."""
    tag = element.tag
    if tag == "figcaption":
        return _FIGCAPTION if any(t.strip() for t in element.itertext()) else _NOTHING
    if tag in _HEADINGS:
        return _LINKED_HEADING if _is_linked(element, rings) else _HEADING
    if tag == "a" and _covers(element, card, rings):
        return _LINK
    names = element.get("class")
    return said(names).beside if names else _NOTHING


def _is_linked(heading: Element, rings: Rings) -> bool:
    return any(rings.link(a) == "link to a page" for a in (*heading.iter("a"), *heading.iterancestors("a")))


def _covers(link: Element, card: Element, rings: Rings) -> bool:
    """Whether a link beside the image stands for the whole card: it is empty, or holds most of its words, and is none of a list."""
    if rings.link(link) != "link to a page":
        return False
    words = len(words_of(link))
    if words == 0:
        return True
    return words > 20 and 2 * words > len(words_of(card)) and not any(e.tag in _LISTS for e in until(link, card))
