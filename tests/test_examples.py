"""The pages in `examples`, audited as a person would: from the shell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from capaudit import Rule, UnreadableError
from capaudit.attach import attach
from capaudit.metadata.files import Roots
from capaudit.metadata.read import read_metadata
from capaudit.rules import register_rules
from capaudit.testing import find, read_page

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
LISTS = {"credit-diacritics": {"names": {"Asa Lindstrom": "Åsa Lindström"}}}
"""What a rule must be told by a house before it finds anything."""


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "capaudit", "check", "--format", "concise", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_double_credit_is_the_one_finding_of_its_page() -> None:
    done = check("--isolated", "examples/double-credit.html")
    (finding,) = [line for line in done.stdout.splitlines() if line.startswith("examples/")]
    line = (EXAMPLES / "double-credit.html").read_text(encoding="utf-8").splitlines()
    number, found = next((n, text) for n, text in enumerate(line, 1) if "(Jose Luis Magana)</span>" in text)
    column = found.index("(Jose Luis Magana)") + 1
    assert finding.startswith(f"examples/double-credit.html:{number}:{column}: error credit-repeated ")
    assert done.returncode == 1


def test_the_clean_page_has_no_finding() -> None:
    done = check("--isolated", "examples/clean.html")
    assert not [line for line in done.stdout.splitlines() if line.startswith("examples/")], done.stdout
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("rule", register_rules(), ids=lambda rule: rule.name)
def test_the_page_of_faults_has_one_for_each_rule(rule: Rule) -> None:
    page = EXAMPLES / "faults.html"
    document = attach(read_page(page.read_text(encoding="utf-8"), str(page)), Roots())
    assert find(rule, document, **LISTS.get(rule.name, {})), (
        f"examples/faults.html shows no fault that {rule.name} finds: add one"
    )


def test_the_articles_own_pictures_are_found_on_every_page() -> None:
    pages = {
        name: read_page((EXAMPLES / name).read_text(encoding="utf-8")) for name in ("clean.html", "double-credit.html")
    }
    assert {name: len(page.figures) for name, page in pages.items()} == {"clean.html": 3, "double-credit.html": 4}
    assert all(figure.caption for page in pages.values() for figure in page.figures)


def test_the_settings_of_the_example_newsroom_hold() -> None:
    settings = ("--config", "examples/capaudit.toml")
    clean, faults = check(*settings, "examples/clean.html"), check(*settings, "examples/faults.html")
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert faults.returncode == 1
    assert "error credit-missing" in faults.stdout
    assert "date-old-unmarked" in faults.stdout
    assert "caption-missing" not in faults.stdout


def test_a_page_of_a_style_guide_as_rules() -> None:
    done = check("--config", "examples/style-guide.toml", "examples/style-guide.html")
    assert done.returncode == 1, done.stderr
    found = [line.partition(" ")[2] for line in done.stdout.splitlines() if line.startswith("examples/")]
    assert found == [
        "error desk/caption-instructions “ATTENTION EDITORS” was meant for editors",
        "error desk/caption-instructions “no archives” was meant for editors",
        "warning desk/credit-label “Photo by” is written “Image:”",
        "warning desk/credit-form “Photo by Ben Okafor/AFP” is not the form “Image: Ben Okafor / AFP”",
        "warning desk/caption-short caption has 3 words, fewer than 5",
        "warning desk/credit-spelling “Thomson Reuters” here, “Reuters” elsewhere on the page",
    ]
    assert len((EXAMPLES / "style-guide.toml").read_text(encoding="utf-8").splitlines()) <= 40


def test_the_clean_page_breaks_that_style_where_it_must() -> None:
    done = check("--config", "examples/style-guide.toml", "examples/clean.html")
    rules = [line.split()[2] for line in done.stdout.splitlines() if line.startswith("examples/")]
    assert sorted(rules) == ["desk/credit-form"] * 3 + ["desk/credit-label"] * 3


def test_the_example_pictures_are_small_and_what_the_tool_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import runpy

    tool = runpy.run_path(str(ROOT / "tools" / "make_example_pictures.py"))
    monkeypatch.setitem(tool["main"].__globals__, "PICTURES", tmp_path)
    tool["main"]()
    committed = sorted((EXAMPLES / "pictures").iterdir())
    assert [path.name for path in committed] == sorted(path.name for path in tmp_path.iterdir())
    assert all(path.stat().st_size < 5_000 for path in committed)
    for path in committed:
        fields = [_fields(one) for one in (path, tmp_path / path.name)]
        assert fields[0] == fields[1]


def _fields(path: Path) -> object:
    try:
        return read_metadata(path.read_bytes(), "").fields
    except UnreadableError as error:
        return str(error)
