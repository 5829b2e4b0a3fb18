"""From the bytes of a picture's file to the packets in it, by Pillow, without decoding a pixel."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, BinaryIO

from capaudit.basics.tuples import NamedTuple
from capaudit.errors import UnreadableError, one_line
from capaudit.metadata.iim import DataSet, datasets, in_resources
from capaudit.metadata.xmp import extended, read_xmp

_MOST_PIXELS = 1_000_000_000
_EXIF_IFD = 0x8769
_IIM_RESOURCE = 0x0404
_C2PA_TAG = 0xCD41
_MOST_CHUNKS = 10_000
_LONGEST_PROFILE = 4_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF", "GIF")


class Packets(NamedTuple):
    """What a file holds. `problems` say what of it could not be read, a line each."""

    kind: str
    width: int
    height: int
    iim: tuple[DataSet, ...]
    xmp: dict[str, list[str]]
    exif: dict[int, Any]
    c2pa: bool
    problems: tuple[str, ...]


def read_packets(file: BinaryIO) -> Packets:
    """The packets of a picture. Raises UnreadableError for what is no picture that can be opened."""
    from PIL import Image, UnidentifiedImageError

    _hush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(file, formats=_FORMATS)
        except Image.DecompressionBombError:
            raise UnreadableError("the picture claims to be too large to be one") from None
        except UnidentifiedImageError:
            raise UnreadableError("the file is no picture of a known format, or a damaged one") from None
        except Exception as error:
            reason = one_line(error).removeprefix(f"{type(error).__name__}: ").lower()
            raise UnreadableError(f"the picture is damaged: {reason}") from error
        with image:
            if image.width * image.height > _MOST_PIXELS:
                raise UnreadableError(f"the picture claims to be {image.width:,} by {image.height:,} pixels")
            return _of(image, file)


@lru_cache(maxsize=1)
def _hush() -> None:
    """What Pillow logs of a damaged file goes to whoever set logging up, and to nobody's terminal."""
    import logging

    logging.getLogger("PIL").addHandler(logging.NullHandler())


def _of(image: Any, file: BinaryIO) -> Packets:
    problems: list[str] = []

    def attempt(what: str, read: Any, nothing: Any) -> Any:
        try:
            return read(image)
        except Exception as error:  # noqa: BLE001 - one damaged packet must not hide the others
            problems.append(f"{what} cannot be read: {one_line(error)}")
            return nothing

    iim = attempt("IPTC-IIM", _iim, ())
    xmp = attempt("XMP", _xmp, {})
    exif = attempt("Exif", _exif, {})
    c2pa = attempt("C2PA", lambda one: _has_c2pa(one, file), False)
    return Packets(image.format or "", image.width, image.height, iim, xmp, exif, c2pa, tuple(problems))


def _iim(image: Any) -> tuple[DataSet, ...]:
    if image.format == "TIFF":
        from PIL.IptcImagePlugin import getiptcinfo

        found = getiptcinfo(image) or {}
        pairs = ((key, value) for key, values in found.items() for value in _listed(values))
        return tuple(DataSet(record, number, value) for (record, number), value in pairs)
    block = (image.info.get("photoshop") or {}).get(_IIM_RESOURCE) or b""
    if not block and (profile := image.info.get("Raw profile type iptc")):
        block = _profile(str(profile))
    return tuple(datasets(block))


def _listed(values: bytes | list[bytes]) -> list[bytes]:
    return values if isinstance(values, list) else [values]


def _profile(text: str) -> bytes:
    """The IIM block in a PNG text chunk as ImageMagick and exiftool write it: a name, a length, and hexadecimal digits."""
    lines = text[:_LONGEST_PROFILE].strip().split("\n", 2)
    if len(lines) < 3:
        return b""
    raw = bytes.fromhex("".join(lines[2].split()))
    return in_resources(raw) or raw


def _xmp(image: Any) -> dict[str, list[str]]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    values = read_xmp(packet.encode() if isinstance(packet, str) else packet)
    for guid in values.get("xmpNote:HasExtendedXMP", ()):
        for name, more in read_xmp(extended(getattr(image, "applist", []), guid)).items():
            known = values.setdefault(name, [])
            known += [value for value in more if value not in known]
    return values


def _exif(image: Any) -> dict[int, Any]:
    exif = image.getexif()
    return {**dict(exif), **dict(exif.get_ifd(_EXIF_IFD))}


def _has_c2pa(image: Any, file: BinaryIO) -> bool:
    """Whether the file carries a C2PA manifest (C2PA 2.1, A.3).

    It is a JUMBF box in APP11 of a JPEG, a caBX chunk of a PNG, the tag 0xCD41 of a TIFF and a chunk of a WebP.
    """
    if image.format == "TIFF":
        return _C2PA_TAG in image.tag_v2
    if image.format == "WEBP":
        return any(name == b"C2PA" for name in _riff(file))
    if image.format == "PNG":
        return any(chunk[0] == b"caBX" for chunk in getattr(image, "private_chunks", []))
    return any(marker == "APP11" and b"c2pa" in data[:200] for marker, data in getattr(image, "applist", []))


def _riff(file: BinaryIO) -> Iterator[bytes]:
    """The names of the chunks of a WebP, which Pillow does not tell (RFC 9649, 2.3)."""
    at = 12
    for _ in range(_MOST_CHUNKS):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            return
        yield head[:4]
        size = int.from_bytes(head[4:], "little")
        at += 8 + size + size % 2
