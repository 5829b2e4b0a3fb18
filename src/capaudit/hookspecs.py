"""The hooks. Each hands over objects; what is done with them stands in `audit`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

from capaudit.contracts.house import Wording
from capaudit.contracts.layout import Layout
from capaudit.contracts.profile import Profile
from capaudit.contracts.reader import Reader
from capaudit.contracts.reporter import Reporter
from capaudit.contracts.rule import Rule
from capaudit.model import Agency

if TYPE_CHECKING:
    from click import Group

hookspec = pluggy.HookspecMarker("capaudit")
hookimpl = pluggy.HookimplMarker("capaudit")

API_VERSION = 1
"""The version of this face. A plugin declares the one it was written for: `CAPAUDIT_API = 1`."""


@hookspec
def register_readers() -> Iterable[Reader]:
    """Formats that can be audited. One is chosen by the file's suffix, then by its first bytes."""
    return ()


@hookspec
def register_layouts() -> Iterable[Layout]:
    """Where a site keeps caption and credit. A plugin's layouts are tried before the built-in ones."""
    return ()


@hookspec
def register_agencies() -> Iterable[Agency]:
    """Agencies and the credit forms that they ask for. One with the id of a built-in agency takes its place."""
    return ()


@hookspec
def register_words() -> Iterable[Wording]:
    """Words around credits: labels such as “Photo”, words of the page itself that may trail a caption, and so on."""
    return ()


@hookspec
def register_rules() -> Iterable[Rule]:
    """Rules. Configuration turns them on or off, registration does not."""
    return ()


@hookspec
def register_profiles() -> Iterable[Profile]:
    """Named sets of rule settings."""
    return ()


@hookspec
def register_reporters() -> Iterable[Reporter]:
    """Output formats, for `--format`."""
    return ()


@hookspec
def register_commands(cli: Group) -> None:
    """Add commands to the command line."""
