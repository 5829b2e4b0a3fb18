"""Adding a rule, a reader or a reporter is adding a file: whatever stands beside a package's `__init__.py` is found."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

T = TypeVar("T")


def beside(package: str, path: Iterable[str], kind: type[T]) -> list[T]:
    """Every object of a kind that the modules of a package make, in the order of the modules' names, each once."""
    found: dict[int, T] = {}
    for name in modules(path):
        for value in vars(import_module(f"{package}.{name}")).values():
            if isinstance(value, kind):
                found[id(value)] = value
    return list(found.values())


def modules(path: Iterable[str]) -> list[str]:
    """The names of the modules of a package, in order, without those that are private to it."""
    return sorted(module.name for module in iter_modules(path) if not module.name.startswith("_"))
