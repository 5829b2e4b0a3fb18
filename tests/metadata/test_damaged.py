"""No file, however damaged, raises anything but UnreadableError, and no pixel is ever decoded."""

from __future__ import annotations

import io
import random
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from capaudit import UnreadableError
from capaudit.metadata.iim import DataSet, charset, datasets, in_resources
from capaudit.metadata.read import read_metadata
from capaudit.metadata.xmp import read_xmp

PACKET = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:ps="http://ns.adobe.com/photoshop/1.0/" ps:Credit="Nordlys"/></rdf:RDF></x:xmpmeta>'
)
EXIF = Image.Exif()
EXIF[0x013B] = "Jane Doe"


def iim(*values: tuple[int, bytes]) -> bytes:
    return b"".join(b"\x1c\x02" + bytes((number,)) + struct.pack(">H", len(value)) + value for number, value in values)


def resources(block: bytes) -> bytes:
    return b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (16, 16)).save(out, "JPEG", exif=EXIF, xmp=PACKET)
    data = out.getvalue()
    body = b"Photoshop 3.0\0" + resources(iim((80, b"Jane Doe"), (110, b"Nordlys"), (120, b"Snow.")))
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + data[2:]


def saved(kind: str) -> bytes:
    if kind == "JPEG":
        return jpeg()
    out = io.BytesIO()
    options = {} if kind in ("TIFF", "PNG") else {"xmp": PACKET}
    Image.new("RGB", (16, 16)).save(out, kind, exif=EXIF, **options)
    return out.getvalue()


KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")
WHOLE = {kind: saved(kind) for kind in KINDS}


def test_the_whole_file_is_read() -> None:
    read = read_metadata(WHOLE["JPEG"], "a.jpg")
    assert {key: [t.value for t in texts] for key, texts in read.fields.items()} == {
        "caption": ["Snow."],
        "creator": ["Jane Doe", "Jane Doe"],
        "credit": ["Nordlys", "Nordlys"],
    }


@pytest.mark.parametrize("kind", KINDS)
def test_no_pixel_is_decoded(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a pixel was decoded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", never)
    assert read_metadata(WHOLE[kind], "a").first("creator")


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_never_raise_anything_else(kind: str) -> None:
    chance = random.Random(kind)  # noqa: S311 - the same damage at every run
    for _ in range(80):
        data = bytearray(WHOLE[kind])
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.5:
            del data[chance.randrange(len(data)) :]
        with suppress(UnreadableError):
            assert read_metadata(bytes(data), "a").name == "a"


def test_a_picture_that_claims_to_be_enormous_is_refused() -> None:
    head = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    with pytest.raises(UnreadableError, match=r"60,000|too large"):
        read_metadata(WHOLE["PNG"][:12] + head + struct.pack(">I", zlib.crc32(head)) + WHOLE["PNG"][33:], "bomb.png")


def test_entities_of_xmp_are_not_expanded() -> None:
    packet = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    packet += PACKET.replace(b'"Nordlys"/>', b'"Nordlys"><ps:Source>&b;&f;</ps:Source></rdf:Description>')
    assert not any("aaaa" in v or "root:" in v for values in read_xmp(packet).values() for v in values)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_datasets_or_none(data: bytes) -> None:
    found = [*datasets(data), *datasets(b"\x1c" + data), *datasets(in_resources(b"8BIM" + data))]
    assert sum(len(d.value) for d in found) <= 3 * len(data) + 8
    charset(found)
    read_xmp(data)


@given(st.lists(st.tuples(st.integers(1, 255), st.binary(max_size=60)), max_size=8))
def test_datasets_come_back_as_they_were_written(values: list[tuple[int, bytes]]) -> None:
    assert list(datasets(iim(*values))) == [DataSet(2, number, value) for number, value in values]


def test_a_dataset_of_extended_length_is_read() -> None:
    block = b"\x1c\x02\x78\x80\x04" + struct.pack(">I", 5) + b"Snow."
    assert list(datasets(block)) == [DataSet(2, 120, b"Snow.")]
