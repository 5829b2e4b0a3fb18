"""Where reports go: whole files or none, errors with their names, and no more memory for more pages."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from capaudit import Audited, Reporter, Run, audit_one
from capaudit.config import Config, Wish
from capaudit.reporters import register_reporters
from capaudit.settings import settings_of
from support import Capaudit, Page, figure, html

pytestmark = pytest.mark.usefixtures("one_rule")
DOUBLED = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")
REPORTERS = list(register_reporters())
NAMES = "concise csv github gitlab html json jsonl junit markdown sarif text".split()


def test_the_formats_are_those_that_are_tested_here() -> None:
    assert [reporter.name for reporter in REPORTERS] == NAMES
    assert all(reporter.summary for reporter in REPORTERS)


def test_all_formats_at_once_are_those_that_each_gives_alone(capaudit: Capaudit, page: Page, folder: Path) -> None:
    names = [page("a.html", DOUBLED), page("b.html", figure()), "none.html"]
    wanted = [part for name in NAMES for part in ("--format", f"{name}=out.{name}")]
    assert capaudit("check", *names, *wanted).out == ""
    for name in NAMES:
        alone = capaudit("check", *names, "--format", name).out
        assert (folder / f"out.{name}").read_text(encoding="utf-8") == alone, name
    assert not list(folder.glob(".*")), "nothing is left beside them"


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (["sarif=no/such/folder/a.sarif"], "cannot write no/such/folder/a.sarif: No such file or directory"),
        (["sarif=folder"], "cannot write folder: Is a directory"),
        (["junit=/dev/full"], "cannot write /dev/full: No space left on device"),
        (["csv=/proc/a.csv"], "cannot write /proc/a.csv: "),
        (["gitlab="], "--format gitlab= names no file"),
        (["csv=a.txt", "junit=a.txt"], "two formats for a.txt"),
        (["csv=a.txt", "junit=./a.txt"], "two formats for ./a.txt"),
        (["csv", "junit"], "two formats for standard output"),
    ],
)
def test_a_report_that_cannot_be_written_is_two(
    capaudit: Capaudit, page: Page, folder: Path, wanted: list[str], message: str
) -> None:
    (folder / "folder").mkdir()
    done = capaudit("check", *[part for one in wanted for part in ("--format", one)], page("a.html", figure()))
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert "Traceback" not in done.err


def test_a_report_that_cannot_be_written_leaves_no_other(capaudit: Capaudit, page: Page, folder: Path) -> None:
    (folder / "a.csv").write_text("the last report")
    done = capaudit("check", "--format", "csv=a.csv", "--format", "junit=/dev/full", page("a.html", DOUBLED))
    assert done.code == 2
    assert sorted(path.name for path in folder.iterdir()) == ["a.csv", "a.html"]
    assert (folder / "a.csv").read_text() == "the last report"


def test_links_and_devices_stay_what_they_are(capaudit: Capaudit, page: Page, folder: Path) -> None:
    name = page("a.html", DOUBLED)
    (folder / "reports").mkdir()
    (folder / "latest.csv").symlink_to("reports/today.csv")
    assert capaudit("check", "--format", "csv=latest.csv", name).code == 1
    assert (folder / "latest.csv").is_symlink()
    assert "credit-repeated" in (folder / "reports" / "today.csv").read_text(encoding="utf-8")
    command = [sys.executable, "-m", "capaudit", "check", "--format", "concise=/dev/stderr", name]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"credit-repeated" in done.stderr


@pytest.mark.parametrize("reporter", REPORTERS, ids=lambda reporter: reporter.name)
def test_memory_does_not_grow_with_the_pages(reporter: Reporter) -> None:
    several = [figure(credit="(AFP) (AFP)", name=f"{number}.jpg") for number in range(5)]
    audited = audit_one(html(*several).encode(), "a.html", settings_of(Config(select=(Wish("credit-repeated", ""),))))
    assert len(audited.findings) == 5
    few = 2000 if reporter.name == "markdown" else 400  # a summary grows until it is full
    grown = peak(reporter, audited, 2 * few) - peak(reporter, audited, few)
    most = 300 if reporter.name == "html" else 125  # html keeps a line a page, for its list of pages
    assert grown < most * few, f"{grown:,} bytes more for {few} pages more"


def peak(reporter: Reporter, audited: Audited, pages: int) -> int:
    """The bytes that a report of so many pages takes at most."""

    def many() -> Iterator[Audited]:
        for _ in range(pages):
            yield audited

    tracemalloc.start()
    try:
        length = sum(len(chunk) for chunk in reporter.render(many(), Run("1.0.0", {})))
        assert length > pages * 100 or reporter.name == "markdown"
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
