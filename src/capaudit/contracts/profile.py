"""A named set of rule settings that a house starts from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from capaudit.basics.records import Record, field
from capaudit.model import Severity


class Profile(Record):
    """Which rules are on, and how.

    `rules` names them, with `*` where several are meant. `extends` is a profile whose settings hold first. `severities` and
    `options` are by rule; an option is spelt as in capaudit.toml, with hyphens.
    """

    name: str
    summary: str
    rules: tuple[str, ...]
    extends: str | None = None
    severities: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: MappingProxyType({}))
