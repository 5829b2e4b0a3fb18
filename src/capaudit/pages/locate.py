"""Where elements, attributes and texts of a parsed page stand in its source.

Tags are counted: libxml2 keeps their order and neither invents nor drops any but html, head and body, so the n-th
element of a name is the n-th tag of that name. Images and figures are counted from the start of the page up to the one
that is asked for, anything else from the nearest element before it whose place is known, so that only what stands near
is read. Each place is then proved by the element's attributes, each text by its characters; where the proof fails, the
numbered copy of `stamps` decides. What cannot be proved has no place: a wrong one would let an edit spoil the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest
from typing import cast

from lxml import etree

from capaudit.pages.references import characters, readable, words
from capaudit.pages.runs import Runs
from capaudit.pages.tokens import MILESTONES, Token, Value, attributes, milestones, tokens
from capaudit.source import Source, Span

_Element = etree._Element
_UNCOUNTED = frozenset({"html", "head", "body"})  # the parser invents them, and drops second ones
_LAST_LINE = 65_535
_WORD = re.compile(r"\S+")
_NEAR = 1000  # elements that are gone back to find a known place


class Locator:
    """Finds places in `source`, from which `root` was parsed. Works when it is asked, and remembers.

    `known` are the elements of the names in `MILESTONES`, in order, where somebody has them already.
    """

    def __init__(self, source: Source, root: _Element, known: Iterable[_Element] | None = None) -> None:
        self._source = source
        self._text = source.text
        self._root = root
        self._tags: dict[_Element, Token | None] = {}
        self._milestones: Iterator[tuple[_Element | None, Token | None]]
        self._milestones = zip_longest(root.iter(*MILESTONES) if known is None else known, milestones(source.text))
        self._passed: dict[_Element, Token] = {}
        self._last = ""
        self._without_returns = 0  # up to here, no line ends with a CR, which the parser does not count
        self._stamps: dict[_Element, Token] | None = None

    def start_tag(self, element: _Element) -> Span | None:
        """From the `<` of the element's start tag to behind its `>`."""
        tag = self._tag(element)
        return Span(tag.start, tag.end) if tag else None

    def attribute(self, element: _Element, name: str) -> Runs | None:
        """The places of the characters of an attribute's value: a character reference is one character."""
        tag, wanted = self._tag(element), element.get(name)
        if tag is None or wanted is None:
            return None
        for found in attributes(self._text, tag.start, tag.end):
            if readable(found.name) == name:
                read, places = characters(self._text, found.start, found.end, attribute=True)
                return None if read != wanted or places.shared() else places
        return None

    def characters(self, element: _Element) -> Runs | None:
        """The places of the characters, white space left out, of the text of the element and its descendants."""
        tag = self._tag(element)
        if tag is None:
            return None
        wanted = "".join("".join(map(str, element.itertext())).split())
        found = Runs()
        for word, places, start in _words(self._text, tag.start):
            said = word[: len(wanted) - len(found)]
            if not said or not wanted.startswith(said, len(found)):
                break
            found.take(places, start, start + len(said))
        return None if len(found) < len(wanted) or found.shared() else found

    def _tag(self, element: _Element) -> Token | None:
        if element not in self._tags:
            tag = self._counted(element)
            if tag is None or not _agrees(self._text, tag, element):
                tag = self._stamped(element)
            self._tags[element] = tag
            if tag is not None:
                self._tell_line(tag, element)
        return self._tags[element]

    def _tell_line(self, tag: Token, element: _Element) -> None:
        """Tell the source how many lines the parser has counted up to the end of the tag: it knows LF alone, and no higher numbers."""
        line = cast("int | None", element.sourceline)
        if line and line < _LAST_LINE and self._text.find("\r", self._without_returns, tag.end) < 0:
            self._without_returns = max(self._without_returns, tag.end)
            self._source.counted(tag.end - 1, line - 1)

    def _counted(self, element: _Element) -> Token | None:
        if element.tag in _UNCOUNTED:
            return None
        if element.tag in MILESTONES:
            return self._milestone(element)
        before, number = _before(element), 0
        for _ in range(_NEAR):
            if before is None:
                return _nth(tokens(self._text), element, number)
            tag = self._tag(before) if before.tag in MILESTONES else self._tags.get(before)
            number += before.tag == element.tag
            if tag is not None:
                return _nth(tokens(self._text, tag.start), element, number)
            before = _before(before)
        return None

    def _milestone(self, element: _Element) -> Token | None:
        """The tag of an image or figure, by count; None where the counts of tree and source differ.

        Counting goes on until a tag is written otherwise: were there one too many of those alike, only that one would show it.
        """
        tag = self._passed.get(element)
        while tag is None or self._text[tag.start : tag.end] == self._last:
            found, told = next(self._milestones, (None, None))
            if found is None and told is None:
                break
            if found is None or told is None or found.tag != told.name:
                self._passed, self._milestones = {}, iter(())
                return None
            self._passed[found], self._last = told, self._text[told.start : told.end]
            if found is element:
                tag = told
        return tag

    def _stamped(self, element: _Element) -> Token | None:
        if self._stamps is None:
            from capaudit.pages.stamps import stamped

            self._stamps = stamped(self._text, self._root)
        tag = self._stamps.get(element)
        return tag if tag and _agrees(self._text, tag, element) else None


def _words(text: str, at: int) -> Iterator[tuple[str, Runs, int]]:
    """The words between the tags from `at` on, each with the places of the text that it is in, and where it begins there."""
    for token in tokens(text, at):
        if token.kind == "text":
            value, places = characters(text, token.start, token.end)
        elif token.kind == "raw":
            value, places = readable(text[token.start : token.end]), Runs()
            places.add(len(value), token.start, token.end)
        else:
            continue
        for word in _WORD.finditer(value):
            yield word[0], places, word.start()


def _before(element: _Element) -> _Element | None:
    """The element whose start tag comes before, in the order of the source."""
    before = element.getprevious()
    if before is None:
        return element.getparent()
    while (last := next(before.iterchildren(reversed=True), None)) is not None:
        before = last
    return before


def _nth(pieces: Iterator[Token], element: _Element, number: int) -> Token | None:
    same = (piece for piece in pieces if piece.kind == "start" and piece.name == element.tag)
    return next(islice(same, number, None), None)


def _agrees(text: str, tag: Token, element: _Element) -> bool:
    """Whether a start tag has the element's name and attributes."""
    if tag.name != element.tag and readable(tag.name) != element.tag:
        return False
    own = element.items()
    raw = text[tag.start : tag.end]
    if "&" in raw:
        raw = raw.replace("&amp;", "&").replace("&#038;", "&")
    if all(str(value) in raw for _, value in own):
        return True
    told = {readable(found.name): found for found in reversed(list(attributes(text, tag.start, tag.end)))}
    return len(told) == len(own) and all(_reads(text, told.get(str(name)), str(value)) for name, value in own)


def _reads(text: str, found: Value | None, value: str) -> bool:
    if found is None:
        return False
    return value == words(text, found.start, found.end, attribute=True)
