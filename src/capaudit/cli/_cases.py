"""One run of `capaudit test`: cases in, differences out, expectations rewritten where that is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from capaudit.basics.terminal import painted, visible
from capaudit.errors import CapauditError, one_line
from capaudit.testing.cases import Case, CaseError, load_cases
from capaudit.testing.kit import Kit, case_files
from capaudit.testing.run import Outcome

_STYLES = {"-": "red", "+": "green", "…": "dim", " ": "dim"}


class Cases:
    """A run. `code` is its exit code so far: 2 where a case could not be run, 1 where one does not hold."""

    def __init__(self, kit: Kit, write: Callable[[str], object], *, color: bool) -> None:
        self._kit = kit
        self._write = write
        self._color = color
        self._run = self._failed = self._broken = 0

    @property
    def code(self) -> int:
        return 2 if self._broken else int(self._failed > 0)

    def run(self, paths: Iterable[str], *, update: bool) -> None:
        """Run the cases of all files, then the examples in the documentation of their rules."""
        cases: list[Case] = []
        for path in paths:
            for file in self._files(path):
                cases += self._file(file, update=update)
        for case in self._kit.documented(cases):
            self._show(self._outcome(case))
        self._write(self._summary() + "\n")

    def _files(self, path: str) -> list[Path]:
        try:
            files = list(dict.fromkeys(case_files(path)))
        except CaseError as error:
            self._error(str(error))
            return []
        if not files:
            self._error(f"{path}: no file of cases in this folder")
        return files

    def _file(self, file: Path, *, update: bool) -> list[Case]:
        try:
            cases = load_cases(file)
            self._kit.rule(cases[0])
        except CaseError as error:
            self._error(str(error))
            return []
        outcomes = [outcome for case in cases if (outcome := self._outcome(case))]
        wrong = [outcome for outcome in outcomes if outcome.differences]
        if update and wrong:
            self._rewrite(file, wrong)
        else:
            for outcome in wrong:
                self._show(outcome)
        return cases

    def _outcome(self, case: Case) -> Outcome | None:
        self._run += 1
        try:
            return self._kit.judge(case)
        except CaseError as error:
            self._error(str(error))
        except Exception as error:  # noqa: BLE001 - the other cases are still run
            self._error(f"{case.path}:{case.line}: {case.title}: the rule crashed{_where(error)}: {one_line(error)}")
        return None

    def _rewrite(self, file: Path, outcomes: list[Outcome]) -> None:
        from capaudit.cli._whole import Whole
        from capaudit.testing.update import updated

        with file.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        with Whole(str(file)) as whole:
            whole.write(updated(text, outcomes))
        self._write(f"updated {visible(str(file))}: {_cases(len(outcomes))}\n")

    def _show(self, outcome: Outcome | None) -> None:
        if outcome is None or not outcome.differences:
            return
        self._failed += 1
        where, *lines = outcome.differences
        self._write(painted(visible(where), "bold", color=self._color) + "\n")
        for line in lines:
            self._write("    " + painted(visible(line), _STYLES.get(line[:1], ""), color=self._color) + "\n")
        self._write("\n")

    def _error(self, message: str) -> None:
        self._broken += 1
        click.echo(f"error: {visible(message)}", err=True)

    def _summary(self) -> str:
        if self._failed or self._broken:
            parts = [f"{self._failed} of {_cases(self._run)} failed"] if self._failed else []
            parts += [f"{self._broken} could not be run"] if self._broken else []
            return painted(", ".join(parts), "red bold", color=self._color)
        return painted(f"{_cases(self._run)} passed", "green bold", color=self._color)


def _cases(number: int) -> str:
    return f"{number} case{'' if number == 1 else 's'}"


def _where(error: BaseException) -> str:
    """The last line of the traceback that is not ours: where the rule stands."""
    import traceback

    if isinstance(error, CapauditError):
        return ""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f" at {Path(frame.filename).name}:{frame.lineno}"
