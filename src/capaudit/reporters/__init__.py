"""The built-in output formats, one file a format. A file that stands here is found."""

from __future__ import annotations

from collections.abc import Iterable

from capaudit import Reporter, hookimpl
from capaudit.beside import beside


@hookimpl
def register_reporters() -> Iterable[Reporter]:
    """Every reporter that stands beside this file."""
    return beside(__name__, __path__, Reporter)
