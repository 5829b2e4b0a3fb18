"""The listings of the guides, in their order: files are written, commands are run, their output is compared."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from support import PYTEST_PLUGIN, Capaudit

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


class Listing(NamedTuple):
    """A fenced block: its language, the file that it is, and its text."""

    line: int
    language: str
    file: str
    text: str


def listings(path: Path) -> list[Listing]:
    text = path.read_text(encoding="utf-8")
    blocks = re.finditer(r"(?ms)^(`{3,})(\w+) ?(\S*)\n(.*?)^\1$", text)
    return [Listing(text[: b.start()].count("\n") + 1, b[2], b[3], b[4]) for b in blocks]


def commands(listing: Listing) -> list[tuple[str, str]]:
    """The commands of a listing, each with what it prints."""
    parts = re.split(r"(?m)^\$ (.*)\n", listing.text)
    assert not parts[0], f"line {listing.line}: output before the first command"
    return list(zip(parts[1::2], parts[2::2], strict=True))


def run(capaudit: Capaudit, folder: Path, listing: Listing) -> int:
    """Run the commands of a listing. Gives their number."""
    for command, expected in commands(listing):
        done = capaudit(*shlex.split(command.removeprefix("capaudit ")))
        shown = (done.out + done.err).replace(f"{folder}/", "/…/")
        assert shown == expected, f"line {listing.line}: {command}"
    return len(commands(listing))


def test_the_front_door_shows_what_the_command_prints(capaudit: Capaudit, monkeypatch: pytest.MonkeyPatch) -> None:
    (listing,) = (one for one in listings(ROOT / "README.md") if one.language == "console")
    monkeypatch.chdir(ROOT)
    assert run(capaudit, ROOT, listing) == 1


def test_the_front_door_names_every_room() -> None:
    rooms = {path.parent.name for path in (ROOT / "src/capaudit").glob("*/__init__.py")}
    table = re.findall(r"(?m)^\| (`\w+/`[^|]*)\|", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert sorted(re.findall(r"`(\w+)/`", "".join(table))) == sorted(rooms)


def in_a_plugin(text: str) -> bool:
    """Whether a listing stands in a file of one of our packages, word for word."""
    files = [file for kind in ("*.py", "*.toml") for file in (ROOT / "plugins").rglob(kind)]
    return any(text in file.read_text(encoding="utf-8") for file in files)


def test_every_listing_of_the_guide_for_editors_holds(capaudit: Capaudit, folder: Path) -> None:
    pytest.importorskip("re2")
    ran = 0
    for listing in listings(DOCS / "house-style.md"):
        if listing.file:
            (folder / listing.file).write_text(listing.text, encoding="utf-8")
        elif listing.language == "console":
            ran += run(capaudit, folder, listing)
        else:
            assert in_a_plugin(listing.text), f"line {listing.line}: no test runs this"
    assert ran == 8


def test_every_listing_of_the_guide_for_rules_in_python_holds(capaudit: Capaudit, folder: Path) -> None:
    ran = 0
    for listing in listings(DOCS / "rules-in-python.md"):
        file = folder / listing.file
        if not listing.file:
            assert listing.language == "console", f"line {listing.line}: no test runs this"
            ran += run(capaudit, folder, listing)
        elif listing.file.startswith("capaudit-our-desk/"):
            assert listing.text in file.read_text(encoding="utf-8"), f"line {listing.line}"
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text(listing.text, encoding="utf-8")
    assert ran == 9
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *PYTEST_PLUGIN, "tests"]
    own = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert own.returncode == 0, own.stdout
    assert "8 passed" in own.stdout, "the cases by themselves, and in the test that runs them"


def test_every_listing_about_plugins_holds(capaudit: Capaudit, folder: Path) -> None:
    for listing in listings(DOCS / "plugins.md"):
        if listing.file:
            (folder / listing.file).write_text(listing.text, encoding="utf-8")
        else:
            assert in_a_plugin(listing.text), f"line {listing.line}: no test runs this"
    assert capaudit("explain", "house/credit-courtesy").code == 0
