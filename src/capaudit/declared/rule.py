"""From a `[[rule]]` table to a Rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from capaudit.basics.tables import Table
from capaudit.basics.tuples import NamedTuple
from capaudit.contracts.rule import Check, Rule
from capaudit.credits import AgencyTable
from capaudit.declared.documentation import documentation
from capaudit.declared.kind import Find, Kind, Setting
from capaudit.declared.kinds import KINDS
from capaudit.declared.message import Message, message
from capaudit.declared.parts import severity
from capaudit.declared.scope import Piece, pieces
from capaudit.declared.when import Condition, Seen, conditions
from capaudit.errors import ConfigError, PluginError
from capaudit.model import Document, Figure, Finding, Severity

_COMMON = (
    "name", "kind", "scope", "message", "help", "severity", "summary", "why", "link", "when", "unless", "replaces",
    "fails", "passes",
)  # fmt: skip
_FIXES = ("safe", "unsafe", "none")


class _Made(NamedTuple):
    """A rule in parts: what it looks at and on which pictures, how it finds, and how it speaks."""

    kind: Kind
    scopes: tuple[str, ...]
    when: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    find: Find
    says: Mapping[str, tuple[Message, Message]]
    fixes: bool

    def pieces(self, figure: Figure, document: Document) -> Iterator[Piece]:
        for piece in pieces(figure, document, self.scopes):
            seen = Seen(piece, document)
            if all(holds(seen) for holds in self.when) and not (
                self.unless and all(holds(seen) for holds in self.unless)
            ):
                yield piece

    def findings(self, found: Iterable[Piece]) -> Iterator[Finding]:
        for hit in self.find(found):
            sentence, cure = self.says[hit.saying]
            fix = hit.fix if self.fixes else None
            yield Finding(
                sentence.filled(hit.words),
                at=hit.at,
                also=hit.also,
                fix=fix,
                help=cure.filled(hit.words),
                figure=hit.piece.figure,
            )


def make_rule(table: Table, agencies: AgencyTable) -> Rule:
    """The rule of a table. Raises ConfigError, which names the file, the line and the rule."""
    name = table.string("name")
    if not name:
        raise table.error("", 'a rule has no “name”, such as name = "house/credit-label"')
    if "/" not in name:
        raise table.error("name", f"a rule of a house is named <house>/<subject>-<fault>, not “{name}”")
    who = f"rule “{name}”"
    kind = KINDS.get(table.choice("kind", KINDS) or "")
    if kind is None:
        raise table.error("", f"{who}: “kind” is missing; it is one of {', '.join(KINDS)}")
    table.only((*_COMMON, *kind.keys, *(("fix",) if kind.fixes else ())))
    made = _made(table, kind, who, agencies)
    check = _per_document(made) if kind.per_document else _per_figure(made)
    check.__doc__ = documentation(table, kind, made.scopes)
    grade = severity(table.string("severity") or Severity.WARNING.label, table.at("severity"))
    try:
        return Rule(check, name, grade, "document" if kind.per_document else "figure", table.strings("replaces"))
    except PluginError as error:
        raise table.error("name", str(error)) from error


def _made(table: Table, kind: Kind, who: str, agencies: AgencyTable) -> _Made:
    scopes = table.choices("scope", kind.scopes) or (kind.scopes if len(kind.scopes) == 1 else ())
    if not scopes:
        raise table.error("", f"{who}: “scope” is missing; it is one or more of {', '.join(kind.scopes)}")
    fix = table.choice("fix", _FIXES) or "unsafe"
    return _Made(
        kind,
        scopes,
        conditions(table.table("when"), agencies),
        conditions(table.table("unless"), agencies),
        kind.make(Setting(table, who, agencies, scopes, safe=fix == "safe")),
        _says(table, kind),
        fix != "none",
    )


def _says(table: Table, kind: Kind) -> Mapping[str, tuple[Message, Message]]:
    """Message and cure for each case: the house's own, or else the kind's."""
    own, cure = (message(table, key, kind.places) for key in ("message", "help"))
    return {saying: (own or Message(say.message), cure or Message(say.help)) for saying, say in kind.says.items()}


def _per_figure(made: _Made) -> Check:
    def check(figure: Figure, document: Document) -> Iterator[Finding]:
        return made.findings(made.pieces(figure, document))

    return check


def _per_document(made: _Made) -> Check:
    def check(document: Document) -> Iterator[Finding]:
        return made.findings(piece for figure in document.figures for piece in made.pieces(figure, document))

    return check


def make_rules(tables: Iterable[Table], agencies: Callable[[], AgencyTable]) -> list[Rule]:
    """The rules of several tables, the nearest first; of two with one name, the first holds."""
    found: dict[str, Rule] = {}
    for table in tables:
        own: set[str] = set()
        for entry in table.array("rule"):
            made = make_rule(entry, agencies())
            if made.name in own:
                raise ConfigError(f"{entry.at('name')}: this file has two rules “{made.name}”")
            own.add(made.name)
            found.setdefault(made.name, made)
    return list(found.values())
