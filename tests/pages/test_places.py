"""Places on pages that people really write, and on a few that nobody should."""

from __future__ import annotations

import pickle
import time

import pytest

from capaudit.pages import Element, Page, parse
from capaudit.pages.stamps import stamped
from capaudit.source import Source, apply_edits
from capaudit.text import Text


def _page(html: str) -> Page:
    return parse(Source("page.html", html))


def _one(page: Page, name: str, number: int = 0) -> Element:
    return list(page.root.iter(name))[number]


def _slice(page: Page, text: Text) -> str:
    assert text.span is not None
    return page.source.text[text.span.start : text.span.end]


def _tag(html: str, name: str, number: int = 0) -> str:
    page = _page(html)
    return _slice(page, page.tag(_one(page, name, number)))


@pytest.mark.parametrize(
    ("html", "tag"),
    [
        ("<p>a<img src=a>b", "<img src=a>"),
        ("<P>a<IMG\nSRC = 'a'ALT='a>b'\n/>b", "<IMG\nSRC = 'a'ALT='a>b'\n/>"),
        ("<!-- <img src=b> --><img src=a>", "<img src=a>"),
        ("<!--><img src=a>-->", "<img src=a>"),
        ("<!-- --!><img src=a>-->", "<img src=a>"),
        ("<script>'<img src=b>'</script><img src=a>", "<img src=a>"),
        ("<script><!--<script></script><img src=b>--></script><img src=a>", "<img src=a>"),
        ("<script><!--</script><img src=a>--></script>", "<img src=a>"),
        ("<script/><img src=a>", "<img src=a>"),
        ("<iframe src=x/><img src=b></iframe><img src=a>", "<img src=a>"),
        ("<iframe src=x /><img src=a></iframe>", "<img src=a>"),
        ("<style>a{}</STYLE x='>'><img src=a>", "<img src=a>"),
        ("<title><img src=b></title><img src=a>", "<img src=a>"),
        ("<textarea><img src=b></textareas></textarea><img src=a>", "<img src=a>"),
        ("<xmp><img src=b></xmp><img src=a>", "<img src=a>"),
        ("<noscript><img src=a></noscript>", "<img src=a>"),
        ("<template><img src=a></template>", "<img src=a>"),
        ("<div title='<img src=a>'><img src=a>", "<img src=a>"),
        ('<p title="<!--"><img src=a><p title="--><img src=a>">', "<img src=a>"),
        ("<p title=<img><img src=a>", "<img src=a>"),
        ("<p <img src=b><img src=a>", "<img src=a>"),
        ("<p a='b'='<img src=a>'><img src=a>", "<img src=a>"),
        ('<p ="><img src=a>">', "<img src=a>"),
        ("</div title='<img src=b>'><img src=a>", "<img src=a>"),
        ("</ <img src=b><img src=a>", "<img src=a>"),
        ("<?php <img src=b><img src=a>", "<img src=a>"),
        ("<![CDATA[ <img src=b> ]]><img src=a>", "<img src=a>"),
        ('<!doctype html "><img src=a>">', "<img src=a>"),
        ('<p>1 < 2 <3 "<img src=a>', "<img src=a>"),
        ('<p class=x="<b><img src=a>', "<img src=a>"),
        ('<p>say ="<img src=a>"', "<img src=a>"),
        ("<imgs src=b><img src=a>", "<img src=a>"),
        ("<img/src=a>", "<img/src=a>"),
        ("<p\0><img src=a>", "<img src=a>"),
        ("</html>a</body></html><img src=a>", "<img src=a>"),
        ("<img src=a><img src=", "<img src=a>"),
        ("<p><img src=a><p title='<img src=b>", "<img src=a>"),
    ],
)
def test_the_tag_of_an_image(html: str, tag: str) -> None:
    page = _page(html)
    images = [image for image in page.root.iter("img") if image.get("src") == "a"]
    assert len(images) == 1
    place = page.tag(images[0]).span
    assert place is not None
    assert html[place.start : place.end] == tag
    assert html.index(tag, place.start) == place.start
    assert stamped(html, page.root)[images[0]].start == place.start


def test_of_two_tags_that_look_alike_the_right_one() -> None:
    html = '<p title="<!--"><img src=a><p title="--><img src=a>">'
    page = _page(html)
    span = page.tag(_one(page, "img")).span
    assert span is not None
    assert span.start == html.index("<img")


def test_of_many_tags_that_look_alike_each_the_right_one_in_any_order() -> None:
    html = "<script>'<img src=a>'</script>" + "<figure><img src=a></figure><!-- <img src=a> -->" * 4
    page = _page(html)
    starts = [at for at in range(len(html)) if html.startswith("<figure>", at)]
    for number in (2, 0, 3, 1):
        span = page.tag(_one(page, "img", number)).span
        assert span is not None
        assert span.start == starts[number] + len("<figure>")


@pytest.mark.parametrize(
    ("before", "position"),
    [
        ("<p>\n<p\n>\n", (4, 1)),
        ("<p>\r\n<p>", (2, 4)),
        ("<p>\r<p>", (2, 4)),
        ("\n<p>\r\r\n<p>\n", (5, 1)),
        ("<!--\n--><script>\n'\n'</script><textarea>\n\n</textarea>&#10;", (6, 17)),
        ("\n" * 70_000, (70_001, 1)),
    ],
)
def test_the_line_of_a_tag(before: str, position: tuple[int, int]) -> None:
    page = _page(before + "<img\nsrc=a>")
    place = page.tag(_one(page, "img")).place
    assert place is not None
    assert place.start == position


def test_any_element_near_an_image_or_far_from_it() -> None:
    html = "<p>a<p>b<div><img><span>c</span><p>d</div>" + "<b></b>" * 1500 + "<p id=last>e"
    page = _page(html)
    assert [_tag(html, "p", number) for number in range(4)] == ["<p>", "<p>", "<p>", "<p id=last>"]
    last = page.read(_one(page, "p", 3)).text
    assert last.span == (len(html) - 1, len(html))


def test_a_body_is_placed_where_it_has_a_tag_and_not_where_it_has_none() -> None:
    page = _page("<html><body class=a><body class=b><p>x")
    assert _slice(page, page.tag(_one(page, "body"))) == "<body class=a>"
    page = _page("<p>x")
    assert page.tag(_one(page, "body")).span is None


@pytest.mark.parametrize(
    ("tag", "value", "raw"),
    [
        ("<img alt='Rain &amp; wind'>", "Rain & wind", "Rain &amp; wind"),
        ('<img ALT="don\'t">', "don't", "don't"),
        ("<img alt=rain>", "rain", "rain"),
        ("<img alt = rain/>", "rain/", "rain/"),
        ("<img alt='one' alt='two'>", "one", "one"),
        ("<img data-alt='no' alt='a\r\nb'>", "a\nb", "a\r\nb"),
        ("<img alt='&copy2020 &copy 2020 &#x80;'>", "&copy2020 © 2020 €", "&copy2020 &copy 2020 &#x80;"),
        ("<img title='<p alt=>' alt='<b>&lt;'>", "<b><", "<b>&lt;"),
    ],
)
def test_the_value_of_an_attribute(tag: str, value: str, raw: str) -> None:
    page = _page("<p>" + tag)
    alt = page.attribute(_one(page, "img"), "alt")
    assert alt is not None
    assert alt.value == value
    assert _slice(page, alt) == raw
    assert len(alt.spans) == len(value)


def test_an_empty_attribute_has_no_characters() -> None:
    page = _page("<img alt=''><img alt>")
    for number in range(2):
        alt = page.attribute(_one(page, "img", number), "alt")
        assert alt is not None
        assert alt.value == ""
        assert alt.span is None


@pytest.mark.parametrize(
    ("inner", "value", "found", "raw"),
    [
        ("Rain in <b>Lagos</b>", "Rain in Lagos", "Lagos", "Lagos"),
        ("Rain<!-- --> in<!-- --> Lagos", "Rain in Lagos", "in", "in"),
        ("caf&eacute; &copy 2020", "café © 2020", "é ©", "&eacute; &copy"),
        ("a &#160;\r\n\tb", "a b", " b", " &#160;\r\n\tb"),
        ("AT&T &ampx &unknown; &#128;", "AT&T &x &unknown; €", "&x", "&ampx"),
        ("a<script>var x = '<p>'</script>b", "ab", "b", "b"),
        ("<![CDATA[x]]>a < b <3", "a < b <3", "<3", "<3"),
        ("a<br/>b</br>c", "a bc", "bc", "b</br>c"),
        ("a\0b", "a\ufffdb", "\ufffd", "\0"),
        ("caf\udce9 b", "caf\ufffd b", "\ufffd", "\udce9"),
        ("<p>one<p>two", "one two", "two", "two"),
        ("&CounterClockwiseContourIntegral; x", "∳ x", "∳", "&CounterClockwiseContourIntegral;"),
    ],
)
def test_the_characters_of_a_caption(inner: str, value: str, found: str, raw: str) -> None:
    page = _page(f"<figure><img><figcaption class=x>{inner}</figcaption></figure><p>after")
    text = page.read(_one(page, "figcaption")).text
    assert text.value == value
    words = text[value.index(found) : value.index(found) + len(found)]
    assert _slice(page, words) == raw


def test_a_reference_that_stands_for_two_characters_is_not_placed() -> None:
    page = _page("<figcaption>&NotEqualTilde;</figcaption>")
    assert page.read(_one(page, "figcaption")).text.span is None


def _after_edit(html: str, old: str, new: str, name: str = "p") -> str | None:
    page = _page(html)
    words = page.read(_one(page, name)).text.search(old)
    assert words is not None
    edit = words.replaced(new)
    return apply_edits(html, [edit]) if edit else None


def test_an_edit_is_escaped_for_its_place() -> None:
    assert _after_edit("<p>a b c</p>", "b", "<b> & 'c'") == "<p>a &lt;b&gt; &amp; 'c' c</p>"
    page = _page("<img alt='a b'>")
    alt = page.attribute(_one(page, "img"), "alt")
    assert alt is not None
    edit = alt[2:].replaced("\"'&")
    assert edit is not None
    assert apply_edits(page.source.text, [edit]) == "<img alt='a &quot;&#x27;&amp;'>"


@pytest.mark.parametrize(
    ("html", "old", "new"),
    [
        ("<p>1 <b>2</b>", "1 2", "12"),
        ("<p>1<!-- x -->2", "12", "21"),
        ("<p>& lt;", " lt", "lt"),
        ("<p>&x y", "x", "lt"),
        ("<p>&cop y", " ", "y"),
        ("<p>1< b", " ", ""),
        ("<p>1 <3", "3", "b"),
        ("<xmp>a & b</xmp>", "b", "&"),
    ],
)
def test_no_edit_where_more_than_the_words_would_change(html: str, old: str, new: str) -> None:
    assert _after_edit(html, old, new, "xmp" if "xmp" in html else "p") is None


def test_an_edit_beside_an_ampersand_that_changes_nothing_else() -> None:
    assert _after_edit("<p>R&B  singer", " ", " – ") == "<p>R&B – singer"
    assert _after_edit("<p>&copy 2020", "2020", "2021") == "<p>&copy 2021"


def test_no_edit_of_a_value_without_quotes() -> None:
    page = _page("<img alt=rain>")
    alt = page.attribute(_one(page, "img"), "alt")
    assert alt is not None
    assert alt.span == (9, 13)
    assert alt.replaced("rain in Lagos") is None


def test_a_tag_cannot_be_replaced_by_words() -> None:
    page = _page("<p><img>")
    assert page.tag(_one(page, "img")).replaced("<br>") is None


def test_a_placed_text_leaves_the_process_with_its_place() -> None:
    page = _page("<p>\n<img alt='rain in Lagos'>")
    alt = page.attribute(_one(page, "img"), "alt")
    assert alt is not None
    away = pickle.loads(pickle.dumps(alt[8:]))  # noqa: S301 - it is our own
    assert away == alt[8:]
    assert away.place == alt[8:].place
    assert away.place.start == (2, 19)


def test_hostile_pages_take_no_more_than_linear_time() -> None:
    began = time.process_time()
    for piece in ("<!--", "<img ", '<p a="', "<script><!--", "</", "<p a=<", "&", "&#", "<", '"<img>', "='<img>"):
        html = "<figcaption>x</figcaption>" + piece * (400_000 // len(piece))
        page = _page(html)
        assert page.tag(_one(page, "figcaption")).span == (0, 12)
    assert time.process_time() - began < 10
