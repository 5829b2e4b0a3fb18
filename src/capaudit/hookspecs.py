"""The hooks. Each hands over objects; what is done with them stands in `plugins`."""

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
    """`Reader`s, made with `@reader(name, ".suffix", sniff=…)`: bytes to `Document`. One is chosen by the file's suffix, then by its
    first bytes."""
    return ()


@hookspec
def register_layouts() -> Iterable[Layout]:
    """`Layout`s: where a site keeps caption and credit, as CSS selectors."""
    return ()


@hookspec
def register_agencies() -> Iterable[Agency]:
    """`Agency`s: names, spellings and the credit forms that they ask for."""
    return ()


@hookspec
def register_words() -> Iterable[Wording]:
    """`Wording`s, words around credits: labels such as “Photo”, words of the page itself that may trail a caption, and so on."""
    return ()


@hookspec
def register_rules() -> Iterable[Rule]:
    """`Rule`s, made with `@rule(name, severity)`. Configuration turns them on or off, registration does not."""
    return ()


@hookspec
def register_profiles() -> Iterable[Profile]:
    """`Profile`s: rules, severities and options under a name."""
    return ()


@hookspec
def register_reporters() -> Iterable[Reporter]:
    """`Reporter`s, made with `@reporter(name)`: an iterator of `Audited` to text, for `--format`."""
    return ()


@hookspec
def register_commands(cli: Group) -> None:
    """Nothing; it adds commands to the click group."""
