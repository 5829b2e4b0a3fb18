"""Names of files as a server that checked the pages out knows them."""

from __future__ import annotations

import os


def path(name: str, root: str | None = None) -> str:
    """The name as seen from a folder, which is the working directory unless given, with slashes.

    A file elsewhere keeps its whole path, standard input its name.
    """
    if name.startswith("<"):
        return name
    whole = os.path.abspath(name)  # noqa: PTH100 - pathlib is 5 ms at every start
    folder = os.path.join(os.path.realpath(root), "") if root else os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118
    return whole.removeprefix(folder).replace(os.sep, "/")


def uri(name: str) -> str:
    """The path as a URI reference, relative where the file stands below the working directory."""
    from urllib.parse import quote

    seen = path(name)
    absolute = os.path.isabs(seen)  # noqa: PTH117 - as above
    quoted = quote(seen.encode(errors="surrogateescape"), safe="/:" if absolute else "/")
    return f"file:///{quoted.lstrip('/')}" if absolute else quoted
