"""The cases of every rule: those in the house file itself, and those in Markdown."""

from pathlib import Path

import pytest
from capaudit_guardian_style import plugin

from capaudit.testing import Case, documented_cases, load_cases, run_case

RULES = {rule.name: rule for rule in plugin.register_rules()}
CASES = [case for rule in RULES.values() for case in documented_cases(rule)] + load_cases(Path(__file__).parent)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    assert not run_case(RULES[case.rule], case)


def test_every_rule_has_cases_of_both_kinds() -> None:
    assert {case.rule for case in CASES if case.documentation} == set(RULES)
    assert {case.rule for case in CASES if not case.documentation} == set(RULES)
