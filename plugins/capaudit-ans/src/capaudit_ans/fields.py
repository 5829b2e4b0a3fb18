"""Reading the fields of an ANS document, with what is of another type than ANS says kept in mind."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Source
from capaudit_ans.places import Value, decoded

_WANTED = {"string": "a text", "object": "an object", "array": "an array", "number": "a number"}


class Fields:
    """The fields of the values of one source. A field that is null is as if it were not there."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._problems: dict[str, None] = {}

    @property
    def problem(self) -> str | None:
        """What could not be read, in one line; None where all could."""
        if not self._problems:
            return None
        first, *more = self._problems
        return f"{first}, and {len(more)} more such" if more else first

    def text(self, value: Value | None, key: str) -> Value | None:
        """A member that is a text."""
        return self._member(value, key, "string")

    def word(self, value: Value | None, key: str) -> str | None:
        """The same, as it reads."""
        member = self.text(value, key)
        return decoded(self.source.text[member.start : member.end]) if member else None

    def inner(self, value: Value | None, key: str) -> Value | None:
        """A member that is an object."""
        return self._member(value, key, "object")

    def objects(self, value: Value | None, key: str) -> Iterator[Value]:
        """The objects in a member that is an array."""
        member = self._member(value, key, "array")
        for item in member.items if member else ():
            if found := self.expect(item, "object"):
                yield found

    def number(self, value: Value, key: str) -> int | None:
        """A member that is a number, whole."""
        member = self._member(value, key, "number")
        if member is None:
            return None
        raw = self.source.text[member.start : member.end]
        return int(raw) if raw.isdigit() and len(raw) < 10 else None

    def _member(self, value: Value | None, key: str, kind: str) -> Value | None:
        member = value.items.get(key) if value is not None else None
        return self.expect(member, kind) if member is not None else None

    def expect(self, value: Value, kind: str) -> Value | None:
        """The value where it is of this kind; None where it is null, or of another kind, which is a problem."""
        if value.kind == kind:
            return value
        if value.kind != "null":
            self._problems[f"{value.path} is {value.described}, not {_WANTED[kind]}"] = None
        return None
