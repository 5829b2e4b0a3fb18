"""The contract of a reporter: a generator function that turns audited pages into output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from capaudit.model import Audited, Run
from capaudit.tuples import NamedTuple

Render = Callable[[Iterable[Audited], Run], Iterator[str]]


class Reporter(NamedTuple):
    """An output format, by the name that `--format` takes. `skipped` says that it shows the images that were skipped too."""

    name: str
    render: Render
    skipped: bool = False

    @property
    def summary(self) -> str:
        """The first line of its documentation."""
        return (self.render.__doc__ or "").strip().partition("\n")[0]


def reporter(name: str, *, skipped: bool = False) -> Callable[[Render], Reporter]:
    """Make a reporter of a generator function that takes the audited pages, one by one, and the Run.

    What it yields is written as it comes. Everything in a finding comes from an untrusted page and must be escaped for the format.
    With `skipped`, `audited.document.skipped` is filled in; nobody pays for it otherwise.
    """
    return lambda render: Reporter(name, render, skipped)
