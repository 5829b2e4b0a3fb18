"""Running rules on cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from difflib import get_close_matches, unified_diff
from typing import Any

from capaudit.contracts.house import House
from capaudit.contracts.rule import Rule
from capaudit.model import ArticleDate, Document, Figure, Finding, Located
from capaudit.source import apply_edits
from capaudit.testing.cases import Case, CaseError, Expected, meant


def read_page(html: str, name: str = "page.html", **page: Any) -> Document:
    """A page as the rules see it. `page` may hold `language`, `published`, `modified` and `url`, as in a case."""
    from capaudit.readers.html import read as reader

    document = reader.read(html.encode(), name, House(language=page.get("language")))
    known: dict[str, Any] = {key: _moment(page[key]) for key in ("published", "modified") if key in page}
    if "published" in known:
        known["dates"] = (*document.dates, ArticleDate(known["published"], "case"))
    if "url" in page:
        known["url"] = page["url"]
    return replace(document, **known)


def find(rule: Rule, document: Document, **options: Any) -> list[Finding]:
    """What a rule finds on a page, in the order of the page. Options are spelt as the parameters they are."""
    figures: Iterable[Figure | None] = document.figures if rule.per == "figure" else (None,)
    found = [finding for figure in figures for finding in rule.run(figure, document, options)]
    return sorted(found, key=lambda f: f.place.span if f.place else (-1, -1))


def run_case(rule: Rule, case: Case) -> list[str]:
    """Run a rule on a case. Gives the differences, in words for a terminal; none where the case holds."""
    document = read_page(case.html, f"{case.rule}.html", **case.page)
    found = find(rule, document, **_parameters(rule, case))
    if case.expected is None:
        return [] if found else [f"{case.path}: {case.title}: the rule found nothing"]
    differences = _compare(_wanted(case.expected), _got(found, case.expected))
    fixed = _fixed(document.source.text, found, unsafe=case.unsafe or case.fixed is None)
    if case.fixed is not None or not case.documentation:
        differences += _compare((case.fixed or case.html).split("\n"), fixed.split("\n"))
    return [f"{case.path}:{case.line}: {case.title}", *differences] if differences else []


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


def _wanted(expected: Iterable[Expected]) -> list[str]:
    return [line for one in expected for line in one.lines()]


def _got(found: Iterable[Finding], expected: Iterable[Expected]) -> list[str]:
    """The findings as a `findings` block, with the details that the case asks for."""
    asked = {one.head.partition(" ")[2]: [key for key, _ in one.details] for one in expected}
    lines: list[str] = []
    for finding in found:
        said = f"{finding.message}{' [doubtful]' if finding.doubtful else ''}"
        known = {
            "marks": finding.quote or "",
            "also": ", ".join(_where(place) for place in finding.also),
            "help": finding.help or "",
        }
        lines += Expected(
            f"{_where(finding.at)} {said}", tuple((key, known[key]) for key in asked.get(said, ()))
        ).lines()
    return lines


def _where(located: Located | None) -> str:
    place = located.place if located is not None else None
    return f"{place.start.line}:{place.start.column}" if place else "-"


def _fixed(text: str, found: Iterable[Finding], *, unsafe: bool) -> str:
    fixes = [finding.fix for finding in found if finding.fix and (unsafe or finding.fix.safe)]
    return apply_edits(text, [edit for fix in fixes for edit in fix.edits])


def _compare(wanted: list[str], got: list[str]) -> list[str]:
    if wanted == got:
        return []
    return [line.rstrip("\n") for line in unified_diff(wanted, got, "as the case asks", "as it is", lineterm="", n=2)]
