"""The values of named fields, as a call gives them: by place, by name, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

MISSING: Any = object()
"""Stands for the default of a field that must be given."""


class Made:
    """Stands for a default that is made anew each time."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def arranged(kind: type, defaults: Mapping[str, Any], given: Sequence[Any], named: dict[str, Any]) -> Sequence[Any]:
    """One value for each field that has an entry in `defaults`, in their order. Raises TypeError, as a call would."""
    values = [*given]
    for name, default in islice(defaults.items(), len(given), None):
        value = named.pop(name, default)
        if value is MISSING:
            raise TypeError(f"{kind.__name__}() missing 1 required argument: '{name}'")
        values.append(value.make() if type(value) is Made else value)
    if len(values) > len(defaults):
        raise TypeError(f"{kind.__name__}() takes {len(defaults)} arguments but {len(values)} were given")
    for name in named:
        what = "multiple values for" if name in defaults else "an unexpected keyword"
        raise TypeError(f"{kind.__name__}() got {what} argument '{name}'")
    return values
