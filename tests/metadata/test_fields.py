"""Files in every format and character set, written by exiftool, are read to what exiftool prints."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from capaudit.metadata.read import read_metadata

EXIFTOOL = shutil.which("exiftool")
needs_exiftool = pytest.mark.skipif(
    EXIFTOOL is None and "CI_NEEDS_EXIFTOOL" not in os.environ, reason="no exiftool here"
)
WITH_IIM = ("jpg", "png", "tif")
FORMATS = (*WITH_IIM, "webp", "avif")

XMP = {
    "dc:Creator": "Zoë Müller",
    "dc:Description": "Зима в Осло: 山田太郎 «übt».",
    "dc:Rights": "© 2025 Zoë Müller",
    "dc:Title": "vinter-01",
    "photoshop:Credit": "Nordlys Bild/Agentur",
    "photoshop:Source": "Nordlys",
    "photoshop:Instructions": "MANDATORY CREDIT: Nordlys",
    "photoshop:Headline": "Winter",
    "photoshop:City": "Oslo",
    "photoshop:DateCreated": "2025:01:02 03:04:05+01:00",
    "xmpRights:UsageTerms": "EDITORIAL USE ONLY",
    "xmpRights:WebStatement": "https://example.org/rights",
    "iptcExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    "iptcCore:AltTextAccessibility": "Ski tracks under a lamp",
    "iptcCore:ExtDescrAccessibility": "Tracks lead away from a single lamp.",
}
KEYS = {
    "dc:Creator": "creator",
    "dc:Description": "caption",
    "dc:Rights": "copyright",
    "dc:Title": "title",
    "photoshop:Credit": "credit",
    "photoshop:Source": "source",
    "photoshop:Instructions": "instructions",
    "photoshop:Headline": "headline",
    "photoshop:City": "city",
    "photoshop:DateCreated": "date_created",
    "xmpRights:UsageTerms": "usage_terms",
    "xmpRights:WebStatement": "web_statement",
    "iptcExt:DigitalSourceType": "digital_source_type",
    "iptcCore:AltTextAccessibility": "alt",
    "iptcCore:ExtDescrAccessibility": "extended_description",
}
IIM = {
    "By-line": "creator",
    "Credit": "credit",
    "Source": "source",
    "Caption-Abstract": "caption",
    "CopyrightNotice": "copyright",
    "SpecialInstructions": "instructions",
    "Headline": "headline",
    "ObjectName": "title",
    "City": "city",
    "Country-PrimaryLocationName": "country",
    "OriginalTransmissionReference": "job_id",
}
IIM_TEXTS = {
    "UTF8": "Žižkov – «Прага» 布拉格",
    "Latin": "Müßiggang in Zürich, façade",
}


def picture(folder: Path, kind: str) -> Path:
    path = folder / f"a.{kind}"
    Image.new("RGB", (40, 30), (10, 120, 200)).save(path)
    return path


def exiftool(path: Path, *arguments: str) -> str:
    done = subprocess.run([EXIFTOOL or "exiftool", "-m", "-q", *arguments, str(path)], capture_output=True, check=True)
    return done.stdout.decode()


def printed(path: Path, group: str) -> dict[str, object]:
    """What exiftool reads in a group, lists as lists."""
    told = json.loads(exiftool(path, "-j", f"-{group}:all", "-struct", "-n"))[0]
    return {name: value for name, value in told.items() if name != "SourceFile"}


def digits(date: str) -> str:
    return "".join(c for c in date if c.isdigit())


@needs_exiftool
@pytest.mark.parametrize("kind", FORMATS)
def test_xmp_is_read_field_by_field(tmp_path: Path, kind: str) -> None:
    path = picture(tmp_path, kind)
    exiftool(path, "-overwrite_original", *(f"-XMP-{tag}={value}" for tag, value in XMP.items()))
    told, read = printed(path, "XMP"), read_metadata(path.read_bytes(), path.name)
    assert read.problems == ()
    for tag, key in KEYS.items():
        value = told[tag.partition(":")[2]]
        expected = value[0] if isinstance(value, list) else str(value)
        found = read.first(key)
        assert found is not None, tag
        assert found.origin.startswith("XMP ")
        if key == "date_created":
            assert digits(found.value) == digits(expected)
        else:
            assert found.value == expected


@needs_exiftool
@pytest.mark.parametrize("kind", WITH_IIM)
@pytest.mark.parametrize("charset", IIM_TEXTS)
def test_iim_is_read_in_its_character_set(tmp_path: Path, kind: str, charset: str) -> None:
    path, text = picture(tmp_path, kind), IIM_TEXTS[charset]
    says = ["-codedcharacterset=utf8"] if charset == "UTF8" else []
    exiftool(path, "-overwrite_original", *says, *(f"-IPTC:{tag}={text[:30]}" for tag in IIM))
    told, read = printed(path, "IPTC"), read_metadata(path.read_bytes(), path.name)
    assert read.problems == ()
    for tag, key in IIM.items():
        value = told[tag]
        found = [t.value for t in read.all(key) if t.origin.startswith("IPTC ")]
        assert found == [value[0] if isinstance(value, list) else value], tag


@needs_exiftool
def test_dates_of_iim_have_their_time(tmp_path: Path) -> None:
    path = picture(tmp_path, "jpg")
    exiftool(path, "-overwrite_original", "-IPTC:DateCreated=2025:03:04", "-IPTC:TimeCreated=05:06:07+02:00")
    found = read_metadata(path.read_bytes(), path.name).first("date_created")
    assert found is not None
    assert (found.value, found.origin) == ("2025-03-04T05:06:07+02:00", "IPTC 2:55")


@needs_exiftool
@pytest.mark.parametrize("kind", FORMATS)
def test_exif_is_read(tmp_path: Path, kind: str) -> None:
    path = picture(tmp_path, kind)
    tags = {
        "ImageDescription": "Skitur i Oslo",
        "Artist": "Zoë Müller",
        "Copyright": "Nordlys",
        "DateTimeOriginal": "2025:01:02 03:04:05",
    }
    exiftool(path, "-overwrite_original", *(f"-EXIF:{tag}={value}" for tag, value in tags.items()))
    read = read_metadata(path.read_bytes(), path.name)
    values = {t.origin: t.value for key in ("caption", "creator", "copyright", "date_created") for t in read.all(key)}
    assert values == {
        "Exif ImageDescription": "Skitur i Oslo",
        "Exif Artist": "Zoë Müller",
        "Exif Copyright": "Nordlys",
        "Exif DateTimeOriginal": "2025-01-02T03:04:05",
    }


@needs_exiftool
def test_several_creators_stay_several(tmp_path: Path) -> None:
    path = picture(tmp_path, "jpg")
    exiftool(
        path,
        "-overwrite_original",
        "-IPTC:By-line=Ann One",
        "-IPTC:By-line=Bo Two",
        "-XMP-dc:Creator=Ann One",
        "-XMP-dc:Creator=Bo Two",
    )
    read = read_metadata(path.read_bytes(), path.name)
    assert [(t.value, t.origin) for t in read.all("creator")] == [
        ("Ann One", "XMP dc:creator"),
        ("Bo Two", "XMP dc:creator"),
        ("Ann One", "IPTC 2:80"),
        ("Bo Two", "IPTC 2:80"),
    ]


@needs_exiftool
def test_structures_and_extended_xmp_are_read(tmp_path: Path) -> None:
    path = picture(tmp_path, "jpg")
    long = "Snow. " * 20_000
    exiftool(
        path,
        "-overwrite_original",
        "-XMP-plus:LicensorName=Nordlys",
        "-XMP-plus:LicensorURL=https://example.org/buy",
        f"-XMP-dc:Description={long[:60_000]}",
        f"-XMP-photoshop:Instructions={long[:60_000]}",
    )
    read = read_metadata(path.read_bytes(), path.name)
    assert [t.value for t in read.all("licensor_url")] == ["https://example.org/buy"]
    assert [len(str(read.first(key) or "")) >= 59_000 for key in ("caption", "instructions")] == [True, True]
