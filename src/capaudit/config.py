"""capaudit.toml, or `[tool.capaudit]` in pyproject.toml, as a Config.

The names of rules and profiles in it are looked up later, in `settings`, when the plugins are loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
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


@dataclass(frozen=True, slots=True)
class RuleWish:
    """What `[rules.NAME]` says: a severity, and options as they were written."""

    name: Wish
    severity: Severity | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PerFile:
    """What `[per-file."GLOB"]` says for the files that the glob matches."""

    glob: str
    extend_select: tuple[Wish, ...] = ()
    ignore: tuple[Wish, ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
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


def find(start: Path) -> Path | None:
    """The nearest configuration in a folder or above it; a pyproject.toml counts where it has `[tool.capaudit]`."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (own := folder / _FILE).is_file():
            return own
        project = folder / _PROJECT
        if project.is_file() and b"capaudit" in project.read_bytes() and _parse(project)[0] is not None:
            return project
    return None


def load(file: str | Path | None = None, *, isolated: bool = False) -> Config:
    """The configuration of a file, or of the nearest one above the working directory. Raises ConfigError."""
    if isolated:
        return Config(str(Path.cwd()))
    path = Path(file) if file else find(Path.cwd())
    if path is None:
        return Config(str(Path.cwd()))
    data, origin = _parse(path)
    if data is None:
        raise ConfigError(f"{origin.file}: has no [tool.capaudit]")
    return _config(Table(data, origin), path.absolute())


def severity(word: str, where: str) -> Severity:
    """The severity of a word. Raises ConfigError for another word."""
    if word not in SEVERITIES:
        raise ConfigError(f"{where}: a severity is note, warning or error, not “{word}”")
    return SEVERITIES[word]


def _parse(path: Path) -> tuple[dict[str, Any] | None, Origin]:
    from tomllib import TOMLDecodeError, loads

    shown = _shown(path)
    try:
        text = path.read_text(encoding="utf-8")
        data = loads(text)
    except OSError as error:
        raise ConfigError(f"{shown}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, TOMLDecodeError) as error:
        raise ConfigError(f"{shown}: is no valid TOML: {error}") from error
    if path.name != _PROJECT:
        return data, Origin(shown, text, "")
    tool = data.get("tool", {})
    found = tool.get("capaudit") if isinstance(tool, dict) else None
    return found if isinstance(found, dict) else None, Origin(shown, text, "tool.capaudit")


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_absolute() and path.is_relative_to(here) else str(path)


def _config(table: Table, path: Path) -> Config:
    known = "profile select extend-select ignore fail-on plugins exclude language rules per-file layout agency"
    table.only(known.split())
    empty = Config()
    profile = table.string("profile")
    fail_on = table.string("fail-on")
    return Config(
        folder=str(path.parent),
        file=table.origin.file,
        profile=Wish(profile, table.at("profile")) if profile is not None else empty.profile,
        select=_wishes(table, "select") if "select" in table.data else None,
        extend_select=_wishes(table, "extend-select"),
        ignore=_wishes(table, "ignore"),
        fail_on=severity(fail_on, table.at("fail-on")) if fail_on is not None else empty.fail_on,
        plugins=tuple(str(path.parent / name) for name in table.strings("plugins")),
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
