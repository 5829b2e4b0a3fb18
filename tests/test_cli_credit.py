"""`capaudit credit`: what the grammar reads in a line, part by part."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaudit.cli._credit_text import as_text
from capaudit.cli._reading import read_line
from capaudit.credits.agencies import agency_table
from support import Capaudit, figure, html

WIRE = "(Photo by Jane Doe/AFP via Getty Images)"


def read(done: str) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = json.loads(done)["lines"]
    return lines


def roles(line: dict[str, Any]) -> list[tuple[str, str]]:
    return [(part["role"], part["text"]) for part in line["parts"]]


def test_the_parts_stand_under_the_line(capaudit: Capaudit) -> None:
    done = capaudit("credit", WIRE)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "(Photo by Jane Doe/AFP via Getty Images)\n"
        " ^^^^^^^^                                 introducer\n"
        "          ^^^^^^^^                        photographer\n"
        "                   ^^^                    agency  AFP (afp, wire)\n"
        "                           ^^^^^^^^^^^^   supplier  Getty Images (getty, photo)\n"
        "normal form  Jane Doe/AFP via Getty Images\n"
    )


def test_every_kind_of_part_is_shown(capaudit: Capaudit) -> None:
    lines = (
        "© 2019 Jane Doe/Pool via Flickr, CC BY 2.0",
        "Jane Doe for The New York Times",
        "Ana Ruiz/Springfield Fire Department, @ana https://example.org/a",
    )
    shown = [roles(line) for line in read(capaudit("credit", "--format", "json", *lines).out)]
    assert shown[0] == [
        ("introducer", "©"),
        ("year", "2019"),
        ("photographer", "Jane Doe"),
        ("marker", "Pool"),
        ("supplier", "Flickr"),
        ("licence", "CC BY 2.0"),
    ]
    assert shown[1] == [("photographer", "Jane Doe"), ("client", "The New York Times")]
    assert shown[2][1:] == [
        ("source", "Springfield Fire Department"),
        ("account", "@ana"),
        ("address", "https://example.org/a"),
    ]


def test_json_is_one_object_with_places(capaudit: Capaudit) -> None:
    done = capaudit("credit", "--format", "json", "Ana Ruiz / dpa", "Symbolbild")
    first, second = read(done.out)
    assert (first["credit"], first["normal_form"], first["kind"]) == (True, "Ana Ruiz/dpa", None)
    assert first["parts"][1] == {
        "role": "agency",
        "text": "dpa",
        "start": 11,
        "end": 14,
        "agency": {"id": "dpa", "name": "dpa", "kind": "wire"},
    }
    assert second["kind"] == "symbolic"
    assert json.loads(done.out)["schema"] == 1


def test_a_line_that_is_no_credit_is_told_apart(capaudit: Capaudit) -> None:
    for words in ("A man walks his dog in the park.", "The council voted on Tuesday.", "", "..."):
        done = capaudit("credit", words)
        assert done.code == 1, words
        assert "not a credit line\n" in done.out
        assert "normal form" not in done.out


def test_a_caption_with_its_credit_is_read_but_is_no_credit_line(capaudit: Capaudit) -> None:
    done = capaudit("credit", "Votes are counted. (AP Photo/Jane Doe)")
    assert done.code == 1
    assert done.out.splitlines()[1] == "^" * 18 + " " * 22 + "caption"
    assert "it holds a caption too\nnormal form  Jane Doe/AP\n" in done.out


def test_one_line_that_is_no_credit_makes_the_exit_code(capaudit: Capaudit) -> None:
    assert capaudit("credit", "Jane Doe/AP", "Ana Ruiz/dpa").code == 0
    assert capaudit("credit", "Jane Doe/AP", "It rained.").code == 1


def test_lines_come_on_standard_input_too(capaudit: Capaudit) -> None:
    done = capaudit("credit", "--format", "json", "dpa", "-", stdin="AP\r\n\nFoto: Jörg Müller\n".encode())
    assert [line["line"] for line in read(done.out)] == ["dpa", "AP", "Foto: Jörg Müller"]
    assert capaudit("credit", "-", stdin=b"\xff\xfe/AP\n").code in (0, 1)


@pytest.mark.parametrize("arguments", [(), ("--format", "xml", "AP"), ("--nonsense", "AP"), ("-",)])
def test_wrong_usage_exits_with_2(capaudit: Capaudit, arguments: tuple[str, ...]) -> None:
    done = capaudit("credit", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err


def test_agencies_of_the_house_are_known_as_in_check(capaudit: Capaudit, folder: Path) -> None:
    line = "Jane Doe/Solvik Bugel"
    assert roles(read(capaudit("credit", "--format", "json", line).out)[0])[1][0] == "photographer"
    (folder / "capaudit.toml").write_text(
        '[[agency]]\nid = "bugle"\nname = "Solvik Bugle"\n[agency.misspellings]\n"Solvik Bugel" = "Solvik Bugle"\n'
    )
    done = capaudit("credit", line)
    assert "agency  Solvik Bugle (bugle, wire)\n" in done.out
    assert "normal form  Jane Doe/Solvik Bugle\n" in done.out
    (folder / "a.html").write_text(html(figure(credit=f'<span class="credit">{line}</span>')))
    checked = capaudit("check", "--format", "concise", "a.html")
    assert "credit-agency-misspelled “Solvik Bugel” is misspelled" in checked.out
    assert "agency" not in capaudit("credit", "--isolated", line).out


def test_the_language_decides_where_a_word_means_two_things(capaudit: Capaudit) -> None:
    line = read(capaudit("credit", "--format", "json", "--language", "no", "Jane Doe / arkiv").out)[0]
    assert line["kind"] == "archive"


def test_nothing_steers_the_terminal(capaudit: Capaudit) -> None:
    line = "Jane\x1b[31m Doe\u202e/AP\x07"
    for arguments in ((line,), ("--format", "json", line)):
        done = capaudit("credit", *arguments)
        assert not {"\x1b", "\x07", "\u202e"} & set(done.out)
    assert "\\x1b" in capaudit("credit", line).out


def test_carets_count_wide_letters_as_two_columns() -> None:
    shown = as_text(read_line("山田太郎/AP", agency_table(), None), 100, color=False).splitlines()
    assert shown[1].startswith("^^^^^^^^  ")
    assert shown[2].startswith(" " * 9 + "^^ ")


def test_a_line_wider_than_the_terminal_is_listed_by_columns() -> None:
    line = "Photo: " + "Jane Doe, " * 30 + "/Getty Images"
    shown = as_text(read_line(line, agency_table(), None), 80, color=False).splitlines()
    assert "^" not in "".join(shown)
    assert f"{line.index('Getty') + 1}-{len(line)}  Getty Images  agency  Getty Images (getty, photo)" in shown[-2]


def test_colour_changes_no_word(capaudit: Capaudit) -> None:
    plain, colour = capaudit("credit", WIRE).out, capaudit("credit", "--color", "always", WIRE).out
    assert re.sub(r"\x1b\[[0-9;]*m", "", colour) == plain != colour


@given(st.text(max_size=200))
def test_any_line_can_be_shown(line: str) -> None:
    one = read_line(line, agency_table(), None)
    assert all(0 <= part.start < part.end <= len(line) for part in one.parts)
    shown = as_text(one, 80, color=False).replace("\n", "").replace("\u200c", "").replace("\u200d", "")
    assert not {category(character) for character in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
