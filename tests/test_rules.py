"""Every case in `tests/rules`, and every example in a built-in rule's documentation."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import pytest

from capaudit import Document, Figure, Image, Rule, Source, Text, read_credit
from capaudit.rules import register_rules
from capaudit.testing import Case, documented_cases, find, load_cases, not_due, read_page, run_case

CASES = Path(__file__).parent / "rules"
RULES = {rule.name: rule for rule in register_rules()}
HOSTILE = (
    "(",
    " / ",
    "a ",
    "Foto: ",
    "(AP Photo/A B) ",
    "AP/",
    "x@",
    "1 ",
    "A B/",
    " | A B",
    "( ",
    "photo by ",
    "May 1, ",
)
EXAMPLES = [case for rule in RULES.values() for case in documented_cases(rule)]


@pytest.mark.parametrize("case", [*load_cases(CASES), *EXAMPLES], ids=str)
def test_case(case: Case) -> None:
    differences = run_case(RULES[case.rule], case)
    assert not differences, "\n".join(differences)


def test_a_picture_that_only_the_data_of_the_page_name_is_doubtful() -> None:
    document = read_page('<meta property="og:image" content="https://example.org/card.jpg"><p>The council debates.</p>')
    assert [finding.doubtful for finding in find(RULES["credit-missing"], document)] == [True]
    assert not find(RULES["caption-missing"], document)


@pytest.mark.parametrize("file", sorted(CASES.glob("*.md")), ids=lambda file: file.stem)
def test_no_rule_finds_anything_where_an_audit_does_not_call_it(file: Path) -> None:
    """What rules need is named beside them: on every page of the cases, every rule finds the same without that."""
    for case in load_cases(file):
        document = read_page(case.html, **case.page)
        lost = {name: found for name, rule in RULES.items() if (found := not_due(rule, document))}
        assert not lost, case


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


@pytest.mark.parametrize("unit", HOSTILE)
def test_no_rule_takes_long_over_hostile_words(unit: str) -> None:
    """What a rule does is linear, or looks at a bounded part: 20,000 characters cost it no second."""
    words = unit * (20_000 // len(unit))
    source = Source("hostile.html", words)
    text = Text.of(words, source, 0)
    figure = Figure(Image(("a.jpg",), text, text[:1]), text, (read_credit(text), read_credit(text[:-1])))
    document = Document(source, (figure,), published=datetime(2026, 6, 1, tzinfo=UTC))
    slow: dict[str, float] = {}
    for rule in RULES.values():
        start = process_time()
        list(rule.run(figure if rule.per == "figure" else None, document, {}))
        if (spent := process_time() - start) > 1:
            slow[rule.name] = spent
    assert not slow


def test_every_case_file_is_named_after_a_rule() -> None:
    assert {file.stem for file in CASES.glob("*.md")} <= set(RULES)
