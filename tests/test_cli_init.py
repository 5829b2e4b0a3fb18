"""`capaudit init`: a file that says what was answered, and what sample pages showed; it is checked by using it."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from capaudit.config import load
from capaudit.model import Severity
from support import WORDS, Capaudit, Page, figure, html

TEMPLATE = (
    '<div class="{0}"><div class="frame"><img src="https://example.org/{1}.jpg" width="800" height="600" alt="A"></div>'
    '<div class="{0}__text">{2}</div><div class="row"><span class="time">3 min</span></div>'
    '<div class="{0}__by">{3}</div></div>'
)
SNOW = "Snow lies on the roofs of Solvik, where it fell all night."
VOTE = "Council members vote on the new school in Solvik on Tuesday."


def template(name: str = "story-image") -> tuple[str, str]:
    return TEMPLATE.format(name, "vote", VOTE, "Kari Moe"), TEMPLATE.format(name, "snow", SNOW, "Ola Dahl")


def test_flags_are_set_and_the_rest_is_there_as_comments(capaudit: Capaudit, folder: Path) -> None:
    done = capaudit("init", "--fail-on", "error", "--language", "nb", "--exclude", 'a"b/**', "--exclude", "old")
    assert (done.code, done.out) == (0, "wrote capaudit.toml\n")
    config = load(str(folder / "capaudit.toml"))
    assert (config.fail_on, config.language, config.exclude) == (Severity.ERROR, "nb", ('a"b/**', "old"))
    text = (folder / "capaudit.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(text)) == {"fail-on", "language", "exclude"}
    for key in ("profile", "extend-select", "ignore", "plugins", "[[layout]]", "[rules.credit-missing]"):
        assert f"# {key}" in text


def test_every_commented_line_is_one_that_holds(capaudit: Capaudit, folder: Path, page: Page) -> None:
    text = capaudit("init", "--print").out
    settings = [line[2:] for line in text.splitlines() if line.startswith("# ") and (" = " in line or line[2] == "[")]
    (folder / "house_rules.py").write_text(
        "from capaudit import hookimpl\n@hookimpl\ndef register_layouts():\n    return []\n"
    )
    (folder / "capaudit.toml").write_text("\n".join(settings), encoding="utf-8")
    assert len(settings) > 15
    assert capaudit("check", page("a.html", figure())).code == 0


def test_nothing_is_overwritten(capaudit: Capaudit, folder: Path) -> None:
    (folder / "capaudit.toml").write_text("# mine")
    done = capaudit("init")
    assert done.code == 2
    assert "capaudit.toml is there already; nothing was written" in done.err
    assert (folder / "capaudit.toml").read_text() == "# mine"
    (folder / "capaudit.toml").unlink()
    (folder / "pyproject.toml").write_text("[tool.capaudit]\n")
    assert "pyproject.toml has a [tool.capaudit] already" in capaudit("init").err
    assert not (folder / "capaudit.toml").exists()
    assert capaudit("init", "--print").code == 0


def test_where_the_generic_reading_does_it_says_that_no_layout_is_needed(capaudit: Capaudit, page: Page) -> None:
    done = capaudit(
        "init", "--from", page("a.html", figure(), figure("Snow lies on the roofs of Solvik.", name="b.jpg"))
    )
    assert done.out.startswith("2 pictures on 1 page: caption and credit of all are found, and no layout is needed\n")
    assert "2 of 2 credits: ({agency}/{photographer})\n" in done.out
    assert "layout" not in tomllib.loads(Path("capaudit.toml").read_text(encoding="utf-8"))


def test_a_layout_is_proposed_that_makes_the_pages_readable(capaudit: Capaudit, page: Page, folder: Path) -> None:
    names = [page("a.html", *template()), page("b.html", *template("gallery"), figure())]
    assert capaudit("show", "--format", "json", *names).out.count('"credit": null') == 4
    done = capaudit("init", "--from", *names)
    assert done.out.startswith(
        "5 pictures on 2 pages: caption and credit of 1 are found; with a layout for div.story-image, div.gallery those of 5\n"
    )
    layouts = tomllib.loads((folder / "capaudit.toml").read_text(encoding="utf-8"))["layout"]
    assert layouts == [
        {
            "name": name,
            "figure": f"div.{name}",
            "caption": f"div.{name}__text",
            "credit": f"div.{name}__by",
        }
        for name in ("story-image", "gallery")
    ]
    shown = capaudit("show", *names).out
    for words in (VOTE, SNOW, "Kari Moe", "Ola Dahl"):
        assert shown.count(f"“{words}”") == 2
    assert "3 min" not in shown


def test_names_that_a_build_tool_made_up_are_no_selectors(capaudit: Capaudit, page: Page) -> None:
    made_up = [part.replace("story-image", "sc-aXbYcZ dQwErT") for part in template()]
    done = capaudit("init", "--print", "--from", page("a.html", *made_up))
    assert "caption and credit of 0 are found, and no layout was seen that finds more" in done.out
    assert "[[layout]]\n" not in done.out


def test_a_usual_form_comes_with_the_rule_that_holds_all_to_it(capaudit: Capaudit, page: Page, folder: Path) -> None:
    names = ("Jane Doe", "Ola Dahl", "Kari Moe")
    parts = [figure(f"{VOTE} {n}", f"Foto: {n}/AFP", f"{i}.jpg") for i, n in enumerate(names)]
    name = page("a.html", *parts, figure(SNOW, "(Per Lie/AFP)", "x.jpg"))
    text = capaudit("init", "--print", "--from", name).out
    assert "#    3  Foto: {photographer}/{agency}   such as Foto: Jane Doe/AFP\n" in text
    head, _, rule = text.partition("# [[rule]]")
    (folder / "capaudit.toml").write_text(f"{head}[[rule]]{rule.replace('# ', '')}", encoding="utf-8")
    found = capaudit("check", "--select", "house/*", "--format", "concise", name).out.splitlines()
    assert len(found) == 1
    assert "house/credit-form" in found[0]
    assert "(Per Lie/AFP)" in found[0]


def test_words_of_a_page_cannot_leave_their_comment(capaudit: Capaudit, page: Page, folder: Path) -> None:
    evil = figure(SNOW, "Photo: Jane Doe&#x2028;/&#x85;AP\x0bselect = []\r\nfail-on = 1")
    assert capaudit("init", "--from", page("a.html", evil)).code == 0
    text = (folder / "capaudit.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == {}
    assert all(line.startswith("#") for line in text.splitlines() if line)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "nowhere.html"], "nowhere.html: no such file; nothing was written"),
        (["--from", "empty.html"], "empty.html: the file is empty; nothing was written"),
        (["--profile", "defalt"], "unknown profile “defalt” (known: default); did you mean “default”?"),
        (["--language", "english"], "a language is a code of two or three letters such as en, not “english”"),
    ],
)
def test_what_cannot_be_is_two_and_writes_nothing(
    capaudit: Capaudit, folder: Path, arguments: list[str], said: str
) -> None:
    (folder / "empty.html").touch()
    done = capaudit("init", *arguments)
    assert done.code == 2
    assert said in done.err
    assert not (folder / "capaudit.toml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
def test_at_a_terminal_it_asks(folder: Path) -> None:
    import pty

    main, other = pty.openpty()
    command = [sys.executable, "-m", "capaudit", "init", "--language", "en"]
    process = subprocess.Popen(command, cwd=folder, stdin=other, stdout=other, stderr=other, close_fds=True)
    os.close(other)
    os.write(main, b"\nerror\n")
    said = b""
    while b"wrote" not in said:
        said += os.read(main, 1024)
    assert process.wait(30) == 0
    os.close(main)
    assert said.count(b"Start from which profile? [default]") == 1
    assert b"Language" not in said
    config = load(str(folder / "capaudit.toml"))
    assert (config.profile.word, config.fail_on, config.language) == ("default", Severity.ERROR, "en")


def test_pages_without_a_picture_say_so(capaudit: Capaudit, folder: Path) -> None:
    (folder / "a.html").write_text(html(WORDS), encoding="utf-8")
    assert capaudit("init", "--from", "a.html").out.startswith("no picture of an article was found on 1 page\n")
