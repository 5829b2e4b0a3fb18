"""Mistakes in a house file: each is named with its file, its line, its rule and the nearest known word."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from support import Capaudit, Page, figure

HEAD = '[[rule]]\nname = "house/caption-fault"\n'
AVOID = f'{HEAD}kind = "avoid"\nscope = "caption"\n'
SWAP = f'{HEAD}kind = "substitute"\nscope = "caption"\n'
MISTAKES = [
    ('[[rule]]\nkind = "avoid"', ":1: a rule has no “name”"),
    (f'{HEAD}scope = "alt"', ":1: rule “house/caption-fault”: “kind” is missing; it is one of avoid, require,"),
    (f'{HEAD}kind = "avoids"', ":3: unknown kind “avoids”; did you mean “avoid”?"),
    (
        f'{HEAD}kind = "avoid"\nwords = ["a"]',
        ":1: rule “house/caption-fault”: “scope” is missing; it is one or more of alt,",
    ),
    (f'{HEAD}kind = "avoid"\nscope = "captoin"', ":4: unknown scope “captoin”; did you mean “caption”?"),
    (f'{HEAD}kind = "order"\nscope = "caption"\nparts = []', ":4: unknown scope “caption”; it is one of credit"),
    (AVOID, ":1: rule “house/caption-fault”: one of words, patterns, starts-with, ends-with is needed"),
    (f'{AVOID}word = ["a"]', ":5: unknown key “word” in [rule]; did you mean “words”?"),
    (f'{AVOID}words = "a"', ":5: “words” is a list of texts in quotes"),
    (f'{AVOID}words = ["a", " "]', ":5: rule “house/caption-fault”: a word in “words” is empty"),
    (f'{AVOID}words = ["a"]\nswap = {{}}', ":6: unknown key “swap” in [rule]"),
    (f'{AVOID}words = ["a"]\nseverity = "grave"', ":6: a severity is note, warning or error, not “grave”"),
    (f'{AVOID}words = ["a"]\nfix = "safe"', ":6: unknown key “fix”"),
    (f'{AVOID}words = ["a"]\ncase = 1', ":6: “case” is true or false"),
    (
        f'{AVOID}words = ["a"]\nmessage = "{{fund}}"',
        ":6: “message” has no place “{fund}” (it has: {found}); did you mean “found”?",
    ),
    (f'{AVOID}words = ["a"]\nmessage = "{{found.__class__}}"', ":6: “message” has no place “{found.__class__}”"),
    (f'{AVOID}words = ["a"]\nhelp = "{{found!r}}"', ":6: “help” has no place “{found}”"),
    (f'{AVOID}words = ["a"]\nmessage = "a {{"', ":6: “message”: "),
    (
        f'{AVOID}words = ["a"]\n[rule.when]\nagences = ["ap"]',
        ":7: unknown key “agences” in [rule.when]; did you mean “agencies”?",
    ),
    (f'{AVOID}words = ["a"]\nwhen = {{ leed = true }}', ":6: unknown key “leed” in [rule.when]; did you mean “lead”?"),
    (
        f'{AVOID}words = ["a"]\n[rule.when]\nagencies = ["Rueters2"]',
        ":7: unknown agency “Rueters2”; did you mean “Reuters”?",
    ),
    (
        f'{AVOID}words = ["a"]\n[rule.unless]\nkinds = ["handouts"]',
        ":7: unknown kinds “handouts”; did you mean “handout”?",
    ),
    (f'{AVOID}words = ["a"]\nwhen = 3', ":6: “when” is a table"),
    (
        '[[rule]]\nname = "caption-fault"\nkind = "avoid"\nscope = "alt"\nwords = ["a"]',
        ":2: a rule of a house is named <house>/<subject>-<fault>, not “caption-fault”",
    ),
    (
        '[[rule]]\nname = "house/fault"\nkind = "avoid"\nscope = "alt"\nwords = ["a"]',
        ":2: rule name “house/fault” is not",
    ),
    (f'{AVOID}words = ["a"]\n{AVOID}words = ["b"]', ":7: this file has two rules “house/caption-fault”"),
    (SWAP, ":1: rule “house/caption-fault”: one of swap, swap-patterns is needed"),
    (f"{SWAP}swap = {{ a = 1 }}", ":5: “swap” is a table of texts"),
    (f'{SWAP}swap = {{ " " = "a" }}', ":5: rule “house/caption-fault”: a word in “swap” is empty"),
    (f'{SWAP}swap = {{ a = "b" }}\nfix = "save"', ":6: unknown fix “save”; did you mean “safe”?"),
    (f'{HEAD}kind = "length"\nscope = "alt"', ":1: rule “house/caption-fault”: one of at-least, at-most is needed"),
    (f'{HEAD}kind = "length"\nscope = "alt"\nat-most = "9"', ":5: “at-most” is a whole number"),
    (f'{HEAD}kind = "length"\nscope = "alt"\nat-most = true', ":5: “at-most” is a whole number"),
    (
        f'{HEAD}kind = "length"\nscope = "alt"\nat-least = 9\nat-most = 2',
        ":6: rule “house/caption-fault”: at-most is less",
    ),
    (
        f'{HEAD}kind = "length"\nscope = "alt"\nat-most = 2\nunit = "word"',
        ":6: unknown unit “word”; did you mean “words”?",
    ),
    (
        f'{HEAD}kind = "order"\nparts = ["agency", "photografer"]',
        ":4: unknown parts “photografer”; did you mean “photographer”",
    ),
    (f'{HEAD}kind = "order"\nparts = ["agency"]', ":4: rule “house/caption-fault”: “parts” names two parts or more"),
    (f'{HEAD}kind = "agency-form"', ":1: rule “house/caption-fault”: “forms” is missing"),
    (
        f'{HEAD}kind = "agency-form"\nforms = ["{{photgrapher}}"]',
        ":4: rule “house/caption-fault”: the form “{photgrapher}” has an",
    ),
    (f'{HEAD}kind = "agency-form"\nforms = ["Photo"]', "the form “Photo” has no part, such as {photographer}"),
    (f'{HEAD}kind = "agency-form"\nforms = ["{{agency"]', "the form “{agency”: expected '}'"),
    (
        f'{HEAD}kind = "agency-form"\nforms = ["{{agency}}"]\nnames = {{ rueters2 = "R" }}',
        ":5: rule “house/caption-fault”: unknown",
    ),
    (f'{HEAD}kind = "consistent"\nscope = "caption"', ":1: rule “house/caption-fault”: “either” is missing"),
    (
        f'{HEAD}kind = "consistent"\nscope = "caption"\neither = ["a"]',
        ":5: “either” is a list of lists of texts in quotes",
    ),
    (
        f'{HEAD}kind = "consistent"\nscope = "caption"\neither = [["a"]]',
        ":5: rule “house/caption-fault”: each list in “either”",
    ),
    ("rule = 3", ":1: “rule” is a list"),
    ('[profiles.own]\nselects = ["a"]', ":2: unknown key “selects” in [profiles.own]; did you mean “select”?"),
    ('[profiles.own.rules.credit-missing]\nseverity = "x"', ":2: a severity is note, warning or error, not “x”"),
    ('[[agency]]\nid = "a"\nname = "A"\nkind = "wires"', ":4: unknown kind “wires”; did you mean “wire”?"),
]


@pytest.mark.parametrize(("text", "message"), MISTAKES)
@pytest.mark.parametrize("file", ["capaudit.toml", "desk.toml"])
def test_a_mistake_is_named(capaudit: Capaudit, page: Page, folder: Path, file: str, text: str, message: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    plugin = [] if file == "capaudit.toml" else ["--plugin", file]
    done = capaudit("check", *plugin, page("a.html", figure()))
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert file in done.err
    assert len(done.err.splitlines()) == 1


PATTERNS = [
    ("a(?=b)", "the pattern “a(?=b)”, character 2: “(?=” is look-ahead, which takes more than linear time"),
    ("é(?<!x)", "the pattern “é(?<!x)”, character 2: “(?<!” is look-behind"),
    ("(?<=x)é", "the pattern “(?<=x)é”, character 1: “(?<=” is look-behind"),
    (r"(é)\1", r"the pattern “(é)\1”, character 4: “\1” is a back-reference, which takes more than linear time"),
    ("(?P<n>a)(?P=n)", "the pattern “(?P<n>a)(?P=n)”, character 9: “(?P=” is a back-reference"),
    ("(ab", "the pattern “(ab”: missing )"),
    ("[z-a]", "the pattern “[z-a]”, character 2: invalid character class range “z-a”"),
    ("äa**", "the pattern “äa**”, character 3: bad repetition operator “**”"),
    ("x{5000}", "the pattern “x{5000}”, character 2: invalid repetition size “{5000}”"),
    ("a|*", "the pattern “a|*”, character 3: no argument for repetition operator “*”"),
    ("a*", "the pattern “a*” fits the empty text, and so every text"),
    (r"\bÉlan", r"the pattern “\bÉlan”, character 1: “\bÉ” cannot match, “\b” knows ASCII letters only"),
]


@pytest.mark.parametrize(("pattern", "message"), PATTERNS)
@pytest.mark.parametrize("key", ["patterns = ['{}']", "swap-patterns = {{ '{}' = 'x' }}"])
def test_a_refused_pattern_is_named_with_its_rule_and_place(
    capaudit: Capaudit, page: Page, folder: Path, key: str, pattern: str, message: str
) -> None:
    pytest.importorskip("re2")
    text = (AVOID if key.startswith("patterns") else SWAP) + key.format(pattern)
    (folder / "desk.toml").write_text(text, encoding="utf-8")
    done = capaudit("check", "--plugin", "desk.toml", page("a.html", figure()))
    assert (done.code, done.out) == (2, "")
    assert f"desk.toml:5: rule “house/caption-fault”: {message}" in done.err
    assert len(done.err.splitlines()) == 1


def test_a_group_that_the_pattern_does_not_have(capaudit: Capaudit, page: Page, folder: Path) -> None:
    pytest.importorskip("re2")
    (folder / "desk.toml").write_text(f"{SWAP}swap-patterns = {{ '(a)b' = '$2' }}", encoding="utf-8")
    done = capaudit("check", "--plugin", "desk.toml", page("a.html", figure()))
    assert "desk.toml:5: rule “house/caption-fault”: “$2” names $2, and the pattern “(a)b” has 1 groups" in done.err


def test_without_the_engine_a_pattern_says_what_to_install(
    capaudit: Capaudit, page: Page, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "re2", None)
    (folder / "desk.toml").write_text(f"{AVOID}patterns = ['a+']", encoding="utf-8")
    done = capaudit("check", "--plugin", "desk.toml", page("a.html", figure()))
    assert done.code == 2
    assert "patterns need google-re2: pip install 'capaudit[patterns]'" in done.err
    (folder / "desk.toml").write_text(f'{AVOID}words = ["school"]', encoding="utf-8")
    assert capaudit("check", "--plugin", "desk.toml", "a.html").code == 1, "words need no engine"


def test_no_pattern_can_hang_a_build(capaudit: Capaudit, page: Page, folder: Path) -> None:
    pytest.importorskip("re2")
    text = f"{AVOID}patterns = ['(a+)+$', '(a|aa)+c', '(.*)*d', 'a.*e|a']\n"
    (folder / "desk.toml").write_text('select = ["house/*"]\n' + text, encoding="utf-8")
    name = page("a.html", figure(f"Votes {'a' * 100_000}b"))
    start = time.perf_counter()
    done = capaudit("check", "--config", "desk.toml", "--format", "concise", name)
    assert done.code < 2
    assert time.perf_counter() - start < 5


def test_bytes_that_are_no_text_do_not_crash_a_pattern(capaudit: Capaudit, page: Page, folder: Path) -> None:
    pytest.importorskip("re2")
    (folder / "desk.toml").write_text(f"select = []\n{AVOID}patterns = ['vo+te']\n", encoding="utf-8")
    name = page("a.html", figure("A damaged @ vote."))
    damaged = (folder / name).read_bytes().replace(b"@", b"\xff\xfe").replace(b"utf-8", b"utf-8")
    (folder / name).write_bytes(damaged)
    done = capaudit("check", "--config", "desk.toml", "--select", "house/*", "--format", "concise", name)
    assert "“vote” is not our style" in done.out
    assert done.code == 1
