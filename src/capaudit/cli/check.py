"""capaudit check"""

from __future__ import annotations

from typing import Any

import click

from capaudit.cli._options import Size, configuration, configured, selection


def format_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """For shell completion: the names of all formats."""
    from capaudit.plugins import load

    return [name for name in load().reporters if name.startswith(incomplete)]


@click.command("check", short_help="Audit pages.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--format",
    "wanted",
    metavar="NAME[=FILE]",
    multiple=True,
    shell_complete=format_names,
    help="How to report, and where to; repeatable (default: text).",
)
@selection
@configuration
@click.option("--stdin-filename", metavar="NAME", help="The name of what comes on standard input.")
@click.option("--max-bytes", metavar="SIZE", type=Size(), default=32 * 1024**2, help="The largest file to read (32M).")
@click.option("--allow-empty", is_flag=True, help="A folder or pattern without a page is no error.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the report.")
@click.option("-v", "--verbose", is_flag=True, help="Show where a rule crashed.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    wanted: tuple[str, ...],
    stdin_filename: str | None,
    max_bytes: int,
    allow_empty: bool,  # noqa: FBT001 - click hands it over by name
    color: str,
    verbose: bool,  # noqa: FBT001 - the same
    **given: Any,
) -> None:
    """Audit pages: files, folders, patterns, or - for standard input."""
    from capaudit.cli._output import formats, report, terminal_width, wants_color
    from capaudit.cli._session import Session
    from capaudit.settings import settings_of

    settings = settings_of(configured(**given))
    outputs = formats(wanted, settings.registry)
    session = Session(settings, max_bytes, stdin=stdin_filename, allow_empty=allow_empty, verbose=verbose)
    session.run.color, session.run.width = wants_color(color), terminal_width()
    names = session.files(paths)
    report(session.pages(names), outputs, session.run, session.progress.clear)
    ctx.exit(session.code)
