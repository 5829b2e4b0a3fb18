"""What stands in something that is never the article's text: boxes, forms, menus, comments; and boxes that are so by name alone."""

from __future__ import annotations

from collections.abc import Sequence

from capaudit.figures.names import names_of, said
from capaudit.pages import Element

_OUTSIDE_TAGS = frozenset(
    ("aside", "nav", "footer", "form", "figure", "figcaption", "button", "select", "noscript", "template")
)
_OUTSIDE_GROUPS = frozenset(
    ("related", "navigation", "footer", "comments", "subscription", "advertisement", "author", "popup", "sharing")
)
_NEVER_MISNAMED = frozenset(("comments", "footer", "popup"))  # readers and lawyers may write more than the author
_INSIDE_TAGS = frozenset(("body", "html", "article", "main"))
ENOUGH = 350
"""Characters of running text that make an article."""

FAR_MORE = 1.5
_LENGTH = 120  # characters of a paragraph: what teasers tell is shorter

Paragraph = tuple[int, Element, int]
"""A paragraph with its order before it and its weight behind it."""


def is_outside(element: Element, known: dict[Element, bool], spared: frozenset[Element]) -> bool:
    """Whether an element stands in something that is never the article's text. What holds a headline is spared."""
    path: list[Element] = []
    current: Element | None = element
    while current is not None and current not in known:
        path.append(current)
        current = current.getparent()
    verdict = current is not None and known[current]
    for member in reversed(path):
        verdict = known[member] = member not in spared and (verdict or _says_outside(member))
    return verdict


def _says_outside(element: Element) -> bool:
    tag = element.tag
    if tag in _OUTSIDE_TAGS:
        return True
    if tag in _INSIDE_TAGS:
        return False
    names = names_of(element)
    return bool(names) and not _OUTSIDE_GROUPS.isdisjoint(said(names).groups)


def misnamed_box(
    inside: Sequence[Paragraph], outside: Sequence[Paragraph], headlines: Sequence[Element]
) -> Element | None:
    """The element that holds most of the running text though it is named for an offer, a box or a feed: “paywall”, “latest”.

    On a page with a headline, a box with a heading of its own above its text is a box, and so is what stands outside the article or
    main element around the headline.
    """
    within, without = (sum(weight for _, _, weight in paragraphs) for paragraphs in (inside, outside))
    if without < ENOUGH or without < FAR_MORE * within:
        return None
    if not within:
        headlines = ()
    around = next((a for h1 in headlines for a in h1.iterancestors("article", "main")), None)
    held: dict[Element, list[int]] = {}
    boxes: dict[Element, bool] = {}
    for _, paragraph, weight in outside:
        named = next((e for e in reversed(list(paragraph.iterancestors())) if _says_outside(e)), None)
        if named is not None and named not in boxes:
            elsewhere = around is not None and around not in named.iterancestors()
            titled = bool(headlines) and (named.tag == "form" or _is_titled(named, paragraph))
            boxes[named] = elsewhere or titled or not _may_be_misnamed(named)
        if named is not None and not boxes[named]:
            held.setdefault(named, []).append(weight)
    if not held:
        return None
    element, weights = max(held.items(), key=lambda each: sum(each[1]))
    most = sum(weights) >= max(FAR_MORE * within, without / 2, len(weights) * _LENGTH)
    return element if most else None


def _is_titled(box: Element, first: Element) -> bool:
    """Whether a heading stands in an element before its first paragraph."""
    before = next(e for e in box.iter("p", "h2", "h3", "h4", "h5", "h6") if e is first or e.tag != "p")
    return before is not first


def _may_be_misnamed(element: Element) -> bool:
    """Whether an element is outside by its name alone, or a form, which some systems put around all of a page."""
    if element.tag in _OUTSIDE_TAGS and element.tag != "form":
        return False
    return _NEVER_MISNAMED.isdisjoint(said(names_of(element)).groups)
