"""Stories of Arc XP in ANS, the JSON that they are kept in."""

from __future__ import annotations

from collections.abc import Iterable

from capaudit import Reader, hookimpl

CAPAUDIT_API = 1


@hookimpl
def register_readers() -> Iterable[Reader]:
    """The reader of ANS."""
    from capaudit_ans.story import read

    return [read]
