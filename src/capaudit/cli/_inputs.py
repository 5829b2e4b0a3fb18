"""From the words on the command line to files, and from a file to its bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from capaudit.config import Config
from capaudit.errors import UnreadableError
from capaudit.globs import matches, relative

STDIN = "-"
SUFFIXES = (".html", ".htm", ".xhtml")
_NO_PAGES = ("node_modules", "__pycache__")


def files(paths: Iterable[str], config: Config, nothing: Callable[[str, str], None]) -> list[str]:
    """The files that the paths mean, each once, in the order given, folders in the order of names.

    A folder gives the pages in it and below it, hidden folders left out. What is excluded is left out unless it is
    named itself. `nothing(path, reason)` is called for a folder or a pattern that gives no file.
    """
    found: dict[str, None] = {}
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            several = list(_kept(_walk(path, nothing), config))
            if not several:
                nothing(path, "no page in this folder")
            found |= dict.fromkeys(several)
        elif path != STDIN and not os.path.lexists(path) and any(mark in path for mark in "*?["):
            several = list(_kept(_expanded(path), config))
            if not several:
                nothing(path, "no file matches")
            found |= dict.fromkeys(several)
        else:
            found[path] = None
    return list(found)


def _walk(folder: str, nothing: Callable[[str, str], None]) -> Iterator[str]:
    def unlisted(error: OSError) -> None:
        nothing(str(error.filename), f"the folder cannot be listed: {error.strerror}")

    for root, folders, names in os.walk(folder, onerror=unlisted):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NO_PAGES)
        yield from (os.path.join(root, name) for name in sorted(names) if name.lower().endswith(SUFFIXES))


def _expanded(pattern: str) -> Iterator[str]:
    from glob import glob

    for path in sorted(glob(pattern, recursive=True)):
        if not os.path.isdir(path):
            yield path


def _kept(paths: Iterable[str], config: Config) -> Iterator[str]:
    here = os.getcwd()
    for path in paths:
        seen = relative(os.path.join(here, path), config.folder) if config.exclude else ""
        if not any(matches(seen, pattern) for pattern in config.exclude):
            yield path


def contents(path: str, at_most: int) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises UnreadableError, also for more than `at_most` bytes."""
    try:
        if path == STDIN:
            return _limited(sys.stdin.buffer, at_most)
        if os.path.isdir(path):
            raise UnreadableError("is a folder")
        with open(path, "rb") as file:
            return _limited(file, at_most)
    except FileNotFoundError:
        raise UnreadableError("no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"cannot be read: {reason.lower()}") from error


def _limited(file: BinaryIO, at_most: int) -> bytes:
    data = file.read(at_most + 1)
    if len(data) > at_most:
        raise UnreadableError(f"larger than --max-bytes ({at_most:,} bytes)")
    return data
