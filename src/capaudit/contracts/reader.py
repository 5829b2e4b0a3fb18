"""The contract of a reader: a function that turns the bytes of a file into a Document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from capaudit.basics.tuples import NamedTuple
from capaudit.model import Document

if TYPE_CHECKING:
    from capaudit.contracts.house import House

Read = Callable[[bytes, str, "House"], Document]
Sniff = Callable[[bytes], bool]


class Reader(NamedTuple):
    """A format. `suffixes` choose it by the file's name (".html"), `sniff` by the first 1,024 bytes."""

    name: str
    suffixes: tuple[str, ...]
    read: Read
    sniff: Sniff | None = None


def reader(name: str, *suffixes: str, sniff: Sniff | None = None) -> Callable[[Read], Reader]:
    """Make a reader of a function that takes the bytes, the file's name and the house, and gives a Document.

    The function raises UnreadableError for bytes that it cannot read.
    """
    return lambda read: Reader(name, suffixes, read, sniff)
