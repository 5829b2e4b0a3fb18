"""The tags of a page in its source text, cut as the HTML standard's tokenizer cuts them (WHATWG HTML, 13.2.5).

One thing is as libxml2 has it and not as the standard: a raw text element that is closed in its own tag, `<script/>`,
has no content. There is no tree here, only where each piece begins and ends. Every pattern takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from capaudit.basics.tuples import NamedTuple

_SPACE = r"[\t\n\f\r ]"
_NAME = r"[a-zA-Z][^\t\n\f\r />]*+"
_NAME_ENDS = r"(?=[\t\n\f\r />])"
_VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >"'][^\t\n\f\r >]*+|(?=>))"""
_ATTRIBUTES = rf"(?:[\t\n\f\r /]++|[^\t\n\f\r />][^\t\n\f\r />=]*+(?:{_SPACE}*+={_SPACE}*+{_VALUE})?+)*+"
_PLAIN_ATTRIBUTES = r"""[^>"'=]*+(?:(?<=[a-zA-Z0-9_-])="[^"]*+"[^>"'=]*+)*+"""  # the same, faster, for most tags
_REST_OF_TAG = rf"(?:{_PLAIN_ATTRIBUTES}>|{_ATTRIBUTES}>)"

_RAW = ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp", "plaintext")
_ESCAPABLE = frozenset({"title", "textarea"})  # the raw text elements whose character references count
RAW = frozenset(_RAW)
MILESTONES = ("img", "figure", "figcaption")


def _any_case(name: str) -> str:
    return "".join(f"[{c}{c.upper()}]" for c in name)


_ANY_MILESTONE, _ANY_RAW = ("|".join(map(_any_case, names)) for names in (MILESTONES, _RAW))
_STOPS = rf"(?:{_ANY_MILESTONE}|{_ANY_RAW}){_NAME_ENDS}"
_FIRST = "".join(sorted({c for name in (*MILESTONES, *_RAW) for c in (name[0], name[0].upper())}))

TAG = re.compile(rf"<(/?)({_NAME}){_REST_OF_TAG}")
ATTRIBUTE = re.compile(
    rf"([^\t\n\f\r />][^\t\n\f\r />=]*+)(?:{_SPACE}*+={_SPACE}*+"
    r"""(?:"([^"]*+)"|'([^']*+)'|([^\t\n\f\r >"'][^\t\n\f\r >]*+))?+)?+"""
)
_TAG_NAME = re.compile(rf"<({_NAME})")
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT = re.compile(rf"<!--|-->|<(/?)[sS][cC][rR][iI][pP][tT]{_NAME_ENDS}")
# a comment that cannot hide anything, such as the `<!-- -->` that React writes between texts
_TINY_COMMENT = r"""!--[^<>"'=-]{0,80}+-->"""
_STOP = re.compile(
    rf"<(?=[!{_FIRST}])(?:({_ANY_MILESTONE}){_NAME_ENDS}|({_ANY_RAW}){_NAME_ENDS}|(?!{_TINY_COMMENT})!--)"
)
_IS_MILESTONE = 1
_RAW_ENDS = {name: re.compile(rf"</{_any_case(name)}{_NAME_ENDS}") for name in _RAW if name != "plaintext"}
# text, tags and bogus comments up to the next of those; `(?:...)*+` around so much loses its way in Python before 3.11.5
_BETWEEN_STOPS = re.compile(
    rf"[^<]*+(?>(?:<(?:/[a-zA-Z0-9]++>|(?!{_STOPS}){_NAME}{_REST_OF_TAG}|/{_NAME}{_REST_OF_TAG}"
    rf"|!(?!--)[^>]*+>|{_TINY_COMMENT}|\?[^>]*+>|/[^a-zA-Z>][^>]*+>|/>|(?![a-zA-Z/!?])|/\Z)[^<]*+)*)"
)


class Token(NamedTuple):
    """A piece of the source: `text[start:end]`. `name` is the lower-case name of a tag."""

    kind: Literal["text", "raw", "start", "end"]
    start: int
    end: int
    name: str = ""


class Value(NamedTuple):
    """An attribute in the source: its lower-case name and where its value stands, quotes left out."""

    name: str
    start: int
    end: int


_LOWER = {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def lower(name: str) -> str:
    """A name with its ASCII letters in lower case, and no others."""
    return name.lower() if name.isascii() else name.translate(_LOWER)


def attributes(text: str, start: int, end: int) -> Iterator[Value]:
    """The attributes of the start tag `text[start:end]`, duplicates included."""
    name = _TAG_NAME.match(text, start)
    for found in ATTRIBUTE.finditer(text, name.end() if name else end, end - 1):
        value = found.lastindex or 1
        yield Value(lower(found[1]), *(found.span(value) if value > 1 else (found.end(), found.end())))


def tokens(text: str, at: int = 0, end: int | None = None) -> Iterator[Token]:
    """The texts and tags from `at` on, which stands outside every tag and comment. Comments are left out.

    Stops before the first piece that begins at `end` or after it.
    """
    limit = len(text) if end is None else end
    while at < limit:
        mark = text.find("<", at)
        if mark != at:
            mark = mark if mark >= 0 else len(text)
            yield Token("text", at, mark)
            at = mark
            continue
        follows = text[at + 1 : at + 2]
        if (follows.isascii() and follows.isalpha()) or (follows == "/" and _letter(text, at + 2)):
            tag = TAG.match(text, at)
            if tag is None:
                return
            name = lower(tag[2])
            yield Token("end" if tag[1] else "start", at, tag.end(), name)
            at = tag.end()
            if not tag[1] and name in RAW and not _closes_itself(text, tag):
                stop = _raw_end(text, at, name)
                if stop > at:
                    yield Token("text" if name in _ESCAPABLE else "raw", at, stop)
                at = stop
        elif follows and follows in "!?/":
            if follows == "/" and at + 2 == len(text):
                yield Token("text", at, len(text))
                return
            at = _skip(text, at)
        else:
            yield Token("text", at, at + 1)
            at += 1


def _letter(text: str, at: int) -> bool:
    return text[at : at + 1].isascii() and text[at : at + 1].isalpha()


def _skip(text: str, at: int) -> int:
    """Where the comment, declaration, instruction or nameless end tag at `at` ends."""
    if text.startswith("<!--", at):
        return _comment_end(text, at)
    end = text.find(">", at + 2)
    return end + 1 if end >= 0 else len(text)


def _comment_end(text: str, at: int) -> int:
    if text.startswith((">", "->"), at + 4):
        return text.index(">", at) + 1
    end = _COMMENT_END.search(text, at + 4)
    return end.end() if end else len(text)


def _closes_itself(text: str, tag: re.Match[str]) -> bool:
    """Whether a tag ends in `/>`, the slash being no part of a value."""
    end = tag.end() - 1
    return text[end - 1] == "/" and all(a.end() < end for a in ATTRIBUTE.finditer(text, tag.end(2), end))


def _raw_end(text: str, at: int, name: str) -> int:
    """Where the raw text that begins at `at` ends: at the `<` of its end tag."""
    end_tag = _RAW_ENDS.get(name)
    place = text.find("<", at) if end_tag else -1
    while end_tag and place >= 0:
        if end_tag.match(text, place):
            return place
        if name == "script" and text.startswith("!--", place + 1):
            return _script_end(text, at)
        place = text.find("<", place + 1)
    return len(text)


def _script_end(text: str, at: int) -> int:
    """Where a script with `<!--` in it ends (WHATWG HTML, 13.2.5.17 to 31)."""
    escaped = doubly = False
    while found := _SCRIPT.search(text, at):
        at = found.end()
        if found[0] == "<!--":
            escaped, at = True, at - 2
        elif found[0] == "-->":
            escaped = doubly = False
        elif found[1] and not doubly:
            return found.start()
        elif escaped:
            doubly = not found[1]
    return len(text)


def milestones(text: str) -> Iterator[Token]:
    """Every start tag of the names in `MILESTONES`, found as far as somebody asks.

    Looks at those tags, comments and raw text elements only, and proves from the characters around each that it does
    not stand inside another tag; where it cannot, it reads all tags from the last sure place on.
    """
    sure = 0
    while found := _STOP.search(text, sure):
        if not _outside_tags(text, sure, found.start()):
            between = _BETWEEN_STOPS.match(text, sure)
            found = _STOP.match(text, between.end()) if between else None
            if found is None:
                return
        start, kind = found.start(), found.lastindex
        if kind is None:
            sure = _comment_end(text, start)
            continue
        tag = TAG.match(text, start)
        if tag is None:
            return
        sure, name = tag.end(), lower(found[kind])
        if kind == _IS_MILESTONE:
            yield Token("start", start, sure, name)
        elif not _closes_itself(text, tag):
            sure = _raw_end(text, sure, name)


def _outside_tags(text: str, sure: int, at: int) -> bool:
    """Whether `at` must be outside all tags, knowing that `sure` is, and that no raw text begins between them.

    Inside a quoted value, the last quote would follow an equals sign. Inside a tag but outside its values, or in a
    bogus comment, the last `<`, or a quote that ends a value with a `>` in it, would follow the last `>`.
    """
    closed = text.rfind(">", sure, at)
    if closed < at - 1 and text.rfind("<", closed + 1, at) >= sure:
        return False
    double, single = text.rfind('"', sure, at), text.rfind("'", sure, at)
    if double > closed or single > closed:
        return False
    return (double < 0 or not _follows_equals(text, double)) and (single < 0 or not _follows_equals(text, single))


def _follows_equals(text: str, at: int) -> bool:
    at -= 1
    while at > 0 and text[at] in "\t\n\f\r ":
        at -= 1
    return at >= 0 and text[at] == "="
