"""The built-in formats that can be audited, one file a format. A file that stands here is found."""

from __future__ import annotations

from collections.abc import Iterable

from capaudit import Reader, hookimpl
from capaudit.basics.beside import beside


@hookimpl
def register_readers() -> Iterable[Reader]:
    """Every reader that stands beside this file."""
    return beside(__name__, __path__, Reader)
