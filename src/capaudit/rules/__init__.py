"""The built-in rules, one file a rule. A file that stands here is found; nothing else needs to be told of it."""

from __future__ import annotations

from collections.abc import Iterable

from capaudit import Rule, hookimpl
from capaudit.beside import beside


@hookimpl
def register_rules() -> Iterable[Rule]:
    """Every rule that stands beside this file."""
    return beside(__name__, __path__, Rule)
