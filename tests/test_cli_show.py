"""`capaudit show`: what is read on a page."""

from __future__ import annotations

import json
from pathlib import Path

from support import CAPTION, Capaudit, Page, figure, html

LOGO = '\n<header><a href="/"><img src="https://example.org/logo.svg" alt="The Paper" class="logo"></a></header>\n'


def test_text_names_every_part_and_where_it_stands(capaudit: Capaudit, page: Page) -> None:
    done = capaudit("show", page("a.html", figure(credit="(AP Photo/Jane Doe)"), LOGO))
    assert done.code == 0
    assert "a.html  1 picture, 1 image skipped" in done.out
    assert f"caption    “{CAPTION}”  4:" in done.out.replace("\n                ", " ")
    assert "“(AP Photo/Jane Doe)”" in done.out
    assert "photographer Jane Doe" in done.out
    assert "paired by" in done.out
    assert "because" not in done.out
    assert "logo.svg" in done.out


def test_why_gives_the_reasons(capaudit: Capaudit, page: Page) -> None:
    assert "because" in capaudit("show", "--why", page("a.html", figure())).out


def test_jsonl_is_one_object_a_page(capaudit: Capaudit, page: Page) -> None:
    names = [page("a.html", figure(), LOGO), page("b.html", figure("", ""), figure(name="c.jpg"))]
    done = capaudit("show", "--format", "jsonl", *names)
    first, second = map(json.loads, done.out.splitlines())
    assert [first["source"], second["source"]] == names
    (picture,) = first["figures"]
    line = Path("a.html").read_text(encoding="utf-8").splitlines()[picture["image"]["line"] - 1]
    assert line[picture["image"]["column"] - 1 :].startswith("<img ")
    assert picture["image"]["urls"] == ["https://example.org/vote.jpg"]
    assert picture["image"]["alt"] == "Raised hands"
    assert picture["caption"] == CAPTION
    assert picture["credit"] == {
        "text": "(AP Photo/Jane Doe)",
        "photographers": ["Jane Doe"],
        "agency": "AP Photo",
        "supplier": None,
        "kind": None,
    }
    assert [part["text"] for part in picture["credits"]] == ["(AP Photo/Jane Doe)"]
    assert [one["urls"] for one in first["skipped"]] == [["https://example.org/logo.svg"]]
    assert all(one["reason"] for one in first["skipped"])
    assert second["figures"][0]["caption"] is None
    assert second["figures"][0]["credit"] is None


def test_json_is_a_list_of_the_same(capaudit: Capaudit, page: Page) -> None:
    names = [page("a.html", figure()), page("b.html")]
    pages = json.loads(capaudit("show", "--format", "json", *names).out)
    lines = capaudit("show", "--format", "jsonl", *names).out.splitlines()
    assert pages == [json.loads(line) for line in lines]
    assert capaudit("show", "--format", "json", "none.html").out == "[]\n"


def test_what_cannot_be_read_is_two(capaudit: Capaudit, page: Page) -> None:
    done = capaudit("show", "none.html", page("a.html", figure()))
    assert (done.code, "a.html" in done.out) == (2, True)
    assert done.err == "error: none.html: no such file\n"


def test_a_page_cannot_steer_the_terminal(capaudit: Capaudit, page: Page) -> None:
    name = page("a.html", figure("A fire\x1b[2J\u202e in the port of the old town on Tuesday."))
    for shape in ("text", "json", "jsonl"):
        out = capaudit("show", "--format", shape, name).out
        assert not {"\x1b", "\u202e"} & set(out)
        assert "A fire" in out


def test_dates_that_disagree_are_said(capaudit: Capaudit, folder: Path) -> None:
    meta = '<meta property="article:published_time" content="2023-05-03T08:00:00Z">'
    page = html(figure()).replace("</head>", f"{meta}</head>").replace("</h1>", '</h1><time datetime="2024-06-03">')
    (folder / "a.html").write_text(page, encoding="utf-8")
    assert "3 May 2023 (meta article:published_time), 3 June 2024 (time element): in doubt" in " ".join(
        capaudit("show", "a.html").out.split()
    )
    (record,) = json.loads(capaudit("show", "--format", "json", "a.html").out)
    assert [one["date"] for one in record["dates"]] == ["2023-05-03", "2024-06-03"]
