"""Which reader takes a file: by its suffix, then by its first bytes; and which files none should be given."""

from __future__ import annotations

from collections.abc import Sequence

from capaudit.contracts.reader import Reader
from capaudit.errors import UnreadableError

_HEAD = 1024
_MAGIC = 12  # bytes that tell a picture: no page can hide in them
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF87a": "a GIF picture",
    b"GIF89a": "a GIF picture",
    b"II*\0": "a TIFF picture",
    b"MM\0*": "a TIFF picture",
    b"%PDF-": "a PDF document",
    b"\x7fELF": "a program",
    b"wOFF": "a font",
    b"wOF2": "a font",
}
_ARCHIVES = {
    b"PK\x03\x04": "a zip archive",
    b"\x1f\x8b": "gzip data",
    b"BZh": "bzip2 data",
    b"\xfd7zXZ\0": "xz data",
    b"\x28\xb5\x2f\xfd": "zstd data",
}
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\f\r\x1b")


def choose(readers: Sequence[Reader], data: bytes, name: str) -> Reader:
    """The reader of a file. Raises UnreadableError for one that is empty, that is no text, or that no reader knows.

    A picture is for a reader that both its name and its first bytes call.
    """
    head = data[:_HEAD]
    if not head.strip() and not data.strip():
        raise UnreadableError("the file is empty")
    low = name.lower()
    named = [reader for reader in readers if low.endswith(reader.suffixes)]
    if kind := _picture(head):
        known = next((r for r in named if r.sniff and r.sniff(head[:_MAGIC])), None)
        if known is None:
            raise UnreadableError(f"the file is {kind}, not a page")
        return known
    binary = _binary(head)
    if len(named) == 1 and not binary:
        return named[0]
    known = next((r for r in (named or readers) if r.sniff and r.sniff(head)), None)
    if known is not None:
        return known
    if binary:
        raise UnreadableError(f"the file is {binary}, not a page")
    if named:
        return named[0]
    raise UnreadableError("no reader knows this format, neither by its suffix nor by its first bytes")


def _picture(head: bytes) -> str | None:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "a WebP picture"
    if head[4:8] == b"ftyp":
        return "a picture or a film"
    return _starts(head, _PICTURES)


def _binary(head: bytes) -> str | None:
    """What the bytes are where they are no text. UTF-16 is text, and so is text with a stray NUL or escape code."""
    if head.startswith(_BOMS) or head[:2] in (b"<\0", b"\0<"):
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return _starts(head, _ARCHIVES) or ("binary" if controls > len(head) // 10 else None)


def _starts(head: bytes, kinds: dict[bytes, str]) -> str | None:
    return next((kind for start, kind in kinds.items() if head.startswith(start)), None)
