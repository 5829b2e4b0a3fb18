"""What a reader leaves for later: made when a rule first asks for it, so that most audits never pay for it."""

from __future__ import annotations

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
