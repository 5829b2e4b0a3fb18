"""One parse gives the whole page, and says so where it cannot."""

from __future__ import annotations

import pytest

from capaudit.pages import Page, decode, parse


def _parse(html: str) -> Page:
    data = html.encode()
    return parse(decode(data, "page.html"), data)


def _words(page: Page) -> str:
    return " ".join(" ".join(map(str, page.root.itertext())).split())


def test_bytes_and_text_give_the_same_tree() -> None:
    data = "<figure><img alt='Łódź'><figcaption>Zürich &copy; 2020</figcaption></figure>".encode()
    source = decode(data, "page.html")
    assert _words(parse(source)) == _words(parse(source, data)) == "Zürich © 2020"


@pytest.mark.parametrize("bom", [b"\xef\xbb\xbf", b""])
def test_a_byte_order_mark_is_no_word(bom: bytes) -> None:
    data = bom + b"Rain in Lagos"
    assert _words(parse(decode(data, "page.html"), data)) == "Rain in Lagos"


def test_the_encoding_is_ours_whatever_the_page_says() -> None:
    data = "<meta charset=utf-8><p>Café</p>".encode("windows-1252").replace(b"utf-8", b"latin1")
    assert _words(parse(decode(data, "page.html"), data)) == "Café"


def test_damaged_bytes_and_nul_are_one_replacement_character_each() -> None:
    data = b'<meta charset="utf-8"><p>caf\xe9\xff \0 \xc3\xa9 \xf0\x9f\x93x</p>'
    assert _words(parse(decode(data, "page.html"), data)) == "caf\ufffd\ufffd \ufffd é \ufffd\ufffd\ufffdx"


def test_comments_and_instructions_leave_the_tree() -> None:
    page = _parse("<p>a<!-- x -->b<?php echo 1 ?>c</p>")
    assert [element.tag for element in page.root.iter()] == ["html", "body", "p"]
    assert _words(page) == "abc"


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p>a</p></body></html> b <img> c",
        "<html><body>a</body></html><body> b <img> c",
        "<html><head></head></html><body>a b <img> c",
        "<html><body>a</body> b </html><div><img></div></html> c",
        "<html><body>a</body><b> b </b></html><head><img></head> c",
    ],
)
def test_what_follows_the_end_of_the_page_is_part_of_it(html: str) -> None:
    page = _parse(html)
    assert page.root.getnext() is None
    assert len(list(page.root.iter("img"))) == 1
    assert _words(page) == "a b c"
    assert page.problem is None


def test_control_characters_behind_the_end_of_the_page_are_no_crash() -> None:
    assert _words(_parse("<html><body>a<b></b></body></html>\x01 b\x02<p>c</html>\x03")) == "a \ufffd b\ufffd c \ufffd"


@pytest.mark.parametrize("html", ["<!-- nothing -->", "</p>", "<!doctype html>", "<?xml?>"])
def test_a_page_without_an_element_is_an_empty_page(html: str) -> None:
    page = _parse(html)
    assert list(page.root.iter()) == [page.root]
    assert page.problem is None


def test_a_page_that_is_nested_too_deeply_is_said_to_be_unread() -> None:
    page = _parse("<p>a<img>" + "<div>" * 3000 + "<img>")
    assert page.problem == (
        "tags are nested deeper than the parser goes (2,048), so the page could not be read to its end"
    )


def test_deep_but_bearable_nesting_and_long_text_are_no_problem() -> None:
    page = _parse("<div>" * 2000 + "<img alt='" + "x" * 1_000_000 + "'>" + "y" * 11_000_000)
    assert page.problem is None
    assert len(list(page.root.iter("img"))) == 1
