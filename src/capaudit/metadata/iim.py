"""IPTC-IIM: a row of datasets, each a record number, a dataset number and its bytes (IPTC IIM 4.2, section 1.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaudit.basics.tuples import NamedTuple

_TAG = 0x1C
_EXTENDED = 0x8000
_CHARSET = (1, 90)
_CODECS = {
    b"\x1b%G": "utf-8",
    b"\x1b%/G": "utf-8",
    b"\x1b%/H": "utf-8",
    b"\x1b%/I": "utf-8",
    b"\x1b-A": "iso8859-1",
    b"\x1b.A": "iso8859-1",
    b"\x1b-B": "iso8859-2",
    b"\x1b-C": "iso8859-3",
    b"\x1b-D": "iso8859-4",
    b"\x1b-L": "iso8859-5",
    b"\x1b-G": "iso8859-6",
    b"\x1b-F": "iso8859-7",
    b"\x1b-H": "iso8859-8",
    b"\x1b-M": "iso8859-9",
}
"""What dataset 1:90 says, as the Python codec (ISO 2022 escape sequences; IIM 4.2, section 5, 1:90)."""


class DataSet(NamedTuple):
    """One dataset as it stands in the file."""

    record: int
    number: int
    value: bytes


def datasets(data: bytes) -> Iterator[DataSet]:
    """The datasets of an IIM block, in order; what follows a place that is none is left."""
    at = 0
    while at + 5 <= len(data) and data[at] == _TAG:
        record, number = data[at + 1], data[at + 2]
        size = int.from_bytes(data[at + 3 : at + 5], "big")
        at += 5
        if size & _EXTENDED:
            count = size & ~_EXTENDED
            if not 0 < count <= 4 or at + count > len(data):
                return
            size = int.from_bytes(data[at : at + count], "big")
            at += count
        if at + size > len(data):
            return
        yield DataSet(record, number, data[at : at + size])
        at += size


def charset(found: Sequence[DataSet]) -> str:
    """The codec of the texts in a block.

    Dataset 1:90 says it. Where it does not, the texts are UTF-8 if all are valid UTF-8, as most software writes without saying
    so, and windows-1252 otherwise.
    """
    said = next((d.value for d in found if (d.record, d.number) == _CHARSET), b"")
    known = next((codec for escape, codec in _CODECS.items() if said.startswith(escape)), None)
    if known is not None:
        return known
    try:
        b"\n".join(d.value for d in found if d.record == 2 and d.number != 0).decode()
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def decoded(value: bytes, codec: str) -> str:
    """A text without the NULs and spaces that fill it up."""
    return value.decode(codec, "replace").strip("\0 \r\n\t")


def in_resources(data: bytes) -> bytes:
    """The IIM block in a row of Photoshop's image resources (8BIM 0x0404); empty where there is none."""
    at = 0
    while data[at : at + 4] == b"8BIM":
        kind = int.from_bytes(data[at + 4 : at + 6], "big")
        name = data[at + 6] if at + 6 < len(data) else 0
        at += 7 + name + (name + 1) % 2
        size = int.from_bytes(data[at : at + 4], "big")
        at += 4
        if kind == 0x0404:
            return data[at : at + size]
        at += size + size % 2
    return b""
