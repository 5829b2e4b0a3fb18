"""The command, through the real entry point of the installed package."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

PAGE = """<!doctype html><html lang="en"><title>A vote</title><body><article><h1>A vote</h1>
<p>The council met on Tuesday evening and voted, after a debate of several hours, for the new school in the old harbour.</p>
<figure><img src="https://example.org/vote.jpg" alt="Raised hands"><figcaption>Council members vote on the new school in Solvik.
(AP Photo/Jane Doe) (Jane Doe)</figcaption></figure></article></body></html>"""


def test_the_report_is_served_with_decisions(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    command = [sys.executable, "-m", "capaudit", "review", "--no-browser", "a.html", "none.html"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", address)
        with urlopen(address) as response:  # noqa: S310 - it is ours
            text = response.read().decode()
            assert response.headers["Cache-Control"] == "no-store"
        process.terminate()
    assert 'data-act="let-through"' in text
    assert 'data-act="approve"' in text
    assert '<mark class="error">(Jane Doe)</mark>' in text
    assert "no such file" in text[text.index("none.html") :][:100]


def test_without_a_page_there_is_nothing_to_review(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "capaudit", "review", "--no-browser", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "error: there is no page to review\n")
