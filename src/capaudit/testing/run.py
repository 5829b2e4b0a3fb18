"""Running rules on cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any, NamedTuple

from capaudit.basics.records import replace
from capaudit.contracts.house import House
from capaudit.contracts.reader import Reader
from capaudit.contracts.rule import Rule
from capaudit.due import Active, due
from capaudit.model import ArticleDate, Document, Figure, Finding, Located, Metadata
from capaudit.source import apply_edits
from capaudit.testing.cases import Case, CaseError, Expected, meant
from capaudit.testing.difference import difference
from capaudit.text import Text


class Outcome(NamedTuple):
    """What a rule made of a case: the differences in words, none where the case holds; its findings; the page after the
    safe fixes and after all of them."""

    case: Case
    differences: tuple[str, ...]
    findings: tuple[Expected, ...] = ()
    after_safe: str = ""
    after_all: str = ""


def read_page(html: str, name: str = "page.html", **page: Any) -> Document:
    """A page as the rules see it. `page` may hold `language`, `published`, `modified`, `url` and `metadata`, as in a case.

    `metadata` is what the file of the first picture says: fields of `Metadata`, each a text, a list of texts, or a table of
    origins and texts; and `problems`, a list of texts.
    """
    from capaudit.readers.html import read as reader

    return _with_facts(reader.read(html.encode(), name, House(language=page.get("language"))), page)


def _with_metadata(document: Document, table: dict[str, Any]) -> Document:
    first, *others = document.figures
    fields = {key: tuple(_values(key, value)) for key, value in table.items() if key != "problems"}
    problems = tuple(table.get("problems", ()))
    image = replace(first.image, metadata=Metadata("picture.jpg", "JPEG", 1200, 800, fields, problems=problems))
    return replace(document, figures=(replace(first, image=image), *others))


def _values(key: str, value: Any) -> Iterator[Text]:
    from capaudit.metadata.fields import FIELDS

    field = next((field for field in FIELDS if field.key == key), None)
    if field is None:
        raise CaseError(f"metadata has no field “{key}”{meant(get_close_matches(key, [f.key for f in FIELDS], 1))}")
    if isinstance(value, dict):
        yield from (Text(text, origin) for origin, text in value.items())
    else:
        origin = f"XMP {field.xmp[0]}" if field.xmp else f"IPTC 2:{field.iim}"
        yield from (Text(text, origin) for text in (value if isinstance(value, list) else [value]))


def find(rule: Rule, document: Document, **options: Any) -> list[Finding]:
    """What a rule finds on a page, in the order of the page. Options are spelt as the parameters they are."""
    figures: Iterable[Figure | None] = document.figures if rule.per == "figure" else (None,)
    found = [finding for figure in figures for finding in rule.run(figure, document, options)]
    return sorted(found, key=lambda f: f.place.span if f.place else (-1, -1))


def not_due(rule: Rule, document: Document, **options: Any) -> list[Finding]:
    """What a rule would find where an audit does not call it, because what it `needs` or its `hints` are not there: nothing,
    or the rule asks for too much."""
    active = Active(rule, rule.severity, {**rule.entry.defaults, **options})
    called = {id(figure) for _, figure in due(document, [active])}
    figures: Iterable[Figure | None] = document.figures if rule.per == "figure" else (None,)
    return [one for figure in figures if id(figure) not in called for one in rule.run(figure, document, options)]


def run_case(rule: Rule, case: Case, readers: Sequence[Reader] = ()) -> list[str]:
    """Run a rule on a case. Gives the differences, in words for a terminal; none where the case holds.

    `readers` are needed for a page that is not HTML.
    """
    return list(judge(rule, case, readers).differences)


def judge(rule: Rule, case: Case, readers: Sequence[Reader] = ()) -> Outcome:
    """Run a rule on a case, and keep what it did. What the rule raises is raised."""
    document = _page(case, readers)
    options = _parameters(rule, case)
    found = find(rule, document, **options)
    where = f"{case.path}:{case.line}: {case.title}"
    if lost := not_due(rule, document, **options):
        unmet = (
            f"an audit does not call the rule here: its needs or hints are not there, and it finds “{lost[0].message}”"
        )
        return Outcome(case, (where, unmet))
    if case.expected is None:
        return Outcome(case, () if found else (f"{case.path}: {case.title}: the rule found nothing",))
    got = tuple(_got(found, case.expected))
    after_safe, after_all = (_fixed(document.source.text, found, unsafe=unsafe) for unsafe in (False, True))
    differences = difference("findings", _lines(case.expected), _lines(got))
    if case.fixed is not None or not case.documentation:
        wanted = case.html if case.fixed is None else case.fixed
        fixed = after_all if case.unsafe or case.fixed is None else after_safe
        differences += difference("the page after the fixes", wanted.split("\n"), fixed.split("\n"))
    return Outcome(case, (where, *differences) if differences else (), got, after_safe, after_all)


def _page(case: Case, readers: Sequence[Reader]) -> Document:
    """The page of a case, read as its block says."""
    if case.format == "html":
        return read_page(case.html, f"{case.rule}.html", **case.page)
    from capaudit.sniff import choose

    data, name = case.html.encode(), f"{case.rule}.{case.format}"
    suited = [reader for reader in readers if name.endswith(reader.suffixes)]
    if not suited:
        raise CaseError(f"{case.path}:{case.line}: no reader is loaded for a page in {case.format}")
    return _with_facts(
        choose(suited, data, name).read(data, name, House(language=case.page.get("language"))), case.page
    )


def _with_facts(document: Document, page: Mapping[str, Any]) -> Document:
    """The page with what a case says of it."""
    known: dict[str, Any] = {key: _moment(page[key]) for key in ("published", "modified") if key in page}
    if "published" in known:
        known["dates"] = (*document.dates, ArticleDate(known["published"], "case"))
    if "url" in page:
        known["url"] = page["url"]
    document = replace(document, **known)
    return _with_metadata(document, page["metadata"]) if "metadata" in page else document


def _parameters(rule: Rule, case: Case) -> dict[str, Any]:
    """The options of a case as the rule's parameters."""
    names = {option.name: key for key, option in rule.options.items()}
    given: dict[str, Any] = {}
    for name, value in case.options.items():
        if name not in names:
            known = ", ".join(names) or "none"
            raise CaseError(
                f"{case.path}:{case.line}: {rule.name} has no option “{name}” (it has: {known})"
                f"{meant(get_close_matches(name, names, 1))}"
            )
        default = rule.options[names[name]].default
        given[names[name]] = tuple(value) if isinstance(default, tuple) and isinstance(value, list) else value
    return given


def _moment(value: datetime | date | str) -> datetime:
    if isinstance(value, str):
        return datetime.fromisoformat(value)
    return value if isinstance(value, datetime) else datetime.combine(value, time())


def _lines(findings: Iterable[Expected]) -> list[str]:
    return [line for one in findings for line in one.lines()]


def _got(found: Iterable[Finding], expected: Sequence[Expected]) -> Iterator[Expected]:
    """The findings as a case writes them, with the details that the case asks for: by the message, else by the place in order."""
    asked = {one.head.partition(" ")[2]: one.details for one in expected}
    for number, finding in enumerate(found):
        said = f"{finding.message}{' [doubtful]' if finding.doubtful else ''}"
        known = {
            "marks": finding.quote or "",
            "also": ", ".join(_where(place) for place in finding.also),
            "help": finding.help or "",
        }
        same = expected[number].details if number < len(expected) else ()
        keys = [key for key, _ in asked.get(said, same)]
        yield Expected(f"{_where(finding.at)} {said}", tuple((key, known[key]) for key in keys))


def _where(located: Located | None) -> str:
    place = located.place if located is not None else None
    return f"{place.start.line}:{place.start.column}" if place else "-"


def _fixed(text: str, found: Iterable[Finding], *, unsafe: bool) -> str:
    fixes = [finding.fix for finding in found if finding.fix and (unsafe or finding.fix.safe)]
    return apply_edits(text, [edit for fix in fixes for edit in fix.edits])
