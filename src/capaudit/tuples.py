"""`NamedTuple` as `typing` has it, made in half the time: there, each field's type is compiled when the module is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    class _Kind(type):
        """Makes a tuple with names of a class that gives them with their types."""

        def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(mcs, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))  # noqa: PYI024 - that is what this is for
            for key, value in body.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Kind):
        """The base of a class of tuples whose items have names, types, and defaults where the class gives them."""
