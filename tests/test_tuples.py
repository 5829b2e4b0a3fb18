"""Named tuples behave like those of `typing`."""

from __future__ import annotations

import copy
import pickle
import sys
import typing

import pytest

from capaudit.basics.fields import OFTEN
from capaudit.basics.tuples import NamedTuple


class Pair(NamedTuple):
    """Two."""

    first: int
    second: str = "b"

    @classmethod
    def of(cls, first: int) -> Pair:
        return cls(first)

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


class Same(typing.NamedTuple):
    """Two."""

    first: int
    second: str = "b"


def test_items_have_names_defaults_and_an_order() -> None:
    pair = Pair(1)
    first, second = pair
    assert (first, second) == (pair.first, pair.second) == tuple(Same(1))
    assert Pair.of(2).both == "2b"
    assert pair._replace(second="c") == (1, "c")
    if sys.version_info >= (3, 13):
        assert copy.replace(pair, second="c") == (1, "c")
    assert pickle.loads(pickle.dumps(pair)) == pair  # noqa: S301


def test_they_are_described_as_those_of_typing() -> None:
    for name in ("_fields", "_field_defaults", "__doc__", "__module__", "__match_args__"):
        assert getattr(Pair, name) == getattr(Same, name)
    assert repr(Pair(1)) == "Pair(first=1, second='b')"
    assert typing.get_type_hints(Pair) == typing.get_type_hints(Same)


def test_a_class_of_which_many_are_made_has_a_constructor_of_its_own_that_does_the_same() -> None:
    class Often(NamedTuple):
        first: int
        second: str = "b"

    first, many = Often(1), [Often(1) for _ in range(OFTEN)]
    assert first == many[-1] == Often(first=1) == Often(1, "b") == (1, "b")
    assert Often(2, second="c")._replace(first=3) == Often._make((3, "c"))
    for wrong in ({}, {"first": 1, "third": 2}):
        with pytest.raises(TypeError, match="argument"):
            Often(**wrong)  # type: ignore[arg-type]
    assert type(many[-1]) is type(first) is Often
