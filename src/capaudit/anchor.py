"""What holds a text to its source: it knows, or finds, the place of each character."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Protocol, overload

from capaudit.basics.tuples import NamedTuple
from capaudit.source import Edit, Source, Span


class Ordered(Sequence[Span | None]):
    """Places of characters that stand in the source in their order, each worked out when it is asked for."""

    __slots__ = ()

    @abstractmethod
    def at(self, index: int) -> Span | None:
        """The place of one character."""

    @overload
    def __getitem__(self, index: int) -> Span | None: ...
    @overload
    def __getitem__(self, index: slice) -> list[Span | None]: ...
    def __getitem__(self, index: int | slice) -> Span | list[Span | None] | None:
        every = range(len(self))
        return [self.at(one) for one in every[index]] if isinstance(index, slice) else self.at(every[index])


class Anchor(Protocol):
    """What holds a text to its source: it finds the spans of the whole text when somebody asks."""

    @property
    def source(self) -> Source | None: ...

    def spans(self) -> Sequence[Span | None]:
        """One span a character of the text that was anchored; None for a character that the source does not hold."""
        ...

    def takes(self, edit: Edit) -> bool:
        """Whether the edit, which covers characters of the text, would change their words and nothing else."""
        ...


class Fixed(NamedTuple):
    """An anchor whose spans are known."""

    source: Source | None
    known: tuple[Span | None, ...]

    def spans(self) -> Sequence[Span | None]:
        return self.known

    def takes(self, edit: Edit) -> bool:  # noqa: ARG002 - words that stand as they are can be any words
        return True


class Released(NamedTuple):
    """What is left of an anchor when its page was let go: texts of one page that had the same one still know it."""

    number: int
    source: None = None

    def spans(self) -> Sequence[Span | None]:
        return ()

    def takes(self, edit: Edit) -> bool:  # noqa: ARG002 - there is nothing left to edit
        return False
