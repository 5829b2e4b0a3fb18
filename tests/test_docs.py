"""The listings of docs/house-style.md, in their order: files are written, commands are run, their output is compared."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest

from support import Capaudit

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "house-style.md"


class Listing(NamedTuple):
    """A fenced block: its language, the file that it is, and its text."""

    line: int
    language: str
    file: str
    text: str


def listings(path: Path) -> list[Listing]:
    text = path.read_text(encoding="utf-8")
    blocks = re.finditer(r"(?ms)^```(\w+) ?(\S*)\n(.*?)^```$", text)
    return [Listing(text[: b.start()].count("\n") + 1, b[1], b[2], b[3]) for b in blocks]


def test_every_listing_of_the_guide_holds(capaudit: Capaudit, folder: Path) -> None:
    pytest.importorskip("re2")
    ran = 0
    for listing in listings(GUIDE):
        if listing.file:
            (folder / listing.file).write_text(listing.text, encoding="utf-8")
        elif listing.language == "console":
            command, _, expected = listing.text.partition("\n")
            done = capaudit(*shlex.split(command.removeprefix("$ capaudit ")))
            shown = (done.out + done.err).replace(f"{folder}/", "/…/")
            assert shown == expected, f"line {listing.line}: {command}"
            ran += 1
        else:
            assert listing.language == "python", f"line {listing.line}: no test runs this"
            assert (
                listing.text
                in (ROOT / "plugins/capaudit-guardian-style/src/capaudit_guardian_style/__init__.py").read_text()
            )
    assert ran == 8
