"""`capaudit rules`, `explain`, `plugins`, `--help`, `--version`; and what starting up may cost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import capaudit as face
from capaudit.plugins import load
from support import Capaudit

HOUSE = Path(__file__).parent.parent / "examples" / "house_rules.py"


def test_rules_lists_every_rule_with_its_state(capaudit: Capaudit) -> None:
    listed = json.loads(capaudit("rules", "--format", "json", "--ignore", "credit-missing").out)
    assert {one["name"] for one in listed} >= {*load().rules, "rule-crashed", "document-incomplete"}
    states = {one["name"]: one["state"] for one in listed}
    assert (states["credit-missing"], states["credit-repeated"], states["rule-crashed"]) == ("off", "on", "always")
    done = capaudit("rules", "--severity", "credit-missing=note", "--plugin", str(HOUSE))
    rows = {line.split()[0]: line.split()[1:4] for line in done.out.splitlines()}
    assert rows["name"] == ["severity", "state", "origin"]
    assert rows["credit-missing"] == ["note", "on", "built-in"]
    assert rows["house/credit-courtesy"] == ["error", "on", "house_rules"]


def test_explain_shows_the_rules_page(capaudit: Capaudit) -> None:
    done = capaudit("explain", "credit-missing")
    assert done.code == 0
    assert done.out.startswith("credit-missing  warning, on, built-in\n\nA picture of the article has no credit.\n")
    assert "\nWhy it matters\n" in done.out
    assert "\n    <figure>" in done.out
    assert "```" not in done.out
    assert "##" not in done.out
    assert max(map(len, done.out.splitlines())) <= 160


def test_explain_every_rule(capaudit: Capaudit) -> None:
    for name in [*load().rules, "rule-crashed", "document-incomplete"]:
        assert capaudit("explain", name).out.startswith(f"{name}  ")


def test_explain_in_colour_says_the_same(capaudit: Capaudit) -> None:
    import re

    plain = capaudit("explain", "credit-repeated").out.replace("`", "")
    colour = capaudit("explain", "--color", "always", "credit-repeated").out
    assert re.sub(r"\x1b\[[0-9;]*m", "", colour) == plain != colour


def test_explain_names_the_nearest_rule(capaudit: Capaudit) -> None:
    done = capaudit("explain", "credit-mising")
    assert (done.code, done.out) == (2, "")
    assert "unknown rule “credit-mising”; did you mean “credit-missing”?" in done.err


def test_explain_shows_the_options(capaudit: Capaudit, folder: Path) -> None:
    (folder / "o.py").write_text(
        "from capaudit import hookimpl, rule\n"
        "@rule('house/image-o')\n"
        "def check(figure, *, min_width=3, words=('a', 'b')):\n"
        "    '''Sentence.'''\n"
        "    yield from ()\n"
        "@hookimpl\n"
        "def register_rules():\n"
        "    return [check]\n"
    )
    done = capaudit("explain", "--plugin", "o.py", "house/image-o")
    assert '    min-width = 3\n    words = ["a", "b"]\n' in done.out


def test_plugins_lists_what_each_offers(capaudit: Capaudit) -> None:
    listed = json.loads(capaudit("plugins", "--format", "json", "--plugin", str(HOUSE)).out)
    by_name = {one["name"]: one for one in listed}
    assert by_name["house_rules"] == {
        "name": "house_rules",
        "version": "",
        "origin": "file",
        "path": str(HOUSE),
        "offers": {"rules": ["house/credit-courtesy"]},
    }
    assert by_name["capaudit.reporters"]["version"] == face.__version__
    assert "text" in by_name["capaudit.reporters"]["offers"]["reporters"]
    text = capaudit("plugins", "--plugin", str(HOUSE)).out
    assert f"house_rules  file, {HOUSE}\n  1 rule: house/credit-courtesy\n" in text


def test_help_names_every_command_and_the_exit_codes(capaudit: Capaudit) -> None:
    done = capaudit("--help")
    assert done.code == 0
    for word in ("check", "show", "credit", "rules", "explain", "plugins", "exit codes"):
        assert word in done.out
    for name in ("check", "show", "credit", "rules", "explain", "plugins"):
        assert capaudit(name, "--help").code == 0


def loaded_by(*arguments: str) -> set[str]:
    code = (
        "import sys\nfrom capaudit.__main__ import run\n"
        f"sys.argv = {['capaudit', *arguments]!r}\n"
        "try:\n    run()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--version"], ["check", "--help"]])
def test_what_needs_no_page_loads_no_parser(arguments: list[str]) -> None:
    loaded = loaded_by(*arguments)
    assert not loaded & {"lxml", "PIL", "pluggy", "capaudit.model", "capaudit.rules", "importlib.metadata", "tomllib"}


def test_rules_are_listed_without_a_parser() -> None:
    loaded = loaded_by("rules", "--isolated")
    assert not loaded & {"lxml", "PIL", "importlib.metadata", "tomllib"}


def test_the_public_face_has_what_it_names() -> None:
    assert all(hasattr(face, name) for name in face.__all__)
    assert set(face.__all__) <= set(dir(face))
    with pytest.raises(AttributeError, match="nothing_of_ours"):
        _ = face.nothing_of_ours
