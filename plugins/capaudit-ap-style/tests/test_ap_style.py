"""The rules' cases, in their documentation and in Markdown."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from capaudit_ap_style import register_rules

from capaudit import Document, Figure, Image, Rule, Source, Text
from capaudit.testing import Case, documented_cases, load_cases, run_case

RULES = {rule.name: rule for rule in register_rules()}
HOSTILE = (
    "in Ab",
    "in Ab ",
    "in Ab Cd, ",
    "May 1, ",
    "May ",
    "1st ",
    "“",
    '"',
    "in Jan. ",
    "5 May 2020 ",
    "N. ",
    ", Texas",
)
EXAMPLES = [case for rule in RULES.values() for case in documented_cases(rule)]


@pytest.mark.parametrize("case", [*load_cases(Path(__file__).parent), *EXAMPLES], ids=str)
def test_case(case: Case) -> None:
    differences = run_case(RULES[case.rule], case)
    assert not differences, "\n".join(differences)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_the_traps_come_first_and_a_hit_follows(rule: Rule) -> None:
    cases = load_cases(Path(__file__).parent / f"{rule.name.removeprefix('ap-style/')}.md")
    assert cases[0].expected == ()
    assert any(case.expected for case in cases)


@pytest.mark.parametrize("unit", HOSTILE)
def test_no_rule_takes_long_over_hostile_words(unit: str) -> None:
    words = unit * (20_000 // len(unit))
    source = Source("hostile.html", words)
    figure = Figure(Image((), None, Text("")), Text.of(words, source, 0))
    for rule in RULES.values():
        start = process_time()
        list(rule.run(figure, Document(source, (figure,)), {"agencies": ()}))
        assert process_time() - start < 1, rule.name
