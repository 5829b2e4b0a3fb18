"""Markdown cases as pytest's tests. Nothing happens, and nothing of capaudit is loaded, unless pytest's configuration says so:

    [tool.pytest.ini_options]
    capaudit_cases = ["tests/*.md"]

The globs are relative to pytest's root folder. The rules are those of installed plugins and of the capaudit.toml there or above.
The examples in a rule's documentation are tests of the file of its cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from capaudit.testing.cases import Case
    from capaudit.testing.kit import Kit

_INI = "capaudit_cases"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The ini option that turns this on."""
    parser.addini(_INI, "Markdown files with cases of capaudit rules, as globs", type="args", default=[])


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CaseFile | None:
    """A file that one of the globs matches."""
    globs = parent.config.getini(_INI)
    if not globs or file_path.suffix != ".md" or not file_path.is_relative_to(parent.config.rootpath):
        return None
    from capaudit.basics.globs import matches

    relative = file_path.relative_to(parent.config.rootpath).as_posix()
    if not any(matches(relative, glob) for glob in globs):
        return None
    collected: CaseFile = CaseFile.from_parent(parent, path=file_path)
    return collected


def _kit(session: pytest.Session) -> Kit:
    """The rules and readers, loaded once a session."""
    key = _KIT
    if key not in session.stash:
        from capaudit.config import Config, find, load
        from capaudit.plugins import load as load_plugins
        from capaudit.testing.kit import Kit

        file = find(str(session.config.rootpath))
        config = load(file) if file else Config()
        session.stash[key] = Kit(load_plugins(config.plugins, house=config.house))
    return session.stash[key]


class CaseFile(pytest.File):
    """A file of cases."""

    def collect(self) -> Iterator[CaseItem]:
        """Its cases, then the examples in the documentation of its rules."""
        from capaudit.errors import CapauditError
        from capaudit.testing.cases import load_cases

        try:
            kit = _kit(self.session)
            cases = load_cases(self.path)
            names = {case.rule for case in cases}
            examples = [case for case in kit.documented(cases) if case.rule in names]
        except CapauditError as error:
            raise self.CollectError(str(error)) from error
        for case in (*cases, *examples):
            yield CaseItem.of(self, case)


class CaseItem(pytest.Item):
    """One case."""

    case: Case

    @classmethod
    def of(cls, parent: CaseFile, case: Case) -> CaseItem:
        item: CaseItem = cls.from_parent(parent, name=case.title)
        item.case = case
        return item

    def runtest(self) -> None:
        """Run it: fails with the differences in words."""
        outcome = _kit(self.session).judge(self.case)
        if outcome.differences:
            raise DifferenceError(outcome.differences)

    def repr_failure(  # type: ignore[override]
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: object = None,  # noqa: ARG002 - pytest's signature
    ) -> object:
        """The differences alone; a traceback where the rule crashed."""
        from capaudit.errors import CapauditError

        if isinstance(excinfo.value, DifferenceError):
            return "\n    ".join(excinfo.value.args[0])
        if isinstance(excinfo.value, CapauditError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands, for the summary."""
        return self.path, self.case.line - 1, str(self.case)


class DifferenceError(Exception):
    """A case that does not hold; its argument are the differences."""


_KIT = pytest.StashKey["Kit"]()
