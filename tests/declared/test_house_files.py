"""House files as a whole: extending one another, given as plugins, packed as packages."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from capaudit import house_plugin
from capaudit.config import load
from capaudit.settings import Settings, settings_of
from support import Capaudit, Page, figure

RULE = '[[rule]]\nname = "{name}"\nkind = "avoid"\nscope = "caption"\nwords = ["{word}"]\n'


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def rules(capaudit: Capaudit, *arguments: str) -> dict[str, str]:
    """The messages by rule, of a page that has “school” and “Tuesday” in its caption."""
    done = capaudit("check", "--format", "jsonl", *arguments)
    assert done.code < 2, done.err
    lines = map(json.loads, done.out.splitlines())
    return {line["rule"]: line["message"] for line in lines if line["type"] == "finding"}


def test_rules_of_the_configuration_are_on(capaudit: Capaudit, page: Page, folder: Path) -> None:
    write(folder / "capaudit.toml", RULE.format(name="house/caption-school", word="school"))
    name = page("a.html", figure())
    assert rules(capaudit, name) == {"house/caption-school": "“school” is not our style"}
    assert rules(capaudit, "--ignore", "house/*", name) == {}
    assert "house/caption-school warning on capaudit.toml Words that" in " ".join(capaudit("rules").out.split())
    assert "capaudit.toml  file, " in capaudit("plugins").out
    explained = capaudit("explain", "house/caption-school").out
    assert "Words that the house does not use (caption)" in explained
    assert '    words = ["school"]' in explained


def test_severity_and_per_file_settings_hold_for_them(capaudit: Capaudit, page: Page, folder: Path) -> None:
    rule = RULE.format(name="house/caption-school", word="school")
    settings = '[rules."house/caption-school"]\nseverity = "error"\n[per-file."old/**"]\nignore = ["house/*"]\n'
    write(folder / "capaudit.toml", rule + settings)
    assert ": error house/caption-school" in capaudit("check", "--format", "concise", page("a.html", figure())).out
    assert capaudit("check", page("old/a.html", figure())).code == 0


def test_in_pyproject(capaudit: Capaudit, page: Page, folder: Path) -> None:
    text = RULE.format(name="house/caption-school", word="school").replace("[[rule]]", "[[tool.capaudit.rule]]")
    write(folder / "pyproject.toml", text)
    assert "house/caption-school" in rules(capaudit, page("a.html", figure()))
    write(folder / "pyproject.toml", text + "fix = 3\n")
    assert "pyproject.toml:6: unknown key “fix” in [rule]" in capaudit("check", "a.html").err


def test_a_file_as_a_plugin(capaudit: Capaudit, page: Page, folder: Path) -> None:
    write(folder / "desk" / "house.toml", RULE.format(name="house/caption-school", word="school"))
    name = page("a.html", figure())
    assert "house/caption-school" in rules(capaudit, "-p", "desk/house.toml", name)
    write(folder / "capaudit.toml", 'plugins = ["desk/house.toml"]')
    assert "house/caption-school" in rules(capaudit, name)
    assert rules(capaudit, "-p", "no:house.toml", name) == {}


def test_a_plugin_sets_nothing(capaudit: Capaudit, page: Page, folder: Path) -> None:
    write(folder / "house.toml", 'api = 1\nignore = ["credit-missing"]\n')
    done = capaudit("check", "-p", "house.toml", page("a.html", figure()))
    assert done.code == 2
    assert "house.toml:2: “ignore” is a setting: it belongs in capaudit.toml" in done.err
    write(folder / "house.toml", "api = 2\n")
    assert "“house.toml” (" in (done := capaudit("check", "-p", "house.toml", "a.html")).err
    assert "was written for API 2, capaudit " in done.err
    assert "rle" not in capaudit("check", "-p", str(write(folder / "b.toml", "rle = 1")), "a.html").out
    assert "b.toml:1: unknown key “rle”; did you mean “rule”?" in capaudit("check", "-p", "b.toml", "a.html").err


def test_layouts_agencies_and_profiles_of_a_plugin(capaudit: Capaudit, page: Page, folder: Path) -> None:
    write(
        folder / "house.toml",
        '[[layout]]\nname = "ours"\nfigure = "div.pic"\ncaption = ".cap"\ncredit = ".by"\n'
        '[[agency]]\nid = "solvik"\nname = "Solvik Foto"\n'
        '[profiles.desk]\nsummary = "What the desk asks"\nextends = "default"\nselect = ["date-weekday-stale"]\n'
        '[profiles.desk.rules.credit-missing]\nseverity = "error"\nexempt-kinds = ["chart"]\n',
    )
    words = '<div class="pic"><img src="x.jpg" alt="Hands"><b class="cap">A vote in Solvik.</b><i class="by">Ana Ruiz</i></div>'
    shown = capaudit("show", "--format", "jsonl", "-p", "house.toml", page("a.html", words)).out
    assert '"caption": "A vote in Solvik."' in shown
    assert "layout ours" in shown
    listed = json.loads(capaudit("rules", "-p", "house.toml", "--profile", "desk", "--format", "json").out)
    states = {one["name"]: (one["state"], one["severity"]) for one in listed}
    assert states["date-weekday-stale"][0] == states["credit-repeated"][0] == "on"
    assert states["credit-missing"] == ("on", "error")
    offers = json.loads(capaudit("plugins", "-p", "house.toml", "--format", "json").out)[-1]["offers"]
    assert offers == {"layouts": ["ours"], "agencies": ["solvik"], "profiles": ["desk"]}


def test_a_profile_in_the_configuration(capaudit: Capaudit, folder: Path) -> None:
    profile = '[profiles.desk]\nselect = ["credit-missing", "house/*"]\n'
    write(folder / "capaudit.toml", 'profile = "desk"\n' + profile + RULE.format(name="house/caption-x", word="x"))
    listed = json.loads(capaudit("rules", "--format", "json").out)
    assert [one["name"] for one in listed if one["state"] == "on"] == ["credit-missing", "house/caption-x"]


def test_a_profile_that_names_an_unknown_rule(capaudit: Capaudit, page: Page, folder: Path) -> None:
    write(folder / "capaudit.toml", 'profile = "desk"\n[profiles.desk]\nselect = ["credit-mising"]\n')
    done = capaudit("check", page("a.html", figure()))
    assert "profile “desk” of plugin “capaudit.toml” (" in done.err
    assert "names an unknown rule “credit-mising”; did you mean “credit-missing”?" in done.err
    settings = 'select = ["credit-*"]\n[profiles.desk.rules.credit-mising]\nseverity = "note"\n'
    write(folder / "capaudit.toml", f'profile = "desk"\n[profiles.desk]\n{settings}')
    assert "names an unknown rule “credit-mising”; did you mean" in capaudit("check", "a.html").err


def test_extending_another_file(capaudit: Capaudit, page: Page, folder: Path) -> None:
    write(
        folder / "group" / "base.toml",
        'ignore = ["credit-repeated"]\nlanguage = "no"\nplugins = ["more.toml"]\nfail-on = "error"\n'
        + RULE.format(name="group/caption-school", word="school")
        + RULE.format(name="group/caption-day", word="Tuesday"),
    )
    write(folder / "group" / "more.toml", RULE.format(name="more/caption-vote", word="vote"))
    own = RULE.format(name="group/caption-day", word="no such word")
    write(folder / "title" / "capaudit.toml", f'extends = "../group/base.toml"\nlanguage = "nn"\n{own}')
    doubled = page("a.html", figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)"))
    found = rules(capaudit, "--config", "title/capaudit.toml", doubled)
    assert sorted(found) == ["group/caption-school", "more/caption-vote"], (
        "a rule of the same name takes the other's place"
    )
    config = load("title/capaudit.toml")
    assert (config.language, config.fail_on.label) == ("nn", "error")


def test_a_selection_sets_the_extended_one_aside(folder: Path) -> None:
    write(folder / "base.toml", 'extend-select = ["date-weekday-stale"]\nignore = ["credit-missing"]\n')
    write(folder / "capaudit.toml", 'extends = ["base.toml"]\nselect = ["credit-m*"]\n')
    assert {active.rule.name for active in settings_of(load()).rules} == {"credit-missing", "credit-malformed"}


def test_a_file_that_two_others_extend_counts_once(capaudit: Capaudit, page: Page, folder: Path) -> None:
    write(folder / "base.toml", RULE.format(name="house/caption-school", word="school"))
    for name in ("a", "b"):
        write(folder / f"{name}.toml", 'extends = "base.toml"\n')
    write(folder / "capaudit.toml", 'extends = ["a.toml", "b.toml"]\n')
    assert list(rules(capaudit, page("a.html", figure()))) == ["house/caption-school"]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"capaudit.toml": 'extends = "capaudit.toml"'},
            "capaudit.toml:1: extends itself: capaudit.toml → capaudit.toml",
        ),
        (
            {
                "capaudit.toml": 'extends = "b.toml"',
                "b.toml": 'api = 1\nextends = ["c.toml"]',
                "c.toml": 'extends = "b.toml"',
            },
            "c.toml:1: extends itself: b.toml → c.toml → b.toml",
        ),
        (
            {"capaudit.toml": '\nextends = "none.toml"'},
            "capaudit.toml:2: extends “none.toml”, and there is no such file",
        ),
        ({"capaudit.toml": 'extends = "b.toml"', "b.toml": "x = 1"}, "b.toml:1: unknown key “x”"),
        ({"capaudit.toml": 'extends = "b.toml"', "b.toml": "x = "}, "b.toml: is no valid TOML"),
        ({"capaudit.toml": "extends = 3"}, "capaudit.toml:1: “extends” is a list of texts in quotes"),
        ({"capaudit.toml": 'extends = "b.toml"', "b.toml": 'plugins = ["no.py"]'}, "no.py) does not exist"),
        (
            {"capaudit.toml": 'plugins = ["b.toml"]', "b.toml": 'extends = "b.toml"'},
            "b.toml:1: extends itself: b.toml → b.toml",
        ),
    ],
)
def test_what_cannot_be_extended(
    capaudit: Capaudit, page: Page, folder: Path, files: dict[str, str], message: str
) -> None:
    for name, text in files.items():
        write(folder / name, text)
    done = capaudit("check", page("a.html", figure()))
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_two_plugins_with_one_rule(capaudit: Capaudit, page: Page, folder: Path) -> None:
    write(folder / "house.toml", RULE.format(name="house/caption-a", word="school"))
    write(folder / "capaudit.toml", 'plugins = ["house.toml"]\n' + RULE.format(name="house/caption-a", word="vote"))
    done = capaudit("check", page("a.html", figure()))
    assert done.code == 2
    assert "rule “house/caption-a” of plugin “capaudit.toml” (" in done.err
    assert "is already taken by plugin “house.toml” (" in done.err


def test_settings_with_a_house_pickle(folder: Path) -> None:
    write(folder / "capaudit.toml", RULE.format(name="house/caption-a", word="school"))
    made = settings_of(load())
    again: Settings = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own
    assert [active.rule.name for active in again.rules] == [active.rule.name for active in made.rules]
    assert "house/caption-a" in {active.rule.name for active in again.rules}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package that is TOML but for two lines of Python, as pip leaves it."""
    root = tmp_path / "site"
    write(root / "desk_style" / "__init__.py", "from capaudit import house_plugin\nplugin = house_plugin(__file__)\n")
    metadata = root / "desk_style-1.2.dist-info"
    write(metadata / "METADATA", "Metadata-Version: 2.1\nName: desk_style\nVersion: 1.2\n")
    write(metadata / "entry_points.txt", "[capaudit]\ndesk = desk_style:plugin\n")
    monkeypatch.syspath_prepend(root)
    yield root / "desk_style"
    sys.modules.pop("desk_style", None)


def test_a_package_that_is_toml_only(capaudit: Capaudit, page: Page, site: Path) -> None:
    write(site / "house.toml", "api = 1\n" + RULE.format(name="desk/caption-school", word="school"))
    name = page("a.html", figure())
    assert rules(capaudit, name) == {}, "installed rules are off until they are asked for"
    assert list(rules(capaudit, "--extend-select", "desk/*", name)) == ["desk/caption-school"]
    assert f"desk 1.2  installed, {site / 'house.toml'}" in capaudit("plugins").out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (RULE.format(name="desk/caption-a", word="a"), "does not say which API it was written for: add api = 1"),
        ("api = 1\nrle = 2", "house.toml:2: unknown key “rle”; did you mean “rule”?"),
        ("api = 1\n[[rule]]\n", "house.toml:2: a rule has no “name”"),
        ("api = 1\n[[layout]]\nname = 3", "house.toml:2: “figure” is missing in [layout]"),
        (None, "house.toml: cannot be read: No such file or directory"),
    ],
)
def test_a_broken_package_is_named(capaudit: Capaudit, page: Page, site: Path, text: str | None, message: str) -> None:
    if text is not None:
        write(site / "house.toml", text)
    done = capaudit("check", page("a.html", figure()))
    assert (done.code, done.out) == (2, "")
    assert f"plugin “desk” ({site / 'house.toml'})" in done.err
    assert message in done.err
    assert capaudit("check", "-p", "no:desk", "a.html").code == 0


def test_only_some_installed_plugins(capaudit: Capaudit, page: Page, folder: Path, site: Path) -> None:
    write(site / "house.toml", "api = 1\n" + RULE.format(name="desk/caption-school", word="school"))
    write(folder / "own.toml", RULE.format(name="own/caption-vote", word="vote"))
    name = page("a.html", figure())
    assert "desk 1.2" in capaudit("plugins", "-p", "only:desk").out
    assert "desk 1.2" not in capaudit("plugins", "-p", "no:desk").out
    write(folder / "capaudit.toml", 'plugins = ["no:desk", "own.toml"]')
    assert list(rules(capaudit, name)) == ["own/caption-vote"]
    assert "desk" not in capaudit("plugins").out
    assert (
        "no:desc: no plugin has the name “desc”; did you mean “desk”?" in capaudit("check", "-p", "no:desc", name).err
    )
    assert "only:none: no plugin" in capaudit("check", "-p", "only:none", name).err
    assert "what is built in cannot be left out" in capaudit("check", "-p", "no:capaudit.rules", name).err


def test_the_examples_of_a_declared_rule_are_its_tests(tmp_path: Path) -> None:
    from capaudit.testing import documented_cases, run_case

    page = "<figure><img src='a.jpg' alt='A'><figcaption>{}</figcaption></figure>"
    examples = f'fails = "{page.format("A vote seen here.")}"\npasses = ["{page.format("A vote.")}"]\n'
    write(tmp_path / "house.toml", RULE.format(name="house/caption-a", word="seen here") + examples)
    (rule,) = house_plugin(str(tmp_path / "x.py")).register_rules()
    cases = documented_cases(rule)
    assert [case.title for case in cases] == ["documentation, fails 1", "documentation, passes 1"]
    assert not any(run_case(rule, case) for case in cases)
    write(tmp_path / "house.toml", RULE.format(name="house/caption-a", word="absent") + examples)
    (rule,) = house_plugin(str(tmp_path / "x.py")).register_rules()
    assert [bool(run_case(rule, case)) for case in documented_cases(rule)] == [True, False]


WORDS = '[words]\nlabels = ["Knipsbild"]\ninterface = ["Antippen zum Aufklappen"]\nkinds = { handout = ["Reichlich gereicht"] }\n'


def shown(capaudit: Capaudit, *arguments: str) -> list[dict[str, object]]:
    done = capaudit("show", "--format", "jsonl", *arguments)
    assert done.code == 0, done.err
    return [figure for line in done.out.splitlines() for figure in json.loads(line)["figures"]]


@pytest.mark.parametrize("file", ["capaudit.toml", "house.toml"])
def test_words_of_the_house(capaudit: Capaudit, page: Page, folder: Path, file: str) -> None:
    name = page("a.html", figure("Eine Wahl in Solvik.", "Knipsbild: Ana Ruiz (Reichlich gereicht)"))
    plugin = [] if file == "capaudit.toml" else ["-p", "house.toml"]
    before = shown(capaudit, name)
    write(folder / file, WORDS)
    ((_, after),) = zip(before, shown(capaudit, *plugin, name), strict=True)
    assert "Knipsbild" not in str(after["caption"])
    assert "Knipsbild" in str(after["credits"])
    assert '"kind": "handout"' in json.dumps(after["credits"])
    assert '"kind": "handout"' not in json.dumps(before[0]["credits"])
    write(folder / file, "")
    assert shown(capaudit, name) == before, "what one house says is forgotten on the pages of another"
    write(folder / file, WORDS)
    rule = '[[rule]]\nname = "house/credit-x"\nkind = "length"\nscope = "credit"\nat-most = 1\nwhen = { kinds = ["handout"] }\n'
    write(folder / "rule.toml", rule)
    assert "house/credit-x" in rules(capaudit, *plugin, "-p", "rule.toml", name)
    if plugin:
        assert "  3 words: Knipsbild, Antippen zum Aufklappen, Reichlich gereicht" in capaudit("plugins", *plugin).out


def test_words_of_a_python_plugin(capaudit: Capaudit, page: Page, folder: Path) -> None:
    head = "from capaudit import Wording, hookimpl\n@hookimpl\ndef register_words():\n    return "
    write(folder / "own.py", head + "[Wording('labels', ('knipsbild',))]\n")
    name = page("a.html", figure("Eine Wahl in Solvik.", "Knipsbild: Ana Ruiz"))
    assert "Knipsbild" in str(shown(capaudit, "-p", "own.py", name)[0]["credits"])
    write(folder / "own.py", head + "[Wording('label', ('knipsbild',))]\n")
    assert "words have no role “label”; did you mean “labels”?" in capaudit("check", "-p", "own.py", name).err
    write(folder / "own.py", head + "['knipsbild']\n")
    assert "register_words gave 'knipsbild', which is no Wording" in capaudit("check", "-p", "own.py", name).err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[words]\nlabel = ["a"]', "capaudit.toml:2: unknown key “label” in [words]; did you mean “labels”?"),
        ('[words]\nlabels = "a"', "capaudit.toml:2: “labels” is a list of texts in quotes"),
        ('[words]\nlabels = ["a", "…"]', "capaudit.toml:2: “…” in “labels” has no letter"),
        (
            '[words.kinds]\nhandouts = ["a"]',
            "capaudit.toml:2: unknown key “handouts” in [words.kinds]; did you mean “handout”?",
        ),
        ("words = 3", "capaudit.toml:1: “words” is a table"),
    ],
)
def test_mistakes_in_words(capaudit: Capaudit, page: Page, folder: Path, text: str, message: str) -> None:
    write(folder / "capaudit.toml", text)
    done = capaudit("check", page("a.html", figure()))
    assert (done.code, done.out) == (2, "")
    assert message in done.err
