"""Markdown cases as pytest's tests, in a pytest of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from support import PYTEST_PLUGIN
from test_cli_test import HOLDS, HOUSE, WRONG

OPTION = "[pytest]\ncapaudit_cases = tests/*.md docs/**/cases-*.md\n"


def suite(folder: Path, ini: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "pytest.ini").write_text(ini)
    (folder / "capaudit.toml").write_text('plugins = ["house.py"]')
    (folder / "house.py").write_text(HOUSE, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *PYTEST_PLUGIN, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def case_file(folder: Path, text: str, name: str = "tests/caption-shouting.md") -> None:
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_cases_and_documented_examples_are_tests(tmp_path: Path) -> None:
    case_file(tmp_path, HOLDS)
    done = suite(tmp_path, OPTION, "-v")
    assert done.returncode == 0, done.stdout + done.stderr
    for title in ("Quiet", "Loud", "documentation, fails 1", "documentation, passes 1"):
        assert f"tests/caption-shouting.md::{title} PASSED" in done.stdout
    assert "4 passed" in done.stdout


def test_a_difference_is_shown_without_a_traceback(tmp_path: Path) -> None:
    case_file(tmp_path, WRONG)
    done = suite(tmp_path, OPTION)
    assert done.returncode == 1
    assert (
        "caption-shouting.md:9: Loud\n    findings (- as the case asks, + as it is)\n    -1:6 “!” shouts" in done.stdout
    )
    assert "Traceback" not in done.stdout
    assert "1 failed, 3 passed" in done.stdout


def test_a_crash_of_the_rule_is_shown_with_its_place(tmp_path: Path) -> None:
    case_file(tmp_path, HOLDS.replace("## Loud", '## Loud\n\n```toml\nmark = "crash"\n```'))
    done = suite(tmp_path, OPTION)
    assert done.returncode == 1
    assert "house.py" in done.stdout
    assert "ValueError: no" in done.stdout


def test_a_broken_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    case_file(tmp_path, "## One\n```html\n")
    done = suite(tmp_path, OPTION)
    assert done.returncode == 2
    assert "caption-shouting.md:2: this block is never closed" in done.stdout


@pytest.mark.parametrize("ini", ["[pytest]\n", "[pytest]\ncapaudit_cases = other/*.md\n"])
def test_without_the_option_markdown_is_left_alone_and_nothing_is_loaded(tmp_path: Path, ini: str) -> None:
    case_file(tmp_path, WRONG)
    (tmp_path / "tests" / "test_it.py").write_text(
        "import sys\n"
        "def test_nothing_of_capaudit_is_loaded():\n"
        "    assert {name for name in sys.modules if name.startswith('capaudit')}"
        " <= {'capaudit', 'capaudit.pytest_plugin', 'capaudit.basics', 'capaudit.basics.globs'}\n"
        "    assert 'lxml' not in sys.modules\n"
    )
    done = suite(tmp_path, ini, "-W", "error", "--strict-config")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def test_it_runs_side_by_side_with_xdist(tmp_path: Path) -> None:
    case_file(tmp_path, HOLDS)
    done = suite(tmp_path, OPTION, "-n", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 passed" in done.stdout
