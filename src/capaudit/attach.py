"""What the files of a page's pictures say, attached to its figures: only where the files are at hand."""

from __future__ import annotations

from typing import BinaryIO

from capaudit.basics.records import replace
from capaudit.metadata.files import Found, Roots, leads_to_files, picture_file
from capaudit.model import Document, Figure, Image, Metadata


def attach(document: Document, roots: Roots) -> Document:
    """The same document, with `metadata` on every image whose file is found below `roots`, in the page, or on the network.

    A file that is no picture, or that does not come, gives a Metadata with nothing but the reason in `problems`.
    """
    figures = tuple(_with_metadata(figure, document, roots) for figure in document.figures)
    if all(new is old for new, old in zip(figures, document.figures, strict=True)):
        return document
    return replace(document, figures=figures)


def reads_other_files(document: Document, roots: Roots) -> bool:
    """Whether what is found on a page depends on files beside it, there or not: then it cannot be remembered by the page alone."""
    if roots.folders or roots.fetch:
        return bool(document.figures)
    return any(leads_to_files(figure.image.urls, document.source.name, roots) for figure in document.figures)


def _with_metadata(figure: Figure, document: Document, roots: Roots) -> Figure:
    image = figure.image
    if image.metadata is not None:
        return figure
    if found := _inline(image) or picture_file(image.urls, document.source.name, roots):
        with found.file:
            metadata = replace(_read(found.file, found.name), path=found.path)
    elif fetched := _fetched(image, document) if roots.fetch else None:
        metadata = fetched
    else:
        return figure
    return replace(figure, image=replace(image, metadata=metadata))


def _inline(image: Image) -> Found | None:
    """The picture that its address holds."""
    if image.inline is None:
        return None
    from io import BytesIO

    from capaudit.metadata.files import inline_bytes

    data = inline_bytes(image.inline.address)
    return Found(BytesIO(data), "data: address") if data else None


def _fetched(image: Image, document: Document) -> Metadata | None:
    from capaudit.errors import UnreadableError
    from capaudit.metadata.fetch import address_of, fetch

    url = address_of(image.urls, document.url)
    if url is None:
        return None
    try:
        data = fetch(url)
    except UnreadableError as error:
        return Metadata(url, "", 0, 0, problems=(str(error),))
    from io import BytesIO

    return _read(BytesIO(data), url)


def _read(file: BinaryIO, name: str) -> Metadata:
    from capaudit.errors import UnreadableError
    from capaudit.metadata.read import read_metadata

    try:
        return read_metadata(file, name)
    except UnreadableError as error:
        return Metadata(name, "", 0, 0, problems=(str(error),))
