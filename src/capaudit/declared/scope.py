"""Which words of a picture a rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from capaudit.basics.tuples import NamedTuple
from capaudit.dates import read_dates
from capaudit.model import Agency, Credit, Document, Figure
from capaudit.text import Text


class Piece(NamedTuple):
    """Words of a picture. `credit` is the credit that they stand in, `agency` the agency that they name, where there is one."""

    figure: Figure
    scope: str
    text: Text
    credit: Credit | None = None
    agency: Agency | None = None


def _alt(figure: Figure, _: Document) -> Iterator[Piece]:
    if figure.image.alt:
        yield Piece(figure, "alt", figure.image.alt)


def _caption(figure: Figure, _: Document) -> Iterator[Piece]:
    if figure.caption:
        yield Piece(figure, "caption", figure.caption)


def _printed(figure: Figure) -> Iterator[Credit]:
    return (credit for credit in figure.credits if not credit.hidden)


def _credit(figure: Figure, _: Document) -> Iterator[Piece]:
    for credit in _printed(figure):
        yield Piece(figure, "credit", credit.text, credit)


def _photographer(figure: Figure, _: Document) -> Iterator[Piece]:
    for credit in _printed(figure):
        for named in credit.photographers:
            yield Piece(figure, "photographer", named.text, credit)


def _agency(figure: Figure, _: Document) -> Iterator[Piece]:
    for credit in _printed(figure):
        for named in credit.agencies:
            yield Piece(figure, "agency", named.text, credit, named.agency)


def _date(figure: Figure, document: Document) -> Iterator[Piece]:
    if figure.caption:
        for date in read_dates(figure.caption, document.language):
            yield Piece(figure, "date", date.text)


SCOPES: Mapping[str, Callable[[Figure, Document], Iterator[Piece]]] = {
    "alt": _alt,
    "caption": _caption,
    "credit": _credit,
    "photographer": _photographer,
    "agency": _agency,
    "date": _date,
}
"""The words that a rule may look at. A credit that no reader sees is none of them."""

CALLED = {"alt": "alt text"}
"""What a scope is called in a message, where not by its own name."""


def pieces(figure: Figure, document: Document, scopes: Iterable[str]) -> Iterator[Piece]:
    """The words of a picture that are in one of the scopes."""
    for scope in scopes:
        yield from SCOPES[scope](figure, document)
