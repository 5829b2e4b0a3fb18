"""Layouts, agencies and profiles of a house file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from capaudit.basics.tables import Table
from capaudit.contracts.house import Wording
from capaudit.contracts.layout import Layout
from capaudit.contracts.profile import Profile
from capaudit.errors import ConfigError
from capaudit.model import Agency, Severity

T = TypeVar("T")

PICTURE_KINDS = (
    "handout", "pool", "stock", "archive", "symbolic", "illustration", "composite", "data", "screenshot", "ai-generated",
    "licence", "courtesy", "private",
)  # fmt: skip
"""The kinds of credits, besides that for a plain photograph."""
SEVERITIES = {severity.label: severity for severity in Severity}


def first_of(things: Iterable[T], name: Callable[[T], str]) -> tuple[T, ...]:
    """Each name once; the nearest file's holds."""
    found: dict[str, T] = {}
    for thing in things:
        found.setdefault(name(thing), thing)
    return tuple(found.values())


def layout(table: Table) -> Layout:
    """A `[[layout]]`. Raises ConfigError, also for what is no CSS selector."""
    keys = ["name", "figure", "caption", "credit"]
    table.only(keys, need=keys[:2])
    values = {key: table.string(key) or "" for key in keys}
    for key in keys[1:]:
        _check_selector(values[key], table.at(key))
    return Layout(**values)


def _check_selector(selector: str, where: str) -> None:
    if not selector:
        return
    from cssselect import SelectorError, parse

    try:
        parse(selector)
    except SelectorError as error:
        raise ConfigError(f"{where}: “{selector}” is no CSS selector: {error}") from error


def agency(table: Table) -> Agency:
    """An `[[agency]]`. Raises ConfigError."""
    from capaudit.credits.agency_file import KINDS

    keys = ["id", "name", "kind", "aliases", "forms", "misspellings", "exempt-from-name"]
    table.only(keys, need=keys[:2])
    return Agency(
        table.string("id") or "",
        table.string("name") or "",
        table.choice("kind", KINDS) or "wire",
        aliases=table.strings("aliases"),
        forms=table.strings("forms"),
        misspellings=table.mapping("misspellings"),
        exempt_from_name=bool(table.boolean("exempt-from-name")),
    )


def words(table: Table) -> list[Wording]:
    """The `[words]` of a file. Raises ConfigError."""
    from capaudit.credits.words import ROLES

    found = table.table("words")
    if found is None:
        return []
    found.only((*ROLES, "kinds"))
    own = [Wording(role, _phrases(found, role)) for role in ROLES if role in found.data]
    kinds = found.table("kinds")
    if kinds is not None:
        kinds.only(PICTURE_KINDS)
        own += [Wording(f"kind.{kind}", _phrases(kinds, kind)) for kind in kinds.data]
    return own


def _phrases(table: Table, key: str) -> tuple[str, ...]:
    phrases = tuple(" ".join(phrase.split()) for phrase in table.strings(key))
    for phrase in phrases:
        if not any(map(str.isalnum, phrase)):
            raise ConfigError(f"{table.at(key, phrase)}: “{phrase}” in “{key}” has no letter")
    return phrases


def severity(word: str, where: str) -> Severity:
    """The severity of a word. Raises ConfigError for another word."""
    if word not in SEVERITIES:
        raise ConfigError(f"{where}: a severity is note, warning or error, not “{word}”")
    return SEVERITIES[word]


def profile(name: str, table: Table) -> Profile:
    """A `[profiles.NAME]`. Its rules are looked up when it is used. Raises ConfigError."""
    table.only(["summary", "extends", "select", "rules"])
    severities: dict[str, Severity] = {}
    options: dict[str, dict[str, Any]] = {}
    for rule, entry in table.tables("rules"):
        word = entry.string("severity")
        if word is not None:
            severities[rule] = severity(word, entry.at("severity"))
        if rest := {key: value for key, value in entry.data.items() if key != "severity"}:
            options[rule] = rest
    summary = table.string("summary") or ""
    return Profile(name, summary, table.strings("select"), table.string("extends"), severities, options)
