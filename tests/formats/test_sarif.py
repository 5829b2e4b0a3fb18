"""`--format sarif`: valid, at the right characters, and the same mark for the same fault."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from capaudit import Run, Severity, audit_one
from capaudit.config import Config, Wish
from capaudit.reporters.sarif import render
from capaudit.settings import settings_of
from hostile import HOSTILE, arguments, figures, steering
from support import Capaudit, Page, figure, html

SCHEMA = json.loads((Path(__file__).parent.parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA, format_checker=FormatChecker())
pytestmark = pytest.mark.usefixtures("one_rule")
DOUBLED = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")


def sarif(text: str) -> dict[str, Any]:
    """The one run of a report, after it was held to the schema."""
    report = json.loads(text)
    VALIDATOR.validate(report)
    (run,) = report["runs"]
    assert isinstance(run, dict)
    return run


def test_a_finding_with_its_rule_and_its_place(capaudit: Capaudit, page: Page) -> None:
    name = page("news/a page.html", figure(name="first.jpg"), DOUBLED)
    run = sarif(capaudit("check", "--format", "sarif", name).out)
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (result["ruleId"], rule["id"], result["level"]) == ("credit-repeated", "credit-repeated", "error")
    assert "## Fails" in rule["help"]["markdown"]
    assert rule["fullDescription"]["text"] != rule["shortDescription"]["text"]
    (location,) = result["locations"]
    assert location["logicalLocations"] == [{"name": "picture 2", "kind": "element"}]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "news/a%20page.html"}
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_and_columns_count_code_points(capaudit: Capaudit, folder: Path, newline: str) -> None:
    text = html(figure("🚢 A ferry 𝔸 leaves Solvik.", "(AP Photo/Jane Doe) (AP Photo/Jane Doe)")).replace("\n", newline)
    (folder / "a.html").write_bytes(text.encode())
    run = sarif(capaudit("check", "--format", "sarif", "a.html").out)
    assert run["columnKind"] == "unicodeCodePoints"
    assert newline in run["newlineSequences"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = text.split(newline)[region["startLine"] - 1]
    words = "(AP Photo/Jane Doe)"
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == words
    assert text[region["charOffset"] :][: region["charLength"]] == words


def test_the_fix_of_a_report_cures_the_page(capaudit: Capaudit, page: Page) -> None:
    name = page("a.html", DOUBLED)
    (result,) = sarif(capaudit("check", "--format", "sarif", name).out)["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    text = Path(name).read_text(encoding="utf-8")
    for one in reversed(change["replacements"]):
        start = one["deletedRegion"]["charOffset"]
        end = start + one["deletedRegion"]["charLength"]
        text = text[:start] + one["insertedContent"]["text"] + text[end:]
    Path(name).write_text(text, encoding="utf-8")
    assert sarif(capaudit("check", "--format", "sarif", name).out)["results"] == []


def marks(run: dict[str, Any]) -> list[str]:
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]


def test_marks_stay_when_lines_move_and_tell_faults_apart(capaudit: Capaudit, page: Page) -> None:
    other = figure("Another vote in Oslo, Norway, on Monday.", "(AP Photo/Jon Roe) (AP Photo/Jon Roe)")
    again = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)", name="again/vote.jpg")
    name = page("a.html", DOUBLED, other, again)
    before = marks(sarif(capaudit("check", "--format", "sarif", name).out))
    assert len(before) == len(set(before)) == 3
    path = Path(name)
    path.write_text(path.read_text(encoding="utf-8").replace("<p>", "\n\n  <p>\n"), encoding="utf-8")
    assert marks(sarif(capaudit("check", "--format", "sarif", name).out)) == before
    path.write_text(path.read_text(encoding="utf-8").replace("Jon Roe", "Ann Poe"), encoding="utf-8")
    after = marks(sarif(capaudit("check", "--format", "sarif", name).out))
    assert [one == two for one, two in zip(before, after, strict=True)] == [True, False, True]


def test_what_could_not_be_done_is_said(capaudit: Capaudit, page: Page, folder: Path) -> None:
    (folder / "crash.py").write_text(
        "from capaudit import hookimpl, rule\n\n@rule('house/image-crash')\ndef check(figure):\n    '''Crashes.'''\n"
        "    raise ValueError('no {0} such [thing](1)')\n    yield\n\n@hookimpl\ndef register_rules():\n    return [check]\n"
    )
    done = capaudit(
        "check",
        "--plugin",
        "crash.py",
        "--select",
        "house/*",
        "--format",
        "sarif",
        page("a.html", figure()),
        "no\x1b.html",
    )
    run = sarif(done.out)
    assert done.code == 2
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [one["message"]["text"] for one in invocation["toolExecutionNotifications"]] == [
        "no\\x1b.html: no such file"
    ]
    (crash,) = run["results"]
    assert crash["ruleId"] == "rule-crashed"
    assert crash["message"]["text"].endswith(r"no {{0}} such \[thing\](1)"), "neither a placeholder nor a link"


def test_hostile_words_stay_words(capaudit: Capaudit, page: Page, folder: Path) -> None:
    done = capaudit(*arguments(folder, "--format", "sarif"), page("a.html", *figures()))
    assert len(sarif(done.out)["results"]) == len(HOSTILE)
    assert steering(done.out) == []


def test_damaged_bytes_make_no_broken_json(capaudit: Capaudit, folder: Path) -> None:
    data = (
        html(DOUBLED).replace("Raised", "RaisedX").encode().replace(b"(AP Photo/Jane Doe)", b"(AP Photo/Jane D\xffe)")
    )
    (folder / "a.html").write_bytes(data.replace(b"<p>", "<p>東京".encode()))
    done = capaudit("check", "--format", "sarif", "a.html")
    assert sarif(done.out)["results"]
    assert "\\ud" not in done.out.replace("\\\\ud", "")


def test_waived_findings_are_suppressed() -> None:
    audited = audit_one(html(DOUBLED).encode(), "a.html", settings_of(Config(select=(Wish("credit-repeated", ""),))))
    waived = replace(audited, findings=(), waived=audited.findings)
    results = [sarif("".join(render.render([one], Run("1.0.0", {}))))["results"][0] for one in (audited, waived)]
    assert results[1].pop("suppressions") == [{"kind": "external"}]
    assert results[0] == results[1]


def test_a_version_that_is_not_semantic_is_not_called_so() -> None:
    drivers = [
        sarif("".join(render.render([], Run(version, {}))))["tool"]["driver"] for version in ("1.2.3", "1.2.3.dev1")
    ]
    assert [driver.get("semanticVersion") for driver in drivers] == ["1.2.3", None]
    assert Run("1.2.3", {}).fail_on is Severity.WARNING
