"""Where an element stands: what the elements around it, up to the article's own, say of an image in it.

Cards and lists share their surroundings, so each element is looked at once, however many images stand in it.
"""

from __future__ import annotations

import re

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.figures.body import Body
from capaudit.figures.names import names_of, said
from capaudit.pages import Element, attributes

_PICTURE_LINK = re.compile(
    r"\.(?:jpe?g|png|webp|gif|avif)(?:[?#/]|$)|"
    r"/(?:image|photo|(?:foto|photo|bilder)?-?(?:gallery|galerie|galeria|galleria)|foto|bilder|img|attachment|slideshow|diaporama)s?(?:[/?.]|$)"
    r"|attachment_id"
)
_SHARING = pattern(r"share(?:r|article|this|link|button|to|on)?(?![a-z])|/pin/create/|/intent/", re.IGNORECASE)
_HOST = re.compile(r"^(?:https?:)?//[^/]*")
_TELLING_TAGS = frozenset(("nav", "aside", "footer", "header", "li", "article", "table", "blockquote"))
_PLAYERS = frozenset(("video", "audio", "object", "iframe", "amp-video", "video-js"))
_LEADING_ON = ("onclick", "about", "data-href", "data-url", "data-link")
_STORY = ("a", "h1", "h2", "h3", "h4", "h5", "h6")
_SILENT_TAGS = frozenset(("div", "span", "picture", "section", "p"))
_SHORTEST_ADDRESS = 8  # without the host
_LINKS = frozenset(("link to a page", "link to a picture", "link in the page"))


class Ring(NamedTuple):
    """What is known of an image from an element around it outwards.

    `inside` is container, article or page: what holds the outermost ring.
    """

    signals: frozenset[str]
    inside: str
    linked: bool


def _ring(outer: Ring, tag: str, told: frozenset[str], link: str, *, hidden: bool) -> Ring:
    """The ring of an element in a ring; the outer one itself where the element says nothing. `told` is what its names say."""
    own = set(told)
    if tag == "a":
        own.add(link)
    elif tag == "figure":
        own.add("in a figure")
    elif tag in _TELLING_TAGS:
        own.add(f"in {tag}")
    elif tag in _PLAYERS or ("-" in tag and "player" in tag):
        own.add("player names")
    elif tag == "noscript":
        own.add("in noscript")
    if hidden:
        own.add("hidden")
    if not own:
        return outer
    signals = (outer.signals - _LINKS if tag == "a" else outer.signals) | own
    return Ring(signals, outer.inside, outer.linked or tag == "a")


class Rings:
    """The rings of one page, each made once."""

    def __init__(self, body: Body, path: str) -> None:
        self._body = body
        self._articles = frozenset(body.container.iterancestors("article"))
        self._path = path
        self._known: dict[Element, Ring] = {}
        self._alike: dict[tuple[int, str, frozenset[str], str, bool], Ring] = {}

    def of(self, element: Element) -> Ring:
        """The ring of an element; for an element of the article's chain, one without signals."""
        known, chain = self._known, self._body.chain
        path: list[Element] = []
        current: Element | None = element
        while current is not None and current not in known:
            path.append(current)
            current = None if current in chain else current.getparent()
        if current is None:
            outermost = path.pop()
            known[outermost] = Ring(frozenset(), self._inside(outermost), linked=False)
            current = outermost
        ring = known[current]
        for member in reversed(path):
            ring = known[member] = self._make(member, ring)
        return ring

    def inside(self, element: Element) -> str:
        """What holds the outermost ring of an element: container, article or page."""
        known, chain = self._known, self._body.chain
        current = element
        while current not in known:
            parent = None if current in chain else current.getparent()
            if parent is None:
                known[current] = Ring(frozenset(), self._inside(current), linked=False)
                break
            current = parent
        return known[current].inside

    def _make(self, element: Element, outer: Ring) -> Ring:
        tag, hidden = element.tag, element.get("hidden") is not None
        told = said(names_of(element)).signals
        if tag == "article" and not _tells_a_story(element):
            tag = "div"
        if not told and not hidden and tag in _SILENT_TAGS:
            return outer
        kind = (id(outer), tag, told, self.link(element) if tag == "a" else "", hidden)
        ring = self._alike.get(kind)
        if ring is None:
            ring = self._alike[kind] = _ring(outer, *kind[1:4], hidden=hidden)
        return ring

    def _inside(self, element: Element) -> str:
        body = self._body
        for around in (element, *element.iterancestors()):
            if around is body.container:
                return "container"
            if around is body.article or around in self._articles:
                return "article"
        return "page"

    def link(self, link: Element) -> str:
        """What a link leads to: another page, a picture, or nothing outside this page."""
        href = (link.get("href") or "").strip()
        if not href or href.startswith(("#", "javascript:", "data:")):
            return "link in the page"
        if (_PICTURE_LINK.search(href.lower()) and not _SHARING.search(href)) or _enlarges(link, href):
            return "link to a picture"
        path = _HOST.sub("", href).partition("#")[0].partition("?")[0]
        return "link in the page" if path and path == self._path else "link to a page"


def _tells_a_story(article: Element) -> bool:
    """Whether an `article` element has a heading or a link, or says that it is a teaser: others are mere pictures."""
    if "related" in said(names_of(article)).groups or any(article.get(name) for name in _LEADING_ON):
        return True
    return next(article.iter(*_STORY), None) is not None


def only_wraps(element: Element) -> bool:
    """Whether an element holds one child and nothing more: many stand around an image on some sites."""
    child = next(iter(element), None)  # their number would be counted anew for every image
    if child is None or child.getnext() is not None:
        return False
    return not (element.text or "").strip() and not (child.tail or "").strip()


def _enlarges(link: Element, href: str) -> bool:
    """Whether a link leads to the picture that it holds: the address of a picture need not look like one."""
    image = next(link.iter("img"), None) if len(link) else None
    if image is None:
        return False
    path, mark, query = _HOST.sub("", href).partition("?")
    told = f"{path}{mark}{query}" if path.endswith("/") else path
    if len(told) < _SHORTEST_ADDRESS or told.endswith("/"):
        return False
    return any(_ends_there(value, told) for name, value in attributes(image).items() if "src" in name)


def _ends_there(value: str, told: str) -> bool:
    """Whether an address stands in a value, and not as the beginning of a longer one."""
    at = value.find(told)
    while at >= 0:
        following = value[at + len(told) : at + len(told) + 1]
        if not (following.isalnum() or following in ("_", ".", "/", "-")):
            return True
        at = value.find(told, at + 1)
    return False


def template_of(element: Element) -> tuple[str | None, ...]:
    """What the card around an image looks like: images with the same one stand in the same template."""
    found: list[str | None] = []
    current: Element | None = element
    for _ in range(4):
        if current is None:
            break
        found += (current.tag, current.get("class"))
        current = current.getparent()
    return tuple(found)
