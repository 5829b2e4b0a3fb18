"""Records: frozen classes of named fields, like those of `dataclasses`, without the code that is compiled there for each class.

A dataclass writes and compiles six methods when its module is imported, which costs more than all that a page needs of it. Here
they are inherited. `dataclasses.replace` and `fields` take records too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, TypeVar, dataclass_transform

from capaudit.basics.fields import MISSING, OFTEN, Made, arranged, constructor

if TYPE_CHECKING:
    from dataclasses import Field

R = TypeVar("R", bound="Record")


class Declared:
    """A field as its class declares it. One that is not `compared` does not count when records are compared, hashed and shown."""

    __slots__ = ("compared", "default", "hashed")

    def __init__(self, default: object, *, compared: bool = True, hashed: bool = True) -> None:
        self.default = default
        self.compared = compared
        self.hashed = compared and hashed


def field(
    *,
    default: object = MISSING,
    default_factory: Callable[[], object] | None = None,
    compared: bool = True,
    hashed: bool = True,
) -> Any:
    """A field of which more is to be said than its type and a value."""
    return Declared(Made(default_factory) if default_factory else default, compared=compared, hashed=hashed)


def _init(self: Record, *given: Any, **named: Any) -> None:
    """Set the fields of a record of a class of which few are made."""
    kind = type(self)
    if kind._made() == OFTEN and vars(kind)["__init__"] is _init:
        kind.__init__ = _written(kind)  # type: ignore[method-assign]
    full = not named and len(given) == len(kind._setters)
    for put, value in zip(kind._setters, given if full else arranged(kind, kind._defaults, given, named), strict=True):
        put(self, value)


def _written(kind: _Kind) -> Any:
    """The same for a class of which many are made."""
    lines: list[str] = []
    known: dict[str, Any] = {}
    for name, put in zip(kind._defaults, kind._setters, strict=True):
        known[f"set_{name}"] = put
        made = isinstance(kind._defaults[name], Made)
        lines.append(
            f"set_{name}(self, {f'default_{name}.make() if {name} is default_{name} else ' if made else ''}{name})"
        )
    return constructor(kind._defaults, "self", lines, known)


class _Kind(type):
    """The class of classes of records: the names with types are their fields."""

    _setters: Sequence[Callable[[object, object], None]]
    _made: Callable[[], int]  # called for each record that `_init` makes, it counts them
    _defaults: Mapping[str, Any]

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any], *, frozen: bool = True) -> _Kind:
        if not bases:
            return super().__new__(mcs, name, bases, body)
        own = {key: body.pop(key, MISSING) for key in body.get("__annotations__", ())}
        fields = getattr(bases[0], "_fields", {}) | {
            key: value if isinstance(value, Declared) else Declared(value) for key, value in own.items()
        }
        body["_fields"] = fields
        body["_defaults"] = {key: one.default for key, one in fields.items()}
        body["_compared"] = attrgetter(*(key for key, one in fields.items() if one.compared))
        body["_hashed"] = attrgetter(*(key for key, one in fields.items() if one.hashed))
        body["__match_args__"] = tuple(fields)
        body["__slots__"] = (*own, *body.get("__slots__", ()))
        if not frozen:
            body |= {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__, "__hash__": None}
        body.setdefault("__init__", _init)
        kind = super().__new__(mcs, name, bases, body)
        kind._made = count(1).__next__
        kind._setters = [getattr(kind, key).__set__ for key in fields]
        return kind


class _ForDataclasses:
    """What the functions of `dataclasses` look for, made when they do."""

    def __get__(self, record: Record | None, kind: type[Record]) -> dict[str, Field[Any]]:
        import dataclasses

        fields: list[tuple[str, Any, Any]] = []
        for name, one in kind._fields.items():
            told: dict[str, Any] = {"compare": one.compared, "hash": one.hashed, "repr": one.compared}
            if isinstance(one.default, Made):
                told["default_factory"] = one.default.make
            elif one.default is not MISSING:
                told["default"] = one.default
            fields.append((name, kind.__annotations__.get(name, Any), dataclasses.field(**told)))
        return {one.name: one for one in dataclasses.fields(dataclasses.make_dataclass(kind.__name__, fields))}


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(metaclass=_Kind):
    """The base of a class of records. A subclass names its fields with their types, and with defaults where it has them.

    With `frozen=False` the fields can be set later. A class with a `cached_property` has `"__dict__"` in its `__slots__`.
    """

    __slots__ = ()
    if TYPE_CHECKING:
        _fields: ClassVar[Mapping[str, Declared]]
        _defaults: ClassVar[Mapping[str, Any]]
        _compared: ClassVar[attrgetter[Any]]
        _hashed: ClassVar[attrgetter[Any]]
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

        def __init__(self, *given: Any, **named: Any) -> None: ...

    else:
        __dataclass_fields__ = _ForDataclasses()

    def __repr__(self) -> str:
        shown = (f"{name}={getattr(self, name)!r}" for name, one in self._fields.items() if one.compared)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or self._compared(self) == self._compared(other)

    def __hash__(self) -> int:
        return hash(self._hashed(self))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise _frozen(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise _frozen(f"cannot delete field {name!r}")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple([getattr(self, name) for name in self._fields]), getattr(self, "__dict__", None)

    def __replace__(self, **changes: Any) -> Self:
        values = [changes.pop(name) if name in changes else getattr(self, name) for name in self._fields]
        return type(self)(*values, **changes)


def replace(record: R, **changes: Any) -> R:
    """The record with other values in some fields: `copy.replace`, which Python has from 3.13 on."""
    return record.__replace__(**changes)


def _frozen(message: str) -> AttributeError:
    from dataclasses import FrozenInstanceError

    return FrozenInstanceError(message)
