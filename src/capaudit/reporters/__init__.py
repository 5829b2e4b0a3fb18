"""The built-in output formats, one file a format, which has its name. A file that stands here is found, and imported when it is wanted."""

from __future__ import annotations

from collections.abc import Iterable

from capaudit import Reporter, hookimpl
from capaudit.basics.beside import modules


@hookimpl
def register_reporters() -> Iterable[Reporter]:
    """Every reporter that stands beside this file."""
    return [Reporter.in_module(f"{__name__}.{name}") for name in modules(__path__)]
