"""The words of a picture as readers get them: caption and credits in one piece again, and the alt text beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from capaudit import Edit, Figure, Text
from capaudit.basics.tuples import NamedTuple

T = TypeVar("T")
Spans = Iterable[tuple[int, int]]
_BEFORE = " \t\r\n\u00a0-–—|/,;:"


class Words(NamedTuple):
    """Words at fault: where they stand, where they stand again, and what is left without them.

    `unseen` says that they stand in the alt text only. `edits` remove them everywhere; there are none where one of the
    places cannot be edited.
    """

    at: Text
    also: tuple[Text, ...]
    edits: tuple[Edit, ...]
    unseen: bool


def words_at_fault(figure: Figure, hint: Callable[[str], object], find: Callable[[str], Spans]) -> Iterator[Words]:
    """What `find` finds in the words of a picture, copies in the alt text together with what they are copies of.

    `hint` is a cheap test that is asked first, of each text as it stands.
    """
    groups: dict[str, list[tuple[Text, Edit | None, bool]]] = {}
    for text in texts_hinted(figure, hint):
        for start, end in find(text.value):
            words = text[start:end]
            groups.setdefault(words.value, []).append((words, without(text, start, end), text is figure.image.alt))
    for places in groups.values():
        edits = tuple(edit for _, edit, _ in places if edit)
        yield Words(
            places[0][0],
            tuple(words for words, _, _ in places[1:]),
            edits if len(edits) == len(places) else (),
            places[0][2],
        )


def texts_at_fault(
    figure: Figure, hint: Callable[[str], object], find: Callable[[str], Iterable[T]], key: Callable[[str, T], str]
) -> Iterator[list[tuple[Text, list[T]]]]:
    """The texts of a picture in which `find` finds something, with that; those together whose first one has the same key."""
    groups: dict[str, list[tuple[Text, list[T]]]] = {}
    for text in texts_hinted(figure, hint):
        if found := list(find(text.value)):
            groups.setdefault(key(text.value, found[0]), []).append((text, found))
    yield from groups.values()


def texts_hinted(figure: Figure, hint: Callable[[str], object]) -> Iterator[Text]:
    """What is printed, and the alt text, where `hint` says of a part of it that it is worth a closer look."""
    if any(hint(text.value) for text in _seen(figure)):
        yield from printed(figure)
    alt = figure.image.alt
    if alt and hint(alt.value):
        yield alt


def printed(figure: Figure) -> tuple[Text, ...]:
    """Caption and credits in the order of the page; neighbours are one text, as they are on the page."""
    placed = sorted(_seen(figure), key=lambda text: text.span or (0, 0))
    joined: list[Text] = []
    for text in placed:
        between = _between(joined[-1], text) if joined else None
        if between is None:
            joined.append(text)
        else:
            joined[-1] = Text.join("", (joined[-1], between, text))
    return tuple(joined)


def without(text: Text, start: int, end: int) -> Edit | None:
    """The edit that takes words out of a text, with the space or the separator that they leave behind."""
    value = text.value
    if not value[end:].strip(" .\u00a0"):
        start = len(value[:start].rstrip(_BEFORE))
    elif start and value[start - 1].isspace():
        start = len(value[:start].rstrip())
    else:
        end += len(value[end:]) - len(value[end:].lstrip())
    return text[start:end].replaced("")


def _seen(figure: Figure) -> list[Text]:
    caption = (figure.caption,) if figure.caption else ()
    return [*caption, *(credit.text for credit in figure.credits if not credit.hidden)]


def _between(one: Text, other: Text) -> Text | None:
    """The white space between two neighbours; None where something else stands between them."""
    source, before, after = one.source, one.span, other.span
    if source is None or source is not other.source or before is None or after is None or before.end > after.start:
        return None
    gap = source.text[before.end : after.start]
    return Text.of(gap, source, before.end, one.origin) if not gap or re.fullmatch(r"\s{1,80}", gap) else None
