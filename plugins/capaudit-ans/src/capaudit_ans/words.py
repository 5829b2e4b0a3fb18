"""From a string of JSON to the words that a reader of the article sees, each character with its place in the file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from capaudit import Edit, Source, Span, Text
from capaudit_ans.places import Value, characters

Placed = tuple[str, int, int]
_NOWHERE = (-1, -1)

_MARKUP = re.compile(
    r"<!--.{0,2000}?-->"
    r"|</?(?P<tag>[A-Za-z][A-Za-z0-9]*+)(?:\s[^<>]{0,2000})?/?>"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
    re.DOTALL,
)
_BREAKS = frozenset("address blockquote br div figcaption h1 h2 h3 h4 h5 h6 hr li ol p table td tr ul".split())
_ESCAPED = re.compile('["\\\\\x00-\x1f\ud800-\udfff]')
_BEYOND_ASCII = re.compile('["\\\\\x00-\x1f]|[^\x00-\x7f]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def shown(value: Value, source: Source, *, may_be_empty: bool = True) -> Text:
    """The words of a field as they are shown: markup read as HTML, white space collapsed.

    `may_be_empty` says whether the field still means something when its words are gone: an edit may not empty it else.
    """
    raw = source.text[value.start : value.end]
    placed = [(c, value.start + start, value.start + end) for c, start, end in characters(raw)]
    text = "".join(character for character, _, _ in placed)
    marked = list(_MARKUP.finditer(text)) if "<" in text or "&" in text else []
    seen = _collapsed(_read(placed, marked) if marked else placed)
    return _text(seen, value, source, markup=bool(marked), may_be_empty=may_be_empty)


def plain(value: Value, source: Source) -> Text:
    """The words of a field as they stand: for alternative texts, which hold no markup."""
    raw = source.text[value.start : value.end]
    placed = [(c, value.start + start, value.start + end) for c, start, end in characters(raw)]
    return _text(placed, value, source, markup=False, may_be_empty=True)


def _text(placed: Sequence[Placed], value: Value, source: Source, *, markup: bool, may_be_empty: bool) -> Text:
    spans = tuple(Span(start, end) if start >= 0 else None for _, start, end in placed)
    anchor = InString(source, spans, Span(value.start + 1, value.end - 1), may_be_empty)
    escape = _ESCAPES[markup, source.text.isascii()]
    return Text("".join(character for character, _, _ in placed), value.path, anchor, escape)


class InString(NamedTuple):
    """What holds words to the string that they stand in; `inside` is what is between its quotes."""

    source: Source
    known: tuple[Span | None, ...]
    inside: Span
    may_be_empty: bool

    def spans(self) -> Sequence[Span | None]:
        """One span a character."""
        return self.known

    def takes(self, edit: Edit) -> bool:
        """Any words, but for a field that must not be emptied."""
        if self.may_be_empty or edit.text.strip():
            return True
        text = self.source.text
        rest = text[self.inside.start : edit.span.start] + text[edit.span.end : self.inside.end]
        return bool(rest.strip())


def _read(placed: Sequence[Placed], marked: Sequence[re.Match[str]]) -> Iterator[Placed]:
    """The characters without the markup: a reference is the character that it means, a tag that breaks a line a space."""
    at = 0
    for found in marked:
        yield from placed[at : found.start()]
        start, at = placed[found.start()][1], found.end()
        if found[0].startswith("&"):
            meant = html.unescape(found[0])
            if meant == found[0]:
                yield from placed[found.start() : at]
            elif len(meant) == 1:
                yield meant, start, placed[at - 1][2]
            else:
                yield from ((character, *_NOWHERE) for character in meant)
        elif (found["tag"] or "").lower() in _BREAKS:
            yield " ", start, start
    yield from placed[at:]


def _collapsed(placed: Sequence[Placed] | Iterator[Placed]) -> list[Placed]:
    """White space made one space, none at the ends. The space has the place of the run, as far as nothing else is in it."""
    seen: list[Placed] = []
    for character, start, end in placed:
        if not character.isspace():
            seen.append((character, start, end))
        elif not seen or seen[-1][0] != " ":
            seen.append((" ", start, end))
        elif seen[-1][2] == start >= 0:
            seen[-1] = (" ", seen[-1][1], end)
    first = 1 if seen and seen[0][0] == " " else 0
    last = len(seen) - 1 if len(seen) > first and seen[-1][0] == " " else len(seen)
    return seen[first:last]


def escape(text: str) -> str:
    """Words as they stand in a string of JSON."""
    return _ESCAPED.sub(_escaped, text)


def escape_ascii(text: str) -> str:
    """The same, in a file that is all ASCII."""
    return _BEYOND_ASCII.sub(_escaped, text)


def escape_markup(text: str) -> str:
    """Words as they stand in HTML in a string of JSON."""
    return escape(html.escape(text, quote=False))


def escape_markup_ascii(text: str) -> str:
    """The same, in a file that is all ASCII."""
    return escape_ascii(html.escape(text, quote=False))


_ESCAPES = {
    (False, False): escape,
    (False, True): escape_ascii,
    (True, False): escape_markup,
    (True, True): escape_markup_ascii,
}


def _escaped(found: re.Match[str]) -> str:
    if short := _SHORT.get(found[0]):
        return short
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
