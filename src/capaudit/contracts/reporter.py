"""The contract of a reporter: a generator function that turns audited pages into output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from capaudit.basics.beside import objects_of
from capaudit.errors import PluginError
from capaudit.model import Audited, Run

Render = Callable[[Iterable[Audited], Run], Iterator[str]]


class Reporter:
    """An output format, by the name that `--format` takes. `skipped` says that it shows the images that were skipped too."""

    __slots__ = ("_known", "_module", "name")

    def __init__(self, name: str, render: Render, skipped: bool = False) -> None:  # noqa: FBT001, FBT002 - part of the public face
        self.name = name
        self._module = ""
        self._known: tuple[Render, bool] | None = (render, skipped)

    @classmethod
    def in_module(cls, module: str) -> Reporter:
        """The one reporter of a module, which has its name. It is imported when more is asked of it than that."""
        listed = cls.__new__(cls)
        listed.name, listed._module, listed._known = module.rpartition(".")[2], module, None
        return listed

    @property
    def render(self) -> Render:
        return self._all()[0]

    @property
    def skipped(self) -> bool:
        return self._all()[1]

    def _all(self) -> tuple[Render, bool]:
        if self._known is None:
            made = objects_of(self._module, Reporter)
            if [one.name for one in made] != [self.name]:
                raise PluginError(f"module {self._module} has no format “{self.name}”, or others beside it")
            self._known = made[0].render, made[0].skipped
        return self._known

    def __repr__(self) -> str:
        return f"<format {self.name}>"

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
