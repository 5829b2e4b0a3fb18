"""What is left for later: made when it is first asked for, so that most audits never pay for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Later(Sequence[T_co], Generic[T_co]):
    """A sequence that is made at first use. `known` stands for it where the page is let go before anybody asked.

    A pickled one is a plain tuple, made for the purpose.
    """

    __slots__ = ("_known", "_made", "_make")

    def __init__(self, make: Callable[[], Iterable[T_co]], known: Iterable[T_co] = ()) -> None:
        self._make = make
        self._known = tuple(known)
        self._made: tuple[T_co, ...] | None = None

    @property
    def so_far(self) -> tuple[T_co, ...]:
        """What was made, or else what was known: it needs no page."""
        return self._known if self._made is None else self._made

    def _all(self) -> tuple[T_co, ...]:
        if self._made is None:
            self._made = tuple(self._make())
        return self._made

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T_co, ...]: ...
    def __getitem__(self, index: int | slice) -> T_co | tuple[T_co, ...]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Later | tuple) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self._all(),)


class _Uncompiled:
    """A regular expression before its first use, and what hands over to it afterwards."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        vars(self).update({each: getattr(compiled, each) for each in _METHODS})
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return _Uncompiled, (self._source, self._flags)


_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


@overload
def pattern(source: str, flags: int = 0) -> re.Pattern[str]: ...
@overload
def pattern(source: bytes, flags: int = 0) -> re.Pattern[bytes]: ...
def pattern(source: str | bytes, flags: int = 0) -> Any:
    """A regular expression that is compiled when it is first used, for what most pages do not need. Its methods are what it is for."""
    return _Uncompiled(source, flags)
