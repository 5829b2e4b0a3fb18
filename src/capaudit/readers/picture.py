"""The file of a picture: the caption and the credit that its agency or its photographer wrote into it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from capaudit import Document, Figure, Image, Metadata, Source, Text, reader
from capaudit.basics.records import replace
from capaudit.contracts.house import House
from capaudit.credits import find_credits, read_credit, table_with

_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")


def _looks_like_a_picture(start: bytes) -> bool:
    return start.startswith(_STARTS) or start[8:12] == b"WEBP" or start[4:12] in (b"ftypavif", b"ftypavis", b"ftypmif1")


@reader("picture", ".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".avif", sniff=_looks_like_a_picture)
def read(data: bytes, name: str, house: House) -> Document:
    """The caption is the description without its sign-off; the credit is the sign-off, or else Creator and Credit Line."""
    from capaudit.metadata.read import read_metadata

    metadata = replace(read_metadata(data, name), path=os.path.realpath(name) if os.path.isfile(name) else None)
    language, table = house.language, table_with(house.agencies)
    description = _one_space(metadata.first("caption"))
    caption, credits = description, list[Text]()
    if description:
        found = find_credits(description.value, language, table)
        caption = description[slice(*found.caption)] if found.caption else None
        credits = [description[slice(*span)] for span in found.credits]
    image = Image((name,), metadata.first("alt"), Text("", "file"), metadata.width, metadata.height, metadata)
    figure = Figure(
        image,
        caption,
        tuple(read_credit(text, table, language) for text in credits or _credit_line(metadata)),
        "the file",
    )
    return Document(Source(name, ""), (figure,), language=language)


def _credit_line(metadata: Metadata) -> Iterator[Text]:
    """Creators and Credit Line as one credit, “Jane Doe/AP”; of the places that hold each, the most trusted."""
    line = _one_space(metadata.first("credit"))
    creators = list(_most_trusted(metadata.all("creator")))
    if line and any(creator.value.casefold() in line.value.casefold() for creator in creators):
        creators = []
    people = [Text.join(", ", creators)] if creators else []
    if parts := [*people, *([line] if line else [])]:
        yield Text.join("/", parts)


def _most_trusted(texts: tuple[Text, ...]) -> Iterator[Text]:
    yield from (text for text in texts if text.origin == texts[0].origin)


def _one_space(text: Text | None) -> Text | None:
    """The text with its white space collapsed, as a page would show it."""
    return Text(" ".join(text.value.split()), text.origin) if text and text.value.strip() else None
