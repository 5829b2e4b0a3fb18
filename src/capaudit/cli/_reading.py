"""What the grammar reads in one line, part by part, and as plain data."""

from __future__ import annotations

from typing import Any, NamedTuple

from capaudit.credits import AgencyTable, find_credits, is_credit, read_credit
from capaudit.credits.normal import normal_form
from capaudit.model import Agency, Credit, Named
from capaudit.source import Source
from capaudit.text import Text


class Part(NamedTuple):
    """A part of a line: `line[start:end]`, what it is, and the agency that it is known as."""

    start: int
    end: int
    role: str
    agency: Agency | None = None


class Reading(NamedTuple):
    """A line as it was read. `parts` are in order and apart; one of them is the caption where the line holds one too."""

    line: str
    is_credit: bool
    normal: str
    kind: str | None
    parts: tuple[Part, ...]


def read_line(line: str, table: AgencyTable, language: str | None) -> Reading:
    """Read a line. It is no credit where it is prose, holds a caption too, or where nothing in it names anybody."""
    text = Text.of(line, Source("line", line), 0)
    sure = is_credit(line, language, table) > 0
    found = find_credits(line, language, table)
    if found.caption and found.credits and not sure:
        credits = [read_credit(text[slice(*span)], table, language) for span in found.credits]
        parts = [Part(*found.caption, "caption"), *(part for credit in credits for part in _parts(credit))]
        normal = "; ".join(normal_form(credit, table, language) for credit in credits)
        kind = next((credit.kind for credit in credits if credit.kind), None)
        return Reading(line, False, normal, kind, tuple(sorted(parts, key=lambda part: part.start)))
    credit = read_credit(text, table, language)
    named = bool(credit.agencies or credit.introducer or credit.licence) and not credit.rest
    good = _names_somebody(credit) and (sure or named)
    return Reading(line, good, normal_form(credit, table, language), credit.kind, _parts(credit))


def record(one: Reading) -> dict[str, Any]:
    """A reading as plain data; `start` and `end` count characters of the line from 0."""
    return {
        "line": one.line,
        "credit": one.is_credit,
        "normal_form": one.normal,
        "kind": one.kind,
        "parts": [_part(part, one.line) for part in one.parts],
    }


def _part(part: Part, line: str) -> dict[str, Any]:
    agency = part.agency
    return {
        "role": part.role,
        "text": line[part.start : part.end],
        "start": part.start,
        "end": part.end,
        "agency": {"id": agency.id, "name": agency.name, "kind": agency.kind} if agency else None,
    }


def _names_somebody(credit: Credit) -> bool:
    several = (credit.photographers, credit.agencies, credit.sources, credit.kind, credit.licence)
    return any((*several, credit.account, credit.address))


def _parts(credit: Credit) -> tuple[Part, ...]:
    """Every part once; a client that is an agency is the client."""
    named: list[tuple[str, Named | None]] = [("photographer", name) for name in credit.photographers]
    named += [("client", credit.client), ("supplier", credit.supplier), ("agency", credit.agency)]
    named += [("agency", name) for name in credit.agencies]
    named += [("source", name) for name in credit.sources]
    texts: list[tuple[str, Text | None]] = [("introducer", credit.introducer)]
    texts += [("marker", text) for text in credit.markers]
    texts += [("licence", credit.licence), ("year", credit.year), ("account", credit.account)]
    texts += [("address", credit.address), *(("not read", text) for text in credit.rest)]
    parts: dict[tuple[int, int], Part] = {}
    for role, name in named:
        if name and (span := name.text.span):
            parts.setdefault((span.start, span.end), Part(span.start, span.end, role, name.agency))
    for role, text in texts:
        if text and (span := text.strip().span):
            parts.setdefault((span.start, span.end), Part(span.start, span.end, role))
    return tuple(parts[place] for place in sorted(parts))
