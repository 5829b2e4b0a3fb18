"""The keys under which the names of agencies are looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import compress

_NO_LETTER = re.compile(r"[^\w+]+|_")
_ASCII_MARKS = {n: None for n in range(128) if not chr(n).isalnum() and chr(n) != "+"}
_ASCII_MARKS_IN_LINES = {n: nothing for n, nothing in _ASCII_MARKS.items() if chr(n) != "\n"}
TAILS = tuple("photo photos photography foto fotos image images picture pictures pix bild фото".split())
"""Words at the end of a name that do not matter."""


def key_of(name: str) -> str:
    """A name as it is looked up: its letters and digits only, half width, in lower case."""
    if name.isascii():
        return name.translate(_ASCII_MARKS).lower()
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", name)).casefold()


def keys_of(names: Sequence[str]) -> Iterator[str]:
    """The key of each name. Plain ones, which are nine in ten, are worked on together, a line each."""
    plain = [name.isascii() and name.isprintable() for name in names]
    keys = iter("\n".join(compress(names, plain)).translate(_ASCII_MARKS_IN_LINES).lower().split("\n"))
    return (next(keys) if easy else key_of(name) for name, easy in zip(names, plain, strict=True))
