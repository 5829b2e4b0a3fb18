"""Folders, patterns and files as files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from capaudit.basics.tuples import NamedTuple

STDIN = "-"
SUFFIXES = (".html", ".htm", ".xhtml")
_NO_PAGES = ("node_modules", "__pycache__")
_MAGIC = "*?["

Tell = Callable[[str, str], object]
"""It is told a path and what is wrong with it."""


class Search(NamedTuple):
    """Where to look. Excluded patterns are relative to `folder`; they spare files that are named, unless `forced`."""

    folder: str
    exclude: tuple[str, ...] = ()
    forced: bool = False
    gitignore: bool = True


def files(paths: Iterable[str], search: Search, nothing: Tell, unlisted: Tell) -> list[str]:
    """The files that the paths mean, each once, in the order given, folders in the order of names.

    A folder gives the pages in it and below it; hidden folders, and what .gitignore names, are left out. Links to folders
    are not followed, so that there are no loops. `nothing` is told of a folder or pattern that gives no file, `unlisted` of a
    folder that cannot be looked into.
    """
    found: dict[str, str] = {}
    for path in paths:
        for file in _meant(path, search, nothing, unlisted):
            found.setdefault(os.path.normpath(file), file)
    return list(found.values())


def _meant(path: str, search: Search, nothing: Tell, unlisted: Tell) -> Iterable[str]:
    if path == STDIN:
        return (path,)
    if os.path.isdir(path):
        several = _kept(_pages(path, search, unlisted), search)
        reason = "no page in this folder"
    elif is_pattern(path):
        several = _kept(_expanded(path), search)
        reason = "no file matches"
    else:
        return _kept((path,), search) if search.forced else (path,)
    if not several:
        nothing(path, reason)
    return several


def is_pattern(path: str) -> bool:
    """Whether a path is a shell pattern; the name of a file that exists is not."""
    return any(mark in path for mark in _MAGIC) and not os.path.lexists(path)


def _pages(folder: str, search: Search, unlisted: Tell) -> Iterator[str]:
    def failed(error: OSError) -> None:
        unlisted(str(error.filename), f"the folder cannot be listed: {error.strerror}")

    from capaudit.discovery.ignored import Ignored

    ignored = Ignored(folder) if search.gitignore else None
    for root, folders, names in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NO_PAGES)
        pages = sorted(name for name in names if name.lower().endswith(SUFFIXES))
        if ignored is not None:
            ignored.enter(root, names)
            folders[:] = [name for name in folders if not ignored.covers(os.path.join(root, name), folder=True)]
            pages = [name for name in pages if not ignored.covers(os.path.join(root, name))]
        yield from (os.path.join(root, name) for name in pages)


def _expanded(pattern: str) -> list[str]:
    """The files that a shell pattern means; `**` goes through folders, but through no links to folders."""
    parts = pattern.replace(os.sep, "/").split("/")
    plain = next(number for number, part in enumerate(parts) if any(mark in part for mark in _MAGIC))
    start = "/".join(parts[:plain]) or ("/" if pattern.startswith("/") else "")
    return sorted(path for path in _matching(start, parts[plain:]) if not os.path.isdir(path))


def _matching(folder: str, parts: list[str]) -> Iterator[str]:
    if not parts:
        yield folder
        return
    part, rest = parts[0], parts[1:]
    if part == "**":
        yield from _matching(folder, rest or ["*"])
        for entry in _entries(folder):
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                yield from _matching(os.path.join(folder, entry.name), parts)
    elif any(mark in part for mark in _MAGIC):
        from fnmatch import fnmatchcase

        for entry in _entries(folder):
            hidden = entry.name.startswith(".") and not part.startswith(".")
            if not hidden and fnmatchcase(entry.name, part) and (not rest or entry.is_dir()):
                yield from _matching(os.path.join(folder, entry.name), rest)
    elif os.path.lexists(path := os.path.join(folder, part)):
        yield from _matching(path, rest)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder or ".") as entries:
            return list(entries)
    except OSError:
        return []


def _kept(paths: Iterable[str], search: Search) -> list[str]:
    """Those that are not excluded."""
    here = os.getcwd()
    return [path for path in paths if not excluded(os.path.join(here, path), search)]


def excluded(path: str, search: Search) -> bool:
    """Whether a file is left out by name."""
    if not search.exclude:
        return False
    from capaudit.basics.globs import matches, relative

    seen = relative(path, search.folder)
    return any(matches(seen, pattern) for pattern in search.exclude)
