"""Where the article stands on the page: its headline and its densest run of paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.figures.outside import ENOUGH, FAR_MORE, Paragraph, is_outside, misnamed_box
from capaudit.pages import Element, Landmarks, words_of

_HOME = pattern(r"(?:(?:https?:)?//[^/?#]+)?/?(?:index\.\w+)?")
TEXT_HOLDERS = ("div", "span", "section", "td", "li")
"""Elements that may hold running text where a page has no paragraphs."""

_HEADLINE_HOLDERS = ("h3", "div", "span", "p", "strong")
_BEGINS = 20  # characters that tell a headline
_PARAGRAPH_AT_LEAST = 45
_MOST = 0.72


class Body(NamedTuple):
    """The article's place on the page.

    `container` is the smallest element that holds most of its words, `article` the smallest that holds headline and words.
    `chain` are these two, the headline and all elements around them. `first` and `last` are the document order of the first and the
    last paragraph. Without an article, main or paragraph the whole source counts as article and `whole` is true.
    `paragraphs` are those that the article was found by, each with its order.
    """

    container: Element
    article: Element
    chain: frozenset[Element]
    headline: Element | None
    first: int
    last: int
    whole: bool
    paragraphs: tuple[tuple[int, Element], ...] = ()


def find_body(root: Element, landmarks: Landmarks, told: str | None = None) -> Body:
    """Find the article of a page by its paragraphs and headlines, or by whatever holds text where there are none.

    `told` is the headline as the page's head tells it: on some pages it stands in no `h1`.
    """
    headlines = [(order, h1) for order, h1 in landmarks.placed("h1") if not _leads_home(h1)]
    spared = frozenset(a for _, e in headlines for a in e.iterancestors())
    paragraphs, outside = _paragraphs(landmarks, spared)
    misnamed = misnamed_box(paragraphs, outside, [e for _, e in headlines])
    if misnamed is not None and _weight_of_text(misnamed) >= FAR_MORE * _loose(root, spared):
        spared = spared.union((misnamed, *misnamed.iterancestors()))
        paragraphs, _ = _paragraphs(landmarks, spared)
    if sum(weight for _, _, weight in paragraphs) < ENOUGH:
        paragraphs = sorted((*paragraphs, *_divisions(landmarks, spared)), key=lambda p: p[0])
    if not paragraphs:
        return _without_text(root, landmarks)
    parents = [p.getparent() if p.tag == "p" else p for _, p, _ in paragraphs]
    container = _container(paragraphs, parents)
    within = {e: e is container or container in e.iterancestors() for e in {p for p in parents if p is not None}}
    running = tuple(
        (order, p)
        for (order, p, _), e in zip(paragraphs, parents, strict=True)
        if p is container or (e is not None and within[e])
    )
    own = [order for order, _ in running]
    if own[-1] - own[0] < 2:
        own += [order for order, e in enumerate(landmarks.elements) if container in e.iterancestors()]
    headline = _headline(headlines, own[0]) if headlines else _lesser_headline(root, running[0][1], told, spared)
    around = (container, *container.iterancestors())
    article = container
    if headline is not None:
        above = frozenset(headline.iterancestors())
        article = next((e for e in around if e in above), container)
        around = (*around, headline, *above)
    return Body(container, article, frozenset(around), headline, own[0], max(own), whole=False, paragraphs=running)


def _without_text(root: Element, landmarks: Landmarks) -> Body:
    """The first article or main element, or the whole page."""
    article = next((e for _, e in landmarks.placed("article", "main")), None)
    headline = next(iter(landmarks.named("h1")), None)
    inside = root if article is None else article
    chain = frozenset(
        (inside, *inside.iterancestors(), *(() if headline is None else (headline, *headline.iterancestors())))
    )
    return Body(inside, inside, chain, headline, -1, len(landmarks.elements), article is None)


def _paragraphs(landmarks: Landmarks, spared: frozenset[Element]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs that may be the article's, and those that stand in something that is never its text."""
    known: dict[Element, bool] = {}
    found: list[Paragraph] = []
    outside: list[Paragraph] = []
    for order, element in landmarks.placed("p"):
        plain = len(element) == 0
        weight = len(element.text or "") if plain else len(words_of(element))
        if weight < _PARAGRAPH_AT_LEAST:
            continue
        if is_outside(element, known, spared):
            outside.append((order, element, min(weight, 1200)))
            continue
        if not plain and 2 * sum(len(words_of(a)) for a in element.iter("a")) > weight:
            continue
        found.append((order, element, min(weight, 1200)))
    return found, outside


def _divisions(landmarks: Landmarks, spared: frozenset[Element]) -> list[Paragraph]:
    """Elements other than `p` with running text directly in them."""
    known: dict[Element, bool] = {}
    found = []
    for order, element in landmarks.placed(*TEXT_HOLDERS, "article"):
        weight = _own_text(element)
        if weight >= 2 * _PARAGRAPH_AT_LEAST and not is_outside(element, known, spared):
            found.append((order, element, min(weight, 4000)))
    return found


def _loose(root: Element, spared: frozenset[Element]) -> int:
    """How much running text stands directly in elements other than `p`: all of an article, on some pages."""
    known: dict[Element, bool] = {}
    weights = ((_own_text(e), e) for e in root.iter(*TEXT_HOLDERS, "article"))
    return sum(w for w, e in weights if w >= 2 * _PARAGRAPH_AT_LEAST and not is_outside(e, known, spared))


def _own_text(element: Element) -> int:
    return len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)


def _weight_of_text(element: Element) -> int:
    return sum(len(words_of(p)) for p in element.iter("p"))


def _container(paragraphs: Sequence[tuple[int, Element, int]], parents: Sequence[Element | None]) -> Element:
    by_parent: dict[Element, int] = {}
    for (_, _, weight), parent in zip(paragraphs, parents, strict=True):
        if parent is not None:
            by_parent[parent] = by_parent.get(parent, 0) + weight
    total = sum(by_parent.values())
    held: dict[Element, int] = {}
    for parent, weight in by_parent.items():
        for around in (parent, *parent.iterancestors()):
            held[around] = held.get(around, 0) + weight
    enough = [e for e, weight in held.items() if weight >= _MOST * total]
    return max(enough, key=lambda e: sum(1 for _ in e.iterancestors()))


def _leads_home(headline: Element) -> bool:
    """Whether a headline is the site's name: all of it is a link to its front page."""
    link = next(headline.iter("a"), None)
    if link is None or _HOME.fullmatch(link.get("href") or "-") is None:
        return False
    return len(words_of(link)) == len(words_of(headline))


def _headline(headlines: Sequence[tuple[int, Element]], first: int) -> Element | None:
    """The last headline with words before the article's first paragraph, else the first one of all."""
    told = [(order, e) for order, e in headlines if any(t.strip() for t in e.itertext())]
    before = [e for order, e in told if order < first]
    if before:
        return before[-1]
    return told[0][1] if told else None


def _lesser_headline(root: Element, first: Element, told: str | None, spared: frozenset[Element]) -> Element | None:
    """On a page without any `h1`, what says before the article's first paragraph what the head tells, else the last `h2` there."""
    found: Element | None = None
    known: dict[Element, bool] = {}
    for element in root.iter("h2", *_HEADLINE_HOLDERS, first.tag):
        if element is first:
            break
        if told and _says(element, told) and not is_outside(element, known, spared):
            return element
        if element.tag == "h2" and words_of(element) and not is_outside(element, known, spared):
            found = element
    return found


def _says(element: Element, told: str) -> bool:
    """Whether the words of an element are a headline, or the beginning of one that goes on with the site's name."""
    start = (element.text or "").strip()
    if not start or not told.startswith(start[:_BEGINS]):
        return False
    words = words_of(element)
    return words == told or (len(words) >= _BEGINS and told.startswith(words))
