"""The profile `ap`, through the command line, with the package as it is installed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

FIGURE = '<figure><img src="{0}.jpg" alt="A" width="800" height="600"><figcaption>{1} {2}</figcaption></figure>'
CAPTION = "Votes are counted in Hialeah, Florida, on Tuesday September 5th, 2023 after the vote."


def capaudit(folder: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "capaudit", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def page(folder: Path, *figures: tuple[str, str]) -> str:
    words = "<p>The council met on Tuesday evening and voted, after a debate of several hours, for a new school.</p>"
    made = words.join(FIGURE.format(number, *figure) for number, figure in enumerate(figures))
    meta = '<html lang="en"><meta property="article:published_time" content="2023-12-01T08:00:00Z">'
    (folder / "page.html").write_text(f"<!doctype html>{meta}<article>{words}{made}{words}</article>", encoding="utf-8")
    return "page.html"


def test_it_holds_captions_of_ap_to_the_style(tmp_path: Path) -> None:
    code, out = capaudit(
        tmp_path, "check", "--profile", "ap", "--format", "json", page(tmp_path, (CAPTION, "(AP Photo/Jane Doe)"))
    )
    found = {(one["rule"], one["quote"]) for one in _findings(json.loads(out))}
    assert found == {
        ("ap-style/caption-state-form", "Florida"),
        ("ap-style/date-comma", "2023"),
        ("ap-style/date-comma", "Tuesday"),
        ("ap-style/date-month-form", "September"),
        ("ap-style/date-ordinal", "5th"),
        ("date-weekday-stale", "Tuesday"),
    }
    assert code == 1


def test_it_asks_ap_alone_for_a_documented_credit(tmp_path: Path) -> None:
    figures = [("A count in Lagos.", credit) for credit in ("Ana Ruiz/AP", "Ana Ruiz via AFP", "(AP Photo/Ana Ruiz)")]
    _, out = capaudit(tmp_path, "check", "--profile", "ap", "--format", "json", page(tmp_path, *figures))
    found = [one["quote"] for one in _findings(json.loads(out)) if one["rule"] == "credit-malformed"]
    assert found == ["Ana Ruiz/AP"]


def test_captions_of_others_keep_their_own_form(tmp_path: Path) -> None:
    name = page(tmp_path, (CAPTION, "(Photo by Jane Doe/Getty Images)"))
    assert "ap-style" not in capaudit(tmp_path, "check", "--profile", "ap", name)[1]
    (tmp_path / "capaudit.toml").write_text('profile = "ap"\n[rules."ap-style/date-ordinal"]\nagencies = []\n')
    assert "“5th” is an ordinal in a date" in capaudit(tmp_path, "check", name)[1]


def test_without_the_profile_the_rules_are_off(tmp_path: Path) -> None:
    name = page(tmp_path, (CAPTION, "(AP Photo/Jane Doe)"))
    assert "ap-style" not in capaudit(tmp_path, "check", name)[1]
    assert "ap-style/date-ordinal" in capaudit(tmp_path, "check", "--extend-select", "ap-style/*", name)[1]


def _findings(report: dict[str, list[dict[str, list[dict[str, str]]]]]) -> list[dict[str, str]]:
    return [finding for page in report["pages"] for finding in page["findings"]]
