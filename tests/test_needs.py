"""Rules are called where what they need is there, and built-in ones are imported when they are first called."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from capaudit import Document, Figure, Finding, PluginError, Rule, Source, Text, read_credit, rule
from capaudit.audit import check
from capaudit.basics.beside import beside, modules
from capaudit.basics.records import replace
from capaudit.contracts.needs import FACTS
from capaudit.contracts.rule import Per
from capaudit.due import Active, due
from capaudit.rules import register_rules
from capaudit.testing import load_cases, read_page, run_case

CAPTION = '<figure><img src="a.jpg" alt="A fire"><figcaption>Boats of the REGATTA in Oslo.</figcaption></figure>'
BARE = '<figure><img src="a.jpg"></figure>'


def silent(figure: Figure, *, words: tuple[str, ...] = ()) -> Iterator[Finding]:  # noqa: ARG001 - a check names what it takes
    """A rule that finds nothing."""
    yield from ()


def silent_on_pages(document: Document) -> Iterator[Finding]:  # noqa: ARG001 - the same
    """A rule that finds nothing on a page."""
    yield from ()


def called(html: str, options: dict[str, Any] | None = None, **needs: tuple[str, ...]) -> bool:
    made = rule("house/caption-silent", **needs)(silent)  # type: ignore[arg-type]
    active = Active(made, made.severity, options or {"words": ()})
    return any(due(read_page(html), [active]))


@pytest.mark.parametrize(
    ("html", "needs", "expected"),
    [
        (CAPTION, (), True),
        (CAPTION, ("caption", "alt"), True),
        (CAPTION, ("no caption",), False),
        (CAPTION, ("caption", "credit"), False),
        (BARE, ("no caption", "no alt", "no credit", "no agency"), True),
        (CAPTION + BARE.replace("a.jpg", "b.jpg"), ("several pictures", "no alt"), True),
    ],
)
def test_every_fact_that_a_rule_needs_must_hold(html: str, needs: tuple[str, ...], expected: bool) -> None:  # noqa: FBT001
    assert called(html, needs=needs) is expected


@pytest.mark.parametrize(
    ("hints", "expected"),
    [(("Regatta", "REGATTA"), True), (("regatta",), True), (("Regatta",), False), (("z", "B"), True), (("z",), False)],
)
def test_one_hint_must_stand_in_the_words_and_small_letters_count_in_any_case(
    hints: tuple[str, ...],
    expected: bool,  # noqa: FBT001
) -> None:
    assert called(CAPTION, hints=hints) is expected


def test_what_no_encoding_has_can_be_looked_at() -> None:
    (figure,) = read_page(CAPTION).figures
    credit = read_credit(Text("Photo: Jane \ud83d Doe for the News Agency of Solvik"))
    document = Document(Source("a.json", ""), (replace(figure, credits=(credit,)),))
    active = [Active(one, one.severity, one.entry.defaults) for one in register_rules()]
    assert check(document, active).crashed == []


def test_hints_are_not_asked_where_an_option_is_set() -> None:
    assert called(CAPTION, {"words": ("Oslo",)}, hints=("Bergen",))


@pytest.mark.parametrize(
    ("per", "needs", "hints", "said"),
    [
        ("figure", ("captoin",), (), "cannot need “captoin”; did you mean “caption”"),
        ("document", ("caption",), (), "a check per document cannot need “caption”"),
        ("document", ("headline",), ("a",), "has no hints"),
        ("figure", "caption", (), "are tuples of words"),
        ("figure", ("caption",), ("",), "are tuples of words"),
    ],
)
def test_what_cannot_be_needed_is_refused(per: Per, needs: tuple[str, ...], hints: tuple[str, ...], said: str) -> None:
    check = silent if per == "figure" else silent_on_pages
    with pytest.raises(PluginError, match=said):
        rule("house/caption-x", per=per, needs=needs, hints=hints)(check)


def test_a_case_says_where_a_rule_asks_for_too_much(tmp_path: Path) -> None:
    @rule("house/caption-boats", needs=("credit",))
    def boats(figure: Figure) -> Iterator[Finding]:
        if figure.caption and (words := figure.caption.search("Boats")):
            yield Finding("boats", at=words)

    file = tmp_path / "cases.md"
    file.write_text(f"# house/caption-boats\n\n## Boats\n\n```html\n{CAPTION}\n```\n", encoding="utf-8")
    (case,) = load_cases(file)
    assert "its needs or hints are not there, and it finds “boats”" in run_case(boats, case)[1]


def test_every_fact_is_needed_by_a_rule() -> None:
    assert set(FACTS) == {fact for made in register_rules() for fact in made.needs}


def test_a_listed_rule_is_imported_when_it_is_first_called() -> None:
    lines = (
        "import sys",
        "from capaudit.rules import register_rules",
        "made = {rule.name: rule for rule in register_rules()}['caption-missing']",
        "assert 'capaudit.rules.caption_missing' not in sys.modules",
        "assert made.summary == 'A picture of the article has no caption.'",
        "assert 'capaudit.rules.caption_missing' in sys.modules",
    )
    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True)


def test_files_of_others_beside_the_rules_are_no_modules(tmp_path: Path) -> None:
    for name in ("caption_new.py", "_private.py", ".#caption_new.py", "._caption_new.py", "notes.txt"):
        (tmp_path / name).touch()
    assert modules([str(tmp_path), str(tmp_path / "missing")]) == ["caption_new"]


def test_a_rule_that_is_not_listed_is_found_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "some_rules"
    package.mkdir()
    (package / "__init__.py").touch()
    for name in ("caption_new", "caption_listed"):
        (package / f"{name}.py").write_text(
            f'from capaudit import rule\n\n@rule("x/{name.replace("_", "-")}", needs=("caption",))\ndef check(figure):\n    yield\n',
            encoding="utf-8",
        )
    monkeypatch.syspath_prepend(tmp_path)
    stale = Rule.listed("some_rules.caption_listed", name="x/caption-listed")
    found = beside("some_rules", [str(package)], Rule, {"caption_listed": stale})
    assert [one.name for one in found] == ["x/caption-listed", "x/caption-new"]
    with pytest.raises(PluginError, match="has no rule as it is listed"):
        _ = stale.check
