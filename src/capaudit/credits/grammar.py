"""The grammar of credit lines: who made the picture, which agency it came from, who passed it on, and what the line marks.

A line is cut into pieces (`pieces`), and the pieces take their places here. There is no list of templates: 40 of them would cover a
third of what is printed.
"""

from __future__ import annotations

from dataclasses import replace
import re
from functools import lru_cache
from typing import NamedTuple, TypeVar

from capaudit.credits.agencies import AgencyTable, agency_table
from capaudit.credits.names import person_likeness
from capaudit.credits.pieces import Piece, lead_kind, pieces, skip
from capaudit.credits.words import Lead, kind_of, lead_at, words
from capaudit.model import Agency, Credit, Named
from capaudit.source import Text

_GLUED = re.compile(r"(?:Credit(?=[^\W\d_a-zß-ÿ.]|\.\.))+\.*")
_FIRST = re.compile(r"[^/|,;()]{1,60}")
_LONGEST_NICKNAME = 40
_LONGEST_INITIALS = 5
_CACHED_UP_TO = 2000
_NAMING = ("agency", "person", "word", "source", "rest")
_NAMES = ("person", "agency", "source", "supplier", "client", "other")
_PLAIN = ("marker", "licence", "year", "account", "address", "rest")
_Part = TypeVar("_Part")
_FROM_OTHERS = ("courtesy", "handout")


class Reading(NamedTuple):
    """What stands where in a line: the introducer, the pieces, and the kind of picture."""

    lead: tuple[int, int] | None
    pieces: tuple[Piece, ...]
    kind: str | None


def read_credit(text: Text | str, agencies: AgencyTable | None = None, language: str | None = None) -> Credit:
    """The parts of a credit line, each a slice of it, so that it keeps its place in the page.

    `language` is the code of the page's language; it decides where a word means two things. Never raises, and takes time linear in
    the length of the line. What cannot be told is in `rest`.
    """
    line = text if isinstance(text, Text) else Text(text)
    table = agencies or agency_table()
    read = _cached if len(line.value) < _CACHED_UP_TO else _read
    return _credit(line, read(line.value, table, language))


def _read(line: str, table: AgencyTable, language: str | None) -> Reading:
    start = skip(line)
    if len(line) < _LONGEST_NICKNAME and (marker := _marker(line, start, table, language)):
        return Reading(None, (marker,), marker.kind)
    lead = _lead(line, start, table)
    kind = _lead_kind(line, lead, language) if lead else None
    found = pieces(line, lead.end if lead else start, table, language)
    found = _merged(line, found, table)
    found = _settled(line, found, from_others=kind in _FROM_OTHERS)
    kind = next((p.kind for p in found if p.kind), kind)
    if kind is None:
        if any(p.role == "licence" for p in found):
            kind = "licence"
        elif any(p.agency is not None and p.agency.kind == "stock" for p in found):
            kind = "stock"
        elif any(p.role == "account" for p in found) and not any(p.agency or p.role == "person" for p in found):
            kind = "screenshot"
    return Reading((lead.start, lead.end) if lead else None, tuple(found), kind)


def _marker(line: str, start: int, table: AgencyTable, language: str | None) -> Piece | None:
    """A line that is one marker, such as “Imagen de archivo”, whose first word is no introducer then."""
    end = len(line.rstrip(" )].:"))
    kind = kind_of(line[start:end], language)
    return Piece(start, end, "", "marker", None, kind) if kind and table.find(line) is None else None


def _lead_kind(line: str, lead: Lead, language: str | None) -> str | None:
    phrase = line[lead.start : lead.end]
    plain = lead.role not in ("opener", "graphic") and phrase.count(" ") < 3
    return None if plain and phrase.count(":") < 2 else lead_kind(phrase, language)


_cached = lru_cache(maxsize=4096)(_read)


def _lead(line: str, start: int, table: AgencyTable) -> Lead | None:
    """The introducer. “Quelle: BILD” names a newspaper, “Foto Huebner” an agency: there less is introducer than it seems."""
    if line.startswith("Credit", start) and (glued := _GLUED.match(line, start)):
        return Lead(start, glued.end(), "credit", ":")
    lead = lead_at(line, start)
    if lead is None:
        return None
    if not line[lead.end :].strip(" .)]"):
        colon = max(line.rfind(":", start, lead.end - 1), line.rfind("©", start, lead.end - 1))
        if colon >= 0 and line[colon + 1 : lead.end].strip():
            return lead._replace(end=colon + 1)
        return None if table.find(line[start:]) else lead
    last = max(line.rfind(" ", start, lead.end - 1), line.rfind("©", start, lead.end - 1)) + 1 or start
    if line[last : lead.end].strip().lower() in words().labels:
        name = _FIRST.match(line, last)
        if name and table.find(name.group()):
            return lead._replace(end=last) if last > start else None
    return lead


def _merged(line: str, found: list[Piece], table: AgencyTable) -> list[Piece]:
    """Names that hold a slash themselves, put together again: “RFE/RL”."""
    merged: list[Piece] = []
    for piece in found:
        last = merged[-1] if merged else None
        if last and piece.before == "/" and piece.start == last.end + 1 and piece.end - last.start < 30:
            agency = table.spelled(line[last.start : piece.end])
            if agency and (
                last.agency is None or piece.agency is None or agency.id in (last.agency.id, piece.agency.id)
            ):
                merged[-1] = last._replace(end=piece.end, role="agency", agency=agency)
                continue
        merged.append(piece)
    return merged


def _settled(line: str, found: list[Piece], *, from_others: bool) -> list[Piece]:
    """The pieces with the roles that only the whole line tells."""
    context = _Context(line, found, from_others)
    settled: list[Piece] = []
    for number, piece in enumerate(found):
        role = piece.role
        if role in _NAMING:
            role = context.role(number, settled)
        if role == "word":
            role = "source"
        settled.append(piece if role is piece.role else piece._replace(role=role))
    return _distributed(settled)


class _Context:
    """What the whole line says of each of its pieces."""

    def __init__(self, line: str, found: list[Piece], from_others: bool) -> None:  # noqa: FBT001
        self.line = line
        self.found = found
        self.from_others = from_others
        self.first: Agency | None = None
        self.last_stock = self.last_agency = -1
        self.last_sign = 0
        self.persons = False
        for number, (_, _, before, role, agency, _) in enumerate(found):
            if agency is not None:
                self.first = self.first or agency
                self.last_agency = number
                if agency.kind in ("stock", "platform"):
                    self.last_stock = number
            elif role == "person" and before != "for" and before != "via":
                self.persons = True
            if before == "©":
                self.last_sign = number
        self.named = self.persons

    def role(self, number: int, settled: list[Piece]) -> str:
        """The role of a piece that names somebody; `settled` are the pieces in front of it."""
        piece, last = self.found[number], settled[-1] if settled else None
        follower = self.found[number + 1] if number + 1 < len(self.found) else None
        if piece.before == "via" or (piece.before == "for" and last):
            return "supplier" if piece.before == "via" else "client"
        if piece.role == "agency":
            return self._agency(piece, last, follower)
        if piece.role == "person":
            return self._person(number, piece, last, follower)
        if self.first is None or self.from_others:
            return "person" if follower and follower.before == "and" and follower.role == "person" else piece.role
        if self._is_nickname(number, piece, last) or (not self.persons and self._is_surname(piece)):
            self.persons = True
            return "person"
        return "person" if follower and follower.before == "and" and follower.role == "person" else piece.role

    def _agency(self, piece: Piece, last: Piece | None, follower: Piece | None) -> str:
        if piece.before == "+++" and piece.agency is self.first:
            return "order"
        if piece.agency is None or not piece.agency.own_name:
            return "agency"
        twice = last is not None and last.role == "agency" and last.agency is piece.agency
        beside = last is None and follower is not None and follower.agency is not None and follower.before in ("/", "|")
        if twice or (beside and follower is not None and follower.agency is not piece.agency):
            self.persons = True
            return "person"
        return "agency"

    def _person(self, number: int, piece: Piece, last: Piece | None, follower: Piece | None) -> str:
        """“Name/Body via AP”: what looks like a person after a person and a slash is the body that sent the picture."""
        if follower and follower.before == "=" and follower.role == "person":
            return "aside"
        if self.from_others and not number:
            return "source"
        body = last is not None and last.role == "person" and piece.before == "/" and self.last_agency > number
        return "source" if body else "person"

    def _is_nickname(self, number: int, piece: Piece, last: Piece | None) -> bool:
        """Contributors of stock libraries have any name they like."""
        if self.last_stock < 0 or self.named or piece.end - piece.start > _LONGEST_NICKNAME or self._is_initials(piece):
            return False
        if number < self.last_stock:
            return number >= self.last_sign or self.found[number + 1].agency is not None
        return last is not None and last.role == "agency" and not self.persons

    def _is_initials(self, piece: Piece) -> bool:
        name = self.line[piece.start : piece.end]
        return name.isupper() and len(name) <= _LONGEST_INITIALS

    def _is_surname(self, piece: Piece) -> bool:
        return piece.role == "word" and not self._is_initials(piece)


def _distributed(settled: list[Piece]) -> list[Piece]:
    """Of several agencies the maker is the one next to the photographer, the supplier the one farthest from them.

    “Name/AFP/Getty Images” came by way of Getty as “Name/AFP via Getty Images” did, and “IMAGO/ZUMA Press/Name” by way of IMAGO.
    """
    chain = [n for n, piece in enumerate(settled) if piece.role == "agency"]
    if len(chain) < 2:
        return settled
    persons = [n for n, piece in enumerate(settled) if piece.role == "person"]
    if persons and persons[0] > chain[-1]:
        chain.reverse()
    supplied = any(piece.role == "supplier" for piece in settled)
    if not supplied and settled[chain[-1]].agency is not settled[chain[0]].agency:
        settled[chain[-1]] = settled[chain[-1]]._replace(role="supplier")
    for n in chain[1:]:
        if settled[n].role == "agency":
            settled[n] = settled[n]._replace(role="other")
    return settled


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
    maker = _first(parts.get("agency"))
    if maker is None and client is not None and client.agency is not None:
        maker = client
    return Credit(
        text=text,
        photographers=tuple(parts.get("person", ())),
        agency=maker,
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


def normal_form(credit: Credit, agencies: AgencyTable | None = None) -> str:
    """The credit in one fixed order and spelling of agencies, for comparing; reading it again gives the same parts.

    “(Photo by X / AFP)” and “AFP/X” both give “X/AFP”. A line whose parts would not survive that is given as it stands.
    """
    plain = _composed(credit)
    wanted = _parts(credit)
    lead = credit.introducer.value.strip() + " " if credit.introducer else ""
    for candidate in (plain, "Photo: " + plain, lead + plain):
        if candidate.strip() and _parts(read_credit(candidate, agencies)) == wanted:
            return candidate
    return credit.text.value.strip()


def _composed(credit: Credit) -> str:
    chain = [", ".join(p.text.value for p in credit.photographers)] if credit.photographers else []
    chain += [s.text.value for s in credit.sources]
    apart = (credit.agency, credit.supplier, credit.client)
    chain += [_name(credit.agency)] if credit.agency and credit.agency is not credit.client else []
    chain += [_name(a) for a in credit.agencies if not any(a is known for known in apart)]
    line = "/".join(chain)
    if credit.client:
        line += " for " + _name(credit.client)
    if credit.supplier:
        line += " via " + _name(credit.supplier)
    tail = [m.value for m in credit.markers]
    tail += [t.value for t in (credit.licence, credit.year, credit.account, credit.address, *credit.rest) if t]
    return ", ".join(filter(None, (line, *tail))).strip()


def _name(named: Named) -> str:
    return named.agency.name if named.agency else named.text.value


def _parts(credit: Credit) -> tuple[object, ...]:
    """What of a credit counts when two are compared."""

    def known(named: Named | None) -> str | None:
        return named and (named.agency.id if named.agency else named.text.value)

    return (
        tuple(p.text.value for p in credit.photographers),
        known(credit.agency),
        known(credit.supplier),
        known(credit.client),
        tuple(sorted(map(str, map(known, credit.agencies)))),
        tuple(s.text.value for s in credit.sources),
        tuple(m.value for m in credit.markers),
        credit.kind,
        *(t and t.value for t in (credit.licence, credit.year, credit.account, credit.address)),
        tuple(t.value for t in credit.rest),
    )
