"""Bytes become the right text, whatever the page says of itself."""

from __future__ import annotations

import codecs
import gzip
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capaudit.errors import UnreadableError
from capaudit.pages import decode
from capaudit.source import Span


def _page(meta: str, words: str = "Café “Zürich” – Łódź") -> str:
    return f"<!doctype html><html><head>{meta}</head><body><p>{words}</p></body></html>"


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_counts_most(bom: bytes, encoding: str) -> None:
    text = _page('<meta charset="windows-1251">')
    source = decode(bom + text.encode(encoding), "page.html", "iso-8859-2")
    assert (source.text, source.encoding, source.bom) == (text, encoding, bom)


def test_the_transport_counts_more_than_meta() -> None:
    text = _page('<meta charset="utf-8">', "Café Zürich")
    source = decode(text.encode("iso8859-15"), "page.html", " ISO-8859-15 ")
    assert (source.text, source.encoding) == (text, "iso8859-15")


def test_the_transport_counts_more_than_what_the_bytes_look_like() -> None:
    assert decode("<p>Łódź".encode(), "page.html", "koi8-r").text == "<p>Łódź".encode().decode("koi8-r")


def test_a_few_bytes_that_look_like_utf_8_do_not_make_it_so() -> None:
    text = _page("", "MÃ©tro à Genève, Zürich, où ça")
    assert decode(text.encode("windows-1252"), "page.html").text == text


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1251", "shift_jis", "klingon"])
def test_valid_utf_8_counts_more_than_a_wrong_meta(label: str) -> None:
    text = _page(f'<meta charset="{label}">')
    assert decode(text.encode(), "page.html").text == text


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ('<meta charset="windows-1250">', "windows-1250"),
        ("<META CHARSET=Latin2>", "iso8859-2"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-2'>", "iso8859-2"),
        ('<!-- <meta charset="koi8-r"> --><meta charset="windows-1250">', "windows-1250"),
        ('<script>"<meta charset=koi8-r>"</script><meta charset="windows-1250">', "windows-1250"),
        ('<meta name="charset" content="koi8-r"><meta charset="windows-1250">', "windows-1250"),
        ("<meta name=x>" * 200 + '<meta charset="windows-1250">', "windows-1250"),
    ],
)
def test_meta_is_believed_where_the_bytes_are_not_utf_8(meta: str, encoding: str) -> None:
    text = _page(meta, "Łódź i Kraków")
    source = decode(text.encode(encoding), "page.html")
    assert (source.text, source.encoding) == (text, encoding)


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "us-ascii", "l1", "", "utf-16"])
def test_the_old_names_of_latin_1_and_no_name_at_all_mean_windows_1252(label: str) -> None:
    meta = f"<meta charset='{label}'>" if label else ""
    text = _page(meta, "Café “Zürich” – 5 €")
    assert decode(text.encode("windows-1252"), "page.html").text == text


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("gb2312", "gb18030", "摄影"),
        ("shift_jis", "cp932", "写真①"),
        ("euc-kr", "cp949", "사진"),
        ("big5", "big5hkscs", "攝影"),
    ],
)
def test_asian_labels_mean_what_browsers_take_them_for(label: str, codec: str, words: str) -> None:
    text = _page(f'<meta charset="{label}">', words)
    assert decode(text.encode(codec), "page.html").text == text


def test_an_xml_declaration_names_the_encoding() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-2"?>\n<rss><title>Łódź</title></rss>'
    assert decode(text.encode("iso8859-2"), "feed.xml").text == text


def test_a_page_in_utf_8_with_one_damaged_byte_stays_utf_8() -> None:
    data = _page("", "Žižkov, Łódź, Zürich, Genève").encode().replace(b"Zn", b"Z") + b"\xff"
    source = decode(data, "page.html")
    assert source.encoding == "utf-8"
    assert source.damaged
    assert "Žižkov, Łódź" in source.text


def test_damaged_bytes_come_out_as_they_went_in() -> None:
    data = b'<meta charset="utf-8"><p>caf\xe9 \xff\xfe \xc3\xa9</p>'
    source = decode(data, "page.html")
    assert source.encode(source.text) == data


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), st.data())
@settings(max_examples=60, derandomize=True, deadline=None)
def test_spans_of_characters_become_spans_of_bytes(text: str, data: st.DataObject) -> None:
    text = "<p>" + text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for bom, encoding in ((b"", "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF8, "utf-8")):
        raw = bom + text.encode(encoding)
        source = decode(raw, "page.html")
        low, high = source.byte_span(Span(start, end))
        assert raw[low:high].decode(encoding) == source.text[start:end]


def test_utf_16_with_a_lone_surrogate_is_read_and_written_back() -> None:
    data = codecs.BOM_UTF16_LE + "<p>a".encode("utf-16-le") + b"\x00\xd8" + "b".encode("utf-16-le")
    source = decode(data, "page.html")
    assert source.damaged
    assert source.bom + source.encode(source.text) == data


def test_a_character_that_the_encoding_lacks_is_written_as_a_reference() -> None:
    source = decode(_page('<meta charset="iso-8859-2">', "Łódź").encode("iso8859-2"), "page.html")
    assert source.encode("Ł 写") == "Ł &#20889;".encode("iso8859-2")


def test_stray_nul_bytes_are_no_harm() -> None:
    assert decode(b"<p>a\0b</p>", "page.html").text == "<p>a\0b</p>"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "the file holds white space only"),
        (codecs.BOM_UTF8 + b" \n", "the file is empty but for a byte order mark"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "this is no text but a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "this is no text but a JPEG image"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "this is no text but a WebP image"),
        (b"%PDF-1.7\n%\xe2\xe3", "this is no text but a PDF document"),
        (b"PK\x03\x04\x14\0", "this is no text but a ZIP archive"),
        (gzip.compress(b"<p>", mtime=0), "this is no text but compressed with gzip"),
        (b"\0\0\0\x1cftypavif", "this is no text but a video or an AVIF or HEIC image"),
        (bytes(range(32)) * 40, "this is no text but binary data"),
    ],
)
def test_what_is_no_text_is_refused_with_its_cause(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableError, match=f"^{cause}$"):
        decode(data, "page.html")


@given(st.binary(min_size=1, max_size=300))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        source = decode(data, "page.html")
    except UnreadableError:
        return
    assert source.text


@given(st.binary(min_size=1, max_size=40), st.sampled_from(["shift_jis", "iso-2022-jp", "gbk", "big5"]))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_a_wrong_charset_of_the_transport_is_no_crash(words: bytes, charset: str) -> None:
    assert decode(b"<p>Photo: " * 20 + words, "page.html", charset).text.startswith("<p>")


def test_random_bytes_are_no_text() -> None:
    data = b"<html>" + bytes(random.Random(7).randbytes(4000))  # noqa: S311  not for secrets
    with pytest.raises(UnreadableError, match="binary data"):
        decode(data, "page.html")
