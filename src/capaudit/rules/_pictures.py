"""Which picture an image shows, as far as its addresses tell."""

from __future__ import annotations

import re
from functools import lru_cache

from capaudit import Image

_TELLING = 12  # characters: a shorter file name, such as “1.jpg”, tells only together with its folders
_LOOKED_AT = 4  # of the addresses of a picture, whose sizes differ more often than their names
_ID = r"(?<![\w-])(?:[0-9a-fA-F-]{16,64}|\d{9,20})(?![\w-])"
_ASKS = ("id=", "url=", "src=", "file=", "path=", "image", "img=")


def files(image: Image) -> frozenset[str]:
    """Names of its files: a telling file name alone, another one with its folders, and the query where it names the file.

    Two images with a name in common show the same picture.
    """
    return frozenset(_file(url) for url in image.urls[:_LOOKED_AT])


@lru_cache(maxsize=2048)
def _file(url: str) -> str:
    address, _, query = url.partition("#")[0].partition("?")
    path = address.partition("//")[2].partition("/")[2] or address
    name = path.rpartition("/")[2]
    named = name if len(name.partition(".")[0]) >= _TELLING and any(map(str.isdigit, name)) else path
    return f"{named}?{query}" if query and any(ask in query.lower() for ask in _ASKS) else named


def ids(image: Image) -> frozenset[str]:
    """The long ids in the addresses of an image: two images with one in common may be two cuttings of one picture."""
    return frozenset(part for url in image.urls for part in re.findall(_ID, url.partition("?")[0]))
