"""Which files a pattern means."""

from __future__ import annotations

import os
import re
from functools import lru_cache

_PARTS = re.compile(r"(\*\*/|/\*\*$|\*\*|\*|\?)")
_EXPRESSIONS = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(path: str, pattern: str) -> bool:
    """Whether a path, relative and with slashes, is meant by a pattern.

    `*` and `?` stay within one name and `**` crosses folders. A pattern without a slash means a name at any depth,
    and one that matches a folder means everything in it.
    """
    pattern = pattern.removeprefix("./").rstrip("/")
    if "/" not in pattern:
        pattern = f"**/{pattern}"
    return _compiled(pattern).match(path) is not None


@lru_cache(256)
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = [_EXPRESSIONS.get(part) or re.escape(part) for part in _PARTS.split(pattern)]
    return re.compile(f"(?s:{''.join(parts)})(?:/|\\Z)")


def relative(path: str, folder: str) -> str:
    """The path as seen from a folder, with slashes; in full where it does not stand below the folder."""
    whole = os.path.normpath(os.path.join(folder, path))
    return whole.removeprefix(os.path.join(folder, "")).replace(os.sep, "/")
