"""`capaudit config`, the environment, and settings for some files."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import click
import pytest

from capaudit.cli import COMMANDS
from capaudit.cli._options import VARIABLES
from support import Capaudit, Page, figure

DOUBLED = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")
FILE = """\
ignore = ["caption-missing"]
fail-on = "error"
plugins = ["house.py"]

[rules.credit-missing]
severity = "error"
exempt-kinds = ["chart"]

[per-file."sports/**"]
ignore = ["date-*"]
[per-file."sports/**".rules.credit-missing]
severity = "note"
"""
HOUSE = "from capaudit import hookimpl\n\n@hookimpl\ndef register_rules():\n    return []\n"


def settings(capaudit: Capaudit, *arguments: str) -> dict[str, tuple[object, str]]:
    """Value and origin by setting; the last where a setting has several."""
    done = capaudit("config", "--format", "json", *arguments)
    assert done.code == 0, done.err
    return {one["setting"]: (one["value"], one["from"]) for one in json.loads(done.out)}


def write(folder: Path) -> None:
    (folder / "capaudit.toml").write_text(FILE)
    (folder / "house.py").write_text(HOUSE)


def test_each_setting_says_where_it_comes_from(
    capaudit: Capaudit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder)
    monkeypatch.setenv("CAPAUDIT_PROFILE", "default")
    monkeypatch.setenv("CAPAUDIT_MAX_BYTES", "1M")
    found = settings(capaudit, "--extend-select", "credit-vague", "--severity", "credit-empty=note")
    assert found["file"] == ("capaudit.toml", "nearest")
    assert found["profile"] == ("default", "CAPAUDIT_PROFILE")
    assert found["select"] == ([], "default")
    assert found["extend-select"] == ("credit-vague", "--extend-select")
    assert found["ignore"] == ("caption-missing", "capaudit.toml:1")
    assert found["fail-on"] == ("error", "capaudit.toml:2")
    assert found["plugins"] == ("house.py", "capaudit.toml:3")
    assert found["rules.credit-missing.severity"] == ("error", "capaudit.toml:5")
    assert found["rules.credit-missing.exempt-kinds"] == (["chart"], "capaudit.toml:7")
    assert found["rules.credit-empty.severity"] == ("note", "--severity")
    assert found['per-file."sports/**".rules.credit-missing.severity'] == ("note", "capaudit.toml:11")
    assert found["max-bytes"] == (1024**2, "CAPAUDIT_MAX_BYTES")
    assert found["format"] == ("text", "default")


def test_the_command_line_goes_before_the_environment(
    capaudit: Capaudit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder)
    monkeypatch.setenv("CAPAUDIT_FAIL_ON", "note")
    assert settings(capaudit)["fail-on"] == ("note", "CAPAUDIT_FAIL_ON")
    assert settings(capaudit, "--fail-on", "warning")["fail-on"] == ("warning", "--fail-on")
    monkeypatch.setenv("CAPAUDIT_CONFIG", "none.toml")
    assert settings(capaudit, "--isolated")["file"] == (None, "--isolated")
    assert settings(capaudit, "--config", "capaudit.toml")["file"] == ("capaudit.toml", "--config")
    monkeypatch.setenv("CAPAUDIT_ISOLATED", "1")
    assert "exclude each other" in capaudit("config").err
    assert settings(capaudit, "--config", "capaudit.toml")["file"] == ("capaudit.toml", "--config")


def test_a_path_shows_what_holds_there(capaudit: Capaudit, folder: Path) -> None:
    write(folder)
    news = settings(capaudit, "news/a.html", "--extend-select", "credit-vague")
    assert news["credit-missing"] == ("error", "profile default")
    assert news["credit-vague"] == ("warning", "--extend-select")
    assert news["date-impossible"] == ("error", "profile default")
    assert not [name for name in news if name.startswith("per-file")]
    sports = settings(capaudit, "sports/a.html")
    assert sports["credit-missing"] == ("note", "profile default")
    assert "date-impossible" not in sports
    assert 'per-file."sports/**".ignore' in sports


def test_what_a_path_shows_is_what_is_done(capaudit: Capaudit, page: Page, folder: Path) -> None:
    write(folder)
    names = [page("news/a.html", figure(credit="")), page("sports/a.html", figure(credit=""))]
    lines = capaudit("check", "--select", "credit-missing", "--format", "concise", *names).out.splitlines()
    assert [line.split(" ")[1] for line in lines] == ["error", "note"]


def test_as_text(capaudit: Capaudit, folder: Path) -> None:
    write(folder)
    lines = capaudit("config", "sports/a\x1b.html").out.splitlines()
    assert [line.split() for line in lines[:2]] == [["setting", "value", "from"], ["file", "capaudit.toml", "nearest"]]
    assert any(line.split() == ["rules", "for", r"sports/a\x1b.html", "severity", "from"] for line in lines)


def test_the_environment_reaches_check(
    capaudit: Capaudit, page: Page, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = page("a.html", DOUBLED)
    monkeypatch.setenv("CAPAUDIT_FORMAT", "concise csv=a.csv")
    assert capaudit("check", name).out.startswith("a.html:")
    assert (folder / "a.csv").exists()
    assert capaudit("check", "--format", "jsonl", name).out.startswith("{")
    assert capaudit("show", name).out.startswith("a.html  "), "the formats of other commands are others"
    monkeypatch.setenv("CAPAUDIT_IGNORE", "credit-repeated,credit-missing credit-empty")
    assert capaudit("check", name).code == 0
    assert capaudit("check", "--select", "credit-repeated", name).code == 1, "who selects here wants it"
    monkeypatch.setenv("CAPAUDIT_SELECT", "credit-repeated")
    assert capaudit("check", name).code == 0, "both stand in the environment"


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("CAPAUDIT_FAIL_ON", "never", "CAPAUDIT_FAIL_ON"),
        ("CAPAUDIT_SELECT", "credit-mising", "CAPAUDIT_SELECT: unknown rule “credit-mising”; did you mean"),
        ("CAPAUDIT_PROFILE", "defalt", "CAPAUDIT_PROFILE: unknown profile “defalt”"),
        ("CAPAUDIT_SEVERITY", "credit-missing=grave", "CAPAUDIT_SEVERITY: a severity is"),
        ("CAPAUDIT_MAX_BYTES", "much", "“much” is no size"),
        ("CAPAUDIT_CONFIG", "none.toml", "none.toml: cannot be read"),
        ("CAPAUDIT_FORMAT", "jsn", "unknown format “jsn”"),
    ],
)
def test_mistakes_in_the_environment_are_two(
    capaudit: Capaudit, page: Page, monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    monkeypatch.setenv(name, value)
    done = capaudit("check", page("a.html", figure()))
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_a_variable_that_is_nearly_ours_is_said(
    capaudit: Capaudit, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = page("a.html", figure())
    monkeypatch.setenv("CAPAUDIT_VERSION", "1.0")
    assert capaudit("check", name).err == ""
    monkeypatch.setenv("CAPAUDIT_FAILON", "error")
    done = capaudit("check", name)
    assert (done.code, done.err) == (0, "warning: CAPAUDIT_FAILON is no setting; did you mean “CAPAUDIT_FAIL_ON”?\n")


def test_the_variables_are_those_of_the_options() -> None:
    found: set[object] = set()
    for name in COMMANDS:
        command = import_module(f"capaudit.cli.{name.replace('-', '_')}").command
        found |= {one.envvar for one in command.params if isinstance(one, click.Option) and one.envvar}
    assert found == set(VARIABLES)


def test_force_color(capaudit: Capaudit, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    name = page("a.html", DOUBLED)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in capaudit("check", name).out
    assert "\x1b[" not in capaudit("check", "--color", "never", name).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in capaudit("check", name).out
