"""The command `capaudit review`: the editors' report in a browser, where findings are let through and pages approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from capaudit import hookimpl

if TYPE_CHECKING:
    from click import Group

CAPAUDIT_API = 1


@hookimpl
def register_commands(cli: Group) -> None:
    """Add `review`."""
    from capaudit_review.command import command

    cli.add_command(command)
