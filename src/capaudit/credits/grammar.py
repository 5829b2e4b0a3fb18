"""The grammar of credit lines: who made the picture, which agency it came from, who passed it on, and what the line marks.

A line is cut into pieces (`pieces`), the pieces take their places (`roles`), and here they become a `Credit`. There is no
list of templates: the forty commonest cover a third of what is printed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeVar

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.credits.agencies import AgencyTable, agency_table
from capaudit.credits.judge import lead_kind
from capaudit.credits.pieces import pieces, skip
from capaudit.credits.roles import settled
from capaudit.credits.splits import Piece
from capaudit.credits.words import Lead, Words, kind_of, lead_at, words
from capaudit.model import Credit, Named
from capaudit.text import Text

_GLUED = pattern(r"(?:Credit(?=[^\W\d_a-zß-ÿ.]|\.\.))+\.*")
_SHOULD = pattern(r"should (?:read|say):?\s*", re.IGNORECASE)
_FIRST = pattern(r"[^/|,;()]{1,60}")
_LONGEST_MARKER = 40
_CACHED_UP_TO = 2000
_NAMES = ("person", "agency", "source", "supplier", "client", "other")
_PLAIN = ("marker", "licence", "year", "account", "address", "rest")
_FROM_OTHERS = ("courtesy", "handout")
_Part = TypeVar("_Part")


class Reading(NamedTuple):
    """What stands where in a line: the introducer, the pieces, and the kind of picture."""

    lead: tuple[int, int] | None
    pieces: tuple[Piece, ...]
    kind: str | None


def read_credit(text: Text | str, agencies: AgencyTable | None = None, language: str | None = None) -> Credit:
    """The parts of a credit line, each a slice of it, so that it keeps its place in the page.

    `agencies` are the built-in ones unless given; `language` is the code of the page's language, which decides where a word
    means two things. Never raises, and takes time linear in the length of the line. What cannot be told is in `rest`.
    """
    line = text if isinstance(text, Text) else Text(text)
    read = _cached if len(line.value) < _CACHED_UP_TO else _read
    table = agency_table() if agencies is None else agencies
    return _credit(line, read(line.value, table, language, words()))


def _read(
    line: str,
    table: AgencyTable,
    language: str | None,
    known: Words | None = None,  # noqa: ARG001 - what is read depends on the words that hold
) -> Reading:
    start = skip(line)
    if len(line) < _LONGEST_MARKER and (marker := _marker(line, start, table, language)):
        return Reading(None, (marker,), marker.kind)
    lead = _lead(line, start, table)
    kind = _lead_kind(line, lead, language) if lead else None
    found = pieces(line, lead.end if lead else start, table, language)
    found = settled(line, found, table, from_others=kind in _FROM_OTHERS)
    return Reading((lead.start, lead.end) if lead else None, tuple(found), _kind(found, kind))


_cached = lru_cache(maxsize=4096)(_read)


def _marker(line: str, start: int, table: AgencyTable, language: str | None) -> Piece | None:
    """A line that is one marker, such as “Imagen de archivo”, whose first word is no introducer then."""
    end = max(start, len(line.rstrip(" )].:")))
    kind = kind_of(line[start:end], language)
    return Piece(start, end, "", "marker", None, kind) if kind and table.find(line) is None else None


def _lead(line: str, start: int, table: AgencyTable) -> Lead | None:
    """The introducer, without what is a name: “Quelle: BILD” has a newspaper, “© picture alliance” an agency."""
    if line.startswith("Credit", start) and (glued := _GLUED.match(line, start)):
        return Lead(start, glued.end(), "credit", ":")
    lead = lead_at(line, start)
    if lead is None:
        return None
    if not line[lead.end : lead.end + _LONGEST_MARKER].strip(" .)]"):
        colon = max(line.rfind(":", start, lead.end - 1), line.rfind("©", start, lead.end - 1))
        if colon >= 0 and line[colon + 1 : lead.end].strip():
            return lead._replace(end=colon + 1)
        return None if lead.mark != ":" and table.find(line[start:]) else lead
    if not lead.closed and (more := _SHOULD.match(line, lead.end)):
        return lead._replace(end=more.end(), role="opener", mark="by")
    last = max(line.rfind(" ", start, lead.end - 1), line.rfind("©", start, lead.end - 1)) + 1 or start
    if line[last : lead.end].strip().lower() in words().labels:
        name = _FIRST.match(line, last)
        if name and table.find(name.group()):
            return lead._replace(end=last) if last > start else None
    return lead


def _lead_kind(line: str, lead: Lead, language: str | None) -> str | None:
    phrase = line[lead.start : lead.end]
    plain = lead.role not in ("opener", "graphic") and phrase.count(" ") < 3
    return None if plain and phrase.count(":") < 2 else lead_kind(phrase, language)


def _kind(found: list[Piece], introduced: str | None) -> str | None:
    """The kind of picture: what a marker says, then the introducer, then what licence and agencies imply."""
    roles = set()
    stock = named = False
    for piece in found:
        if piece.kind:
            return piece.kind
        roles.add(piece.role)
        if piece.agency is not None:
            named = True
            stock = stock or piece.agency.kind == "stock"
    if introduced or "licence" in roles:
        return introduced or "licence"
    if stock:
        return "stock"
    return "screenshot" if "account" in roles and not named and "person" not in roles else None


def _credit(text: Text, reading: Reading) -> Credit:
    parts: dict[str, list[Named]] = {}
    plain: dict[str, list[Text]] = {}
    agencies: list[Named] = []
    for start, end, _, role, agency, _ in reading.pieces:
        if role in _NAMES:
            named = Named(text[start:end], agency)
            parts.setdefault(role, []).append(named)
            if agency is not None and role != "person":
                agencies.append(named)
        elif role in _PLAIN:
            plain.setdefault(role, []).append(text[start:end])
    client = _first(parts.get("client"))
    commissioned = client if client is not None and client.agency is not None else None
    return Credit(
        text=text,
        photographers=tuple(parts.get("person", ())),
        agency=_first(parts.get("agency")) or commissioned,
        supplier=parts["supplier"][-1] if "supplier" in parts else None,
        kind=reading.kind,
        agencies=tuple(agencies),
        sources=tuple(parts.get("source", ())),
        client=client,
        introducer=text[reading.lead[0] : reading.lead[1]] if reading.lead else None,
        markers=tuple(plain.get("marker", ())),
        licence=_first(plain.get("licence")),
        year=_first(plain.get("year")),
        account=_first(plain.get("account")),
        address=_first(plain.get("address")),
        rest=tuple(plain.get("rest", ())),
    )


def _first(found: list[_Part] | None) -> _Part | None:
    return found[0] if found else None
