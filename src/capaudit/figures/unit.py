"""The words around an image: which elements hold its caption and credit, and where to stop looking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.credits.find import find_credits, is_credit
from capaudit.figures.addresses import addresses, all_keys
from capaudit.figures.interface import is_interface
from capaudit.figures.names import names_of, said
from capaudit.figures.scope import Use, signals_of_looks
from capaudit.pages import Element, Page, by_id
from capaudit.text import Text

_LONGEST = 1200
_SURE = 0.7
_FURTHER = 3
_DESCRIPTIONS = frozenset(("description", "og:description"))
_STANDFIRST = 40
_LONGEST_WITHOUT_NAMES = 420
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NOT_WORDS = frozenset(("nav", "aside", "footer", "form", "button", "select", "amp-sidebar", "time", "video"))
_SMALL_HEADINGS = frozenset(("h4", "h5", "h6"))
_CENTRED = pattern(r"text-align:\s*center", re.IGNORECASE)
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
            any(e.tag in _SMALL for e in (*_until(owner, self.top), self.top)) for owner in self.owners
        )


class Unit(NamedTuple):
    """The words that belong to an image. `paired_by` says how they were found."""

    segments: tuple[Segment, ...]
    paired_by: str
    element: Element


class Pictures:
    """Which pictures stand in an element: the stop rule of climbing."""

    def __init__(self, keys: Mapping[Element, frozenset[str]]) -> None:
        """`keys` are those of the images that were looked at, none for furniture."""
        self._keys = dict(keys)
        self._known: dict[Element, list[frozenset[str]]] = {}

    def inside(self, element: Element) -> list[frozenset[str]]:
        """The keys of the images in an element, icons and the like left out."""
        found = self._known.get(element)
        if found is None:
            found = [keys for image in element.iter("img", "amp-img") if (keys := self._of(image))]
            self._known[element] = found
        return found

    def _of(self, image: Element) -> frozenset[str]:
        keys = self._keys.get(image)
        if keys is None:
            urls = addresses(image)
            keys = all_keys(urls) if "svg" not in signals_of_looks(image, urls) else frozenset()
            self._keys[image] = keys
        return keys

    def others(self, element: Element, keys: frozenset[str]) -> int:
        """How many images of other pictures stand in an element."""
        return sum(1 for k in self.inside(element) if k.isdisjoint(keys))


def find_unit(words: Words, use: Use, keys: frozenset[str], pictures: Pictures) -> Unit | None:
    """The words of an image, or None where it stands alone."""
    by_id = _described_by(words, use)
    if by_id is not None:
        return by_id
    unit = _climb(words, use, keys, pictures)
    if unit is None or not any(map(_may_be_caption, unit.segments)):
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
                target = by_id(words.page.root, name)
                if target is not None and target.tag not in _HEADINGS:
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
        if element.tag in ("picture", "source", "noscript") or _holds_nothing_more(element):
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
        any(e is caption for e in _until(s.element, gallery)) for s in words.segments(gallery)
    )


def _holds_nothing_more(element: Element) -> bool:
    """Whether an element only wraps its one child."""
    return len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip()


def _climb(words: Words, use: Use, keys: frozenset[str], pictures: Pictures) -> Unit | None:
    """The smallest element around the image that has words, and more where that adds a credit or a caption only."""
    found: Unit | None = None
    found_at = 0
    for depth, element in _levels(words, use, keys, pictures):
        segments = words.segments(element)
        if not _fits(segments, element):
            break
        if found is None:
            found, found_at = Unit(segments, _how(segments, element), element), depth
            if element.tag == "figure" and {"caption", "credit"} <= {s.role for s in segments}:
                break
        elif depth > found_at + _FURTHER or pictures.others(element, keys):
            break
        elif _adds(found.segments, segments):
            found = Unit(segments, found.paired_by, element)
        elif len(segments) > len(found.segments):
            break
    return found


def _fits(segments: tuple[Segment, ...], element: Element) -> bool:
    """Whether the words of an element can be those of one picture: not too many, no list of links, and no heading but a chart's."""
    named = any(s.role in ("caption", "credit") for s in segments)
    length = sum(len(s.text) for s in segments)
    if length > (_LONGEST if named else _LONGEST_WITHOUT_NAMES):
        return False
    loose = [s for s in segments if s.role in ("heading", "link")]
    if any(s.role == "heading" for s in segments) and not (
        (named and element.tag == "figure") or said(names_of(element)).chart
    ):
        return False
    return len(loose) < max(2, len(segments)) or named


def _adds(before: tuple[Segment, ...], after: tuple[Segment, ...]) -> bool:
    """Whether the larger element adds named caption or credit words and nothing else of length."""
    known = {s.element for s in before}
    new = [s for s in after if s.element not in known and s.text.value not in {b.text.value for b in before}]
    if not new:
        return False
    if any(s.role == "heading" for s in new):
        return False
    had_caption = any(map(_may_be_caption, before))
    had_names = any(s.role == "credit" for s in before)
    for segment in new:
        if segment.role == "credit" and len(segment.text) < 250:
            continue
        if segment.role == "caption" and not any(s.role == "caption" for s in before):
            continue
        if not had_caption and segment.role == "plain" and len(segment.text) < _LONGEST_WITHOUT_NAMES:
            if not had_names and segment.element.tag == "p" and not segment.element.get("class"):
                return False  # running text
            continue
        if segment.role in ("plain", "link", "caption") and _credit_like(segment.text.value):
            continue
        return False
    return True


def _may_be_caption(segment: Segment) -> bool:
    """Whether words may be a caption, by their role, and because they are not a mere credit without a name that says so."""
    return segment.role == "caption" or (segment.role == "plain" and not _credit_like(segment.text.value))


def _credit_like(value: str) -> bool:
    return len(value) < 160 and is_credit(value) >= _SURE


def _holds_credit(segments: tuple[Segment, ...], element: Element) -> bool:
    """Whether a credit is among the words, and not that of the article's author."""
    byline = any(said(names_of(e)).maker for e in element.iter("*"))
    return not byline and any(s.role == "credit" or _ends_in_credit(s) for s in segments)


def _ends_in_credit(segment: Segment) -> bool:
    found = find_credits(segment.text.value, breaks=segment.breaks)
    return bool(found.credits) and found.sure >= _SURE


def _how(segments: tuple[Segment, ...], element: Element) -> str:
    if any(
        s.element.tag == "figcaption" or any(a.tag == "figcaption" for a in _until(s.element, element))
        for s in segments
    ):
        return "figcaption"
    if any(s.role in ("caption", "credit") for s in segments):
        return "class name"
    return "climbing"


def _until(element: Element, top: Element) -> Iterator[Element]:
    current: Element | None = element
    while current is not None and current is not top:
        yield current
        current = current.getparent()


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
        taken = _words_after(words, top, pictures)
        if taken:
            before = unit.segments if unit else ()
            return Unit((*before, *taken), "the element after it", parent)
    return None


def _words_after(words: Words, top: Element, pictures: Pictures) -> list[Segment]:
    """The words in the next elements after an image's own one that speak of it. Behind the headline, they must hold a credit."""
    taken: list[Segment] = []
    behind_headline = False
    sibling = top.getnext()
    for _ in range(3):
        if sibling is None and behind_headline and not taken:
            sibling = next((e.getnext() for e in top.iterancestors()), None)
        if sibling is None or pictures.inside(sibling) or sibling.tag in _NOT_WORDS:
            break
        segments = words.segments(sibling)
        if not segments or (not taken and _is_headline(sibling)):
            behind_headline = behind_headline or bool(segments)
            sibling = sibling.getnext()
            continue
        if (
            words.is_standfirst(segments)
            or not _speaks_of_picture(segments, sibling)
            or (behind_headline and not _holds_credit(segments, sibling))
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


def _speaks_of_picture(segments: tuple[Segment, ...], element: Element) -> bool:
    length = sum(len(s.text) for s in segments)
    if length > 600 or next(element.iter("time"), None) is not None:  # the article's own source and date
        return False
    if any(s.role == "heading" for s in segments):
        return element.tag in _SMALL_HEADINGS and _is_introduced(segments[-1])
    if all(s.role in ("caption", "credit") for s in segments):
        return True
    if length < 500 and any(s.role in ("caption", "credit") for s in segments) and len(segments) <= 3:
        return True
    if length < 500 and element.tag != "p" and any(_ends_in_credit(s) for s in segments):
        return True
    if length < 160 and all(_credit_like(s.text.value) for s in segments):
        return True
    if length > 350:
        return False
    if length < 250 and (_is_introduced(segments[-1]) or (_is_centred(element) and _may_be_centred_caption(segments))):
        return True
    return all(s.small for s in segments)


def _is_introduced(segment: Segment) -> bool:
    """Whether the words end in a credit that says that it is one: “Photo: …”, “（…摄）”."""
    found = find_credits(segment.text.value, breaks=segment.breaks)
    return bool(found.credits) and found.sign == "introducer"


def _may_be_centred_caption(segments: tuple[Segment, ...]) -> bool:
    """Whether words set in the middle are no link, no shout and no label of an advertisement."""
    return not any(
        s.role == "link" or s.text.value.isupper() or is_interface(s.text.value.split(" - ")[0]) for s in segments
    )


def _is_centred(element: Element) -> bool:
    """Whether a paragraph is set in the middle, as captions are and running text is not."""
    if (element.get("align") or "").lower() == "center" or _CENTRED.search(element.get("style") or ""):
        return True
    return "text-align-center" in (names := element.get("class") or "") or "text-center" in names.split()


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
        runs: list[tuple[int, int, str, Element, list[int], list[Element]]] = []
        for start, end, owner in pieces:
            role, anchor = _role(owner, top)
            if role is None or is_interface(text.value[start:end].strip()):
                continue
            if runs and runs[-1][2] == role and runs[-1][3] is anchor:
                first, _, _, _, breaks, owners = runs.pop()
                runs.append((first, end, role, anchor, [*breaks, start - first], [*owners, owner]))
            else:
                runs.append((start, end, role, anchor, [], [owner]))
        return tuple(
            Segment(_named(text[start:end], anchor), role, anchor, tuple(breaks), tuple(owners), top)
            for start, end, role, anchor, breaks, owners in runs
            if not is_interface(text.value[start:end].strip())
        )


def _outermost_credit(element: Element, top: Element) -> Element:
    """The outermost of the elements around this one that also say credit: label and name often have one each."""
    for around in _until(element, top):
        if around.tag == "figcaption" or not said(names_of(around)).credit:
            break
        element = around
    return element


def _named(text: Text, element: Element) -> Text:
    """The text with the element that it was read from as its origin: "figcaption", "span.credit"."""
    names = (element.get("class") or "").split()
    text.origin = f"{element.tag}.{names[0]}" if names else str(element.tag)
    return text


_ROLE_OF_TAG: Mapping[str, str] = {"figcaption": "caption", **dict.fromkeys(_HEADINGS, "heading")}
_BLOCKS = frozenset(("p", "div", "li", "dd", "dt", "td", "section", "figure", "blockquote", "article", "header"))


def _role(owner: Element, top: Element) -> tuple[str | None, Element]:
    """The role of words, from the nearest element that has one, and that element; None for words that are no caption at all."""
    block: Element | None = None
    linked = False
    for element in (*_until(owner, top), top):
        tag = element.tag
        if tag in _NOT_WORDS and not (
            tag in ("footer", "aside") and next(element.iterancestors("figure"), None) is not None
        ):
            return None, owner
        if tag == "a":
            linked = True
        if block is None and tag in _BLOCKS:
            block = element
        if tag in _ROLE_OF_TAG:
            return _ROLE_OF_TAG[tag], element
        if element is not top:
            spoken_of = said(names_of(element))
            if spoken_of.credit:
                return "credit", _outermost_credit(element, top)
            if spoken_of.maker and next(element.iterancestors("figure", "figcaption"), None) is not None:
                return "credit", element
            if spoken_of.caption:
                return "caption", element
            if not _NOT_WORDS_GROUPS.isdisjoint(spoken_of.groups):
                return None, owner
    if said(names_of(top)).caption:
        return "caption", top
    return ("link" if linked else "plain"), owner if block is None else block
