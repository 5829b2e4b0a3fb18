"""A parsed page: its elements, and the words that a reader sees in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from lxml import etree

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.pages.anchors import (
    AttributeAnchor,
    CharacterAnchor,
    JsonAnchor,
    TagAnchor,
    escape_attribute,
    escape_text,
)
from capaudit.pages.landmarks import Landmarks
from capaudit.pages.parser import tree
from capaudit.pages.references import readable
from capaudit.source import Source
from capaudit.text import Text

if TYPE_CHECKING:
    from capaudit.pages.locate import Locator

Element = etree._Element

_LANDMARKS = ("meta", "link", "script", "img", "amp-img", "figure", "figcaption", "p", "h1", "article", "main")
_UNSEEN = frozenset(
    "audio button canvas datalist head iframe math noembed noframes noscript object script select style svg template "
    "textarea title video".split()
)
_BLOCK = frozenset(
    "address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr img amp-img li main nav ol p picture pre section summary table tbody td tfoot th thead tr ul".split()
)
_LINE = "\v"
"""The space at the end of a line: what stands on two lines of one element are two pieces."""
_HIDDEN_CLASSES = frozenset(
    "visually-hidden visuallyhidden visually_hidden u-visually-hidden sr-only sronly sr-hidden screen-reader-text screenreader "
    "screen-reader screenreader-only screen-reader-only a11y-hidden a11y visually-hidden-focusable u-hidden-visually hide-visually "
    "hidden-visually off-screen offscreen element-invisible".split()
)
_TOGGLED = pattern(r"caption|credit|copyright|source|quelle|legend", re.IGNORECASE)
_SENTENCE = 30  # characters
_INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff"
_JOINED = r"[\u0600-\u1cff]"  # scripts in which a non-joiner belongs to the spelling: Persian, those of India
_VISIBLE = pattern(rf"[^{_INVISIBLE}]+(?:(?<={_JOINED})\u200c(?={_JOINED})[^{_INVISIBLE}]+)*")
Chunk = tuple[bool, str, Element]
"""A text in a page, with whether a reader sees it and the element that it stands in."""


class Reading(NamedTuple):
    """The words of an element. `pieces` says which characters of `text.value` stand in which element, in order."""

    text: Text
    pieces: tuple[tuple[int, int, Element], ...]


class Page:
    """One page. `problem` says why the parser could not read all of it."""

    __slots__ = ("_ids", "_landmarks", "_locator", "problem", "root", "source")

    def __init__(self, source: Source, root: Element, problem: str | None = None) -> None:
        self.source = source
        self.root = root
        self.problem = problem
        self._locator: Locator | None = None
        self._landmarks: Landmarks | None = None
        self._ids: Mapping[str, Element] | None = None

    @property
    def landmarks(self) -> Landmarks:
        """The elements that most of an audit asks for: one walk serves them all."""
        if self._landmarks is None:
            self._landmarks = Landmarks(self.root, _LANDMARKS)
        return self._landmarks

    @property
    def locator(self) -> Locator:
        """Finds places, made when the first place is asked for."""
        if self._locator is None:
            from capaudit.pages.locate import Locator
            from capaudit.pages.tokens import MILESTONES

            milestones = (element for element in self.landmarks.elements if element.tag in MILESTONES)
            self._locator = Locator(self.source, self.root, milestones)
        return self._locator

    def by_id(self, name: str) -> Element | None:
        """The first element with an id, None where there is none."""
        if self._ids is None:
            named = cast("list[Element]", self.root.xpath("//*[@id]"))
            self._ids = {attributes(element)["id"]: element for element in reversed(named)}
        return self._ids.get(name)

    def read(self, element: Element, origin: str = "", without: Collection[Element] = ()) -> Reading:
        """The words that a reader sees in an element, white space collapsed, without those of the elements in `without`."""
        pieces, value = _joined(_chunks(element, without, whole=False))
        chunks = partial(_chunks, element, without, whole=True)
        anchor = CharacterAnchor(self, element, chunks, value, _VISIBLE)
        return Reading(Text(value, origin or str(element.tag), anchor, escape_text), pieces)

    def attribute(self, element: Element, name: str, origin: str = "") -> Text | None:
        """The value of an attribute, white space as it stands; None where the element has no such attribute."""
        value = element.get(name)
        if value is None:
            return None
        return Text(value, origin or f"{name} attribute", AttributeAnchor(self, element, name), escape_attribute)

    def in_json(self, element: Element, key: str, value: str, origin: str, *, shown: str) -> Text:
        """A text that stands as `value` behind a key in the JSON of a script, and is `shown` to a reader."""
        return Text(shown, origin, JsonAnchor(self, element, key, value, len(shown)))

    def tag(self, element: Element) -> Text:
        """The start tag of an element, as a thing that has a place."""
        return Text("<", f"{element.tag} element", TagAnchor(self, element))


def attributes(element: Element) -> Mapping[str, str]:
    """The attributes of an element: for an HTML tree names and values are always text."""
    return cast("Mapping[str, str]", element.attrib)


def words_of(element: Element) -> str:
    """All text of an element, seen or not, white space collapsed: for measuring, not for reading."""
    return " ".join(etree.tostring(element, encoding="unicode", method="text", with_tail=False).split())


def raw_words(element: Element) -> str:
    """All text of an element, seen or not, as it stands: the cheapest look at it."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def unseen(element: Element) -> bool:
    """Whether nothing of the element is shown to a reader who sees the page."""
    if element.tag in _UNSEEN:
        return True
    get = element.get
    if get("hidden") is not None:
        return True
    if (style := get("style")) and "none" in style and "display:none" in style.replace(" ", ""):
        return not _opens(element)
    names = get("class")
    return names is not None and not _HIDDEN_CLASSES.isdisjoint(names.lower().split())


def _opens(element: Element) -> bool:
    """Whether what is closed now is a caption or credit that a click opens, as its class names or its words tell."""
    names = (element.get("class") or "", *(e.get("class") or "" for e in element.iter("*")))
    return any(_TOGGLED.search(name) for name in names) or _says_what_is_shown(element)


def _says_what_is_shown(element: Element) -> bool:
    """Whether an element holds what the image right before it has as its alternative text, and that is a sentence."""
    before = element.getprevious()
    image = None if before is None else next(before.iter("img", "amp-img"), None)
    alt = "" if image is None else " ".join((image.get("alt") or "").split())
    return len(alt) >= _SENTENCE and alt in words_of(element)


def _chunks(element: Element, without: Collection[Element], *, whole: bool) -> list[Chunk]:
    """What `itertext` gives, in its order, and a space at each border of a block.

    Only where the `whole` is wanted, elements that are not seen are walked through.
    """
    seen = not unseen(element)
    chunks: list[Chunk] = []
    if element.text and (seen or whole):
        chunks.append((seen, element.text, element))
    stack = [(element, seen, iter(element if seen or whole else ()))]
    while stack:
        owner, owner_seen, children = stack[-1]
        for child in children:
            if child.tag in _BLOCK:
                chunks.append((owner_seen, _LINE if child.tag == "br" else " ", owner))
            seen = owner_seen and child not in without and not unseen(child)
            if seen or whole:
                if child.text:
                    chunks.append((seen, child.text, child))
                if len(child):
                    stack.append((child, seen, iter(child)))
                    break
            _leave(child, chunks, owner, seen=owner_seen)
        else:
            stack.pop()
            if stack:
                _leave(owner, chunks, stack[-1][0], seen=stack[-1][1])
    return chunks


def _leave(element: Element, chunks: list[Chunk], owner: Element, *, seen: bool) -> None:
    """What stands at the end of an element and behind it, which belongs to the element around it."""
    if element.tag in _BLOCK:
        chunks.append((seen, " ", owner))
    if element.tail:
        chunks.append((seen, element.tail, owner))


def _joined(chunks: Iterable[Chunk]) -> tuple[tuple[tuple[int, int, Element], ...], str]:
    """The pieces of a reading and its words."""
    value, spaced, parted = "", False, False
    pieces: list[tuple[int, int, Element]] = []
    for _, chunk, owner in chunks:
        if chunk.isspace():
            spaced, parted = True, parted or chunk == _LINE
            continue
        if (spaced or chunk[0].isspace()) and value and value[-1] != " ":
            value += " "
        spaced = False
        words = " ".join((chunk if chunk.isascii() else "".join(_VISIBLE.findall(chunk))).split())
        if not words:
            continue
        goes_on = pieces and not parted and pieces[-1][2] is owner and pieces[-1][1] in (len(value), len(value) - 1)
        parted = False
        start = pieces.pop()[0] if goes_on else len(value)
        value += words
        pieces.append((start, len(value), owner))
        if chunk[-1].isspace():
            value += " "
    return tuple(pieces), value.rstrip(" ")


def parse(source: Source, data: bytes | None = None) -> Page:
    """Parse a page. `data` are the bytes it was decoded from: clean UTF-8 needs no encoding again."""
    if data is None or source.encoding != "utf-8" or source.damaged or b"\0" in data:
        data = readable(source.text).encode()
    return Page(source, *tree(data))
