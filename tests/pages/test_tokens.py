"""The source is cut as the parser cuts it, so that counting tags is enough to place most of them."""

from __future__ import annotations

from html.entities import html5

import pytest
from lxml import etree

from capaudit.pages import Page, parse, stamps
from capaudit.pages.locate import Locator
from capaudit.pages.references import words
from capaudit.pages.tokens import MILESTONES, milestones, tokens
from capaudit.source import Source, Span


def _page(html: str) -> Page:
    return parse(Source("page.html", html))


@pytest.mark.parametrize(
    "html",
    [
        "<p title='<img>'>@<img>",
        "<p title='a' '>@<img>'><img>",
        '<p title="it\'s"><p title="<img>">@<img>',
        "<p title='>' <img>@<img>",
        "<p title= \n'<img>'>@<img>",
        '<p title= \n">">="@<img>',
        "<p <img>@<img>",
        "<p\n<img alt=''>@<img>",
        "<p title=\"<!--\">@<img><p title='--><img>'>",
        '<p title="<script>">@<img><p title="</script><img>">',
        "<!-- <img> --!>@<img>",
        "<!-->@<img><!-- -->",
        "<!--->@<img><!-- -->",
        "<!-- --><!----><!---><!--x-y-->@<img>",
        "<!-- '<img>' -->@<img>",
        "<!-- > <img> -->@<img>",
        "<p title='<!-- -->'>@<img>",
        "<!x <img>@<img>",
        "<script>'<img>'</script>@<img>",
        "<script><!-- <img> </script>@<img>",
        "<script><!-- <script> </script><img> --></script>@<img>",
        "<script><!--><script></script>@<img>-->",
        "<script><!-- <script> --></script>@<img>",
        "<script><!-- <script></script></script>@<img>",
        "<script src=a/><img></script>@<img>",
        "<script src='a'/>@<img></script>",
        "<script src=a />@<img></script>",
        "<STYLE><img></style x='>' />@<img>",
        "<plaintext><img>",
        '<p ="title">"@<img>">',
        "<p title=a\"'<b>'@<img>",
    ],
)
def test_the_first_image_that_is_one(html: str) -> None:
    text = html.replace("@", "")
    expected = [("img", html.index("@"))] if "@" in html else []
    found = [(token.name, token.start) for token in milestones(text)]
    assert found[:1] == expected
    known = [(token.name, token.start) for token in tokens(text) if token.kind == "start" and token.name in MILESTONES]
    assert found == known
    assert len(list(_page(text).root.iter("img"))) == len(known)


def test_every_character_reference_is_read_as_the_parser_reads_it() -> None:
    said = [f"&{name}{after}" for name in html5 for after in ("", "x", "=", ";", " ")]
    said += [f"&#{number};" for number in (0, 9, 65, *range(128, 160), 55296, 65533, 1114111, 1114112, 10**20)]
    said += [
        "&#x41",
        "&#X41;",
        "&#x",
        "&#",
        "&#;",
        "&;",
        "&",
        "&a",
        "&" + "a" * 100,
        "&" + "CounterClockwiseContourIntegral" * 2,
    ]
    html = "".join(f"<p title='{one}'>{one}</p>" for one in said)
    for element, one in zip(_page(html).root.iter("p"), said, strict=True):
        assert words(one, 0, len(one)) == element.text
        assert words(one, 0, len(one), attribute=True) == element.get("title")


def test_what_stands_near_an_image_needs_no_second_parse(monkeypatch: pytest.MonkeyPatch) -> None:
    html = "<div><p>a<p>b<span>c</span><figure><img><figcaption>d <span>e</span><p>f</figcaption></figure>" * 20
    page = _page(html)

    def refuse(*_: object) -> None:
        raise AssertionError("the page was parsed again")

    monkeypatch.setattr(stamps, "stamped", refuse)
    at = 0
    for element in page.root.iter("div", "p", "span", "img", "figcaption"):
        at = html.index(f"<{element.tag}>", at)
        expected = Span(at, at + len(f"<{element.tag}>"))
        assert page.locator.start_tag(element) == expected
        assert Locator(page.source, page.root).start_tag(element) == expected
        at += 1


@pytest.mark.parametrize("other", ["<img src=b>", "<p>", "", "<!--", "<img src=a", "<img src=a><img src=a>"])
def test_no_place_in_a_source_that_the_tree_was_not_made_from(other: str) -> None:
    root = etree.fromstring("<img src=a>", etree.HTMLParser())
    assert Locator(Source("page.html", other), root).start_tag(next(root.iter("img"))) is None


def test_text_that_the_tree_could_not_keep_has_no_place() -> None:
    page = _page("<html><body class=a>rain</body></html>\x01")
    body = next(page.root.iter("body"))
    assert page.tag(body).span is not None
    assert page.read(body).text.value == "rain\ufffd"
    assert page.read(body).text.span is None
