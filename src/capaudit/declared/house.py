"""A house file: the rules, layouts, agencies, words and profiles of a publication, in TOML."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from capaudit.basics.nearest import did_you_mean
from capaudit.basics.tables import Table
from capaudit.contracts.house import Wording
from capaudit.contracts.layout import Layout
from capaudit.contracts.profile import Profile
from capaudit.contracts.rule import Rule
from capaudit.declared.parts import agency, first_of, layout, profile, words
from capaudit.declared.tomlfile import TomlFile, lineage
from capaudit.hookspecs import hookimpl
from capaudit.model import Agency

if TYPE_CHECKING:
    from capaudit.credits import AgencyTable

KEYS = ("api", "extends", "rule", "layout", "agency", "words", "profiles")
"""What a house file may hold."""
SETTINGS = (
    "images",
    "extend-exclude",
    "respect-gitignore",
    "waivers",
    "profile",
    "select",
    "extend-select",
    "ignore",
    "fail-on",
    "plugins",
    "exclude",
    "language",
    "rules",
    "per-file",
)
"""What capaudit.toml may hold besides, since it says how to audit."""


def layouts(tables: Iterable[Table]) -> tuple[Layout, ...]:
    """The layouts of several files, the nearest first."""
    return first_of((layout(entry) for table in tables for entry in table.array("layout")), lambda one: one.name)


def agencies(tables: Iterable[Table]) -> tuple[Agency, ...]:
    """The agencies of several files, the nearest first."""
    return first_of((agency(entry) for table in tables for entry in table.array("agency")), lambda one: one.id)


def wordings(tables: Iterable[Table]) -> tuple[Wording, ...]:
    """The words around credits of several files, all of them."""
    return tuple(wording for table in tables for wording in words(table))


class House:
    """A house file with all that it extends, as a plugin. It is read when it is first asked."""

    def __init__(self, path: str, tables: Sequence[Table] | None = None) -> None:
        """`tables` are those of a file that was read already, settings and all."""
        self.path = os.path.abspath(path)
        self._given = tables

    @cached_property
    def tables(self) -> Sequence[Table]:
        """The file and those that it extends, the nearest first. Raises ConfigError."""
        if self._given is not None:
            return self._given
        return [_checked(file) for file in lineage(self.path)]

    @property
    def CAPAUDIT_API(self) -> object:  # noqa: N802 - the name that every plugin has
        """The API that the file says it was written for."""
        return self.tables[0].data.get("api")

    @cached_property
    def _known(self) -> AgencyTable:
        from capaudit.credits import agency_table

        own = agencies(self.tables)
        return agency_table().with_(own) if own else agency_table()

    @hookimpl
    def register_rules(self) -> Iterable[Rule]:
        """Its rules, those of the nearest file first."""
        from capaudit.declared.rule import make_rules

        return make_rules(self.tables, lambda: self._known)

    @hookimpl
    def register_profiles(self) -> Iterable[Profile]:
        """Its profiles."""
        made = (profile(name, entry) for table in self.tables for name, entry in table.tables("profiles"))
        return first_of(made, lambda one: one.name)

    @hookimpl
    def register_layouts(self) -> Iterable[Layout]:
        """Its layouts. Those of capaudit.toml itself are part of the configuration."""
        return layouts(self.tables) if self._given is None else ()

    @hookimpl
    def register_words(self) -> Iterable[Wording]:
        """Its words around credits. Those of capaudit.toml itself are part of the configuration."""
        return wordings(self.tables) if self._given is None else ()

    @hookimpl
    def register_agencies(self) -> Iterable[Agency]:
        """Its agencies. Those of capaudit.toml itself are part of the configuration."""
        return agencies(self.tables) if self._given is None else ()


def _checked(file: TomlFile) -> Table:
    table = file.table
    for key in table.data:
        if key in SETTINGS:
            raise table.error(key, f"“{key}” is a setting: it belongs in capaudit.toml, and here in [profiles.NAME]")
        if key not in KEYS:
            raise table.error(key, f"unknown key “{key}”{did_you_mean(key, KEYS)}")
    return table


def house_plugin(module: str, name: str = "house.toml") -> House:
    """The plugin of a TOML file that stands beside a Python module: `plugin = house_plugin(__file__)`."""
    return House(os.path.join(os.path.dirname(os.path.abspath(module)), name))
