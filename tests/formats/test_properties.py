"""Whatever words a page has, a report stays what it is."""

from __future__ import annotations

import csv
import io
import json

import cmarkgfm
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from capaudit import Audited, Document, Figure, Finding, Image, Run, Source, Text, visible
from capaudit.reporters import register_reporters
from hostile import obeyed, steering

REPORTERS = {reporter.name: reporter for reporter in register_reporters()}
SIGNS = [
    *"\\|`*_[]()<>&#@!~:;,%{}=+-\"'.\n\r\t \x00\x1b\x85\ud800\udc80\ufffe\u202e\u2028\u3000aw1東",
    *("::", "##[", "]]>", "https://", "www.", "a@b.co"),
]
WORDS = st.lists(st.sampled_from(SIGNS) | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).map(
    "".join
)


def report(name: str, words: str) -> str:
    """What a format says of a page with one finding, all in those words; no name of a file can have half a surrogate pair."""
    source = Source(words.replace("\ud800", "") or "a.html", words)
    text = Text.of(words, source, 0, words)
    figure = Figure(Image((words,), text, text), text)
    finding = Finding(words, text, (text,), help=words, rule="house/alt-any", figure=figure)
    _ = text.place
    return "".join(REPORTERS[name].render([Audited(Document(source, (figure,)), (finding,))], Run("1.0.0", {})))


@given(WORDS)
def test_no_report_steers_a_terminal_or_a_build_server(words: str) -> None:
    for name in REPORTERS:
        shown = report(name, words)
        assert steering(shown) == [], name
        assert [command.name for command in obeyed(shown)] == ["warning"] * (name == "github"), name


@given(WORDS)
def test_what_is_read_back_is_what_was_said(words: str) -> None:
    shown = visible(words)
    (row,) = csv.DictReader(io.StringIO(report("csv", words), newline=""), strict=True)
    assert row["message"].removeprefix("'") == shown.removeprefix("'")
    failure = etree.fromstring(report("junit", words).encode()).find(".//failure")
    assert failure is not None
    assert failure.attrib["message"] == shown.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    (issue,) = json.loads(report("gitlab", words))
    assert issue["description"] == f"{shown} → {shown}"
    (result,) = json.loads(report("sarif", words))["runs"][0]["results"]
    assert result["properties"]["help"] == shown
    (command,) = obeyed(report("github", words))
    assert command.message == f"{shown}\n→ {shown}"


@given(WORDS)
def test_a_cell_of_markdown_reads_as_the_words(words: str) -> None:
    options = cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE
    text = cmarkgfm.github_flavored_markdown_to_html(report("markdown", words), options)
    page = lxml_html.fromstring(f"<div>{text}</div>")
    (cell,) = page.iterfind(".//tbody/tr/td[3]")
    assert "".join("".join(map(str, cell.itertext())).split()) == "".join(f"{visible(words)}→{visible(words)}".split())
    assert {element.tag for element in page.iter(etree.Element)} <= set(
        "div h2 h3 p table thead tbody tr th td code br".split()
    )
