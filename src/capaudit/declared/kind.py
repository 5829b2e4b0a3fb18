"""The contract between a rule of a house file and its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from capaudit.basics.tables import Table
from capaudit.basics.tuples import NamedTuple
from capaudit.credits import AgencyTable
from capaudit.declared.scope import SCOPES, Piece
from capaudit.model import Fix, Located
from capaudit.text import Text


class Hit(NamedTuple):
    """Words at fault. `words` fill the message, `saying` chooses among the kind's own messages."""

    piece: Piece
    at: Text
    words: Mapping[str, str]
    saying: str = ""
    also: tuple[Located, ...] = ()
    fix: Fix | None = None


Find = Callable[[Iterable[Piece]], Iterator[Hit]]


class Setting(NamedTuple):
    """What a kind is made of: the rule's table and name, the agencies that the house knows, whether fixes are safe."""

    table: Table
    who: str
    agencies: AgencyTable
    scopes: tuple[str, ...]
    safe: bool


class Say(NamedTuple):
    """A message and a cure, for the cases in which the house has given none of its own."""

    message: str
    help: str


class Kind(NamedTuple):
    """A kind of rule.

    `about` is its summary where the house gives none. `keys` are those that it reads besides the common ones, `places`
    what its messages may hold. `make` gives the function that finds; with `per_document` that one gets the words of the
    whole page at once.
    """

    name: str
    about: str
    make: Callable[[Setting], Find]
    keys: tuple[str, ...]
    places: tuple[str, ...]
    says: Mapping[str, Say]
    scopes: tuple[str, ...] = tuple(SCOPES)
    per_document: bool = False
    fixes: bool = False
