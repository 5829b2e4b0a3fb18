"""A report in JSON as the pages that it was made of, so that it can be reported again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from capaudit.anchor import Fixed
from capaudit.basics.tuples import NamedTuple
from capaudit.errors import CapauditError
from capaudit.model import Audited, Credit, Document, Figure, Finding, Fix, Image, Named, Severity, Unread, Waiver
from capaudit.source import Edit, Excerpt, Place, Position, Source, Span
from capaudit.text import Text

_SCHEMA = 1
_SEVERITIES = {severity.label: severity for severity in Severity}


class Saved(NamedTuple):
    """A run as it was saved."""

    pages: list[Audited]
    unread: list[Unread]


def load(path: str) -> Saved:
    """Read what `--format json` wrote. Raises CapauditError where it is something else."""
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        if data["schema"] != _SCHEMA:
            raise CapauditError(f"{path}: has schema {data['schema']}, and this version reads schema {_SCHEMA}")
        unread = [Unread(one["path"], one["reason"]) for one in data["unread"]]
        return Saved([_page(one) for one in data["pages"]], unread)
    except OSError as error:
        raise CapauditError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CapauditError(f"{path}: is no report that was written with --format json") from error


def _page(record: Mapping[str, Any]) -> Audited:
    figures = [_figure(one) for one in record.get("pictures", ())]
    for one in (*record["findings"], *record["waived"]):
        about = one["figure"]
        if about and about["number"] is not None:
            figures += [_bare() for _ in range(about["number"] - len(figures))]
    incomplete = None if record["complete"] or record["crashed"] else "a part of it could not be read"
    headline = record.get("headline")
    document = Document(
        Source(record["path"], ""),
        tuple(figures),
        language=record.get("language"),
        url=record.get("url"),
        headline=Text(headline) if headline else None,
        incomplete=incomplete,
    )
    findings, waived = (tuple(_finding(one, figures) for one in record[key]) for key in ("findings", "waived"))
    return Audited(document, findings, waived, tuple(record["crashed"]))


def _figure(record: Mapping[str, Any]) -> Figure:
    alt, caption = (_text(record[key]) for key in ("alt", "caption"))
    tag = Text("").at(_spot(record["line"], record["column"]))
    return Figure(Image(tuple(record["urls"]), alt, tag), caption, tuple(_credit(one) for one in record["credits"]))


def _bare() -> Figure:
    return Figure(Image((), None, Text("")))


def _text(value: str | None, origin: str = "") -> Text | None:
    """Words that can be cut, and whose cuts know where they were taken from."""
    return None if value is None else Text(value, origin, Fixed(None, ()))


def _credit(record: Mapping[str, Any]) -> Credit:
    photographers, agencies, sources = (_names(record[key]) for key in ("photographers", "agencies", "sources"))
    supplier = Named(Text(record["supplier"])) if record["supplier"] else None
    text = Text(record["text"], record["origin"], Fixed(None, ()))
    return Credit(
        text,
        photographers,
        agencies[0] if agencies else None,
        supplier,
        record["kind"],
        agencies,
        sources,
        hidden=record["hidden"],
    )


def _names(values: Sequence[str]) -> tuple[Named, ...]:
    return tuple(Named(Text(value)) for value in values)


def _finding(record: Mapping[str, Any], figures: Sequence[Figure]) -> Finding:
    about = record["figure"]
    figure = figures[about["number"] - 1] if about and about["number"] is not None else None
    return Finding(
        record["message"],
        _located(record, figure),
        tuple(other for one in record["also"] if (other := _other(one))),
        _fix(record["fix"]) if record["fix"] else None,
        record["doubtful"],
        record["help"],
        record["rule"],
        _SEVERITIES[record["severity"]],
        figure,
        _waiver(record),
    )


def _located(record: Mapping[str, Any], figure: Figure | None) -> Text | Image | None:
    """What is at fault: words of the picture where it is known which, other words, or a place."""
    within = record.get("within")
    if not within or not figure:
        return _other(record)
    credits: dict[str | int, Text | None] = {number: credit.text for number, credit in enumerate(figure.credits, 1)}
    texts: dict[str | int, Text | None] = {"caption": figure.caption, "alt": figure.image.alt, **credits}
    whole = texts[within["of"]]
    if whole is None:
        return _other(record)
    return whole[within["start"] : within["end"]].at(_place(record), record["origin"] or "")


def _other(record: Mapping[str, Any]) -> Text | Image | None:
    place = _place(record)
    if record["quote"] is not None:
        return Text(record["quote"]).at(place, record["origin"] or "")
    return Image((), None, Text("").at(place, record["origin"] or "")) if place else None


def _fix(record: Mapping[str, Any]) -> Fix:
    edits = (Edit(Span(one["start"], one["end"]), one["text"]) for one in record["edits"])
    return Fix(record["title"], tuple(edits), record["safe"])


def _place(record: Mapping[str, Any]) -> Place | None:
    if record["line"] is None:
        return None
    start, end = Position(record["line"], record["column"]), Position(record["end_line"], record["end_column"])
    excerpt = Excerpt(**record["excerpt"]) if record.get("excerpt") else Excerpt("", 0, 0)
    return Place(Span(record["start"], record["end"]), start, end, excerpt)


def _spot(line: int | None, column: int | None) -> Place | None:
    """A place of which no more than line and column is known."""
    if line is None or column is None:
        return None
    return Place(Span(0, 0), Position(line, column), Position(line, column), Excerpt("", 0, 0))


def _waiver(record: Mapping[str, Any]) -> Waiver | None:
    waiver = record.get("waiver")
    if not waiver:
        return None
    until = date.fromisoformat(waiver["until"]) if waiver["until"] else None
    return Waiver(record["rule"], waiver["reason"], who=waiver["who"], until=until, origin=waiver["origin"])
