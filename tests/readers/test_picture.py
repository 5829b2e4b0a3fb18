"""`capaudit check photo.jpg`: the caption and the credit in a picture's file."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from capaudit import Document
from capaudit.config import Config
from capaudit.metadata.read import read_metadata
from capaudit.readers.picture import read as reader
from capaudit.settings import settings_of
from support import Capaudit, photo

HOUSE = settings_of(Config()).house


def read(data: bytes) -> Document:
    return reader.read(data, "a.jpg", HOUSE)


def figure(**fields: str) -> Document:
    return read(photo({name.replace("_", ":"): value for name, value in fields.items()}))


def words(document: Document) -> tuple[str | None, list[tuple[str, str]]]:
    (one,) = document.figures
    return one.caption.value if one.caption else None, [(c.text.value, c.text.origin) for c in one.credits]


def test_the_sign_off_is_the_credit_and_the_rest_the_caption() -> None:
    document = figure(
        dc_description="Votes are  counted in Solvik.\n(AP Photo/Jane Doe)",
        photoshop_Credit="AP",
        dc_creator="Jane Doe",
    )
    assert words(document) == ("Votes are counted in Solvik.", [("(AP Photo/Jane Doe)", "XMP dc:description")])
    assert [name.text.value for name in document.figures[0].credits[0].photographers] == ["Jane Doe"]


def test_without_a_sign_off_creator_and_credit_line_are_the_credit() -> None:
    document = figure(dc_description="Votes are counted.", photoshop_Credit="Reuters", dc_creator="Ben Okafor")
    assert words(document) == (
        "Votes are counted.",
        [("Ben Okafor/Reuters", "XMP dc:creator, XMP photoshop:Credit")],
    )


def test_a_creator_is_not_said_twice() -> None:
    document = figure(photoshop_Credit="Ben Okafor/Nordlys via Reuters", dc_creator="BEN OKAFOR")
    assert words(document) == (None, [("Ben Okafor/Nordlys via Reuters", "XMP photoshop:Credit")])
    assert words(figure(dc_creator="Ben Okafor")) == (None, [("Ben Okafor", "XMP dc:creator")])
    assert words(figure()) == (None, [])


def test_the_alt_text_is_that_of_the_standard() -> None:
    (one,) = figure(Iptc4xmpCore_AltTextAccessibility="Raised hands").figures
    assert one.image.alt is not None
    assert (one.image.alt.value, one.image.alt.origin) == ("Raised hands", "XMP Iptc4xmpCore:AltTextAccessibility")
    assert (one.image.width, one.image.height) == (16, 16)


def test_a_file_is_audited_by_the_rules_of_pages(capaudit: Capaudit, folder: Path) -> None:
    fields = {
        "dc:description": "Votes are counted. (AP Photo/Jane Doe) (AP Photo/Jane Doe)",
        "dc:creator": "Ben Okafor",
    }
    (folder / "vote.JPG").write_bytes(photo(fields))
    done = capaudit("check", "vote.JPG")
    assert done.code == 1
    for words in (
        "credit-repeated",
        "the credit names “Jane Doe”, the picture's file “Ben Okafor”",
        "(XMP dc:description)",
    ):
        assert words in done.out
    assert "XMP dc:description" in capaudit("check", "--format", "jsonl", "vote.JPG").out
    assert "Creator: “Ben Okafor”" in " ".join(capaudit("show", "vote.JPG").out.split())


@pytest.mark.parametrize("kind", ["jpg", "jpeg", "png", "webp", "tif", "tiff", "avif"])
def test_every_format_is_read(capaudit: Capaudit, folder: Path, kind: str) -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "Votes are counted in Solvik.", "Jane Doe"
    Image.new("RGB", (32, 24)).save(folder / f"a.{kind}", exif=exif)
    (shown,) = json.loads(capaudit("show", "--format", "json", f"a.{kind}").out)
    assert shown["figures"][0]["caption"] == "Votes are counted in Solvik."
    assert shown["figures"][0]["credit"]["text"] == "Jane Doe"
    assert capaudit("check", f"a.{kind}").code == 0


def test_folders_give_pages_only_and_a_pattern_gives_pictures(capaudit: Capaudit, folder: Path) -> None:
    (folder / "a.jpg").write_bytes(photo())
    assert "no page in this folder" in capaudit("check", ".").err
    assert "a.jpg" in capaudit("show", "*.jpg").out


def test_standard_input_is_a_picture_where_its_name_says_so(capaudit: Capaudit, folder: Path) -> None:
    data = photo({"dc:description": "Votes are counted."})
    assert folder.is_dir()
    assert "Votes are counted." in capaudit("show", "--stdin-filename", "a.jpg", "-", stdin=data).out
    assert "is a JPEG picture, not a page" in capaudit("show", "-", stdin=data).err


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.html", photo(), "the file is a JPEG picture, not a page"),
        ("b.html", b"\x89PNG\r\n\x1a\n<html><body><p>", "the file is a PNG picture, not a page"),
        ("c.jpg", b"<html><body><p>Words</p>", "the file is no picture of a known format"),
        ("d.jpg", photo()[:20], "the file is no picture of a known format, or a damaged one"),
        ("e.jpg", b"", "the file is empty"),
        ("f.gif", b"GIF89a" + bytes(300), "the file is a GIF picture, not a page"),
    ],
)
def test_what_is_no_picture_or_no_page_is_said(
    capaudit: Capaudit, folder: Path, name: str, data: bytes, reason: str
) -> None:
    (folder / name).write_bytes(data)
    done = capaudit("check", name)
    assert (done.code, reason in done.err) == (2, True), done.err


def test_several_creators_of_the_most_trusted_place() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Somebody Else"
    out = io.BytesIO()
    packet = photo({"dc:creator": "Ann One"})
    Image.open(io.BytesIO(packet)).save(out, "JPEG", exif=exif, xmp=Image.open(io.BytesIO(packet)).info["xmp"])
    assert [t.value for t in read_metadata(out.getvalue(), "a").all("creator")] == ["Ann One", "Somebody Else"]
    assert words(read(out.getvalue())) == (None, [("Ann One", "XMP dc:creator")])
