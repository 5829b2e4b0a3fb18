"""The built-in rules, one file a rule. A file that stands here is found; nothing else needs to be told of it.

The file of a rule that stands in `_index.py` is imported when the rule is first called, or its documentation is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable

from capaudit import Rule, hookimpl
from capaudit.basics.beside import beside
from capaudit.rules._index import INDEX


@hookimpl
def register_rules() -> Iterable[Rule]:
    """Every rule that stands beside this file."""
    known = {module: Rule.listed(f"{__name__}.{module}", **entry) for module, entry in INDEX.items()}
    return beside(__name__, __path__, Rule, known)
