"""On which pictures a rule holds: `when` and `unless`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from capaudit.basics.globs import matches
from capaudit.basics.nearest import did_you_mean
from capaudit.basics.tables import Table
from capaudit.basics.tuples import NamedTuple
from capaudit.credits import AgencyTable
from capaudit.declared.parts import PICTURE_KINDS
from capaudit.declared.scope import Piece
from capaudit.errors import ConfigError
from capaudit.model import Credit, Document

PHOTOGRAPH = "photograph"
KINDS = (PHOTOGRAPH, *PICTURE_KINDS)
PICTURES = ("photograph", "chart", "illustration", "screenshot")
KEYS = ("agencies", "kinds", "pictures", "sections", "languages", "lead")


class Seen(NamedTuple):
    """What a condition is asked about: words of a picture, and the page that they stand on."""

    piece: Piece
    document: Document

    @property
    def credits(self) -> tuple[Credit, ...]:
        """The credit of the words themselves, or those of their picture."""
        return (self.piece.credit,) if self.piece.credit else self.piece.figure.credits


Condition = Callable[[Seen], bool]


def conditions(table: Table | None, agencies: AgencyTable) -> tuple[Condition, ...]:
    """The conditions of a `when` or `unless`. Raises ConfigError."""
    if table is None:
        return ()
    table.only(KEYS)
    made: dict[str, Callable[[], Condition]] = {
        "agencies": lambda: _of_agencies(_ids(table, agencies)),
        "kinds": lambda: _of_kinds(frozenset(table.choices("kinds", KINDS))),
        "pictures": lambda: _of_pictures(frozenset(table.choices("pictures", PICTURES))),
        "sections": lambda: _in_sections(table.strings("sections")),
        "languages": lambda: _in_languages(tuple(map(str.lower, table.strings("languages")))),
        "lead": lambda: _lead(lead=bool(table.boolean("lead"))),
    }
    return tuple(make() for key, make in made.items() if key in table.data)


def _ids(table: Table, agencies: AgencyTable) -> frozenset[str]:
    found = set()
    for word in table.strings("agencies"):
        agency = agencies[word] if word in agencies else agencies.find(word)
        if agency is None:
            known = [*(name for one in agencies for name in (one.id, one.name))]
            raise ConfigError(f"{table.at('agencies', word)}: unknown agency “{word}”{did_you_mean(word, known)}")
        found.add(agency.id)
    return frozenset(found)


def _of_agencies(ids: frozenset[str]) -> Condition:
    def holds(seen: Seen) -> bool:
        return any(named.agency and named.agency.id in ids for credit in seen.credits for named in credit.agencies)

    return holds


def _of_kinds(kinds: frozenset[str]) -> Condition:
    return lambda seen: any((credit.kind or PHOTOGRAPH) in kinds for credit in seen.credits)


def _of_pictures(kinds: frozenset[str]) -> Condition:
    return lambda seen: seen.piece.figure.kind in kinds


def _in_sections(globs: Iterable[str]) -> Condition:
    globs = tuple(glob.lstrip("/") for glob in globs)

    def holds(seen: Seen) -> bool:
        paths = [path for path in (_path(seen.document.url), seen.document.source.name) if path]
        return any(matches(path.replace("\\", "/").lstrip("/"), glob) for path in paths for glob in globs)

    return holds


def _path(url: str | None) -> str:
    """The path of an address, without its host and its query."""
    rest = (url or "").partition("://")[2].partition("#")[0].partition("?")[0]
    return rest.partition("/")[2]


def _in_languages(tags: tuple[str, ...]) -> Condition:
    def holds(seen: Seen) -> bool:
        language = (seen.document.language or "").lower().replace("_", "-")
        return any(language == tag or language.startswith(f"{tag}-") for tag in tags)

    return holds


def _lead(*, lead: bool) -> Condition:
    return lambda seen: seen.piece.figure.lead is lead
