"""Waivers that stand in a page: `<!-- capaudit-ignore RULE: reason -->` and `data-capaudit-ignore="RULE: reason"`.

A comment covers the pictures of the `<figure>` that it stands in, or else the next picture. The attribute covers the pictures
in its element; on `<html>` or `<body>` it covers the whole page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from capaudit.model import Figure, Ignore, Waiver
from capaudit.pages import Element, Page
from capaudit.pages.tokens import tokens
from capaudit.source import Span
from capaudit.text import Text

WORD = "capaudit-ignore"
ATTRIBUTE = f"data-{WORD}"
_COMMENT = re.compile(rf"<!--\s*+{WORD}(?![\w-])((?:(?!--!?>).){{0,1000}})", re.DOTALL)
_NAME = re.compile(r"[^\s,]++")
_WHOLE_PAGE = ("html", "body")
_NO_REASON = "gives no reason; write “RULE: reason”"


def read_ignores(page: Page, figures: Sequence[Figure]) -> tuple[Ignore, ...]:
    """The waivers of a page, in the order of its text, attributes first. `figures` are the pictures that were found in it."""
    text = page.source.text
    if WORD not in text:
        return ()
    starts = {figure.place.span.start: figure for figure in figures if figure.place}
    found = [*_of_attributes(page, starts)] if ATTRIBUTE in text else []
    return (*found, *_of_comments(page, starts))


def _of_attributes(page: Page, starts: dict[int, Figure]) -> Iterator[Ignore]:
    for element in page.root.iter("*"):
        said = page.attribute(element, ATTRIBUTE)
        if said is not None:
            yield from _said(said, _inside(page, element, starts))


def _inside(page: Page, element: Element, starts: dict[int, Figure]) -> tuple[Figure, ...] | None:
    """The figures in an element; None for the whole page."""
    if element.tag in _WHOLE_PAGE:
        return None
    spans = (page.tag(inner).span for inner in element.iter("*"))
    return tuple(starts[span.start] for span in spans if span and span.start in starts)


def _of_comments(page: Page, starts: dict[int, Figure]) -> Iterator[Ignore]:
    text = page.source.text
    for span, words, around in _comments(text):
        if around is not None:
            covered = tuple(figure for start, figure in starts.items() if around.start <= start < around.end)
        else:
            following = min((start for start in starts if start >= span.end), default=None)
            covered = (starts[following],) if following is not None else ()
        yield from _said(Text.of(text[words.start : words.end], page.source, words.start, "comment"), covered)


def _comments(text: str) -> Iterator[tuple[Span, Span, Span | None]]:
    """Each comment of ours, what is said in it, and the innermost `<figure>` around it. Tags tell where comments stand."""
    found: list[tuple[Span, Span, int | None]] = []
    ends: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    for token in (*tokens(text), None):
        start = token.start if token else len(text)
        if start > at:
            around = opened[-1] if opened else None
            found += ((Span(*m.span()), Span(*m.span(1)), around) for m in _COMMENT.finditer(text, at, start))
        if token is None:
            break
        at = token.end
        if token.name == "figure" and token.kind == "start":
            opened.append(token.start)
        elif token.name == "figure" and token.kind == "end" and opened:
            ends[opened.pop()] = token.end
    for comment, words, around in found:
        yield comment, words, None if around is None else Span(around, ends.get(around, len(text)))


def _said(said: Text, covered: tuple[Figure, ...] | None) -> Iterator[Ignore]:
    """One waiver a rule that is named before the colon."""
    names, colon, reason = said.value.partition(":")
    reason = " ".join(reason.split())
    rules = list(_NAME.finditer(names))
    if not rules:
        yield Ignore(Waiver("", reason, origin=said.origin), said, covered, "names no rule; write “RULE: reason”")
    for rule in rules:
        waiver = Waiver(rule[0], reason, origin=said.origin)
        fault = None if colon and reason else _NO_REASON
        yield Ignore(waiver, said[rule.start() : rule.end()], covered, fault)
