"""The runner of Markdown cases: what it reads, what it refuses, what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from capaudit import Figure, Finding, Fix, rule
from capaudit.testing import CaseError, documented_cases, find, load_cases, read_page, run_case


@rule("house/caption-shouting")
def shouting(figure: Figure, *, marks: tuple[str, ...] = ("!",)) -> Iterator[Finding]:
    """A caption shouts.

    ## Why it matters
    Readers look away.

    ## Options
    - `marks`: what shouts.

    ## Fails
    ```html
    <figure><img src="a.jpg" alt="A"><figcaption>A fire!</figcaption></figure>
    ```

    ```html
    <figure><img src="a.jpg" alt="A"><figcaption>A fire</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="a.jpg" alt="A"><figcaption>A fire</figcaption></figure>
    ```
    """
    for mark in marks:
        at = figure.caption.value.find(mark) if figure.caption else -1
        if figure.caption and at >= 0:
            words = figure.caption[at : at + len(mark)]
            edit = words.replaced(".")
            yield Finding(f"“{mark}” shouts", at=words, fix=Fix("whisper", (edit,)) if edit else None, doubtful=at < 3)


PAGE = '<figure><img src="a.jpg" alt="A"><figcaption>A fire in Oslo!</figcaption></figure>'
FIXED = PAGE.replace("!", ".")


def cases(folder: Path, text: str, name: str = "cases.md") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def differences(folder: Path, *blocks: str) -> list[str]:
    text = "# house/caption-shouting\n\n## A case\n\n" + "\n\n".join(blocks)
    (case,) = load_cases(cases(folder, text))
    return run_case(shouting, case)


def block(kind: str, text: str) -> str:
    return f"```{kind}\n{text}\n```"


def test_a_case_that_holds_has_no_differences(tmp_path: Path) -> None:
    assert not differences(
        tmp_path, block("html", PAGE), block("findings", "1:60 “!” shouts\n    marks: !"), block("fixed", FIXED)
    )


def test_a_case_without_findings_must_stay_silent(tmp_path: Path) -> None:
    found = differences(tmp_path, block("html", PAGE), block("fixed", FIXED))
    assert found[0].endswith("cases.md:3: A case")
    assert "+1:60 “!” shouts" in found


def test_a_wrong_column_a_wrong_word_and_a_missing_finding_are_shown_as_a_diff(tmp_path: Path) -> None:
    found = differences(
        tmp_path, block("html", PAGE), block("findings", "1:6 “!” shouts\n2:1 more"), block("fixed", FIXED)
    )
    assert [line for line in found if line[:2] in ("-1", "-2", "+1")] == [
        "-1:6 “!” shouts",
        "-2:1 more",
        "+1:60 “!” shouts",
    ]


def test_a_fix_that_no_block_shows_is_a_difference(tmp_path: Path) -> None:
    found = differences(tmp_path, block("html", PAGE), block("findings", "1:60 “!” shouts"))
    assert f"+{FIXED}" in found


def test_a_doubtful_finding_says_so(tmp_path: Path) -> None:
    page = PAGE.replace("A fire in Oslo!", "Oh!")
    found = differences(
        tmp_path,
        block("html", page),
        block("findings", "1:48 “!” shouts [doubtful]"),
        block("fixed", page.replace("!", ".")),
    )
    assert not found


def test_options_and_facts_of_the_page_are_given_in_toml(tmp_path: Path) -> None:
    page = PAGE.replace("!", "?")
    options = block("toml", 'marks = ["?"]\nlanguage = "de"\npublished = 2026-05-14')
    (case,) = load_cases(cases(tmp_path, f"# house/caption-shouting\n## Asks\n{block('html', page)}\n{options}\n"))
    document = read_page(case.html, **case.page)
    assert document.language == "de"
    assert document.published is not None
    assert document.published.isoformat().startswith("2026-05-14")
    assert [finding.quote for finding in find(shouting, document, marks=("?",))] == ["?"]
    assert "+1:60 “?” shouts" in run_case(shouting, case)


def test_the_examples_of_the_documentation_are_cases() -> None:
    fails, no_fault, passes = documented_cases(shouting)
    assert not run_case(shouting, fails)
    assert not run_case(shouting, passes)
    assert run_case(shouting, no_fault) == [
        "documentation of house/caption-shouting: documentation, fails 2: the rule found nothing"
    ]


def test_a_folder_holds_the_cases_of_several_rules(tmp_path: Path) -> None:
    cases(tmp_path, f"# about\n## One\n{block('html', PAGE)}\n", "one.md")
    cases(tmp_path, f"## Two\n{block('html', PAGE)}\n", "caption-two.md")
    assert [(case.rule, case.title) for case in load_cases(tmp_path)] == [("caption-two", "Two"), ("about", "One")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## One\n```html\n<p>\n", "cases.md:2: this block is never closed"),
        ("```html\n```\n", "cases.md:1: this block stands above the first heading"),
        ("## One\n```findings\n1:1 x\n```\n", "cases.md:1: the case “One” has no `html` block"),
        (
            "## One\n```html\n```\n```htm\n```\n",
            "cases.md:4: a case has blocks html, json, xml, toml, findings, fixed, not “htm”",
        ),
        ("## One\n```html\n```\n```html\n```\n", "cases.md:4: this case has a second `html` block"),
        ("## One\n```html\n```\n```findings\n```\n", "cases.md:4: an empty `findings` block"),
        ("## One\n```html\n```\n```findings\n1:1 x\nline 2\n```\n", "cases.md:6: a finding is written"),
        ("## One\n```html\n```\n```toml\na = \n```\n", "cases.md:4: the toml block:"),
        ("## One\n```html\n```\n```fixed all\n```\n", "cases.md:4: the block is `fixed` or `fixed unsafe`"),
        ("# One\n\nProse.\n", "cases.md:1: no case"),
    ],
)
def test_a_broken_file_is_refused_with_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(CaseError) as error:
        load_cases(cases(tmp_path, text))
    assert said in str(error.value)


def test_an_option_that_the_rule_does_not_have_is_refused_with_the_near_one(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"has no option “mark”.*did you mean “marks”"):
        differences(tmp_path, block("html", PAGE), block("toml", 'mark = "!"'))


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"nowhere\.md: cannot be read"):
        load_cases(tmp_path / "nowhere.md")
