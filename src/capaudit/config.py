"""capaudit.toml, or `[tool.capaudit]` in pyproject.toml, as a Config.

The names of rules and profiles in it are looked up later, in `settings`, when the plugins are loaded.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from capaudit.basics.tuples import NamedTuple
from capaudit.contracts.house import Wording
from capaudit.contracts.layout import Layout
from capaudit.errors import ConfigError
from capaudit.metadata.files import Roots
from capaudit.model import Agency, Severity

if TYPE_CHECKING:
    from capaudit.basics.tables import Table
    from capaudit.declared.house import House

_FILE, _PROJECT, _WAIVERS = "capaudit.toml", "pyproject.toml", "capaudit-waivers.toml"


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
    rules: tuple[RuleWish, ...] = ()


class Config(NamedTuple):
    """Everything that can be set. Globs and plugins are relative to `folder`; `file` is None where there is none.

    `house` holds the rules and profiles that it declares; `waivers` is the path of the waivers file, which need not be there, "" for
    none; `keep_skipped` is asked for by output formats that show the images that were skipped. It pickles, so that another process
    can make the same settings of it.
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
    extend_exclude: tuple[str, ...] = ()
    gitignore: bool = True
    language: str | None = None
    rules: tuple[RuleWish, ...] = ()
    per_file: tuple[PerFile, ...] = ()
    layouts: tuple[Layout, ...] = ()
    agencies: tuple[Agency, ...] = ()
    words: tuple[Wording, ...] = ()
    house: House | None = None
    waivers: str = ""
    images: Roots = Roots()
    keep_skipped: bool = False

    @property
    def excluded(self) -> tuple[str, ...]:
        """All patterns of what is left out."""
        return self.exclude + self.extend_exclude


def find(start: str) -> str | None:
    """The nearest configuration in a folder or above it; a pyproject.toml counts where it has `[tool.capaudit]`."""
    folder = os.path.abspath(start)
    while True:
        if os.path.isfile(own := os.path.join(folder, _FILE)):
            return own
        project = os.path.join(folder, _PROJECT)
        if os.path.isfile(project) and _mentions_us(project):
            return project
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None


def _mentions_us(project: str) -> bool:
    with open(project, "rb") as file:
        if b"capaudit" not in file.read():
            return False
    from capaudit.declared.tomlfile import parse

    return parse(project)[0] is not None


def load(file: str | None = None, *, isolated: bool = False) -> Config:
    """The configuration of a file, or of the nearest one above the working directory. Raises ConfigError."""
    path = None if isolated else file or find(os.getcwd())
    if path is None:
        here = os.getcwd()
        return Config(here, waivers="" if isolated else _nearest(here, _WAIVERS) or os.path.join(here, _WAIVERS))
    from capaudit.declared.house import KEYS, SETTINGS, House, agencies, layouts, wordings
    from capaudit.declared.tomlfile import lineage

    files = lineage(path)
    for one in files:
        one.table.only((*SETTINGS, *KEYS))
    tables = [one.table for one in files]
    config = Config(files[0].folder, tables[0].origin.file, waivers=os.path.join(files[0].folder, _WAIVERS))
    for one in reversed(files):
        config = _config(one.table, one.folder, config)
    declares = any(key in table.data for table in tables for key in ("rule", "profiles"))
    house = House(files[0].path, tables) if declares else None
    return config._replace(layouts=layouts(tables), agencies=agencies(tables), words=wordings(tables), house=house)


def _nearest(folder: str, name: str) -> str | None:
    """The file of a name in a folder or in the nearest one above it that has one."""
    while True:
        if os.path.isfile(found := os.path.join(folder, name)):
            return found
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None


def places(config: Config) -> dict[str, str]:
    """Where each key stands in the configuration file, or in a file that it extends, as “capaudit.toml:3”."""
    if config.file is None:
        return {}
    from capaudit.declared.tomlfile import lineage

    files = lineage(os.path.join(os.getcwd(), config.file))
    return {key: one.table.at(key) for one in reversed(files) for key in one.table.data}


def _config(table: Table, folder: str, base: Config) -> Config:
    """What one file says, on top of the files that it extends."""
    profile = table.string("profile")
    chosen = "select" in table.data
    plugins = (os.path.join(folder, name) if not is_wish(name) else name for name in table.strings("plugins"))
    return base._replace(
        profile=Wish(profile, table.at("profile")) if profile is not None else base.profile,
        select=_wishes(table, "select") if chosen else base.select,
        extend_select=(*(() if chosen else base.extend_select), *_wishes(table, "extend-select")),
        ignore=(*(() if chosen else base.ignore), *_wishes(table, "ignore")),
        fail_on=_severity(table, "fail-on") or base.fail_on,
        plugins=(*base.plugins, *plugins),
        exclude=(*base.exclude, *table.strings("exclude")),
        extend_exclude=(*base.extend_exclude, *table.strings("extend-exclude")),
        gitignore=base.gitignore if (ignored := table.boolean("respect-gitignore")) is None else ignored,
        language=table.string("language") or base.language,
        rules=(*base.rules, *(_rule(name, entry) for name, entry in table.tables("rules"))),
        per_file=(*base.per_file, *(_per_file(glob, entry) for glob, entry in table.tables("per-file"))),
        waivers=os.path.join(folder, waivers) if (waivers := table.string("waivers")) else base.waivers,
        images=_images(table.table("images"), folder, base.images),
    )


def is_wish(name: str) -> bool:
    """Whether an entry of `plugins` is no file but “no:NAME” or “only:NAME”."""
    return name.startswith(("no:", "only:"))


def _images(table: Table | None, folder: str, base: Roots) -> Roots:
    """Where the files of pictures are."""
    if table is None:
        return base
    table.only(["roots", "map", "beside"])
    mapped = table.table("map")
    pairs = [(key, mapped.string(key) or "", mapped.at(key)) for key in mapped.data] if mapped else []
    pairs += [("", name, table.at("roots", name)) for name in table.strings("roots")]
    for _, name, where in pairs:
        if not os.path.isdir(os.path.join(folder, name)):
            raise ConfigError(f"{where}: there is no folder “{name}”")
    beside = table.boolean("beside")
    folders = tuple((address, os.path.join(folder, name)) for address, name, _ in pairs)
    return Roots((*folders, *base.folders), base.beside if beside is None else beside)


def _wishes(table: Table, key: str) -> tuple[Wish, ...]:
    return wishes(table.strings(key), lambda word: table.at(key, word))


def wishes(words: Iterable[str], where: Any) -> tuple[Wish, ...]:
    """Words with the place where each was asked for; `where` is that place, or a function that gives it."""
    return tuple(Wish(word, where(word) if callable(where) else where) for word in words)


def _rule(name: str, table: Table) -> RuleWish:
    options = {key: value for key, value in table.data.items() if key != "severity"}
    return RuleWish(
        Wish(name, table.at()), _severity(table, "severity"), options, {key: table.at(key) for key in options}
    )


def _severity(table: Table, key: str) -> Severity | None:
    from capaudit.declared.parts import severity

    word = table.string(key)
    return None if word is None else severity(word, table.at(key))


def _per_file(glob: str, table: Table) -> PerFile:
    table.only(["ignore", "extend-select", "rules"])
    rules = tuple(_rule(name, entry) for name, entry in table.tables("rules"))
    return PerFile(glob, _wishes(table, "extend-select"), _wishes(table, "ignore"), rules)
