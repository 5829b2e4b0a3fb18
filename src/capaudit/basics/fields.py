"""What records and named tuples share: the values of their fields, as a call gives them by place, by name, or not at all.

To compile a constructor for a class takes longer than to make some hundreds of its objects without one. So it is compiled when
many of them were made: no command pays for it at its start, and a run over many pages is as fast as can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

MISSING: Any = object()
"""Stands for the default of a field that must be given."""


OFTEN = 64
"""So many objects of a class are made before a constructor is compiled for it."""


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


def constructor(defaults: Mapping[str, Any], first: str, lines: Iterable[str], known: dict[str, Any]) -> Any:
    """A function of its own for a class that is made `OFTEN`: it takes what is `first` and the fields, and does what the `lines` say.

    `known` holds what else the lines name; the default of a field is `default_NAME` there.
    """
    known |= {f"default_{name}": default for name, default in defaults.items()}
    fields = (name if value is MISSING else f"{name}=default_{name}" for name, value in defaults.items())
    head = f"def constructor({', '.join((first, *fields))}):"
    exec("\n    ".join((head, *lines)), known)  # noqa: S102 - as dataclasses and namedtuple do at once
    return known["constructor"]
