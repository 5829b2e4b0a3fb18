"""The words around an image: which elements hold its caption and credit, and where to stop looking."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit.basics.tuples import NamedTuple
from capaudit.figures.fits import adds, fits, holds_credit, interrupts, may_be_caption, speaks_of_picture
from capaudit.figures.pictures import Pictures
from capaudit.figures.rings import only_wraps
from capaudit.figures.scope import Use
from capaudit.figures.segments import HEADINGS, NOT_WORDS, Segment, Words, until
from capaudit.pages import Element

_LONGEST = 1200
_FURTHER = 3  # elements around the one with words in which more of them may stand


class Unit(NamedTuple):
    """The words that belong to an image. `paired_by` says how they were found."""

    segments: tuple[Segment, ...]
    paired_by: str
    element: Element


def find_unit(words: Words, use: Use, keys: frozenset[str], pictures: Pictures) -> Unit | None:
    """The words of an image, or None where it stands alone."""
    described = _described_by(words, use)
    if described is not None:
        return described
    unit = _climb(words, use, keys, pictures)
    if unit is None or not any(map(may_be_caption, unit.segments)):
        beside = _beside(words, use, unit, keys, pictures)
        if beside is not None:
            unit = beside
    return unit


def _described_by(words: Words, use: Use) -> Unit | None:
    for element in use.branch[:4]:
        reference = element.get("aria-describedby") or (
            element.get("aria-labelledby") if element.tag == "figure" else None
        )
        if reference:
            for name in reference.split():
                target = words.page.by_id(name)
                if target is not None and target.tag not in HEADINGS:
                    segments = words.segments(target)
                    if segments and sum(len(s.text) for s in segments) < _LONGEST:
                        figure = next((e for e in use.branch if e.tag == "figure"), None)
                        if figure is not None and target in figure.iter():
                            return None
                        return Unit(segments, "aria-describedby", target)
    return None


def _levels(words: Words, use: Use, keys: frozenset[str], pictures: Pictures) -> Iterator[tuple[int, Element]]:
    """The elements around an image, inside out, with their distance, up to the first that holds another picture or a list.

    A figure of several pictures follows where its only words are one caption for all.
    """
    for depth, element in enumerate(use.branch[1:], 1):
        if element.tag in ("picture", "source", "noscript") or only_wraps(element):
            continue
        if (element.tag in ("nav", "footer", "ul", "ol", "body") and depth > 1) or (
            pictures.others(element, keys) and element.tag != "figure"
        ):
            gallery = next((e for e in use.branch[depth:] if e.tag == "figure"), None)
            if gallery is not None and _has_one_caption(gallery, words):
                yield depth, gallery
            return
        if words.segments(element):
            yield depth, element


def _has_one_caption(gallery: Element, words: Words) -> bool:
    """Whether all words of a figure stand in a caption of its own, none in that of a single picture."""
    caption = next((child for child in gallery if child.tag == "figcaption"), None)
    return caption is not None and all(
        any(e is caption for e in until(s.element, gallery)) for s in words.segments(gallery)
    )


def _climb(words: Words, use: Use, keys: frozenset[str], pictures: Pictures) -> Unit | None:
    """The smallest element around the image that has words, and more where that adds a credit or a caption only."""
    found: Unit | None = None
    found_at = 0
    for depth, element in _levels(words, use, keys, pictures):
        segments = words.segments(element)
        if not fits(segments, element):
            break
        if found is None:
            found, found_at = Unit(segments, _how(segments, element), element), depth
            if element.tag == "figure" and {"caption", "credit"} <= {s.role for s in segments}:
                break
        elif depth > found_at + _FURTHER or pictures.others(element, keys):
            break
        elif adds(found.segments, segments):
            found = Unit(segments, found.paired_by, element)
        elif len(segments) > len(found.segments):
            break
    return found


def _how(segments: tuple[Segment, ...], element: Element) -> str:
    if any(
        s.element.tag == "figcaption" or any(a.tag == "figcaption" for a in until(s.element, element)) for s in segments
    ):
        return "figcaption"
    if any(s.role in ("caption", "credit") for s in segments):
        return "class name"
    return "climbing"


def _beside(words: Words, use: Use, unit: Unit | None, keys: frozenset[str], pictures: Pictures) -> Unit | None:
    """Caption-like elements right after (or before) the image's outermost own element."""
    inside = unit is not None and unit.element is not use.element
    for top in use.branch:
        inside = inside and unit is not None and top is not unit.element
        if inside or top.tag == "source":
            continue
        parent = top.getparent()
        if parent is None or (top is not use.branch[-1] and pictures.others(top, keys)):
            break
        taken = _words_after(words, top, pictures, among="among the paragraphs" in use.standing)
        if taken:
            before = unit.segments if unit else ()
            return Unit((*before, *taken), "the element after it", parent)
    return None


def _words_after(words: Words, top: Element, pictures: Pictures, *, among: bool) -> list[Segment]:
    """The words in the next elements after an image's own one that speak of it. Behind the headline, they must hold a credit.

    `among` says that the image stands among the article's paragraphs.
    """
    taken: list[Segment] = []
    behind_headline = False
    sibling = top.getnext()
    for _ in range(3):
        if sibling is None and behind_headline and not taken:
            sibling = next((e.getnext() for e in top.iterancestors()), None)
        if sibling is None or pictures.inside(sibling) or sibling.tag in NOT_WORDS:
            break
        segments = words.segments(sibling)
        if not segments or (not taken and _is_headline(sibling)):
            behind_headline = behind_headline or bool(segments)
            sibling = sibling.getnext()
            continue
        if (
            words.is_standfirst(segments)
            or not (speaks_of_picture(segments, sibling) or (among and not taken and interrupts(segments, sibling)))
            or (behind_headline and not holds_credit(segments, sibling))
        ):
            break
        taken += [s._replace(role="plain") if s.role == "heading" else s for s in segments]
        if any(s.role == "credit" for s in taken) and any(s.role in ("caption", "plain") for s in taken):
            break
        sibling = sibling.getnext()
    return taken


def _is_headline(element: Element) -> bool:
    """Whether an element holds the headline: where it is laid over a picture, the credit may follow it."""
    return next(element.iter("h1"), None) is not None
