"""Every case in `tests/rules`, and every example in a built-in rule's documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

from capaudit import Rule
from capaudit.rules import register_rules
from capaudit.testing import Case, documented_cases, load_cases, run_case

CASES = Path(__file__).parent / "rules"
RULES = {rule.name: rule for rule in register_rules()}
EXAMPLES = [case for rule in RULES.values() for case in documented_cases(rule)]


@pytest.mark.parametrize("case", [*load_cases(CASES), *EXAMPLES], ids=str)
def test_case(case: Case) -> None:
    differences = run_case(RULES[case.rule], case)
    assert not differences, "\n".join(differences)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_the_first_case_of_a_rule_is_a_trap_and_another_one_is_a_hit(rule: Rule) -> None:
    cases = load_cases(CASES / f"{rule.name}.md")
    assert cases[0].expected == (), "the traps come first"
    assert any(case.expected for case in cases), "no case shows what the rule finds"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_is_documented(rule: Rule) -> None:
    text = rule.documentation
    titles = [case.title.split(",")[1].split()[0] for case in documented_cases(rule)]
    assert "## Why it matters" in text
    assert {"fails", "passes"} <= set(titles)
    assert rule.summary.endswith("."), "the summary is a sentence"
    assert ("## Options" in text) == bool(rule.options)
    for option in rule.options.values():
        assert f"- `{option.name}`: " in text, f"option {option.name} is not documented"


def test_every_case_file_is_named_after_a_rule() -> None:
    assert {file.stem for file in CASES.glob("*.md")} <= set(RULES)
