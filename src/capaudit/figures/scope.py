"""Whether an image is the article's own: signals with names, weighed openly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.figures.addresses import is_beacon, is_placeholder
from capaudit.figures.body import Body
from capaudit.figures.names import letters, said
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
_FURNITURE = frozenset(
    "logo logos icon icons favicon avatar avatars gravatar sprite sprites pixel tracking placeholder badge emoji flag flags button "
    "qrcode banner ad ads advert author authors autor autoren byline profile appstore googleplay newsletter spacer blank vgwort".split()
)
_NEVER_SHOWN = frozenset("favicon gravatar sprites placeholder appstore googleplay newsletter spacer vgwort".split())
"""Those that no photograph shows, however long its name is; one may show a Pixel, a QR code or the cast of “Avatar”."""

_AD = frozenset(("ad",))
_AD_ALONE = pattern(r"(?<![a-z0-9.])ad(?![a-z0-9])")
"""Not the two letters between the digits of an identifier, and not a newspaper's domain."""

_LISTS = frozenset(("ul", "ol", "aside", "nav"))
_SOURCES = frozenset(("picture", "source"))
_ROUND = frozenset("circle circular round".split())
_SIZE_IN_ADDRESS = re.compile(r"(?<![\da-z])(\d{2,4})x(\d{2,4})(?![\da-z])")
_NUMBER = re.compile(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$")
_WORDS_CAN_ADD = sum(WEIGHTS[name] for name in ("figcaption", "caption names", "credit names"))
_THEME = "/wp-content/themes/"  # of WordPress: what the design is made of
_BEYOND_HOPE = -35
_MOST_CARDS = 6
_MOST_IMAGES = 3  # in one card
_SENTENCE = 4  # words: who writes more says what a picture shows
_PHOTOGRAPHS = (".jpg", ".jpeg", ".webp")
_ASIDE = pattern(r"(?<![\w-])(?:left|right|top)\s*:\s*-\d{4}")  # far outside the page
_CENTRED = pattern(r"(?<![\w-])margin\s*:[^;:]*\bauto\b")  # and back: a picture that is larger than its frame


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


def size(element: Element, name: str) -> int | None:
    """A width or height in pixels as declared, None where none is."""
    value = element.get(name)
    if not value:
        return None
    if len(value) <= 5 and value.isdecimal() and value.isascii():
        return int(value)
    found = _NUMBER.match(value)
    return int(found[1]) if found else None


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
    found = set(use.standing)
    _looks(use, found)
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


def signals_of_looks(element: Element, urls: Sequence[str]) -> set[str]:
    """What size, address and alt text of an image tell."""
    found: set[str] = set()
    width, height = size(element, "width"), size(element, "height")
    smaller = min(width or 10_000, height or 10_000)
    larger = max(width or 0, height or 0)
    if larger and larger <= 64:
        found.add("tiny")
    elif larger and (larger <= 160 or smaller <= 90):
        found.add("small")
    elif larger >= 400:
        found.add("large")
    if _all_small_squares(urls[:8]):
        found.add("small square")
    shown = urls[-1] if urls else (element.get("src") or "")
    if len(urls) > 1 and is_placeholder(shown):  # it stands in front of the picture that the first one shows
        shown = urls[0]
    last = shown.partition("?")[0].lower()
    if last.endswith(".svg"):
        found.add("svg")
    elif last.endswith(".gif"):
        found.add("gif")
    if _is_address_of_furniture(last[-120:]) or _is_of_the_theme(urls):
        found.add("furniture in the address")
    if urls and all(map(is_placeholder, urls)):
        found.add("placeholder only")
    if len(urls) == 1 and (is_beacon(urls[0]) or _is_far_outside(element.get("style") or "")):
        found.add("beacon")
    alt = element.get("alt")
    if alt and len(alt) < 40 and _is_furniture_told(alt.lower()):
        found.add("furniture in the alt text")
    return found


def _is_furniture_told(alt: str) -> bool:
    """Whether an alternative text in lower case speaks of furniture, and is no sentence that tells what a photograph shows."""
    return _says_furniture(alt) and (alt.count(" ") < _SENTENCE or not _NEVER_SHOWN.isdisjoint(letters(alt)))


def _is_far_outside(style: str) -> bool:
    return "-" in style and len(sides := _ASIDE.findall(style)) > 0 and (len(sides) < 2 or not _CENTRED.search(style))


def _is_of_the_theme(urls: Sequence[str]) -> bool:
    """Whether the design has the picture, and not only a stand-in for it or the script that makes it smaller."""
    return bool(urls) and all(_THEME in (path := url.partition("?")[0]) and not path.endswith(".php") for url in urls)


def _all_small_squares(urls: Sequence[str]) -> bool:
    """Whether every size that the addresses give is that of a small square."""
    sized = False
    for url in urls:
        for width, height in _SIZE_IN_ADDRESS.findall(url) if "x" in url else ():
            if width != height or int(width) > 400:
                return False
            sized = True
    return sized


def _is_address_of_furniture(low: str) -> bool:
    """Whether an address speaks of furniture; a photograph whose name is a headline, “a-flag-over-the-river.jpg”, does not."""
    if not _says_furniture(low):
        return False
    folder, _, file = low.rpartition("/")
    told = [word for word in letters(file.rpartition(".")[0]) if word != "x"]
    headline = file.endswith(_PHOTOGRAPHS) and len(told) > _SENTENCE and _NEVER_SHOWN.isdisjoint(told)
    return not headline or _says_furniture(folder)


def _says_furniture(low: str) -> bool:
    """Whether a text in lower case speaks of a logo, an icon and the like."""
    spoken = _FURNITURE.intersection(letters(low))
    if spoken == _AD:
        return _AD_ALONE.search(low) is not None
    return bool(spoken) or "app-store" in low or "google-play" in low


def _is_round(names: str) -> bool:
    low = names.lower()
    return "rounded-full" in low or not _ROUND.isdisjoint(letters(low))


def _looks(use: Use, found: set[str]) -> None:
    element, branch = use.element, use.branch
    found |= signals_of_looks(element, use.urls)
    if element.get("srcset") or element.get("data-srcset") or not _SOURCES.isdisjoint([e.tag for e in branch[1:4]]):
        found.add("several sizes")
    if any((names := e.get("class")) and _is_round(names) for e in branch[:3]):
        found.add("round")
