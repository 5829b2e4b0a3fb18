"""The formats that people open: csv and markdown."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import cmarkgfm
import pytest
from lxml import html as lxml_html

from capaudit import visible
from hostile import HOSTILE, arguments, figures
from support import Capaudit, Page, figure

pytestmark = pytest.mark.usefixtures("one_rule")
DOUBLED = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_csv_has_a_line_a_finding(capaudit: Capaudit, page: Page) -> None:
    rows = table(
        capaudit("check", "--format", "csv", page("a.html", figure(name="first.jpg"), DOUBLED), "none.html").out
    )
    assert [row["rule"] for row in rows] == ["credit-repeated", "document-unread"]
    first = rows[0]
    assert (first["state"], first["words"], first["picture"]) == ("open", "(AP Photo/Jane Doe)", "2")
    assert first["image"].endswith("vote.jpg")
    assert first["credit"] == "(AP Photo/Jane Doe) / (AP Photo/Jane Doe)"
    assert rows[1]["message"] == "no such file"


def test_csv_ends_lines_as_the_standard_says(capaudit: Capaudit, page: Page, folder: Path) -> None:
    capaudit("check", "--format", "csv=out.csv", page("a.html", DOUBLED))
    data = (folder / "out.csv").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_no_cell_is_a_formula(capaudit: Capaudit, page: Page, folder: Path) -> None:
    done = capaudit(*arguments(folder, "--format", "csv"), page("=1.html", *figures()), "@none.html")
    rows = table(done.out)
    assert len(rows) == len(HOSTILE) + 1
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if re.match(r"\s*[-=+@＝＋－＠]", cell)]
    assert "'-Staff" in cells
    assert all(None not in row for row in rows), "no row has more cells than the table has columns"


def rendered(markdown: str) -> lxml_html.HtmlElement:
    """As GitHub renders it: its own parser, with tables and autolinks, tags of the source left in."""
    options = cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE
    return lxml_html.fromstring(f"<div>{cmarkgfm.github_flavored_markdown_to_html(markdown, options)}</div>")


def test_markdown_has_the_counts_and_a_table_a_page(capaudit: Capaudit, page: Page) -> None:
    names = page("a|b.html", figure(name="first.jpg"), DOUBLED), page("clean.html", figure())
    shown = rendered(capaudit("check", "--format", "markdown", *names, "none.html").out)
    assert [head.text_content() for head in shown.iter("h2", "h3")] == [
        "capaudit: 1 error in 1 of 2 pages (3 pictures), 1 file not read",
        "a|b.html",
    ]
    (row,) = shown.iterfind(".//tbody/tr")
    place, severity, finding, rule = (cell.text_content() for cell in row)
    assert place.endswith(", picture 2")
    assert severity.endswith("error")
    assert "“(AP Photo/Jane Doe)”" in finding
    assert rule == "credit-repeated"
    assert [item.text_content().strip() for item in shown.iter("li")] == ["none.html: no such file"]


def test_markdown_shows_hostile_words_as_words(capaudit: Capaudit, page: Page, folder: Path) -> None:
    done = capaudit(
        *arguments(folder, "--format", "markdown"), page("`a` <b> [x](y).html", *figures()), "@octocat `x`.html"
    )
    shown = rendered(done.out)
    assert {element.tag for element in shown.iter(lxml_html.etree.Element)} <= set(
        "div h2 h3 p table thead tbody tr th td code br ul li".split()
    )
    cells = [" ".join(cell.text_content().split()) for cell in shown.iterfind(".//tbody/tr/td[3]")]
    assert cells == [" ".join(f"{visible(words)}→ {visible(words)}".split()) for words in HOSTILE]
    texts = [node.replace("\u200b", "") for node in shown.xpath("//text()[not(parent::code)]")]
    assert not [text for text in texts if re.search(r"@\w|#\d", text)], "nobody is mentioned, no issue named"


def test_a_summary_stays_below_what_github_takes(capaudit: Capaudit, page: Page, folder: Path) -> None:
    names = [
        page(f"{number}.html", *[figure("東京", "", f"{n}.jpg").replace("Raised", "東京" * 150) for n in range(40)])
        for number in range(20)
    ]
    done = capaudit(*arguments(folder, "--format", "markdown=out.md"), *names)
    data = (folder / "out.md").read_bytes()
    assert done.code == 1
    assert 850_000 < len(data) < 2**20
    listed = sum(line.startswith("| ") for line in data.decode().splitlines()) - data.decode().count("| place |")
    (more,) = re.findall(r"\n([\d,]+) findings more, for which this summary has no room\.\n", data.decode())
    assert listed + int(more.replace(",", "")) == 800
