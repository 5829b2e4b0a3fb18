"""From bytes to text, once, at the border."""

from __future__ import annotations

import codecs
import re

from capaudit.errors import UnreadableError
from capaudit.source import Source

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_KINDS = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\x28\xb5\x2f\xfd", "compressed with Zstandard"),
    (b"BZh91AY&SY", "compressed with bzip2"),
    (b"\xfd7zXZ\0", "compressed with xz"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\x7fELF", "a program"),
)
_CONTROLS_AT_MOST = 0.1
_CONTROLS_IN_TEXT = 0.03  # of what is not UTF-8: text in an old encoding has hardly any, random bytes have a tenth
_HEAD = 1024  # bytes that are looked at to tell text from other data, and in which a standard `<meta>` stands
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\f\r\x1b")
_META_WITHIN = 65536  # the standard stops at 1,024; real pages name their encoding later than that


_BEYOND_ASCII = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]"


def decode(data: bytes, name: str, charset: str | None = None) -> Source:
    """The text of a page, or of any other text file. `charset` is what the transport said of it, if anything.

    A byte order mark counts most, then `charset`, then whether the bytes are valid UTF-8 (a wrong `<meta>` is more
    frequent than another encoding that looks like UTF-8), then `<meta>`, then windows-1252. Bytes that are not in the
    encoding stand in the text as lone surrogates, so that they can be written back.

    Raises UnreadableError for data that is empty or no text.
    """
    if not data or data.isspace():
        raise UnreadableError("the file is empty" if not data else "the file holds white space only")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            source = _decoded(data[len(bom) :], name, encoding, bom)
            if not source.text.strip():
                raise UnreadableError("the file is empty but for a byte order mark")
            return source
    if kind := _kind(data):
        raise UnreadableError(f"this is no text but {kind}")
    if (said := _codec(charset)) and said != "utf-8":
        return _decoded(data, name, said)
    try:
        return Source(name, data.decode())
    except UnicodeDecodeError:
        if _controls(data) > _CONTROLS_IN_TEXT:
            raise UnreadableError("this is no text but binary data") from None
        return _decoded(data, name, said or _declared(data) or _guessed(data))


def _decoded(data: bytes, name: str, encoding: str, bom: bytes = b"") -> Source:
    try:
        return Source(name, data.decode(encoding), encoding, bom)
    except UnicodeDecodeError:
        pass
    if encoding.startswith("utf-16"):
        even = data if len(data) % 2 == 0 else data[:-1]
        return Source(name, even.decode(encoding, "surrogatepass"), encoding, bom, damaged=True)
    try:
        return Source(name, data.decode(encoding, "surrogateescape"), encoding, bom, damaged=True)
    except UnicodeDecodeError:  # a 7-bit encoding with escapes that are none: there is no way back to its bytes
        return Source(name, data.decode(encoding, "replace"), encoding, bom)


def _kind(data: bytes) -> str | None:
    for magic, kind in _KINDS:
        if data.startswith(magic):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "a WebP image"
    if data.startswith(b"\0\0\0") and data[4:8] == b"ftyp":
        return "a video or an AVIF or HEIC image"
    return "binary data" if _controls(data) > _CONTROLS_AT_MOST else None


def _controls(data: bytes) -> float:
    """The share of control characters among the first bytes."""
    head = data[:_HEAD]
    return 1 - len(head.translate(None, _CONTROLS)) / len(head)


def _declared(data: bytes) -> str | None:
    """The codec that a `<meta>` or an XML declaration names, comments left out (WHATWG HTML, 13.2.3.2)."""
    head = data[:_META_WITHIN].decode("latin-1")
    if xml := re.match(r"\s*+<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", head):
        return _of_text(xml[1])
    from capaudit.pages.tokens import attributes, tokens

    for token in tokens(head):
        if token.kind == "start" and token.name == "meta":
            values: dict[str, str] = {}
            for found in attributes(head, token.start, token.end):
                values.setdefault(found.name, head[found.start : found.end])
            label = values.get("charset")
            if label is None and values.get("http-equiv", "").lower() == "content-type":
                told = re.search(r"charset\s*=\s*[\"']?([^\s;\"']+)", values.get("content", ""), re.IGNORECASE)
                label = told[1] if told else None
            if declared := _of_text(label):
                return declared
        elif token.kind == "start" and token.name == "body":
            break
    return None


def _codec(label: str | None) -> str | None:
    if not label:
        return None
    from capaudit.pages.labels import codec

    return codec(label)


def _of_text(label: str | None) -> str | None:
    """The codec of a label that was read from the bytes as if they were ASCII: UTF-16 is not true then."""
    found = _codec(label)
    return None if found and found.startswith("utf-16") else found


def _guessed(data: bytes) -> str:
    """UTF-8 where most of what is beyond ASCII is UTF-8: a page with a damaged place. Else windows-1252."""
    wrong = right = 0
    for broken in re.finditer(_BEYOND_ASCII, data):
        if len(broken[0]) > 1:
            right += 1
        else:
            wrong += 1
    return "utf-8" if right > 2 * wrong else "windows-1252"
