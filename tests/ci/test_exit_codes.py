"""docs/ci.md: each line of its table, as a person would type it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from capaudit.cli._options import VARIABLES
from capaudit.reporters import register_reporters
from support import figure, html

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
_ROW = re.compile(r"(?m)^\| ([^|`]+) \| `((?:[^`|]|\\\|)+)` \| (\d+) \|$")
CRASHING = """
from capaudit import hookimpl, rule

@rule("house/image-crash")
def check(figure):
    "Crashes."
    raise ValueError("cannot go on")
    yield

@hookimpl
def register_rules():
    return [check]
"""


class Line(NamedTuple):
    """A line of the table."""

    situation: str
    command: str
    code: int


LINES = [Line(row[1], row[2].replace(r"\|", "|"), int(row[3])) for row in _ROW.finditer(DOC)]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with what the commands of the table name."""
    for name in ("clean.html", "faults.html"):
        shutil.copy(ROOT / "examples" / name, tmp_path / name)
    page = html(figure())
    texts = {
        "empty.html": "",
        "deep.html": page.replace("<h1>", "<div>" * 10_000 + "<h1>"),
        "half.html": page[: page.index("</article>")],
        "site/news/a.html": html(figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")),
        "nothing/readme.txt": "no page",
        "wrong.toml": 'selct = ["credit-*"]',
        "broken.py": "import nothing_of_that_name",
        "crashing.py": CRASHING,
        "bin/capaudit": f'#!/bin/sh\nexec "{sys.executable}" -m capaudit "$@"\n',
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(2000))
    (tmp_path / "bin" / "capaudit").chmod(0o755)
    os.mkfifo(tmp_path / "waiting")
    return tmp_path


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.situation)
def test_the_exit_code_is_the_one_of_the_table(place: Path, line: Line) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CAPAUDIT_")}
    path = f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/sh", "-c", line.command],
        cwd=place,
        env=clean | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == line.code, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert line.code != 2 or "error" in (done.stdout + done.stderr).lower(), "who reads the log is told"


def test_the_table_was_read_whole() -> None:
    table = DOC[DOC.index("| exit code |") :].split("\n\n")[0]
    assert len(LINES) == len(table.splitlines()) - 2 >= 30
    assert {line.code for line in LINES} == {0, 1, 2, 130}


def test_the_doc_names_every_format_and_variable() -> None:
    formats = DOC[DOC.index("| format | for |") :].split("\n\n")[0]
    named = re.findall(r"`(\w+)`", " ".join(line.split("|")[1] for line in formats.splitlines()))
    assert sorted(named) == sorted(reporter.name for reporter in register_reporters())
    paragraph = DOC[DOC.index("There are CAPAUDIT_") :].split(";")[0]
    variables = re.findall(r"(?:CAPAUDIT|\\)_\w+", paragraph)
    assert sorted("CAPAUDIT" + name.removeprefix("CAPAUDIT").lstrip("\\") for name in variables) == sorted(VARIABLES)
