"""`capaudit check --watch`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from support import Capaudit, Page, figure

DOUBLED = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["-"], "standard input"), (["--diff"], "without --diff"), (["--format", "json=x.json"], "without a file")],
)
def test_what_cannot_be_watched(capaudit: Capaudit, page: Page, arguments: list[str], message: str) -> None:
    done = capaudit("check", "--watch", page("a.html", DOUBLED), *arguments)
    assert (done.code, done.out, message in done.err) == (2, "", True)


def test_without_the_package_it_says_what_to_install(
    capaudit: Capaudit, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    done = capaudit("check", "--watch", page("a.html", DOUBLED))
    assert (done.code, "pip install 'capaudit[watch]'" in done.err) == (2, True)


class Watching:
    """The command at work; what it prints is a file."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.output = folder.parent / "watched.txt"
        command = [sys.executable, "-m", "capaudit", "check", "--watch", "--format", "concise", *arguments]
        with self.output.open("wb") as stream:
            self.process = subprocess.Popen(command, cwd=folder, stdout=stream, stderr=stream)

    def shows(self, words: str, times: int = 1) -> bool:
        """Whether it shows the words so often, before long."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            if self.output.read_text().count(words) >= times:
                return True
            time.sleep(0.05)
        return False


@pytest.mark.skipif(not find_spec("watchfiles"), reason="needs watchfiles")
def test_what_changes_is_audited_again(page: Page, folder: Path) -> None:
    page("news/a.html", figure())
    page("news/b.html", DOUBLED)
    (folder / "capaudit.toml").write_text("")
    run = Watching(folder, "news")
    try:
        assert run.shows("watching news")
        assert run.shows("news/b.html:", 1)
        page("news/a.html", DOUBLED)
        assert run.shows("news/a.html:")
        page("news/c.html", DOUBLED)
        assert run.shows("news/c.html:"), "a new page"
        assert run.output.read_text().count("news/b.html:") == 1, "what did not change is not audited again"
        (folder / "capaudit.toml").write_text("ignore = [")
        assert run.shows("is no valid TOML")
        os.utime(folder / "capaudit.toml", (1, 1))
        (folder / "capaudit.toml").write_text("fail-on = 'error'")
        assert run.shows("news/b.html:", 2), "other settings, every page"
    finally:
        run.process.send_signal(signal.SIGINT)
        assert run.process.wait(timeout=30) == 130
    assert "Traceback" not in run.output.read_text()
