"""One publication: what its pages look like and whom it credits."""

from __future__ import annotations

from capaudit.basics.records import Record
from capaudit.basics.tuples import NamedTuple
from capaudit.contracts.layout import Layout
from capaudit.model import Agency


class Wording(NamedTuple):
    """Words around credits that a house has besides the known ones.

    `role` says what they are there for: labels, credits, sources, graphics, by, of, openers, suffixes, asides or interface, or
    the kind of picture that they speak of, such as “kind.handout”.
    """

    role: str
    phrases: tuple[str, ...]


class House(Record):
    """What a reader knows of the publication. `language` holds where a page does not say its own."""

    layouts: tuple[Layout, ...] = ()
    agencies: tuple[Agency, ...] = ()
    language: str | None = None
    words: tuple[Wording, ...] = ()
