"""capaudit.toml: what is found, what it does, and how its mistakes are named."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from capaudit import ConfigError, Severity
from capaudit.basics.globs import matches, relative
from capaudit.config import Config, load
from capaudit.settings import Settings, settings_of
from support import Capaudit, Page, figure

DOUBLED = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")


def settings(text: str) -> Settings:
    """The settings of a capaudit.toml in the working directory."""
    Path("capaudit.toml").write_text(text, encoding="utf-8")
    return settings_of(load())


def names(made: Settings, file: str = "a.html") -> set[str]:
    return {active.rule.name for active in made.rules_for(file)}


def test_the_nearest_file_above_is_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "capaudit.toml").write_text('language = "no"')
    (folder / "pyproject.toml").write_text('[tool.capaudit]\nlanguage = "sv"')
    (folder / "news" / "today").mkdir(parents=True)
    monkeypatch.chdir(folder / "news" / "today")
    assert load().language == "no", "capaudit.toml before pyproject.toml"
    (folder / "news" / "pyproject.toml").write_text('[tool.capaudit]\nlanguage = "da"')
    assert load().language == "da"
    (folder / "news" / "today" / "pyproject.toml").write_text('[project]\nname = "capaudit-fan"')
    assert load().language == "da", "a pyproject.toml without our table does not count"
    assert load(isolated=True).language is None
    assert load(str(folder / "capaudit.toml")).language == "no"


def test_select_extend_and_ignore(folder: Path) -> None:
    assert names(settings('select = ["credit-m*"]')) == {"credit-missing", "credit-malformed"}
    assert names(settings('select = ["credit-m*"]\nignore = ["credit-missing"]')) == {"credit-malformed"}
    default = names(settings(""))
    assert names(settings('ignore = ["credit-*"]')) == {name for name in default if not name.startswith("credit-")}
    assert folder.is_dir()


def test_the_command_line_selects_instead_of_the_file(capaudit: Capaudit, page: Page, folder: Path) -> None:
    (folder / "capaudit.toml").write_text('ignore = ["credit-repeated"]')
    name = page("a.html", DOUBLED)
    assert capaudit("check", name).code == 0
    assert capaudit("check", "--select", "credit-repeated", name).code == 1
    assert capaudit("check", "--isolated", name).code == 1


def test_severities_and_options(folder: Path) -> None:
    made = settings('fail-on = "error"\n[rules.credit-missing]\nseverity = "error"\nexempt-kinds = ["chart"]')
    (missing,) = [active for active in made.rules if active.rule.name == "credit-missing"]
    assert missing.severity is Severity.ERROR
    assert missing.options["exempt_kinds"] == ("chart",)
    assert made.config.fail_on is Severity.ERROR
    assert folder.is_dir()


def test_per_file(folder: Path) -> None:
    made = settings('[per-file."sports/**"]\nignore = ["credit-missing"]\nextend-select = ["credit-v*"]')
    assert "credit-missing" in names(made, "news/a.html")
    assert "credit-missing" not in names(made, "sports/deep/a.html")
    assert "credit-missing" not in names(made, str(folder / "sports" / "a.html"))


def test_per_file_severities_and_options(folder: Path) -> None:
    made = settings(
        '[rules.credit-missing]\nseverity = "error"\n'
        '[per-file."sports/**".rules.credit-missing]\nexempt-kinds = ["chart"]\n'
        '[per-file."sports/old/**".rules.credit-missing]\nseverity = "note"\n'
    )
    found = [
        next(
            (one.severity, one.options["exempt_kinds"])
            for one in made.rules_for(name)
            if one.rule.name == "credit-missing"
        )
        for name in ("news/a.html", "sports/a.html", "sports/old/a.html")
    ]
    assert found == [(Severity.ERROR, ()), (Severity.ERROR, ("chart",)), (Severity.NOTE, ("chart",))]
    assert pickle.loads(pickle.dumps(made)).config == made.config  # noqa: S301 - our own
    assert folder.is_dir()


def test_layouts_agencies_and_language_reach_the_reader(capaudit: Capaudit, page: Page, folder: Path) -> None:
    words = '<div class="pic"><img src="x.jpg" alt="Hands"><b class="cap">A vote in Solvik.</b><i class="by">Ana Ruiz</i></div>'
    name = page("a.html", words)
    (folder / "capaudit.toml").write_text(
        'language = "no"\n[[layout]]\nname = "own"\nfigure = "div.pic"\ncaption = ".cap"\ncredit = ".by"\n'
        '[[agency]]\nid = "solvik"\nname = "Solvik Foto"\naliases = ["SF"]\n'
    )
    house = settings_of(load()).house
    assert [layout.name for layout in house.layouts] == ["own"]
    assert [(agency.id, agency.aliases) for agency in house.agencies] == [("solvik", ("SF",))]
    assert house.language == "no"
    shown = capaudit("show", "--format", "jsonl", name)
    assert '"caption": "A vote in Solvik."' in shown.out
    assert '"text": "Ana Ruiz"' in shown.out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nselct = ["a"]', "capaudit.toml:2: unknown key “selct”; did you mean “select”?"),
        ('select = "credit-missing"', "capaudit.toml:1: “select” is a list of texts in quotes"),
        ("select = [1]", "capaudit.toml:1: “select” is a list of texts in quotes"),
        (
            'ignore = [\n  "alt-credit",\n  "credit-mising",\n]',
            "capaudit.toml:3: unknown rule “credit-mising”; did you",
        ),
        ('fail-on = "grave"', "capaudit.toml:1: a severity is note, warning or error, not “grave”"),
        ('profile = "defalt"', "capaudit.toml:1: unknown profile “defalt”; did you mean “default”?"),
        ("profile = 3", "capaudit.toml:1: “profile” is a text in quotes"),
        ("[rules.credit-mising]", "capaudit.toml:1: unknown rule “credit-mising”; did you mean “credit-missing”?"),
        ('[rules."credit-*"]', "capaudit.toml:1: [rules] takes one rule's name"),
        (
            "\n[rules.credit-missing]\nexempt-kind = []",
            "capaudit.toml:3: rule credit-missing has no option “exempt-kind”",
        ),
        (
            "[rules.credit-missing]\nexempt-kinds = 3",
            "capaudit.toml:2: option “exempt-kinds” of rule credit-missing is a",
        ),
        ('[rules.credit-missing]\nseverity = "x"', "capaudit.toml:2: a severity is note"),
        ("rules = 3", "capaudit.toml:1: “rules” is a table"),
        ("[rules]\ncredit-missing = 3", "capaudit.toml: [rules] holds tables"),
        ('[per-file."a/**"]\nselect = []', "capaudit.toml:2: unknown key “select” in [per-file.a/**]"),
        ('[per-file."a/**".rules.credit-mising]', "capaudit.toml:1: unknown rule “credit-mising”"),
        (
            '[per-file."a/**".rules.credit-missing]\nexempt-kinds = 3',
            "capaudit.toml:2: option “exempt-kinds” of rule credit-missing is a",
        ),
        ('[[layout]]\nname = "a"\nfigure = "div"\n[[layout]]\nname = "b"', "capaudit.toml:4: “figure” is missing"),
        ('[[layout]]\nname = "a"\nfigure = "div["', "capaudit.toml:3: “div[” is no CSS selector"),
        ('[[layout]]\nname = "a"\nfigure = "div"\n[[layout]]\nname = "b"\nfigur = "p"', "capaudit.toml:6: unknown key"),
        ('[[agency]]\nid = "a"\nname = "A"\nalias = []', "capaudit.toml:4: unknown key “alias” in [agency]"),
        ('plugins = ["none.py"]', "none.py) does not exist"),
        ('plugins = ["notes.txt"]', "is neither a .py nor a .toml file"),
        ("a = [", "capaudit.toml: is no valid TOML"),
    ],
)
def test_mistakes_are_named_with_file_and_line(capaudit: Capaudit, page: Page, text: str, message: str) -> None:
    Path("capaudit.toml").write_text(text, encoding="utf-8")
    done = capaudit("check", page("a.html", DOUBLED))
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert "Traceback" not in done.err


def test_a_file_as_windows_editors_save_it(capaudit: Capaudit, page: Page, folder: Path) -> None:
    file = folder / "capaudit.toml"
    file.write_bytes(b'\xef\xbb\xbf# ours\r\nignore = ["credit-repeated"]\r\nselct = []\r\n')
    assert "capaudit.toml:3: unknown key “selct”" in capaudit("check", page("a.html", DOUBLED)).err
    file.write_bytes(b'\xef\xbb\xbfignore = ["credit-repeated"]\r\n')
    assert capaudit("check", "a.html").code == 0
    file.write_bytes("# Größe".encode("cp1252"))
    assert capaudit("check", "a.html").err == "error: capaudit.toml: is not UTF-8: see byte 5\n"


def test_lines_in_pyproject_are_those_of_the_file(capaudit: Capaudit, page: Page, folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.other]\nselct = 1\n\n[tool.capaudit]\nselct = ["a"]\n')
    assert "pyproject.toml:5: unknown key “selct”" in capaudit("check", page("a.html", DOUBLED)).err
    assert "has no [tool.capaudit]" in capaudit("check", "--config", str(other(folder)), "a.html").err


def other(folder: Path) -> Path:
    path = folder / "other" / "pyproject.toml"
    path.parent.mkdir()
    path.write_text('[project]\nname = "capaudit"')
    return path


def test_settings_pickle_as_their_config(folder: Path) -> None:
    made = settings('select = ["credit-m*"]\n[rules.credit-missing]\nseverity = "note"')
    again = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own
    assert again.config == made.config
    assert [(a.rule.name, a.severity, a.options) for a in again.rules] == [
        (a.rule.name, a.severity, a.options) for a in made.rules
    ]
    assert folder.is_dir()


def test_an_empty_config_is_the_default() -> None:
    assert Config().profile.word == "default"
    with pytest.raises(ConfigError, match=r"none\.toml: cannot be read"):
        load("none.toml")


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("archive/a.html", "archive/**", True),
        ("archive/2019/a.html", "archive/**", True),
        ("news/archive/a.html", "archive/**", False),
        ("news/archive/a.html", "**/archive/**", True),
        ("archive/a.html", "archive", True),
        ("news/archive/a.html", "archive", True),
        ("news/a.html", "*.html", True),
        ("news/a.html", "news/*.html", True),
        ("news/deep/a.html", "news/*.html", False),
        ("news/a1.html", "a?.html", True),
        ("news/a.html", "new", False),
        ("a+b/c.html", "a+b/*", True),
    ],
)
def test_globs(path: str, pattern: str, expected: bool) -> None:  # noqa: FBT001 - a case
    assert matches(path, pattern) is expected


def test_paths_are_seen_from_the_folder_of_the_configuration() -> None:
    assert relative("a/b.html", "/site") == "a/b.html"
    assert relative("/site/a/../b.html", "/site") == "b.html"
    assert relative("/other/a.html", "/site") == "/other/a.html"
