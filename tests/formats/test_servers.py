"""The formats of build servers: github, gitlab and junit."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from capaudit import visible
from hostile import HOSTILE, Command, arguments, figures, obeyed
from support import Capaudit, Page, figure

SCHEMAS = Path(__file__).parent.parent / "schemas"
GITLAB = Draft202012Validator(json.loads((SCHEMAS / "gitlab-code-quality.json").read_text(encoding="utf-8")))
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit.xsd"))
pytestmark = pytest.mark.usefixtures("one_rule")
DOUBLED = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")


def test_github_annotates_the_words(capaudit: Capaudit, page: Page) -> None:
    name = page("a, b:c%0A.html", DOUBLED)
    done = capaudit("check", "--format", "github", name, "none.html")
    finding, missing = obeyed(done.out)
    assert (finding.name, finding.properties["file"]) == ("error", name)
    assert finding.properties["title"] == "credit-repeated"
    line = Path(name).read_text(encoding="utf-8").splitlines()[int(finding.properties["line"]) - 1]
    start, end = int(finding.properties["col"]), int(finding.properties["endColumn"])
    assert line[start - 1 : end] == "(AP Photo/Jane Doe)", "GitHub counts the last column in"
    assert "\n→ " in finding.message
    assert missing == Command("error", {"file": "none.html", "title": "document-unread"}, "no such file")
    assert done.out.splitlines()[-1] == "1 error in 1 page (1 picture), 1 file not read"


def test_github_levels(capaudit: Capaudit, page: Page) -> None:
    name = page("a.html", DOUBLED)
    for severity, command in (("note", "notice"), ("warning", "warning"), ("error", "error")):
        done = capaudit("check", "--severity", f"credit-repeated={severity}", "--format", "github", name)
        assert [one.name for one in obeyed(done.out)] == [command]


@pytest.mark.parametrize(("variable", "shape"), [("GITHUB_WORKSPACE", "github"), ("CI_PROJECT_DIR", "gitlab")])
def test_paths_are_seen_from_the_checkout(
    capaudit: Capaudit, page: Page, folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str, shape: str
) -> None:
    name = page("site/a.html", DOUBLED)
    monkeypatch.setenv(variable, str(folder))
    monkeypatch.chdir(folder / "site")
    for given in ("a.html", "./a.html", str(folder / name)):
        assert "site/a.html" in capaudit("check", "--format", shape, given).out
        assert str(folder) not in capaudit("check", "--format", shape, given).out


def test_github_obeys_nothing_that_a_page_says(capaudit: Capaudit, page: Page, folder: Path) -> None:
    name = page("::error::a.html", *figures())
    done = capaudit(*arguments(folder, "--format", "github"), name)
    commands = obeyed(done.out)
    assert [command.name for command in commands] == ["warning"] * len(HOSTILE)
    assert {command.properties["file"] for command in commands} == {name}
    assert {command.properties["title"] for command in commands} == {"house/alt-any"}


@pytest.mark.parametrize("shape", ["text", "concise", "json", "jsonl", "gitlab", "junit", "sarif", "csv", "markdown"])
@pytest.mark.parametrize("width", ["40", "100"])
def test_no_other_format_steers_a_build_server(
    capaudit: Capaudit, page: Page, folder: Path, monkeypatch: pytest.MonkeyPatch, shape: str, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    name = page("::error::a.html", *figures())
    done = capaudit(*arguments(folder, "--format", shape), name, "::debug::missing.html")
    assert done.code == 2
    assert obeyed(done.out) == []
    assert obeyed(done.err) == []


def test_show_steers_no_build_server_either(capaudit: Capaudit, page: Page) -> None:
    name = page("::error::a.html", *figures())
    for shape in ("text", "json", "jsonl"):
        assert obeyed(capaudit("show", "--format", shape, name).out) == []


def gitlab(text: str) -> list[dict[str, Any]]:
    """The issues, after they were held to the schema and to the rule that no two have one fingerprint."""
    issues: list[dict[str, Any]] = json.loads(text)
    GITLAB.validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return issues


def test_gitlab_lists_what_was_found_and_what_was_not_read(capaudit: Capaudit, page: Page) -> None:
    names = page("a.html", DOUBLED, figure(credit="(AFP) (AFP)", name="b.jpg")), page("b.html", DOUBLED)
    issues = gitlab(capaudit("check", "--format", "gitlab", "./a.html", names[1], "none.html").out)
    assert [issue["location"]["path"] for issue in issues] == ["a.html", "a.html", "b.html", "none.html"]
    assert [issue["severity"] for issue in issues] == ["major", "major", "major", "blocker"]
    assert issues[0]["check_name"] == "credit-repeated"
    assert gitlab(capaudit("check", "--format", "gitlab", page("c.html", figure())).out) == []


def test_gitlab_takes_hostile_words(capaudit: Capaudit, page: Page, folder: Path) -> None:
    done = capaudit(*arguments(folder, "--format", "gitlab"), page("a.html", *figures()))
    assert len(gitlab(done.out)) == len(HOSTILE)


def junit(text: str) -> etree._Element:
    """The report, after it was held to the schema and its counts to its cases."""
    report = etree.fromstring(text.encode())
    JUNIT.assertValid(report)
    for suite in report:
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases)
        for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.attrib[count]) == len(suite.findall(f"testcase/{tag}"))
    return report


def test_junit_fails_as_the_exit_code_does(capaudit: Capaudit, page: Page) -> None:
    clean, bad = page("clean.html", figure()), page("bad.html", figure(name="first.jpg"), DOUBLED)
    report = junit(capaudit("check", "--format", "junit", clean, bad, "none.html").out)
    assert [suite.attrib["name"] for suite in report] == [clean, bad, "none.html"]
    assert [[tag.tag for tag in suite.iter("failure", "error")] for suite in report] == [[], ["failure"], ["error"]]
    case = report[1][0]
    assert str(case.attrib["name"]).startswith("picture 2: credit-repeated (")
    noted = junit(capaudit("check", "--severity", "credit-repeated=note", "--format", "junit", bad).out)
    assert noted[0].attrib["failures"] == "0"
    assert "(AP Photo/Jane Doe)" in (noted.findtext("testsuite/testcase/system-out") or "")
    failing = capaudit("check", "--severity", "credit-repeated=note", "--fail-on", "note", "--format", "junit", bad)
    assert (failing.code, junit(failing.out)[0].attrib["failures"]) == (1, "1")


def test_junit_says_what_was_not_audited_in_full(capaudit: Capaudit, page: Page) -> None:
    name = page("deep.html", DOUBLED)
    path = Path(name)
    path.write_text(path.read_text(encoding="utf-8").replace("<h1>", "<div>" * 10_000 + "<h1>"), encoding="utf-8")
    done = capaudit("check", "--format", "junit", name)
    assert (done.code, junit(done.out)[0].attrib["errors"]) == (2, "1")


def test_junit_is_xml_whatever_a_page_says(capaudit: Capaudit, page: Page, folder: Path) -> None:
    done = capaudit(*arguments(folder, "--format", "junit"), page("a ]]> & <b>.html", *figures()))
    report = junit(done.out)
    assert len(report[0]) == len(HOSTILE)
    assert "]]>" not in done.out
    texts = [failure.attrib["message"] for failure in report.iter("failure")]
    assert texts == [
        re.sub(r"[\ufffe\uffff]", lambda sign: f"\\u{ord(sign[0]):04x}", visible(words)) for words in HOSTILE
    ]
