"""The command as it is installed ends at once, and leaves nothing undone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import Page, figure

FAULTY = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")
HOUSE = """
from capaudit import hookimpl, rule

@rule("house/credit-none")
def check(figure):
    "Nothing."
    yield from ()

@hookimpl
def register_rules():
    return [check]
"""


def installed(*arguments: str, stdout: int | None = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from capaudit.__main__ import main; main()", *arguments]
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)


def test_the_exit_code_says_what_was_found(page: Page) -> None:
    assert installed("--version").returncode == 0
    assert installed("check", "--isolated", page("a.html", FAULTY)).returncode == 1
    assert installed("check", "--isolated", "missing.html").returncode == 2
    assert installed("check", "--no-such-option").returncode == 2


def test_all_that_was_said_is_written(page: Page) -> None:
    done = installed("check", "--isolated", page("a.html", FAULTY), "missing.html")
    assert "credit-repeated" in done.stdout
    assert "missing.html" in done.stderr


@pytest.mark.parametrize(
    "work",
    [
        "import atexit\natexit.register(print, 'done at last')",
        "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.2), print('done at last'))).start()",
    ],
)
def test_what_a_plugin_wants_done_at_exit_is_done(page: Page, tmp_path: Path, work: str) -> None:
    (tmp_path / "house.py").write_text(f"{work}\n{HOUSE}", encoding="utf-8")
    done = installed("check", "--isolated", "--plugin", str(tmp_path / "house.py"), page("a.html", FAULTY))
    assert done.returncode == 1
    assert done.stdout.endswith("done at last\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_no_success(page: Page) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        done = installed("check", "--isolated", page("a.html", FAULTY), stdout=full)
    finally:
        os.close(full)
    assert done.returncode == 2
    assert done.stderr == "error: cannot write standard output: No space left on device\n"


def test_without_a_standard_error_the_exit_code_is_kept(page: Page) -> None:
    code = "import sys; sys.stderr = None; from capaudit.__main__ import main; main()"
    command = [sys.executable, "-c", code, "check", "--isolated", page("a.html", FAULTY)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "credit-repeated" in done.stdout
