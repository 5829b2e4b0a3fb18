"""Cases and the rules that they are about: which files hold cases, and which rule of what is loaded a case tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from capaudit.basics.nearest import did_you_mean
from capaudit.contracts.reader import Reader
from capaudit.contracts.rule import Rule
from capaudit.registry import Registry
from capaudit.testing.cases import Case, CaseError, documented_cases, names_a_rule
from capaudit.testing.run import Outcome, judge

_NO_CASES = ("node_modules", "__pycache__")


def case_files(path: str | Path) -> Iterator[Path]:
    """A file itself, or the files of cases in a folder and below it, in the order of their names.

    In a folder a Markdown file counts where its first heading or its own name is a rule's name. Hidden folders are left out.
    Raises CaseError for a folder that cannot be listed.
    """
    path = Path(path)
    if not path.is_dir():
        yield path
        return
    try:
        listed = sorted(path.iterdir())
    except OSError as error:
        raise CaseError(f"{path}: the folder cannot be listed: {error.strerror}") from error
    for inner in listed:
        if inner.is_dir():
            if not inner.name.startswith(".") and inner.name not in _NO_CASES:
                yield from case_files(inner)
        elif inner.suffix == ".md" and names_a_rule(inner):
            yield inner


class Kit:
    """The rules and readers that cases are run with."""

    def __init__(self, registry: Registry) -> None:
        self.rules: Mapping[str, Rule] = registry.rules
        self.readers: Sequence[Reader] = tuple(registry.readers.values())
        self._local = [name for name in registry.rules if registry.owner("rules", name).origin == "file"]

    def rule(self, case: Case) -> Rule:
        """The rule of a case. Raises CaseError where none of its name is loaded."""
        if case.rule not in self.rules:
            meant = did_you_mean(case.rule, self.rules)
            raise CaseError(f"{case.path}:{case.line}: no rule “{case.rule}” is loaded{meant}")
        return self.rules[case.rule]

    def documented(self, cases: Iterable[Case]) -> list[Case]:
        """The examples in the documentation of the rules of these cases, and of the rules of local files."""
        names = dict.fromkeys((*(case.rule for case in cases), *self._local))
        return [example for name in names if name in self.rules for example in documented_cases(self.rules[name])]

    def judge(self, case: Case) -> Outcome:
        """Run a case. Raises CaseError, and what the rule raises."""
        return judge(self.rule(case), case, self.readers)
