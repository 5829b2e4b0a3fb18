"""Ways to split a part of a credit line that is several things though no separator says so.

Each takes the part as `line[start:end]` with what joins it to the part in front, and gives its parts in order: pieces, and
spans that are still to be judged; nothing where it does not apply.
"""

from __future__ import annotations

from collections.abc import Callable

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.credits.bodies import label_of_body
from capaudit.credits.judge import SOFT_WORDS, Judge, lead_kind
from capaudit.credits.orders import order_at
from capaudit.credits.words import flat, is_aside, kind_of, lead_at, words
from capaudit.model import Agency

TRIM = " \t\xa0\u3000:-–—'\"“”„‘’…!_+"
_YEAR = pattern(r"(?:19|20)\d\d ")
_WORD = pattern(r"\S+")
_MOST_WORDS = 14
_SHORT_SENTENCE = 15
_SHORT_LABEL = 40
_LONG_NAME = 60
_LONG = 200


class Piece(NamedTuple):
    """A part of a line: `line[start:end]`.

    `before` is what joins it to the piece in front: a separator, or via, for, on, and. `role` is person, word (a single word
    that may be a name), agency, source, marker, aside, year, code, account, address, licence, order (to editors) or rest.
    """

    start: int
    end: int
    before: str
    role: str
    agency: Agency | None = None
    kind: str | None = None


class Span(NamedTuple):
    """A part that is still to be judged, and what joins it to the one in front."""

    start: int
    end: int
    before: str


class Line(NamedTuple):
    """A line as printed, the same in lower case and of the same length, and who judges its parts."""

    text: str
    low: str
    judge: Judge


Parts = list[Piece | Span]


def lead(line: Line, start: int, end: int, before: str) -> Parts:
    """“Montage: X”, “Foto: X”, “left: X”, within a line."""
    judge = line.judge
    found = lead_at(line.text, start)
    if found and found.closed and found.end < end:
        kind = lead_kind(line.low[start : found.end], judge.language)
        marker = [Piece(start, start + len(line.low[start : found.end].rstrip()), before, "marker", None, kind)]
        return [*(marker if kind else ()), Span(found.end, end, before if before == "via" else "")]
    colon = line.low.find(":", start, min(end, start + _SHORT_LABEL))
    label = line.text[start:colon] if colon > start else ""
    if label and (is_aside(label) or kind_of(label, judge.language)):
        return [Span(start, colon, before), Span(colon + 1, end, ":")]
    find = judge.agencies.find
    if label and " " not in label and not find(label) and find(line.text[colon + 1 : end].strip()):
        return [Span(colon + 1, end, before)]  # a label of whatever language
    return []


def order(line: Line, start: int, end: int, before: str) -> Parts:
    """Words to editors, or of the page, after the credit: “… TPX IMAGES OF THE DAY”, “… toggle caption”."""
    at = order_at(line.low, start, end)
    return [] if at is None else [Span(start, at, before), Piece(at, end, "", "order")]


def body(line: Line, start: int, end: int, before: str) -> Parts:
    """A body before a label: “U.S. Air Force photo by Jane Doe”."""
    found = label_of_body(line.text[start : min(end, start + _LONG)])
    find, text = line.judge.agencies.find, line.text
    own = found and found.mark in (":", "by") and find(text[start : start + found.start].rstrip())  # “White House”
    if found and not own and find(text[start : start + found.end].rstrip(" :")):
        return []
    return [Span(start, start + found.start, before), Span(start + found.end, end, "")] if found else []


def sentence(line: Line, start: int, end: int, before: str) -> Parts:
    """A name after the full stop of a sentence: the caption stands in the same line."""
    at = max(line.low.rfind(". ", start, end - 2), line.low.rfind("。", start, end - 1))
    if at - start < _SHORT_SENTENCE or end - at > _LONG_NAME:
        return []
    tail = line.text[at + 1 : end].strip(TRIM + ".")
    found = lead_at(tail)
    sure = (found and found.closed) or (at - start > 2 * _SHORT_SENTENCE and line.judge.verdict(tail).role)
    return [Piece(start, at, before, "rest"), Span(at + 1, end, ".")] if sure else []


def soft(line: Line, start: int, end: int, before: str) -> Parts:
    """“X for A”, “X on Unsplash”, “X and Y”, “Montage by X”."""
    text, low, judge = line
    spans = [m.span() for m in _WORD.finditer(low, start, min(end, start + _LONG))]
    if not 1 < len(spans) <= _MOST_WORDS:
        return []
    first, last = low[start : spans[0][1]], low[slice(*spans[-1])]
    if SOFT_WORDS.get(last) == "for":  # the client stands in quotes: “POUR « LE MONDE »”
        return [Span(start, spans[-1][0], before)]
    if first == "by" or first in SOFT_WORDS:
        return [Span(spans[0][1], end, SOFT_WORDS.get(first, before))]
    for left, right in spans[1:-1]:
        word = low[left:right]
        if word == "by" and (kind := kind_of(text[start:left], judge.language)):
            return [Piece(start, left - 1, before, "marker", None, kind), Span(right, end, "")]
        if word in SOFT_WORDS and judge.joins(word, text[start:left].strip(), text[right:end].strip()):
            return [Span(start, left, before), Span(right, end, SOFT_WORDS[word])]
    return []


def around(line: Line, start: int, end: int, before: str) -> Parts:
    """A year or an agency at one end of the part: “2019 Getty Images”, “JANE AFP”, “NASA satellite image”."""
    text, judge = line.text[start:end], line.judge
    if _YEAR.match(text):
        return [Span(start, start + 4, before), Span(start + 5, end, before)]
    if len(text) > _LONG:
        return []
    named = list(judge.agencies.find_in(text))
    cut = 0
    if named and named[0][0] == 0 and judge.stands_beside(named[0][2], text[named[0][1] :]):
        cut = named[0][1]
    elif named and named[-1][1] == len(text.rstrip(" .")) and judge.stands_beside(named[-1][2], text[: named[-1][0]]):
        cut = named[-1][0]
    elif judge.of_file(first := text.split(None, 1)[0]) or (
        not named and judge.agencies.spelled(first) and _label(text)
    ):
        cut = len(first)
    return [Span(start, start + cut, before), Span(start + cut, end, " ")] if 0 < cut < len(text) else []


def _label(text: str) -> bool:
    return any(word in words().labels for word in flat(text).split(None, 4)[1:3])


def last_word(line: Line, start: int, end: int, before: str) -> Parts:
    """A marker or a year as the last word: “Smith file”, “File 2013”."""
    space = line.text.rfind(" ", start, end)
    head = line.text[start:space] if space > start else ""
    if not head or (" " in head and line.judge.guess(head) != "person"):
        return []
    if line.judge.verdict(line.text[space + 1 : end]).role not in ("marker", "year", "code", "aside"):
        return []
    return [Span(start, space, before), Span(space + 1, end, " ")]


def hyphen(line: Line, start: int, end: int, before: str) -> Parts:
    """“Jane Doe-Imagn Images”."""
    at = line.low.rfind("-", start, end)
    if at <= start or line.judge.agencies.find(line.text[at + 1 : end]) is None:
        return []
    return [Span(start, at, before), Span(at + 1, end, "-")]


def suffix(line: Line, start: int, end: int, before: str) -> Parts:
    """Words that close a credit: “陳大文攝”, “Vardenis nuotr.”."""
    length = line.judge.suffix(line.low[max(start, end - _SHORT_LABEL) : end])
    if not length:
        return []
    at = end - length
    if line.judge.agencies.find(line.text[at:end]):
        return [Span(start, at, before), Span(at, end, " ")]
    kind = kind_of(line.text[at:end], line.judge.language)
    return [Span(start, at, before), Piece(at, end, "", "marker" if kind else "aside", None, kind)]


WAYS: tuple[Callable[[Line, int, int, str], Parts], ...] = (
    *(lead, order, body, sentence, soft, around, last_word, hyphen),
    suffix,
)
"""In the order in which they are tried."""
