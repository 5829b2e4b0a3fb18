"""Small pictures for reports, made of picture files that stand beside a page or in its `data:` addresses."""

from __future__ import annotations

import binascii
import io
import os
from collections.abc import Iterable
from contextlib import suppress
from typing import BinaryIO
from urllib.parse import unquote_to_bytes, urlsplit

from capaudit.basics.tuples import NamedTuple

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "TIFF", "BMP")
_EDGE = 480
_QUALITY = 70
_MOST_PIXELS = 60_000_000
_LARGEST_INLINE = 4_000_000


class Thumbnail(NamedTuple):
    """A small picture: a file of the media type `kind`, its size in pixels."""

    data: bytes
    kind: str
    width: int
    height: int


def thumbnail(urls: Iterable[str], page: str) -> Thumbnail | None:
    """The picture with one of these addresses, at most 480 pixels wide and high; None where it is not at hand or is damaged.

    A relative address is looked for below the folder of the page, and nowhere else; nothing is fetched.
    """
    for url in urls:
        file = _inline(url) if url[:5].lower() == "data:" else _beside(url, page)
        if file is not None:
            with file:
                if small := _small(file):
                    return small
    return None


def _beside(url: str, page: str) -> BinaryIO | None:
    with suppress(ValueError, OSError):
        parts = urlsplit(url)
        path = os.fsdecode(unquote_to_bytes(parts.path))
        if parts.scheme or parts.netloc or not path or path.startswith("/") or "\0" in path:
            return None
        folder = os.path.realpath(os.path.dirname(page) or ".")
        real = os.path.realpath(os.path.join(folder, path))
        if os.path.commonpath((real, folder)) == folder and os.path.isfile(real):
            return open(real, "rb")
    return None


def _inline(url: str) -> BinaryIO | None:
    """The file in a data: address (RFC 2397)."""
    head, comma, body = url[:_LARGEST_INLINE].partition(",")
    if not comma or not head.lower().startswith("data:image/"):
        return None
    raw = unquote_to_bytes(body)
    if head.lower().endswith(";base64"):
        try:
            raw = binascii.a2b_base64(raw)
        except binascii.Error:
            return None
    return io.BytesIO(raw)


def _small(file: BinaryIO) -> Thumbnail | None:
    """A picture that was opened and made anew, so that nothing of the file but its pixels is passed on."""
    import warnings

    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file, formats=_FORMATS) as image:
                if image.width * image.height > _MOST_PIXELS:
                    return None
                image.draft("RGB", (_EDGE, _EDGE))
                small = ImageOps.exif_transpose(image)
                small.thumbnail((_EDGE, _EDGE))
                small = small.convert("RGBA" if small.has_transparency_data else "RGB")
    except Exception:  # noqa: BLE001 - a damaged file raises whatever its format's decoder raises
        return None
    made = io.BytesIO()
    small.save(made, "WEBP", quality=_QUALITY, method=3)
    return Thumbnail(made.getvalue(), "image/webp", small.width, small.height)
