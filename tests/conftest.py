"""What many tests need: the command line in a folder of its own, and a page with one clean picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from browsing import context, gallery, tab  # noqa: F401 - fixtures
from support import Capaudit, Done, Page, html


@pytest.fixture
def folder(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the working directory. Results are remembered in another."""
    monkeypatch.setenv("CAPAUDIT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def capaudit(folder: Path) -> Capaudit:
    """The command line, in the folder, through its real entry point."""
    from capaudit.cli import cli

    assert folder.is_dir()

    def run(*arguments: str, stdin: bytes = b"") -> Done:
        result = CliRunner().invoke(cli, arguments, input=stdin, catch_exceptions=False)
        return Done(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def page(folder: Path) -> Page:
    """Write a page into the folder; gives its name."""

    def write(name: str, *figures: str) -> str:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html(*figures), encoding="utf-8")
        return name

    return write


@pytest.fixture
def one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """One rule alone is on, so that a new one changes no report of the test."""
    monkeypatch.setenv("CAPAUDIT_SELECT", "credit-repeated")
