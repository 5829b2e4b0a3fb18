"""What was read on a page, for a person."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from capaudit.basics.terminal import clipped, inert, painted, visible
from capaudit.dates import long_date
from capaudit.model import Credit, Document, Figure, Image, Metadata, Named, Skipped
from capaudit.source import Place
from capaudit.text import Text

_LABEL = 10
_LONGEST = 600  # characters of a field in a file


class View(NamedTuple):
    """How to show it: with colour, in how many columns, with the reasons."""

    color: bool
    width: int
    why: bool


def as_text(document: Document, view: View) -> str:
    """One page: its pictures, then the images that were skipped, by reason."""
    pictures, others = len(document.figures), len(document.skipped)
    name = painted(visible(document.source.name), "bold underline", color=view.color)
    about = f"  {pictures} picture{'' if pictures == 1 else 's'}, {others} image{'' if others == 1 else 's'} skipped"
    lines = [name + painted(about, "dim", color=view.color)]
    if document.published and document.day is None:
        lines += _line("dates", _dates(document), view, style="yellow")
    for number, figure in enumerate(document.figures, 1):
        lines += ["", *_figure(figure, number, view)]
    if document.skipped:
        lines += ["", *_skipped(document.skipped, view)]
    return inert("\n".join((*lines, "", "")))


def _dates(document: Document) -> str:
    told = {f"{long_date(one.value.date())} ({one.origin})": None for one in document.dates}
    return f"{', '.join(told)}: in doubt, so no caption is held against them"


def _figure(figure: Figure, number: int, view: View) -> Iterator[str]:
    yield painted(f"  {number}  {_address(figure.image, view.width - 20)}", "bold", color=view.color) + _at(
        figure.place, view
    )
    yield from _words("caption", figure.caption, view)
    if not figure.credits:
        yield from _line("credit", "none", view, style="yellow")
    for credit in figure.credits:
        yield from _words("credit", credit.text, view)
        if parts := ", ".join(_parts(credit)):
            yield from _line("", parts, view, style="dim")
    yield from _words("alt text", figure.image.alt, view)
    if figure.image.metadata:
        yield from metadata(figure.image.metadata, view)
    yield from _line("paired by", figure.paired_by, view, style="dim")
    if view.why:
        yield from _line("because", ", ".join(figure.signals) or "of nothing in particular", view, style="dim")


def metadata(file: Metadata, view: View) -> Iterator[str]:
    """What the picture's file says, a field a line, equal values once."""
    from capaudit.metadata.fields import TITLES

    about = f"{file.kind}, {file.width} × {file.height}" if file.kind else ""
    signed = "with Content Credentials" if file.c2pa else ""
    yield from _line("file", "  ".join(filter(None, (file.name, about, signed))), view)
    for problem in file.problems:
        yield from _line("", problem, view, style="yellow")
    for key, texts in file.fields.items():
        origins: dict[str, list[str]] = {}
        for text in texts:
            origins.setdefault(text.value, []).append(text.origin)
        for value, places in origins.items():
            said = f"{TITLES.get(key, key)}: “{clipped(value, _LONGEST)}”"
            yield from _line("", said, view, after=_at(None, view, ", ".join(places)))


def _parts(credit: Credit) -> Iterator[str]:
    for name in credit.photographers:
        yield f"photographer {name.text.value}"
    for label, part in (("agency", credit.agency), ("supplier", credit.supplier)):
        if part:
            yield f"{label} {_named(part)}"
    if credit.kind:
        yield f"kind {credit.kind}"
    if credit.hidden:
        yield "no reader sees it"


def _named(part: Named) -> str:
    known = part.agency.name if part.agency else None
    return f"{part.text.value} ({known})" if known and known != part.text.value else part.text.value


def _words(label: str, text: Text | None, view: View) -> Iterator[str]:
    if text is None or (not text.value and label != "alt text"):
        yield from _line(label, "none", view, style="yellow" if label == "caption" else "dim")
    elif not text.value:
        yield from _line(label, "empty", view, style="dim")
    else:
        yield from _line(label, f"“{text.value}”", view, after=_at(text.place, view, text.origin))


def _line(label: str, value: str, view: View, *, style: str = "", after: str = "") -> Iterator[str]:
    room = max(view.width - _LABEL - 8, 30)
    indent = " " * (_LABEL + 6)
    first, *rest = textwrap.wrap(visible(value), room, break_on_hyphens=False) or [""]
    lines = [painted(f"     {label:<{_LABEL}} ", "dim", color=view.color) + _styled(first, style, view)]
    lines += (indent + _styled(line, style, view) for line in rest)
    lines[-1] += after
    yield from lines


def _styled(text: str, style: str, view: View) -> str:
    return painted(text, style, color=view.color) if style else text


def _at(place: Place | None, view: View, origin: str = "") -> str:
    where = f"{place.start.line}:{place.start.column}" if place else ""
    words = " ".join(filter(None, (where, visible(origin))))
    return painted(f"  {words}", "cyan", color=view.color) if words else ""


def _address(image: Image, width: int) -> str:
    address = next(iter(image.urls), "(no address)")
    return clipped(address, max(width, 30))


def _skipped(skipped: Iterable[Skipped], view: View) -> Iterator[str]:
    yield painted("  skipped", "bold", color=view.color)
    by_reason = sorted(skipped, key=lambda one: one.reason)
    for reason, several in groupby(by_reason, lambda one: one.reason):
        yield f"     {visible(reason)}"
        for one in several:
            address = clipped(next(iter(one.image.urls), "(no address)"), max(view.width - 22, 30))
            yield painted(f"       {address}", "dim", color=view.color) + _at(one.image.place, view)
