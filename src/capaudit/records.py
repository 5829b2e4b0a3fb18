"""Records: frozen classes of named fields, like those of `dataclasses`, without the work that these take at each start.

A dataclass writes and compiles six methods when its module is imported. Here five are inherited, and the sixth, which sets
the fields, is written when the first record of a class is made. `dataclasses.replace` and `fields` take records too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import Field

R = TypeVar("R", bound="Record")

_MISSING: Any = object()


class Default:
    """What a field holds where nothing is given for it: `value`, or what `make` makes for each record; neither, where it must be given.

    A field that is not `compared` does not count when records are compared, hashed and shown.
    """

    __slots__ = ("compared", "hashed", "make", "value")

    def __init__(self, value: object, make: Callable[[], object] | None, *, compared: bool, hashed: bool) -> None:
        self.value = value
        self.make = make
        self.compared = compared
        self.hashed = compared and hashed


def field(
    *,
    default: object = _MISSING,
    default_factory: Callable[[], object] | None = None,
    compared: bool = True,
    hashed: bool = True,
) -> Any:
    """A field of which more is to be said than its type and a value."""
    return Default(default, default_factory, compared=compared, hashed=hashed)


class _Kind(type):
    """The class of classes of records: the names with types are their fields."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any], *, frozen: bool = True) -> _Kind:
        if not bases:
            return super().__new__(mcs, name, bases, body)
        own = {key: body.pop(key, _MISSING) for key in body.get("__annotations__", ())}
        fields = getattr(bases[0], "_fields", {}) | {
            key: value if isinstance(value, Default) else field(default=value) for key, value in own.items()
        }
        body["_fields"] = fields
        body["_compared"] = attrgetter(*(key for key, default in fields.items() if default.compared))
        body["_hashed"] = attrgetter(*(key for key, default in fields.items() if default.hashed))
        body["__match_args__"] = tuple(fields)
        body.setdefault("__init__", _Unwritten())
        body["__slots__"] = (*own, *body.get("__slots__", ()))
        if not frozen:
            body |= {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__, "__hash__": None}
        return super().__new__(mcs, name, bases, body)


class _Unwritten:
    """The `__init__` of a class of which no record was made yet."""

    def __set_name__(self, kind: type[Record], name: str) -> None:
        self._kind = kind

    def __get__(self, record: Record | None, kind: type[Record]) -> Callable[..., None]:
        init = _written(self._kind)
        setattr(self._kind, "__init__", init)  # noqa: B010 - the type checker lets no method be assigned
        return init if record is None else partial(init, record)


class _ForDataclasses:
    """What the functions of `dataclasses` look for, made when they do."""

    def __get__(self, record: Record | None, kind: type[Record]) -> dict[str, Field[Any]]:
        import dataclasses

        fields: list[tuple[str, Any, Any]] = []
        for name, one in kind._fields.items():
            told: dict[str, Any] = {"compare": one.compared, "hash": one.hashed, "repr": one.compared}
            if one.make is not None:
                told["default_factory"] = one.make
            elif one.value is not _MISSING:
                told["default"] = one.value
            fields.append((name, kind.__annotations__.get(name, Any), dataclasses.field(**told)))
        return {one.name: one for one in dataclasses.fields(dataclasses.make_dataclass(kind.__name__, fields))}


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(metaclass=_Kind):
    """The base of a class of records. A subclass names its fields with their types, and with defaults where it has them.

    With `frozen=False` the fields can be set later. A class with a `cached_property` has `"__dict__"` in its `__slots__`.
    """

    __slots__ = ()
    if TYPE_CHECKING:
        _fields: ClassVar[dict[str, Default]]
        _compared: ClassVar[attrgetter[Any]]
        _hashed: ClassVar[attrgetter[Any]]
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
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


def replace(record: R, **changes: Any) -> R:
    """The record with other values in some fields."""
    for name in record._fields:
        if name not in changes:
            changes[name] = getattr(record, name)
    return type(record)(**changes)


def _frozen(message: str) -> AttributeError:
    from dataclasses import FrozenInstanceError

    return FrozenInstanceError(message)


def _written(kind: type[Record]) -> Callable[..., None]:
    """The function that sets the fields of a class: each by its slot, which is open to it while `__setattr__` is not."""
    known: dict[str, Any] = {"missing": _MISSING}
    parameters, lines = ["self"], []
    for name, default in kind._fields.items():
        known[f"set_{name}"] = getattr(kind, name).__set__
        known[f"make_{name}"], known[f"default_{name}"] = default.make, default.value
        needed = default.make is None and default.value is _MISSING
        parameters.append(name if needed else f"{name}=default_{name}")
        value = f"make_{name}() if {name} is missing else {name}" if default.make else name
        lines.append(f"    set_{name}(self, {value})")
    exec("\n".join((f"def __init__({', '.join(parameters)}):", *lines)), known)  # noqa: S102 - as dataclasses does
    made: Callable[..., None] = known["__init__"]
    return made
