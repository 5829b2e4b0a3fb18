"""Where the file of a picture on a page is: in a folder that was named for it, or beside the page."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from capaudit.basics.tuples import NamedTuple

_LARGEST_INLINE = 40_000_000  # characters of a data: address
_GENERIC = frozenset(
    "image img photo picture pic master default original file index thumb thumbnail large medium small cover header main full".split()
)
_NO_METADATA = (".svg", ".svgz", ".ico", ".bmp")


class Roots(NamedTuple):
    """Where picture files are looked for.

    `folders` are pairs of an address and a folder: what stands below the address stands below the folder; with an empty
    address the folder is searched for the address's path, then for shorter and shorter ends of it. `beside` allows files that
    a relative address of the page leads to, at or below the page's own folder. `fetch` allows the network.
    """

    folders: tuple[tuple[str, str], ...] = ()
    beside: bool = True
    fetch: bool = False


class Found(NamedTuple):
    """An open file, the name to show for it, relative to the working directory where it stands below, and where it truly is."""

    file: BinaryIO
    name: str
    path: str | None = None


def picture_file(urls: Iterable[str], page: str, roots: Roots) -> Found | None:
    """The file of a picture by its addresses, the first that is at hand; the caller closes it.

    Nothing outside the roots is opened, whatever the address says and wherever a link in them leads.
    """
    tried: set[tuple[str, str]] = set()
    for url in urls:
        if url[:5] == "data:":
            continue
        if not roots.folders and (url[:1] == "/" or "://" in url[:10]):
            continue  # nothing but a relative address leads beside the page
        for candidate in _candidates(url, page, roots):
            if candidate not in tried and (found := _opened(*candidate)):
                return found
            tried.add(candidate)
    return None


def leads_to_files(urls: Iterable[str], page: str, roots: Roots) -> bool:
    """Whether a picture's file would be looked for."""
    return any(url[:5] != "data:" and next(_candidates(url, page, roots), None) is not None for url in urls)


def _opened(root: str, path: str) -> Found | None:
    """The file, where it exists and is one that truly stands below the root."""
    named = os.path.join(root, path)
    if not os.path.isfile(named):
        return None
    real, inside = os.path.realpath(named), os.path.realpath(root)
    try:
        if os.path.commonpath((real, inside)) != inside:
            return None
        return Found(open(real, "rb"), named.removeprefix(os.path.join(os.getcwd(), "")), real)
    except (OSError, ValueError):  # ValueError: two drives of Windows
        return None


def _candidates(url: str, page: str, roots: Roots) -> Iterator[tuple[str, str]]:
    """Pairs of a root and a path below it."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
    except ValueError:
        return
    path = _path(parts.path)
    if path is None:
        return
    for address, folder in roots.folders:
        if address:
            rest = _path(urlsplit(url[len(address) :]).path) if _stands_below(url, address) else None
            if rest:
                yield folder, rest.lstrip("/")
        else:
            yield from ((folder, end) for end in _ends(path))
    if roots.beside and not parts.scheme and not parts.netloc and not path.startswith("/"):
        yield os.path.dirname(page) or ".", path


def _path(quoted: str) -> str | None:
    """The path of an address with its percent signs read; None where no picture's file can have it."""
    from urllib.parse import unquote_to_bytes

    try:
        path = os.fsdecode(unquote_to_bytes(quoted))
    except ValueError:  # a half of a surrogate pair, from a damaged page
        return None
    return None if not path or "\0" in path or path.lower().endswith(_NO_METADATA) else path


def _stands_below(url: str, address: str) -> bool:
    return url.startswith(address) and (address.endswith("/") or url[len(address) : len(address) + 1] in ("", "/"))


def _ends(path: str) -> Iterator[str]:
    """The path, then what is left of it without its first step, and so on. A name such as “image.jpg” alone tells nothing."""
    steps = [step for step in path.split("/") if step not in ("", ".", "..")]
    for start in range(len(steps)):
        stem = steps[-1].partition(".")[0].lower()
        if start and start == len(steps) - 1 and (len(stem) < 4 or stem in _GENERIC):
            return
        yield os.path.join(*steps[start:])


def inline_bytes(address: str) -> bytes:
    """The bytes of a data: address (RFC 2397); empty where it holds no picture or is damaged."""
    from binascii import Error, a2b_base64
    from urllib.parse import unquote_to_bytes

    head, comma, body = address[:_LARGEST_INLINE].partition(",")
    if not comma or not head.lower().startswith("data:image/"):
        return b""
    try:
        raw = unquote_to_bytes(body)
        return a2b_base64(raw) if head.lower().endswith(";base64") else raw
    except (Error, ValueError):
        return b""
