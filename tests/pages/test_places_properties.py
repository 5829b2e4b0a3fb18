"""Whatever the page: a place reads back as the words, and an edit changes those words and nothing else.

Pages are generated with a number in each start tag, so that where each tag stands is known without any parser. Then
characters are put in and taken out, and what still has a place must still be right.
"""

from __future__ import annotations

import re
from html import unescape
from random import Random

import html5lib
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from capaudit.pages import Element, Page, parse
from capaudit.pages.stamps import stamped
from capaudit.source import Source, Span, apply_edits
from capaudit.text import Text

CHECKED = settings(
    max_examples=250, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
ODD = re.compile("[\0\ud800-\udfff]")  # NUL and lone surrogates: no parser takes them as they are
PIECES = (
    "Rain", "in", "Lagos", "é", "写真", "😀", "\u00ad", "\xa0", "&amp;", "&eacute;", "&#233;", "&#x80;", "&nbsp;", "&copy", "&copy;",
    "&lt;b&gt;", "AT&T", "& ", "< ", "< 3", ">", "\"", "'", "=", "\r\n", "\n", "\t", "(AP Photo/Ana Li)", "<!-- -->", "<!-- <img> -->",
    "<!---->", "&hellip;", "&unknown;", "]]>",
)  # fmt: skip
VALUES = (
    "rain",
    "rain in Lagos",
    "a>b",
    "<img>",
    "<!--",
    "-->",
    "&amp;",
    "&copy=1",
    "caf&eacute;",
    "x=y",
    "/",
    "",
    "</script>",
    "é\n",
)
LEAVES = (
    "<img§>", "<img§/>", "<IMG§ >", "<br§>", "<hr§>", "<source§>", "<script§>if (a < b) '<img>'</script>", "<script§><!-- </script>",
    "<style§>a > b {}</style>", "<textarea§><img> &amp;</textarea>", "<iframe§><img></iframe>", "<!--<p§>-->",
    "<![CDATA[x]]>", "<?php <b ?>", "</ x>",
)  # fmt: skip
NAMES = (
    "div",
    "p",
    "span",
    "figure",
    "figcaption",
    "a",
    "em",
    "section",
    "picture",
    "noscript",
    "DIV",
    "Figcaption",
    "li",
    "td",
    "custom-x",
)

words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join)
spacing = st.sampled_from((" ", "\n", "  ", "\t"))


@st.composite
def attribute(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(("alt", "ALT", "class", "title", "data-x", "xml:lang", "alt")))
    value = draw(st.sampled_from(VALUES))
    quote = draw(st.sampled_from(('"', "'", "")))
    if not quote and (not value or re.search(r"[\s>\"'=]", value)):
        quote = '"'
    equals = draw(st.sampled_from(("=", " = ", "=\n")))
    return draw(spacing) + (name + equals + quote + value + quote if draw(st.integers(0, 9)) else name)


attributes = st.lists(attribute(), max_size=4).map("".join)


@st.composite
def _element(draw: st.DrawFn, inner: st.SearchStrategy[list[str]]) -> list[str]:
    name = draw(st.sampled_from(NAMES))
    end = draw(st.sampled_from((f"</{name}>", f"</{name.lower()} >", f"</{name} x='>'>", f"</{name}>", "")))
    return [f"<{name} data-n=§{draw(attributes)}>", *draw(inner), end]


leaf = st.tuples(st.sampled_from(LEAVES), attributes).map(lambda drawn: [drawn[0].replace("§", " data-n=§" + drawn[1])])
parts = st.recursive(
    st.one_of(words.map(lambda said: [said]), leaf),
    lambda inner: st.one_of(
        _element(inner), st.lists(inner, max_size=4).map(lambda lists: [p for each in lists for p in each])
    ),
    max_leaves=14,
)
heads = st.sampled_from(
    ("", "<!doctype html>", "<!DOCTYPE html><html><head><title>a<b></title></head><body>", "<html><body>")
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    numbered = (p.replace("§", f'"{number}"') for number, p in enumerate(draw(parts)))
    return draw(heads) + "".join(numbered)


@st.composite
def broken_pages(draw: st.DrawFn) -> str:
    html = draw(pages())
    odd = st.sampled_from(
        (
            "<",
            ">",
            '"',
            "'",
            "=",
            "/",
            "!",
            "&",
            "-",
            "<!--",
            "</p",
            "<p ",
            "</html>",
            "<img",
            " ",
            "\0",
            "\r",
            "x",
            "\udcff",
        )
    )
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(html)))
        html = html[:at] + (draw(odd) + html[at:] if draw(st.booleans()) else html[at + draw(st.integers(1, 5)) :])
    return html


def _page(html: str) -> Page:
    return parse(Source("page.html", html))


def _reads(raw: str) -> str:
    """What a slice of the source says, by the reading of another library; line ends and odd bytes as a parser has them."""
    said = ODD.sub("\ufffd", raw)
    return "\n" if said in {"\r\n", "\r"} else unescape(said)


def _texts(page: Page) -> list[tuple[Element, Text]]:
    """Every text that a rule could meet."""
    found: list[tuple[Element, Text]] = []
    for element in page.root.iter():
        found.append((element, page.read(element).text))
        found += [(element, text) for name in ("alt", "title") if (text := page.attribute(element, name)) is not None]
    return found


@given(pages())
@CHECKED
def test_each_start_tag_of_a_generated_page_stands_where_it_was_written(html: str) -> None:
    page = _page(html)
    for element in page.root.iter():
        if number := element.get("data-n"):
            span = page.locator.start_tag(element)
            assert span is not None
            own = html.index(f'data-n="{number}"')
            assert span.start == html.rindex("<", 0, own)
            assert span.end > own
            assert html[span.end - 1] == ">"


@given(pages())
@CHECKED
def test_images_and_captions_are_those_that_a_browser_engine_finds(html: str) -> None:
    page = _page(html)
    for name in ("img", "figcaption"):
        ours = [
            e.get("data-n") for e in page.root.iter(name) if not any(a.tag == "noscript" for a in e.iterancestors())
        ]
        theirs = [n.attributes.get("data-n") for n in LexborHTMLParser(html).css(name)]
        html_5 = html5lib.parse(html, namespaceHTMLElements=False)
        assert ours == [n for n in theirs if n in ours]
        assert [e.get("data-n") for e in html_5.iter(name) if e.get("data-n") in ours] == ours


@given(broken_pages())
@CHECKED
def test_what_has_a_place_reads_back_from_it(html: str) -> None:
    page = _page(html)
    for element, text in _texts(page):
        tag = page.tag(element).span
        if tag is not None:
            raw = ODD.sub("\ufffd", html[tag.start : tag.end])
            assert raw[0] == "<"
            assert raw[-1] == ">"
            assert raw[1:].lower().startswith(str(element.tag))
        spans = text.spans
        for character, span in zip(text.value, spans, strict=bool(spans)):
            if span is not None and not character.isspace() and character > " ":  # that library drops “&#3;”
                assert _reads(html[span.start : span.end]) == character


@given(broken_pages(), st.data())
@CHECKED
def test_lines_are_what_counting_gives_whatever_was_asked_before(html: str, data: st.DataObject) -> None:
    page = _page(html)
    for _, text in data.draw(st.permutations(_texts(page))):
        if place := text.place:
            ends = re.findall(r"\r\n|\r|\n", html[: place.span.start])
            within = html[place.span.start - 1 : place.span.start + 1] == "\r\n"
            assert place.start.line == len(ends) + 1 - within


@given(broken_pages())
@CHECKED
def test_a_text_reaches_from_its_first_place_to_its_last(html: str) -> None:
    for _, text in _texts(_page(html)):
        placed = [span for span in text.spans if span is not None]
        reach = Span(min(s.start for s in placed), max(s.end for s in placed)) if placed else None
        assert text.span == reach


@given(pages(), st.randoms())
@CHECKED
def test_tags_that_look_alike_stand_where_a_numbered_copy_says(html: str, random: Random) -> None:
    html = re.sub(r' data-n="\d+"', "", html)
    page = _page(html)
    told = stamped(html, page.root)
    elements = [element for element in page.root.iter() if element.tag not in {"html", "head", "body"}]
    random.shuffle(elements)
    for element in elements:
        assert page.locator.start_tag(element) == (told[element].start, told[element].end)


@given(broken_pages())
@CHECKED
def test_everything_written_in_a_tag_of_the_page_has_a_place(html: str) -> None:
    page = _page(html)
    for element, text in _texts(page):
        if element.tag not in {"html", "head", "body"}:
            assert page.tag(element).span is not None
            assert all(span is not None for span in text.spans)
            assert bool(text.value) == bool(text.spans)


@given(broken_pages(), st.data())
@CHECKED
def test_an_edit_changes_those_words_and_nothing_else(html: str, data: st.DataObject) -> None:
    page = _page(html)
    texts = [(element, text) for element, text in _texts(page) if text.value]
    assume(texts)
    number = data.draw(st.integers(0, len(texts) - 1))
    text = texts[number][1]
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(not text.value[start].isspace())
    assume(not text.value[end - 1].isspace())
    new = data.draw(st.sampled_from(("x", "lt", "a & b", "<img>", "\"quoted\" 'words'", "#65;", "=1", "/p>", "amp;")))
    edit = text[start:end].replaced(new)
    assume(edit is not None)
    assert edit is not None
    edited = apply_edits(html, [edit])
    again = _page(edited)
    changed = [text.value for _, text in _texts(again) if text.value]
    assert changed[number] == text.value[:start] + new + text.value[end:]
    assert _attributes_but(again, text.origin) == _attributes_but(page, text.origin)
    assert _tags_by_others(edited) == _tags_by_others(html)
    dark = ["".join(other.value.split()) for _, other in texts]
    own, others = dark[number], ["".join(other.split()) for other in changed]
    for old_text, new_text in zip(dark, others, strict=True):
        assert new_text == old_text or own in old_text or text.value[start:end].replace(" ", "") in old_text


def _attributes_but(page: Page, origin: str) -> list[tuple[object, dict[str, str]]]:
    return [
        (element.tag, {str(k): str(v) for k, v in element.items() if str(k) + " attribute" != origin})
        for element in page.root.iter()
    ]


def _tags_by_others(html: str) -> tuple[list[str], list[str]]:
    clean = ODD.sub("\ufffd", html)
    lexbor = [node.tag or "" for node in LexborHTMLParser(clean).css("*")]
    return lexbor, [str(e.tag) for e in html5lib.parse(clean, namespaceHTMLElements=False).iter()]
