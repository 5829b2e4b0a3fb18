"""capaudit.toml, or `[tool.capaudit]` in pyproject.toml, as a Config.

The names of rules and profiles in it are looked up later, in `settings`, when the plugins are loaded.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from capaudit.contracts.layout import Layout
from capaudit.errors import ConfigError
from capaudit.model import Agency, Severity
from capaudit.tables import Origin, Table

SEVERITIES: Mapping[str, Severity] = {severity.label: severity for severity in Severity}
_FILE, _PROJECT = "capaudit.toml", "pyproject.toml"


class Wish(NamedTuple):
    """A word that somebody asked for, and where: “capaudit.toml:3” or “--select”."""

    word: str
    where: str

    def error(self, message: str) -> ConfigError:
        return ConfigError(f"{self.where}: {message}")


_DEFAULT = Wish("default", "built in")
_NONE: dict[str, Any] = {}


class RuleWish(NamedTuple):
    """What `[rules.NAME]` says: a severity, and options as they were written."""

    name: Wish
    severity: Severity | None = None
    options: Mapping[str, Any] = _NONE
    lines: Mapping[str, str] = _NONE


class PerFile(NamedTuple):
    """What `[per-file."GLOB"]` says for the files that the glob matches."""

    glob: str
    extend_select: tuple[Wish, ...] = ()
    ignore: tuple[Wish, ...] = ()


class Config(NamedTuple):
    """Everything that can be set. Globs and plugins are relative to `folder`; `file` is None where there is none.

    It pickles, so that another process can make the same settings of it.
    """

    folder: str = ""
    file: str | None = None
    profile: Wish = _DEFAULT
    select: tuple[Wish, ...] | None = None
    extend_select: tuple[Wish, ...] = ()
    ignore: tuple[Wish, ...] = ()
    fail_on: Severity = Severity.WARNING
    plugins: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    language: str | None = None
    rules: tuple[RuleWish, ...] = ()
    per_file: tuple[PerFile, ...] = ()
    layouts: tuple[Layout, ...] = ()
    agencies: tuple[Agency, ...] = ()


def find(start: str) -> str | None:
    """The nearest configuration in a folder or above it; a pyproject.toml counts where it has `[tool.capaudit]`."""
    folder = os.path.abspath(start)
    while True:
        if os.path.isfile(own := os.path.join(folder, _FILE)):
            return own
        project = os.path.join(folder, _PROJECT)
        if os.path.isfile(project) and _mentions_us(project) and _parse(project)[0] is not None:
            return project
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None


def _mentions_us(project: str) -> bool:
    with open(project, "rb") as file:
        return b"capaudit" in file.read()


def load(file: str | None = None, *, isolated: bool = False) -> Config:
    """The configuration of a file, or of the nearest one above the working directory. Raises ConfigError."""
    path = None if isolated else file or find(os.getcwd())
    if path is None:
        return Config(os.getcwd())
    data, origin = _parse(path)
    if data is None:
        raise ConfigError(f"{origin.file}: has no [tool.capaudit]")
    return _config(Table(data, origin), os.path.dirname(os.path.abspath(path)))


def severity(word: str, where: str) -> Severity:
    """The severity of a word. Raises ConfigError for another word."""
    if word not in SEVERITIES:
        raise ConfigError(f"{where}: a severity is note, warning or error, not “{word}”")
    return SEVERITIES[word]


def _parse(path: str) -> tuple[dict[str, Any] | None, Origin]:
    from tomllib import TOMLDecodeError, loads

    shown = path.removeprefix(os.path.join(os.getcwd(), ""))
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        data = loads(text)
    except OSError as error:
        raise ConfigError(f"{shown}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, TOMLDecodeError) as error:
        raise ConfigError(f"{shown}: is no valid TOML: {error}") from error
    if os.path.basename(path) != _PROJECT:
        return data, Origin(shown, text, "")
    tool = data.get("tool", {})
    found = tool.get("capaudit") if isinstance(tool, dict) else None
    return found if isinstance(found, dict) else None, Origin(shown, text, "tool.capaudit")


def _config(table: Table, folder: str) -> Config:
    known = "profile select extend-select ignore fail-on plugins exclude language rules per-file layout agency"
    table.only(known.split())
    empty = Config()
    profile = table.string("profile")
    fail_on = table.string("fail-on")
    return Config(
        folder=folder,
        file=table.origin.file,
        profile=Wish(profile, table.at("profile")) if profile is not None else empty.profile,
        select=_wishes(table, "select") if "select" in table.data else None,
        extend_select=_wishes(table, "extend-select"),
        ignore=_wishes(table, "ignore"),
        fail_on=severity(fail_on, table.at("fail-on")) if fail_on is not None else empty.fail_on,
        plugins=tuple(os.path.join(folder, name) for name in table.strings("plugins")),
        exclude=table.strings("exclude"),
        language=table.string("language"),
        rules=tuple(_rule(name, entry) for name, entry in table.tables("rules")),
        per_file=tuple(_per_file(glob, entry) for glob, entry in table.tables("per-file")),
        layouts=tuple(map(_layout, table.array("layout"))),
        agencies=tuple(map(_agency, table.array("agency"))),
    )


def _wishes(table: Table, key: str) -> tuple[Wish, ...]:
    return wishes(table.strings(key), lambda word: table.at(key, word))


def wishes(words: Iterable[str], where: Any) -> tuple[Wish, ...]:
    """Words with the place where each was asked for; `where` is that place, or a function that gives it."""
    return tuple(Wish(word, where(word) if callable(where) else where) for word in words)


def _rule(name: str, table: Table) -> RuleWish:
    word = table.string("severity")
    options = {key: value for key, value in table.data.items() if key != "severity"}
    grade = severity(word, table.at("severity")) if word is not None else None
    return RuleWish(Wish(name, table.at()), grade, options, {key: table.at(key) for key in options})


def _per_file(glob: str, table: Table) -> PerFile:
    table.only(["ignore", "extend-select"])
    return PerFile(glob, _wishes(table, "extend-select"), _wishes(table, "ignore"))


def _layout(table: Table) -> Layout:
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


def _agency(table: Table) -> Agency:
    keys = ["id", "name", "kind", "aliases", "forms", "misspellings", "exempt-from-name"]
    table.only(keys, need=keys[:2])
    return Agency(
        table.string("id") or "",
        table.string("name") or "",
        table.string("kind") or "wire",
        aliases=table.strings("aliases"),
        forms=table.strings("forms"),
        misspellings=table.mapping("misspellings"),
        exempt_from_name=bool(table.boolean("exempt-from-name")),
    )
