"""From the packets of a file to the fields of the standard, each value with its origin."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from capaudit.metadata.fields import FIELDS, TIME_CREATED, Field
from capaudit.metadata.iim import DataSet, charset, decoded
from capaudit.metadata.packets import Packets, read_packets
from capaudit.model import Metadata
from capaudit.text import Text

_APPLICATION = 2
_LONGEST = 100_000  # characters of a value
_MOST_VALUES = 100  # of a field
_IIM_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)")
_IIM_TIME = re.compile(r"(\d\d)(\d\d)(\d\d)([+-]\d\d)(\d\d)")
_EXIF_DATE = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)")
_DATES = ("date_created", "expires")


def read_metadata(file: bytes | BinaryIO, name: str) -> Metadata:
    """What a picture's file says of itself. `name` is that of the file, as it is to be shown.

    Of an open file only the headers are read, no pixel is decoded. Raises UnreadableError for what is no picture; a packet that
    is damaged is named in `problems`, and the others are read.
    """
    packets = read_packets(io.BytesIO(file) if isinstance(file, bytes) else file)
    codec = charset(packets.iim)
    numbers = {found.number for found in packets.iim if found.record == _APPLICATION}
    fields = {}
    for field in FIELDS:
        if not (field.iim in numbers or field.exif in packets.exif or any(name in packets.xmp for name in field.xmp)):
            continue
        if values := tuple(
            dict.fromkeys((*_xmp(field, packets), *_iim(field, packets, codec), *_exif(field, packets)))
        ):
            fields[field.key] = values
    return Metadata(name, packets.kind, packets.width, packets.height, fields, packets.c2pa, packets.problems)


def _xmp(field: Field, packets: Packets) -> Iterator[Text]:
    for name in field.xmp:
        yield from (Text(value[:_LONGEST], f"XMP {name}") for value in packets.xmp.get(name, ())[:_MOST_VALUES])


def _iim(field: Field, packets: Packets, codec: str) -> Iterator[Text]:
    if field.iim is None:
        return
    for found in packets.iim:
        if found.record == _APPLICATION and found.number == field.iim:
            value = decoded(found.value, codec)
            if field.key in _DATES:
                value = _iim_date(value, packets.iim if field.key == "date_created" else ())
            if value:
                yield Text(value, f"IPTC 2:{field.iim}")


def _iim_date(value: str, found: tuple[DataSet, ...]) -> str:
    """CCYYMMDD and HHMMSS±HHMM as ISO 8601 writes them; a date that is none stays as it is."""
    date = _IIM_DATE.fullmatch(value)
    if date is None:
        return value
    said = next((d.value for d in found if (d.record, d.number) == (_APPLICATION, TIME_CREATED)), b"")
    time = _IIM_TIME.fullmatch(said.decode("ascii", "replace").strip("\0 "))
    day = "-".join(date.groups())
    return f"{day}T{time[1]}:{time[2]}:{time[3]}{time[4]}:{time[5]}" if time else day


def _exif(field: Field, packets: Packets) -> Iterator[Text]:
    value = packets.exif.get(field.exif) if field.exif is not None else None
    if isinstance(value, bytes):
        value = decoded(value, "utf-8")
    if isinstance(value, str) and (value := _utf8(value).strip("\0 \r\n\t")):
        if field.key in _DATES:
            value = _EXIF_DATE.sub(r"\1-\2-\3T\4", value)
        yield Text(value, f"Exif {_EXIF_NAMES[field.exif or 0]}")


def _utf8(value: str) -> str:
    """Pillow reads Exif texts as Latin-1, which the standard asks for; software writes UTF-8."""
    try:
        return value.encode("latin-1").decode()
    except UnicodeError:
        return value


_EXIF_NAMES = {0x010E: "ImageDescription", 0x013B: "Artist", 0x8298: "Copyright", 0x9003: "DateTimeOriginal"}
