"""What only the whole line tells of its pieces: who is the photographer, who made the picture, who passed it on."""

from __future__ import annotations

from capaudit.credits.agencies import AgencyTable
from capaudit.credits.splits import Piece
from capaudit.model import Agency

_NAMING = ("agency", "person", "word", "source", "rest")
_LONGEST_JOINED = 30
_LONGEST_NICKNAME = 40
_LONGEST_INITIALS = 5


def settled(line: str, found: list[Piece], table: AgencyTable, *, from_others: bool) -> list[Piece]:
    """The pieces with their last roles: supplier, client and other (agencies) are new, word is gone.

    `from_others` says that the introducer is one like “Courtesy of”, so that a name after it is not the photographer's.
    """
    found = _joined(line, found, table)
    context = _Context(line, found, from_others=from_others)
    done: list[Piece] = []
    for number, piece in enumerate(found):
        role = context.role(number, done) if piece.role in _NAMING else piece.role
        role = "source" if role == "word" else role
        done.append(piece if role == piece.role else piece._replace(role=role))
    return _distributed(done)


def _joined(line: str, found: list[Piece], table: AgencyTable) -> list[Piece]:
    """Names that hold a slash themselves, put together again: “RFE/RL”, “Ritzau/Scanpix”."""
    joined: list[Piece] = []
    for piece in found:
        last = joined[-1] if joined else None
        if last and piece.before == "/" and piece.start == last.end + 1 and piece.end - last.start < _LONGEST_JOINED:
            agency = table.spelled(line[last.start : piece.end])
            if agency and (not last.agency or not piece.agency or agency in (last.agency, piece.agency)):
                joined[-1] = last._replace(end=piece.end, role="agency", agency=agency)
                continue
        joined.append(piece)
    return joined


class _Context:
    """What the whole line says of each of its pieces."""

    def __init__(self, line: str, found: list[Piece], *, from_others: bool) -> None:
        self.line = line
        self.found = found
        self.from_others = from_others
        self.first: Agency | None = None
        self.last_stock = self.last_agency = -1
        self.last_sign = 0
        self.named = False
        for number, (_, _, before, role, agency, _) in enumerate(found):
            if agency is not None:
                self.first = self.first or agency
                self.last_agency = number
                if agency.kind in ("stock", "platform"):
                    self.last_stock = number
            elif role == "person" and before not in ("for", "via"):
                self.named = True
            if before == "©":
                self.last_sign = number
        self.persons = self.named

    def role(self, number: int, done: list[Piece]) -> str:
        """The role of a piece that names somebody; `done` are the pieces in front of it."""
        piece, last = self.found[number], done[-1] if done else None
        after = self.found[number + 1] if number + 1 < len(self.found) else None
        if piece.before == "via" or (piece.before == "for" and last):
            return "supplier" if piece.before == "via" else "client"
        if piece.role == "agency":
            return self._agency(piece, last, after)
        if piece.role == "person":
            return self._person(number, piece, last, after)
        if after and after.before == "and" and after.role == "person":
            return "person"
        if self.first is None or self.from_others:
            return piece.role
        if self._is_nickname(number, piece, last) or (
            piece.role == "word" and not self.persons and not self._short(piece)
        ):
            self.persons = True
            return "person"
        return piece.role

    def _agency(self, piece: Piece, last: Piece | None, after: Piece | None) -> str:
        """An agency called after its photographer is the photographer where it stands twice, or before another agency."""
        if piece.before == "+++" and piece.agency is self.first:
            return "order"
        if piece.agency is None or not piece.agency.own_name:
            return "agency"
        twice = last is not None and last.role == "agency" and last.agency is piece.agency
        ahead = (
            last is None
            and after is not None
            and after.agency not in (None, piece.agency)
            and after.before in ("/", "|")
        )
        self.persons = self.persons or twice or ahead
        return "person" if twice or ahead else "agency"

    def _person(self, number: int, piece: Piece, last: Piece | None, after: Piece | None) -> str:
        """“Name/Body via AP”: what looks like a person after a person and a slash is the body that sent the picture."""
        if after and after.before == "=" and after.role == "person":
            return "aside"
        if self.from_others and not number:
            return "source"
        body = last is not None and last.role == "person" and piece.before == "/" and self.last_agency > number
        return "source" if body else "person"

    def _is_nickname(self, number: int, piece: Piece, last: Piece | None) -> bool:
        """Contributors of stock libraries have any name they like."""
        if self.last_stock < 0 or self.named or piece.end - piece.start > _LONGEST_NICKNAME or self._short(piece):
            return False
        if number < self.last_stock:
            return number >= self.last_sign or self.found[number + 1].agency is not None
        return last is not None and last.role == "agency" and not self.persons

    def _short(self, piece: Piece) -> bool:
        """Whether it is some body's initials: “KCNA”."""
        return piece.end - piece.start <= _LONGEST_INITIALS and self.line[piece.start : piece.end].isupper()


def _distributed(done: list[Piece]) -> list[Piece]:
    """Of several agencies the maker is the one next to the photographer, the supplier the one farthest from them.

    “Name/AFP/Getty Images” came by way of Getty as “Name/AFP via Getty Images” did, “IMAGO/ZUMA Press/Name” by way of IMAGO.
    """
    chain = [n for n, piece in enumerate(done) if piece.role == "agency"]
    if len(chain) < 2:
        return done
    first_person = next((n for n, piece in enumerate(done) if piece.role == "person"), 0)
    if first_person > chain[-1]:
        chain.reverse()
    supplied = any(piece.role == "supplier" for piece in done)
    if not supplied and done[chain[-1]].agency is not done[chain[0]].agency:
        done[chain[-1]] = done[chain[-1]]._replace(role="supplier")
    for n in chain[1:]:
        if done[n].role == "agency":
            done[n] = done[n]._replace(role="other")
    return done
