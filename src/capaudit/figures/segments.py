"""The words of elements, cut into segments: which of them have the role of a caption or a credit, and which are none at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from capaudit.basics.tuples import NamedTuple
from capaudit.credits.find import find_credits
from capaudit.figures.interface import is_interface, leads_elsewhere, sharing
from capaudit.figures.names import Said, names_of, said
from capaudit.pages import Element, Page
from capaudit.text import Text

NOT_WORDS = frozenset(("nav", "aside", "footer", "form", "button", "select", "amp-sidebar", "time", "video"))
"""Elements whose words are never a caption."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_DESCRIPTIONS = frozenset(("description", "og:description"))
_STANDFIRST = 40  # characters that tell it
_SMALL = frozenset(("em", "i", "small", "figcaption", "cite", "sub"))
_NOT_WORDS_GROUPS = frozenset(
    ("sharing", "navigation", "related", "comments", "subscription", "advertisement", "app", "player")
)


class Segment(NamedTuple):
    """Words that stand together in one element. `role` is caption, credit, plain, heading or link; `breaks` are offsets where
    inner elements begin; `owners` are the elements in which the words stand, all of them inside `top`."""

    text: Text
    role: str
    element: Element
    breaks: tuple[int, ...] = ()
    owners: tuple[Element, ...] = ()
    top: Element | None = None

    @property
    def small(self) -> bool:
        """Whether all of it is set in italics or small type."""
        return self.top is not None and all(
            any(e.tag in _SMALL for e in (*until(owner, self.top), self.top)) for owner in self.owners
        )


class Words:
    """The words of elements as segments, each element read once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._known: dict[Element, tuple[Segment, ...]] = {}
        self._described: frozenset[str] | None = None

    def is_standfirst(self, segments: tuple[Segment, ...]) -> bool:
        """Whether words begin like what the page's head says that the article is about."""
        if self._described is None:
            metas = (
                m for m in self.page.landmarks.named("meta") if (m.get("name") or m.get("property")) in _DESCRIPTIONS
            )
            contents = (" ".join((m.get("content") or "").split()) for m in metas)
            self._described = frozenset(c[:_STANDFIRST] for c in contents if len(c) >= _STANDFIRST)
        return segments[0].text.value[:_STANDFIRST] in self._described

    def segments(self, element: Element) -> tuple[Segment, ...]:
        """The visible words of an element, in order, each with its role; interface words are left out."""
        found = self._known.get(element)
        if found is None:
            found = self._known[element] = self._read(element)
        return found

    def _read(self, top: Element) -> tuple[Segment, ...]:
        text, pieces = self.page.read(top)
        said_in = [text.value[start:end].strip() for start, end, _ in pieces]
        menu = sharing(said_in)
        runs: list[tuple[int, int, str, Element, list[int], list[Element]]] = []
        for (start, end, owner), said_here in zip(pieces, said_in, strict=True):
            role, anchor = _role(owner, top)
            if role is None or said_here in menu or is_interface(said_here):
                continue
            if runs and runs[-1][3] is anchor and (runs[-1][2] == role or _in_a_sentence(runs[-1][2], role)):
                first, _, former, _, breaks, owners = runs[-1]
                breaks.append(start - first)
                owners.append(owner)
                runs[-1] = (first, end, role if former == role else "plain", anchor, breaks, owners)
            else:
                runs.append((start, end, role, anchor, [], [owner]))
        return tuple(
            Segment(_named(text[start:end], anchor), role, anchor, tuple(breaks), tuple(owners), top)
            for start, end, role, anchor, breaks, owners in runs
            if not _is_of_the_page(text.value[start:end].strip(), role)
        )


def _is_of_the_page(words: str, role: str) -> bool:
    """Whether a run of words is interface, or leads to another story: “Read: …”, and not “Watch: a wave at the quay. Photo: Ada Obi”."""
    return is_interface(words) or (role in _LOOSE and leads_elsewhere(words) and not find_credits(words).credits)


def _in_a_sentence(role: str, other: str) -> bool:
    """Whether neighbours in one block are a link and the words around it: “Photo by Ada Obi”, where the name is linked."""
    return {role, other} == {"plain", "link"}


def _outermost_credit(element: Element, top: Element) -> Element:
    """The outermost of the elements around this one that also say credit: label and name often have one each."""
    for around in until(element, top):
        if around.tag == "figcaption" or not said(names_of(around)).credit:
            break
        element = around
    return element


def _named(text: Text, element: Element) -> Text:
    """The text with the element that it was read from as its origin: "figcaption", "span.credit"."""
    names = (element.get("class") or "").split()
    text.origin = f"{element.tag}.{names[0]}" if names else str(element.tag)
    return text


_ROLE_OF_TAG: Mapping[str, str] = {"figcaption": "caption", **dict.fromkeys(HEADINGS, "heading")}
_LOOSE = ("plain", "link")
_BLOCKS = frozenset(("p", "div", "li", "dd", "dt", "td", "section", "figure", "blockquote", "article", "header"))


def _role(owner: Element, top: Element) -> tuple[str | None, Element]:
    """The role of words, from the nearest element that has one, and that element; None for words that are no caption at all."""
    block: Element | None = None
    maker: Element | None = None  # within a caption the photographer, elsewhere the article's author
    linked = False
    for element in (*until(owner, top), top):
        tag, spoken_of = element.tag, said(names_of(element))
        if tag in NOT_WORDS and not (
            tag in ("footer", "aside") and next(element.iterancestors("figure"), None) is not None
        ):
            return None, owner
        linked = linked or tag == "a"
        block = element if block is None and tag in _BLOCKS else block
        if tag in _ROLE_OF_TAG and not (tag in HEADINGS and spoken_of.caption):
            return _ROLE_OF_TAG[tag], element
        if element is not top and _is_credit(element, spoken_of):
            return "credit", _outermost_credit(element, top)
        if spoken_of.caption:
            return ("caption", element) if maker is None else ("credit", maker)
        if element is not top and not _NOT_WORDS_GROUPS.isdisjoint(spoken_of.groups):
            return None, owner
        maker = element if spoken_of.maker and not (element.tail or "").strip(" .:,|/\n\t") else maker
    return ("link" if linked else "plain"), owner if block is None else block


def _is_credit(element: Element, spoken_of: Said) -> bool:
    """Whether an element is named for a credit, or in a figure for somebody who made something."""
    if spoken_of.credit and not spoken_of.both:
        return True
    return spoken_of.maker and next(element.iterancestors("figure", "figcaption"), None) is not None


def until(element: Element, top: Element) -> Iterator[Element]:
    """An element and those around it, inside out, up to `top`, which is not among them."""
    current: Element | None = element
    while current is not None and current is not top:
        yield current
        current = current.getparent()
