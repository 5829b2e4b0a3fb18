"""`NamedTuple` as `typing` has it, without the code that is compiled there for each class when its module is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from capaudit.basics.fields import MISSING, OFTEN, arranged, constructor

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple
    from itertools import count

    _ANY = namedtuple("_ANY", [f"item{number}" for number in range(32)])  # noqa: PYI024
    _ITEMS = [vars(_ANY)[name] for name in _ANY._fields]
    """What reads an item of a tuple, by the item's number: of any tuple."""

    def _new(cls: Any, *given: Any, **named: Any) -> Any:
        """A tuple of a class of which few are made."""
        if cls._made() == OFTEN:
            line = f"return new(cls, ({', '.join(cls._fields)},))"
            cls.__new__ = constructor(cls._defaults, "cls", [line], {"new": tuple.__new__})
        full = not named and len(given) == len(cls._fields)
        return tuple.__new__(cls, given if full else arranged(cls, cls._defaults, given, named))

    class _Kind(type):
        """Makes a class of tuples of a class that names its items with their types."""

        def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if fields := tuple(body.get("__annotations__", ())):
                body["_field_defaults"] = {field: body[field] for field in fields if field in body}
                body["_defaults"] = {field: body.get(field, MISSING) for field in fields}
                body |= {field: _ITEMS[number] for number, field in enumerate(fields)}
                body["_fields"] = body["__match_args__"] = fields
                body["__new__"], body["_made"] = _new, count(1).__next__
            body["__slots__"] = ()
            return super().__new__(mcs, name, bases, body)

    class NamedTuple(tuple, metaclass=_Kind):
        """The base of a class of tuples whose items have names, types, and defaults where the class gives them."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, items: Any) -> Self:
            return cls(*items)

        def _replace(self, **changes: Any) -> Self:
            return type(self)(
                *[changes.pop(name, item) for name, item in zip(self._fields, self, strict=True)], **changes
            )

        __replace__ = _replace  # for `copy.replace`

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{name}={item!r}' for name, item in self._asdict().items())})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)
