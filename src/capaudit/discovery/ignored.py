"""What Git ignores, as far as `.gitignore` files and `.git/info/exclude` say so (gitignore(5))."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import TYPE_CHECKING

from capaudit.basics.tuples import NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NAME = ".gitignore"


class _Patterns(NamedTuple):
    """The patterns of one file, and the folder that they are relative to."""

    folder: str
    spec: GitIgnoreSpec


class Ignored:
    """The patterns that hold below a folder. Outside of a repository there are none.

    A folder that was named itself is looked through although it, or one above it, is ignored: pages are often built into one.
    Then only the patterns in it and below it count.
    """

    def __init__(self, start: str) -> None:
        whole = os.path.abspath(start)
        self._lists: list[_Patterns] = []
        self._top = _top(whole)
        if self._top is None:
            return
        self._add(self._top, os.path.join(self._top, ".git", "info", "exclude"))
        above = [self._top]
        for part in os.path.relpath(whole, self._top).split(os.sep) if whole != self._top else ():
            above.append(os.path.join(above[-1], part))
        for folder in above:
            if folder != self._top and self.covers(folder, folder=True):
                self._lists.clear()
            if folder != whole:
                self._add(folder, os.path.join(folder, _NAME))

    def enter(self, folder: str, names: Collection[str]) -> None:
        """Go into a folder that has files of these names, parents before children."""
        if self._top is None:
            return
        folder = os.path.abspath(folder)
        while self._lists and not _below(folder, self._lists[-1].folder):
            self._lists.pop()
        if _NAME in names:
            self._add(folder, os.path.join(folder, _NAME))

    def covers(self, path: str, *, folder: bool = False) -> bool:
        """Whether a file or folder is ignored. The innermost file that speaks of it decides."""
        if not self._lists:
            return False
        path = os.path.abspath(path)
        for patterns in reversed(self._lists):
            seen = os.path.relpath(path, patterns.folder).replace(os.sep, "/") + "/" * folder
            said = patterns.spec.check_file(seen).include
            if said is not None:
                return said
        return False

    def _add(self, folder: str, file: str) -> None:
        try:
            with open(file, encoding="utf-8", errors="surrogateescape") as stream:
                lines = stream.read().splitlines()
        except OSError:
            return
        from pathspec import GitIgnoreSpec

        self._lists.append(_Patterns(folder, GitIgnoreSpec.from_lines(lines)))


def _below(folder: str, other: str) -> bool:
    return folder == other or folder.startswith(os.path.join(other, ""))


def _top(folder: str) -> str | None:
    """The folder of the repository that a folder stands in."""
    while not os.path.exists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    return folder
