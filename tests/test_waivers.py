"""Findings that a person lets through: in the page, in capaudit-waivers.toml, and `capaudit waive`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from capaudit.waivers.table import WaiversFile
from support import CAPTION, Capaudit, Page, figure, html

DOUBLED = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")
BARE = figure("The square in front of the hall on Wednesday.", "", "square.jpg")
RULES = ("--select", "credit-missing,credit-repeated")
IGNORE = "<!-- capaudit-ignore credit-repeated: the wire sent it so -->"


def found(capaudit: Capaudit, *arguments: str) -> tuple[list[str], list[str]]:
    """The rules of the findings of all pages, and of those that were waived."""
    report = json.loads(capaudit("check", "--format", "json", *RULES, *arguments).out)
    return tuple([one["rule"] for page in report["pages"] for one in page[key]] for key in ("findings", "waived"))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("before", "inside", "waived"),
    [
        (IGNORE, "", True),
        ("<!--capaudit-ignore credit-missing,\ncredit-repeated: a reason: with a colon-->", "", True),
        ("", IGNORE, True),
        ("<!-- capaudit-ignore credit-missing: another rule -->", "", False),
        ("<!-- capaudit-ignore credit-repeated -->", "", False),
        ("<!-- capaudit-ignore credit-repeated: -->", "", False),
        ("<!-- capaudit-ignore: no rule -->", "", False),
        ("<!-- capaudit-ignored credit-repeated: another word -->", "", False),
        ("<script>'<!-- capaudit-ignore credit-repeated: in a script --><!--'</script>", "", False),
        ('<p title="<!-- capaudit-ignore credit-repeated: in a title -->"></p>', "", False),
    ],
)
def test_a_comment_covers_the_next_picture_or_that_around_it(
    capaudit: Capaudit, page: Page, before: str, inside: str, *, waived: bool
) -> None:
    name = page("a.html", before + DOUBLED.replace("<figcaption>", f"{inside}<figcaption>"))
    kept, let = found(capaudit, name)
    assert ("credit-repeated" in let, "credit-repeated" in kept) == (waived, not waived)


def test_a_comment_covers_one_picture_only(capaudit: Capaudit, page: Page) -> None:
    another = figure("Another caption.", "(AFP/Ann Lee) (AFP/Ann Lee)", "b.jpg")
    assert found(capaudit, page("a.html", IGNORE + DOUBLED, another)) == (["credit-repeated"], ["credit-repeated"])
    after = DOUBLED.replace("</figcaption>", f"</figcaption>{IGNORE}")
    assert found(capaudit, page("a.html", after, another)) == (["credit-repeated"], ["credit-repeated"])


@pytest.mark.parametrize(
    ("tag", "waived"),
    [("<figure", True), ("<img", True), ("<body", True), ("<article", True), ("<figcaption", False), ("<h1", False)],
)
def test_the_attribute_covers_the_pictures_in_its_element(
    capaudit: Capaudit, folder: Path, tag: str, *, waived: bool
) -> None:
    marked = html(DOUBLED).replace(tag, f'{tag} data-capaudit-ignore="credit-repeated: the wire sent it so"', 1)
    (folder / "a.html").write_text(marked)
    assert ("credit-repeated" in found(capaudit, "a.html")[1]) is waived


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        (IGNORE, "the waiver for credit-repeated matches no finding any more"),
        ("<!-- capaudit-ignore credit-repeated -->", "the waiver gives no reason; write “RULE: reason”"),
        ("<!-- capaudit-ignore : why -->", "the waiver names no rule"),
        (
            "<!-- capaudit-ignore credit-repeatd: why -->",
            "unknown rule “credit-repeatd”; did you mean “credit-repeated”?",
        ),
        ("<!-- capaudit-ignore rule-crashed: why -->", "“rule-crashed” cannot be waived"),
    ],
)
def test_a_waiver_that_lets_nothing_through_is_a_finding_at_its_place(
    capaudit: Capaudit, page: Page, comment: str, message: str
) -> None:
    done = capaudit("check", *RULES, "--format", "json", page("a.html", comment + figure()))
    (finding,) = json.loads(done.out)["pages"][0]["findings"]
    assert (done.code, finding["rule"], finding["line"]) == (1, "waiver-unused", 3)
    assert message in finding["message"]


def test_a_waiver_is_judged_only_when_its_rule_has_run(capaudit: Capaudit, page: Page) -> None:
    done = capaudit("check", "--select", "credit-missing", page("a.html", IGNORE + figure()))
    assert (done.code, done.out) == (0, "no findings in 1 page (1 picture)\n")


def test_waive_writes_what_check_reads(capaudit: Capaudit, page: Page, folder: Path) -> None:
    names = [page("news/a.html", DOUBLED, BARE), page("news/b.html", BARE)]
    done = capaudit("waive", "news", "--all", "--reason", "before we began", "--who", "Ana", "--until", "2999-12-31")
    assert (done.code, done.out) == (0, "3 waivers added: capaudit-waivers.toml\n")
    assert found(capaudit, *names) == ([], ["credit-repeated", "credit-missing", "credit-missing"])
    text = (folder / "capaudit-waivers.toml").read_text()
    assert 'page = "news/a.html"' in text
    assert 'words = "(AP Photo/Jane Doe)"' in text
    assert 'reason = "before we began"\nwho = "Ana"\nuntil = 2999-12-31\n' in text
    again = capaudit("waive", "news", "--all", "--reason", "again")
    assert (again.code, again.out) == (0, "nothing to do: capaudit-waivers.toml\n")
    shown = capaudit("check", *RULES, *names, "--show-waived").out
    assert "waived: before we began (Ana, until 2999-12-31, capaudit-waivers.toml:3)" in shown
    assert "no findings in 2 pages (3 pictures), 3 findings waived" in shown


def test_a_waiver_holds_to_the_words_and_not_to_the_line(capaudit: Capaudit, page: Page, folder: Path) -> None:
    name = page("a.html", DOUBLED)
    capaudit("waive", name, "--rule", "credit-repeated", "--reason", "so be it")
    page("a.html", BARE, "<p>\n\n</p>", DOUBLED.replace("vote.jpg", "vote.jpg?w=640"))
    assert found(capaudit, name) == (["credit-missing"], ["credit-repeated"])
    page("a.html", DOUBLED.replace("Jane", "Joan"))
    assert found(capaudit, name) == (["waiver-unused", "credit-repeated"], []), "other words are another decision"
    page("a.html", DOUBLED.replace("vote.jpg", "other.jpg"))
    assert found(capaudit, name) == (["waiver-unused", "credit-repeated"], []), "and so is another picture"
    assert found(capaudit, page("b.html", DOUBLED)) == (["credit-repeated"], []), "and another page"
    assert str(folder) not in (folder / "capaudit-waivers.toml").read_text()


def test_some_findings(capaudit: Capaudit, page: Page) -> None:
    name = page("a.html", DOUBLED, BARE)
    assert capaudit("waive", name, "--picture", "2", "--reason", "why").out == "1 waiver added: capaudit-waivers.toml\n"
    assert found(capaudit, name) == (["credit-repeated"], ["credit-missing"])
    line = html(DOUBLED, BARE).split("\n").index(DOUBLED.strip()) + 1
    assert capaudit("waive", name, "--line", str(line), "--reason", "why").code == 0
    assert found(capaudit, name)[0] == []
    done = capaudit("waive", name, "--rule", "credit-missing", "--reason", "why")
    assert (done.code, done.err) == (2, "error: no such finding\n")


def test_an_expired_waiver_is_a_finding_and_can_be_renewed(capaudit: Capaudit, page: Page, folder: Path) -> None:
    name, file = page("a.html", DOUBLED), folder / "capaudit-waivers.toml"
    yesterday = (date.today() - timedelta(1)).isoformat()
    capaudit("waive", name, "--all", "--reason", "why", "--until", "0d")
    written = file.read_text().replace(date.today().isoformat(), yesterday)
    file.write_text("# ours\n" + written.replace("[[waiver]]", "# Ana asked\n[[waiver]] # 1") + "# the end\n")
    assert found(capaudit, name) == (["waiver-expired", "credit-repeated"], [])
    assert f"was good until {yesterday} (capaudit-waivers.toml:5)" in capaudit("check", "--format", "concise", name).out
    done = capaudit("waive", name, "--all", "--reason", "once more", "--until", "0d", "--who", "Bo")
    assert done.out == "1 waiver renewed: capaudit-waivers.toml\n"
    assert found(capaudit, name) == ([], ["credit-repeated"]), "until is the last day on which it counts"
    text = file.read_text()
    assert [line for line in text.splitlines() if "#" in line][-3:] == ["# Ana asked", "[[waiver]] # 1", "# the end"]
    assert text.count("[[waiver]]") == 1
    assert (text.startswith("# ours\n"), 'reason = "once more"\nwho = "Bo"' in text) == (True, True)


def test_prune_takes_the_unused_away_and_nothing_else(capaudit: Capaudit, page: Page, folder: Path) -> None:
    name, file = page("a.html", DOUBLED, BARE), folder / "capaudit-waivers.toml"
    capaudit("waive", name, "--all", "--reason", "why")
    file.write_text(file.read_text().replace("[[waiver]]", "# kept\n[[waiver]]", 1) + "# the end\n")
    page("a.html", DOUBLED)
    assert capaudit("waive", name, "--prune").out == "1 waiver removed: capaudit-waivers.toml\n"
    assert found(capaudit, name) == ([], ["credit-repeated"])
    assert "# kept" in file.read_text()
    page("a.html", figure())
    capaudit("waive", name, "--prune")
    assert "[[waiver]]" not in file.read_text()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("waiver = 1", "“waiver” is a list"),
        ("[[waiver]]\nrule = 'a'\npage = 'b'", ":1: “reason” is missing"),
        ("\n[[waiver]]\nrule = 'a'\npage = 'b'\nreason = ' '", ":5: “reason” is empty"),
        ("[[waiver]]\nrule = 'a'\nreason = 'c'", ":1: “page” is missing"),
        ("[[waiver]]\nrule = 'a'\npage = 'b'\nreason = 'c'\nuntil = 'soon'", ":5: “until” is a date"),
        ("[[waiver]]\nrule = 'a'\npage = 'b'\nreason = 'c'\nwords = 3", ":5: “words” is a text"),
        ("[[waiver]]\nrule = 'a'\npage = 'b'\nreason = 'c'\nbecause = 'd'", ":5: unknown key “because”"),
        ("[[waivers]]\nrule = 'a'", "unknown key “waivers”; did you mean “waiver”?"),
        ("[[waiver", "is no valid TOML"),
    ],
)
def test_a_waivers_file_with_a_fault_stops_the_run(
    capaudit: Capaudit, page: Page, folder: Path, text: str, message: str
) -> None:
    (folder / "capaudit-waivers.toml").write_text(text)
    done = capaudit("check", page("a.html", DOUBLED))
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert capaudit("check", "--isolated", "a.html").code == 1, "isolated knows no waivers"


def test_where_the_file_is(capaudit: Capaudit, page: Page, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = page("news/a.html", DOUBLED)
    capaudit("waive", name, "--all", "--reason", "why", "--waivers", "ours.toml")
    assert found(capaudit, name)[0] == ["credit-repeated"]
    assert found(capaudit, name, "--waivers", "ours.toml")[0] == []
    (folder / "capaudit.toml").write_text('waivers = "ours.toml"')
    assert found(capaudit, name)[0] == []
    (folder / "capaudit.toml").unlink()
    (folder / "ours.toml").rename(folder / "capaudit-waivers.toml")
    monkeypatch.chdir(folder / "news")
    assert found(capaudit, "a.html")[0] == [], "the nearest one above counts"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--all"], "needs a --reason"),
        (["--all", "--reason", " "], "needs a --reason"),
        (["--reason", "why"], "say which findings"),
        (["--all", "--line", "3", "--reason", "why"], "say which findings"),
        (["--rule", "credit-mising", "--reason", "why"], "did you mean “credit-missing”?"),
        (["--all", "--reason", "why", "--until", "soon"], "“soon” is no date"),
        (["--all", "--reason", "why", "--until", "2020-01-31"], "2020-01-31 is past"),
        (["--all", "--reason", "why", "--isolated"], "name one with --waivers"),
    ],
)
def test_bad_usage_of_waive(capaudit: Capaudit, page: Page, folder: Path, arguments: list[str], message: str) -> None:
    done = capaudit("waive", page("a.html", DOUBLED), *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert not (folder / "capaudit-waivers.toml").exists()


def test_words_of_a_page_are_harmless_in_the_file(capaudit: Capaudit, page: Page, folder: Path) -> None:
    credit = '(AP Photo/"Jane\\ \x1b[2J\u202e Doe") '
    name = page("a.html", figure(credit=credit * 2))
    capaudit("waive", name, "--all", "--reason", 'a "reason"\nin two lines')
    text = (folder / "capaudit-waivers.toml").read_text()
    assert not set("\x1b\u202e") & set(text)
    assert 'reason = "a \\"reason\\" in two lines"' in text
    assert found(capaudit, name)[0] == []


def test_windows_line_ends_and_a_mark_are_kept(capaudit: Capaudit, page: Page, folder: Path) -> None:
    file = folder / "capaudit-waivers.toml"
    file.write_bytes("\ufeff# ours\r\n".encode())
    capaudit("waive", page("a.html", DOUBLED), "--all", "--reason", "why")
    data = file.read_bytes()
    assert data.startswith("\ufeff# ours\r\n".encode())
    assert data.count(b"\n") == data.count(b"\r\n") > 5
    assert found(capaudit, "a.html")[0] == []


WRITER = """
import sys
from capaudit.model import Waiver
from capaudit.waivers.write import add_waivers
for number in range(int(sys.argv[2])):
    add_waivers("capaudit-waivers.toml", [Waiver("credit-missing", "why", f"{sys.argv[1]}-{number}.html")])
"""


def test_writers_side_by_side_lose_nothing(folder: Path) -> None:
    (folder / "capaudit-waivers.toml").write_text("# ours\n")
    command = [sys.executable, "-c", WRITER]
    writers = [subprocess.Popen([*command, str(number), "10"], cwd=folder, env=os.environ) for number in range(8)]
    assert [writer.wait(timeout=120) for writer in writers] == [0] * 8
    waivers = WaiversFile("capaudit-waivers.toml")
    assert all(waivers.of(f"{writer}-{number}.html") for writer in range(8) for number in range(10))
    assert (folder / "capaudit-waivers.toml").read_text().startswith("# ours\n")
    assert [path.name for path in folder.iterdir()] == ["capaudit-waivers.toml"], "nothing else is left about"


def test_a_caption_that_is_long_is_one_waiver(capaudit: Capaudit, page: Page) -> None:
    name = page("a.html", figure(f"{CAPTION} " * 50, ""))
    capaudit("waive", name, "--all", "--reason", "why")
    assert found(capaudit, name)[0] == []


def test_the_documentation_is_true(capaudit: Capaudit, page: Page, folder: Path) -> None:
    text = (Path(__file__).parent.parent / "docs" / "waivers.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (folder / "capaudit-waivers.toml").write_text(example, encoding="utf-8")
    unlike = figure(credit="(AP Photo/Jane Doe) (Jane Doe)", name="img/vote.jpg?w=800")
    assert found(capaudit, page("news/vote.html", unlike)) == ([], ["credit-repeated"])
    comment, attribute = re.findall(r"```html\n(.*?)```", text, re.DOTALL)
    assert found(capaudit, page("a.html", comment)) == ([], ["credit-missing"])
    image = '<img src="https://example.org/b.jpg" alt="A family" width="800" height="600"><figcaption>The Hansens in 1962.</figcaption>'
    assert found(capaudit, page("b.html", attribute.replace("…", image)))[1] == ["credit-missing"]
