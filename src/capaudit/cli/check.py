"""capaudit check"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from capaudit.cli._check_options import fixing_of, many_pages, mending, names_of, paths_of, which_files
from capaudit.cli._options import Size, configuration, configured, pictures, selection, setting, waivers_file

if TYPE_CHECKING:
    from capaudit.cli._output import Format
    from capaudit.cli._session import Session
    from capaudit.registry import Registry


def format_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """For shell completion: the names of all formats."""
    from capaudit.plugins import load

    return [name for name in load().reporters if name.startswith(incomplete)]


thumbnails_option = click.option(
    "--thumbnails",
    type=click.Choice(["embed", "link", "none"]),
    default="embed",
    help="How the format html shows pictures; those that are not at hand are linked (default: embed).",
)


@click.command("check", short_help="Audit pages.")
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path(readable=False))
@setting(
    "--format",
    "wanted",
    metavar="NAME[=FILE]",
    multiple=True,
    shell_complete=format_names,
    help="How to report, and where to; repeatable (default: text).",
)
@thumbnails_option
@selection
@mending
@waivers_file
@click.option("--show-waived", is_flag=True, help="Show also what was let through, and why.")
@configuration
@pictures
@which_files
@many_pages
@click.option("--watch", is_flag=True, help="Audit again what changes, until Ctrl-C.")
@setting("--max-bytes", metavar="SIZE", type=Size(), default=32 * 1024**2, help="The largest file to read (32M).")
@setting("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the report.")
@click.option("-v", "--verbose", is_flag=True, help="Show where a rule crashed.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    wanted: tuple[str, ...],
    thumbnails: str,
    fix: bool,  # noqa: FBT001 - click hands it over by name, as all that follow
    unsafe_fixes: bool,  # noqa: FBT001
    diff: bool,  # noqa: FBT001
    show_waived: bool,  # noqa: FBT001
    files_from: str | None,
    since: str | None,
    force_exclude: bool,  # noqa: FBT001
    stdin_filename: str | None,
    allow_empty: bool,  # noqa: FBT001
    jobs: int,
    timeout: float | None,
    no_cache: bool,  # noqa: FBT001
    watch: bool,  # noqa: FBT001
    max_bytes: int,
    color: str,
    verbose: bool,  # noqa: FBT001
    **given: Any,
) -> None:
    """Audit pages: files, folders, patterns, or - for standard input."""
    from capaudit.cli._output import report, terminal_width, wants_color
    from capaudit.cli._session import Session, Ways
    from capaudit.settings import Settings, settings_of

    fixing = fixing_of(fix=fix, unsafe_fixes=unsafe_fixes, diff=diff)
    ways = Ways(max_bytes, stdin_filename, allow_empty, jobs or None, timeout, not no_cache, fixing, verbose)

    def audit(only: frozenset[str] | None = None) -> Session:
        settings = settings_of(configured(**given))
        outputs = _outputs(wanted, settings.registry, diff=diff)
        if any(output.reporter.skipped for output in outputs):
            settings = Settings(settings.config._replace(keep_skipped=True), settings.registry)
        with Session(settings, ways) as session:
            session.run.color, session.run.width = wants_color(color), terminal_width()
            session.run.show_waived, session.run.thumbnails = show_waived, thumbnails
            names = names_of(session, paths, files_from=files_from, since=since, force_exclude=force_exclude)
            if only is not None:
                names = [name for name in names if os.path.realpath(name) in only]
            aside = fixing is not None and "-" in names
            report(session.pages(names), outputs, session.run, session.progress.clear, aside=aside)
        return session

    if watch:
        from capaudit.cli._watch import check_watchable, watched

        paths, files_from = paths_of(paths, files_from), None
        check_watchable(paths, wanted, diff=diff)
        watched(audit, paths)
    session = audit()
    if diff:
        _say_changes(session)
    ctx.exit(session.code)


def _outputs(wanted: tuple[str, ...], registry: Registry, *, diff: bool) -> list[Format]:
    """The formats; none for standard output where the differences go there."""
    from capaudit.cli._output import formats

    if not diff:
        return formats(wanted, registry)
    outputs = formats(wanted, registry) if wanted else []
    if any(output.file is None for output in outputs):
        raise click.UsageError("--diff writes to standard output: send the format to a file, --format NAME=FILE")
    return outputs


def _say_changes(session: Session) -> None:
    number = session.changes
    click.echo(f"{number:,} page{'' if number == 1 else 's'} would change", err=True)
