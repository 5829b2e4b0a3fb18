"""What holds the texts of a page to its source: places found when asked for, edits weighed before they are made."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from lxml import etree

from capaudit.anchor import Ordered
from capaudit.basics.later import pattern
from capaudit.pages.references import characters, words
from capaudit.pages.runs import Runs
from capaudit.source import Edit, Source, Span

_LITERAL = ("xmp", "plaintext")  # text in which a character reference would be read as it stands
_REFERENCE_BEGUN = pattern(r"&[#a-zA-Z0-9]*\Z")
_TAG_BEGUN = pattern(r"</?[a-zA-Z]*\Z")
_MAY_GO_ON = pattern(r"[#a-zA-Z0-9;=]{0,40}")
_BACK = 40  # characters: longer than any reference


class Locator(Protocol):
    """The part of `capaudit.pages.locate.Locator` that is asked for here."""

    def start_tag(self, element: etree._Element) -> Span | None: ...
    def attribute(self, element: etree._Element, name: str) -> Runs | None: ...
    def characters(self, element: etree._Element) -> Runs | None: ...


class Page(Protocol):
    """The part of a page that is asked for here."""

    @property
    def source(self) -> Source: ...
    @property
    def locator(self) -> Locator: ...


class _Spaced(Ordered):
    """The places of words with single spaces between them, from those of their characters without the spaces.

    A space has the place of its white space, or one without width where a tag stands.
    """

    __slots__ = ("_dark", "_length", "_spaces", "_text")

    def __init__(self, value: str, dark: Runs, text: str) -> None:
        self._dark, self._length, self._text = dark, len(value), text
        self._spaces = [found.start() for found in re.finditer(" ", value)]

    def __len__(self) -> int:
        return self._length

    def at(self, index: int) -> Span:
        before = bisect_left(self._spaces, index)
        follows = self._dark.at(index - before)
        if self._spaces[before : before + 1] != [index]:
            return follows
        end = self._dark.at(index - before - 1).end
        return Span(end, follows.start if _is_white(self._text[end : follows.start]) else end)


class CharacterAnchor:
    """Holds the words of an element: `value`, white space collapsed, was read from its `chunks`.

    The chunks, which are asked for when a place is, are what `element.itertext()` gives, in its order, each with whether
    it is shown; only runs of characters that are `visible` were read.
    """

    __slots__ = ("_chunks", "_element", "_page", "_spans", "_value", "_visible")

    def __init__(
        self,
        page: Page,
        element: etree._Element,
        chunks: Callable[[], Iterable[tuple[bool, str, object]]],
        value: str,
        visible: re.Pattern[str],
    ) -> None:
        self._page, self._element, self._chunks, self._value = page, element, chunks, value
        self._visible = visible
        self._spans: Sequence[Span | None] | None = None

    @property
    def source(self) -> Source:
        return self._page.source

    def spans(self) -> Sequence[Span | None]:
        if self._spans is None:
            every = self._page.locator.characters(self._element)
            self._spans = () if every is None else _Spaced(self._value, self._shown(every), self.source.text)
        return self._spans

    def takes(self, edit: Edit) -> bool:
        text = self.source.text
        before = text[max(0, edit.span.start - _BACK) : edit.span.start]
        return not _TAG_BEGUN.search(before) and _keeps(text, edit, attribute=False) and not self._is_literal()

    def _is_literal(self) -> bool:
        return any(True for _ in self._element.iter(*_LITERAL)) or any(
            True for _ in self._element.iterancestors(*_LITERAL)
        )

    def _shown(self, every: Runs) -> Runs:
        shown, at = Runs(), 0
        for seen, chunk, _ in self._chunks():
            begin, end = at, 0
            for run in self._visible.finditer(chunk) if seen else ():
                begin += run.start() - end  # characters that were not read, none of them white
                begin, first, end = begin + len("".join(run[0].split())), begin, run.end()
                shown.take(every, first, begin)
            at += len("".join(chunk.split()))
        return shown


class AttributeAnchor:
    """Holds the value of an attribute."""

    __slots__ = ("_element", "_name", "_page", "_spans")

    def __init__(self, page: Page, element: etree._Element, name: str) -> None:
        self._page, self._element, self._name = page, element, name
        self._spans: Sequence[Span | None] | None = None

    @property
    def source(self) -> Source:
        return self._page.source

    def spans(self) -> Sequence[Span | None]:
        if self._spans is None:
            self._spans = self._page.locator.attribute(self._element, self._name) or ()
        return self._spans

    def takes(self, edit: Edit) -> bool:
        first = next(iter(self.spans()), None)
        text = self.source.text
        return first is not None and text[first.start - 1] in "\"'" and _keeps(text, edit, attribute=True)


class TagAnchor:
    """Holds a start tag, as one character."""

    __slots__ = ("_element", "_page")

    def __init__(self, page: Page, element: etree._Element) -> None:
        self._page, self._element = page, element

    @property
    def source(self) -> Source:
        return self._page.source

    def spans(self) -> Sequence[Span | None]:
        span = self._page.locator.start_tag(self._element)
        return (span,) if span else ()

    def takes(self, edit: Edit) -> bool:  # noqa: ARG002 - a tag is no words, so no words can take its place
        return False


class JsonAnchor:
    """Holds a text in the JSON of a script, as one place for all of it: what stands behind a key there, else the script's tag."""

    __slots__ = ("_element", "_key", "_length", "_page", "_value")

    def __init__(self, page: Page, element: etree._Element, key: str, value: str, length: int) -> None:
        self._page, self._element, self._key, self._value, self._length = page, element, key, value, length

    @property
    def source(self) -> Source:
        return self._page.source

    def spans(self) -> Sequence[Span | None]:
        tag = self._page.locator.start_tag(self._element)
        return (self._found(tag),) * self._length if tag else ()

    def _found(self, tag: Span) -> Span:
        from json import dumps

        text = self.source.text
        stop = text.find("</script", tag.end)
        written = {dumps(self._value, ensure_ascii=plain) for plain in (True, False)}
        written |= {one.replace("/", "\\/") for one in written}
        either = "|".join(re.escape(one) for one in written)
        pattern = re.compile(rf'"{re.escape(self._key)}"\s{{0,9}}:\s{{0,9}}({either})')
        found = list(pattern.finditer(text, tag.end, stop if stop >= 0 else len(text)))
        return Span(found[0].start(1) + 1, found[0].end(1) - 1) if len(found) == 1 else tag

    def takes(self, edit: Edit) -> bool:  # noqa: ARG002 - what is written there may be escaped in more than one way
        return False


def escape_text(said: str) -> str:
    """Words as they may be written between tags."""
    from html import escape

    return escape(said, quote=False)


def escape_attribute(said: str) -> str:
    """Words as they may be written in a quoted attribute value."""
    from html import escape

    return escape(said, quote=True)


def _is_white(raw: str) -> bool:
    if raw.isspace() or "&" not in raw or "<" in raw:
        return raw.isspace()
    from html import unescape

    return unescape(raw).isspace()


def _keeps(text: str, edit: Edit, *, attribute: bool) -> bool:
    """Whether the characters around the edit still mean the same: “&” before “ lt;” must not become `&lt;`."""
    start, end = edit.span
    begun = _REFERENCE_BEGUN.search(text[max(0, start - _BACK) : start])
    if begun is None:
        return True
    start -= len(begun[0])
    goes_on = _MAY_GO_ON.match(text, end)
    stop = goes_on.end() if goes_on else end
    old, places = characters(text, start, stop, attribute=attribute)
    before = "".join(c for at, c in enumerate(old) if places.at(at).end <= edit.span.start)
    after = "".join(c for at, c in enumerate(old) if places.at(at).start >= end)
    new = text[start : edit.span.start] + edit.text + text[end:stop]
    wanted = before + words(edit.text, 0, len(edit.text), attribute=attribute) + after
    return words(new, 0, len(new), attribute=attribute) == wanted
