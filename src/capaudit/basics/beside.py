"""Adding a rule, a reader or a reporter is adding a file: whatever stands beside a package's `__init__.py` is found."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TypeVar

T = TypeVar("T")


def beside(package: str, path: Iterable[str], kind: type[T], known: Mapping[str, T] = MappingProxyType({})) -> list[T]:
    """Every object of a kind that the modules of a package make, in the order of the modules' names, each once.

    A module whose object is `known` is not imported.
    """
    found: dict[int, T] = {}
    for name in modules(path):
        made = [known[name]] if name in known else objects_of(f"{package}.{name}", kind)
        found.update((id(thing), thing) for thing in made)
    return list(found.values())


def objects_of(module: str, kind: type[T]) -> list[T]:
    """The objects of a kind that a module has names for. It is imported where it is not yet."""
    return [thing for thing in vars(import_module(module)).values() if isinstance(thing, kind)]


def modules(path: Iterable[str]) -> list[str]:
    """The names of the modules of a package, in order, without those that are private to it."""
    files = (os.path.splitext(file) for folder in path for file in _files(folder))
    return sorted({name for name, suffix in files if suffix in (".py", ".pyc") and name[0] != "_" and "." not in name})


def _files(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:  # it is no folder: in a zip archive, say
        from pkgutil import iter_modules

        return [f"{module.name}.py" for module in iter_modules([folder])]
