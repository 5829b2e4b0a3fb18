"""Records behave like frozen dataclasses."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import sys
from functools import cached_property

import pytest

from capaudit import Figure, Finding, Image, Text
from capaudit.basics.fields import OFTEN
from capaudit.basics.records import Record, field, replace


class Point(Record):
    x: int
    y: int = 0
    names: dict[str, str] = field(default_factory=dict, hashed=False)
    seen: int | None = field(default=None, compared=False)


class Named(Point):
    name: str = "?"


class Origin(Point):
    def __init__(self) -> None:
        super().__init__(0, 0)


class Circle(Record):
    __slots__ = ("__dict__",)

    at: Point

    @cached_property
    def far(self) -> Point:
        return replace(self.at, x=self.at.x + 1)


class Counter(Record, frozen=False):
    count: int = 0


def test_fields_are_given_by_place_or_by_name() -> None:
    point = Point(1, y=2)
    assert (point.x, point.y, point.names, point.seen) == (1, 2, {}, None)
    assert Point(1).names is not Point(1).names
    assert Named(1, name="a").name == "a"
    assert Origin() == Origin()
    assert Origin().y == 0
    assert Point(3).x == 3
    with pytest.raises(TypeError, match="missing 1 required argument: 'x'"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="an unexpected keyword argument 'z'"):
        Point(1, z=2)  # type: ignore[call-arg]


def test_records_are_compared_hashed_and_shown_by_their_fields() -> None:
    assert Point(1) == Point(1, seen=7)
    assert hash(Point(1)) == hash(Point(1, names={"a": "b"}, seen=7))
    assert Point(1) != Point(1, names={"a": "b"})
    assert Point(1) != Named(1)
    assert repr(Point(1, seen=7)) == "Point(x=1, y=0, names={})"


def test_a_record_cannot_be_changed_unless_its_class_says_so() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'x'"):
        Point(1).x = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'x'"):
        del Point(1).x
    counter = Counter()
    counter.count += 1
    assert counter == Counter(1)
    with pytest.raises(TypeError, match="unhashable"):
        hash(counter)


def test_records_pickle_and_copy_with_what_was_worked_out() -> None:
    circle = Circle(Point(1, seen=3))
    assert circle.far == Point(2)
    for other in (pickle.loads(pickle.dumps(circle)), copy.deepcopy(circle)):  # noqa: S301
        assert other == circle
        assert other.at.seen == 3
        assert vars(other) == {"far": Point(2)}


def test_match_statements_take_them_apart() -> None:
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_dataclasses_know_them() -> None:
    assert [one.name for one in dataclasses.fields(Point)] == ["x", "y", "names", "seen"]
    assert dataclasses.is_dataclass(Point(1))
    assert dataclasses.asdict(Point(1)) == {"x": 1, "y": 0, "names": {}, "seen": None}
    finding: Finding = Finding("fault", Figure(Image(("a.jpg",), None, Text("img"))))
    assert dataclasses.replace(finding, message="other") == replace(finding, message="other")
    if sys.version_info >= (3, 13):
        assert copy.replace(finding, message="other") == replace(finding, message="other")


def test_a_class_of_which_many_are_made_has_a_constructor_of_its_own_that_does_the_same() -> None:
    class Often(Point):
        name: str = "?"

    first = Often(1, y=2)
    before = vars(Often)["__init__"]
    many = [Often(1, y=2) for _ in range(OFTEN)]
    assert vars(Often)["__init__"] is not before
    last = Often(1, y=2)
    assert first == many[0] == last
    assert (last.x, last.y, last.names, last.seen, last.name) == (1, 2, {}, None, "?")
    assert Often(1).names is not Often(1).names
    assert Often(1, 2, {"a": "b"}, 3, "c") == Often(name="c", seen=3, names={"a": "b"}, y=2, x=1)
    for wrong in ({}, {"x": 1, "z": 2}):
        with pytest.raises(TypeError, match="argument"):
            Often(**wrong)  # type: ignore[arg-type]
    with pytest.raises(dataclasses.FrozenInstanceError):
        last.x = 2  # type: ignore[misc]


def test_a_class_with_a_constructor_written_by_hand_keeps_it() -> None:
    many = [Origin() for _ in range(OFTEN + 1)]
    assert many[0] == many[-1]
    assert (many[-1].x, many[-1].y) == (0, 0)
    with pytest.raises(TypeError):
        Origin(1)  # type: ignore[call-arg]
