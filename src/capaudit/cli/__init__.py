"""The command line: one file a command, each loaded when it is called."""

from __future__ import annotations

import click

from capaudit import __version__
from capaudit.cli._group import Commands

COMMANDS = (
    "check",
    "show",
    "report",
    "waive",
    "credit",
    "rules",
    "explain",
    "config",
    "plugins",
    "test",
    "init",
    "new-plugin",
)


@click.group(
    cls=Commands,
    own=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="exit codes: 0 nothing at or above --fail-on, 1 findings, 2 not done or not complete",
)
@click.version_option(__version__, message="capaudit %(version)s")
def cli() -> None:
    """The linter for photo captions and credits on news pages."""
