"""The options of `capaudit check` that say which files, how many at once, and whether to mend them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from capaudit.cli._options import setting

if TYPE_CHECKING:
    from capaudit.cli._session import Session
    from capaudit.runs.work import Fixing

F = TypeVar("F", bound=Callable[..., Any])


def _all(*options: Callable[[Any], Any]) -> Callable[[F], F]:
    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


class Seconds(click.ParamType[float]):
    """A time above zero, in seconds."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        try:
            seconds = float(value)
        except ValueError:
            seconds = 0.0
        if not 0 < seconds < 1e6:
            self.fail(f"“{value}” is no time in seconds", param, ctx)
        return seconds


class Jobs(click.ParamType[int]):
    """A number of processes, or auto, which is 0."""

    name = "jobs"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if value in ("auto", 0):
            return 0
        if not str(value).isdecimal() or not 1 <= int(value) <= 512:
            self.fail(f"“{value}” is no number of processes from 1 to 512, nor auto", param, ctx)
        return int(value)


which_files = _all(
    click.option(
        "--files-from",
        metavar="FILE",
        type=click.Path(readable=False),
        help="Files named in a list; - for standard input.",
    ),
    click.option("--since", metavar="REV", help="Only files that have changed since this Git revision."),
    click.option("--exclude", metavar="PATTERN", multiple=True, help="Leave these out, instead of what is configured."),
    click.option("--extend-exclude", metavar="PATTERN", multiple=True, help="Leave these out too."),
    click.option("--force-exclude", is_flag=True, help="Leave excluded files out even where they are named."),
    click.option("--no-gitignore", is_flag=True, help="Look also at what .gitignore names."),
    click.option("--stdin-filename", metavar="NAME", help="The name of what comes on standard input."),
    setting("--allow-empty", is_flag=True, help="A folder or pattern without a page is no error."),
)
many_pages = _all(
    setting("--jobs", "-j", metavar="N", type=Jobs(), default=0, help="So many processes (default: auto)."),
    click.option("--timeout", metavar="SECONDS", type=Seconds(), help="Give a page up that takes longer."),
    click.option("--no-cache", is_flag=True, help="Audit pages again that have not changed."),
)
mending = _all(
    click.option("--fix", is_flag=True, help="Apply the fixes that cannot change what the words say."),
    click.option("--unsafe-fixes", is_flag=True, help="Apply all fixes."),
    click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing."),
)


def paths_of(paths: tuple[str, ...], files_from: str | None) -> tuple[str, ...]:
    """The paths, and those of the list. Raises UsageError where there can be none."""
    if not paths and files_from is None:
        raise click.UsageError("Missing argument 'PATH...'.")
    if files_from is None:
        return paths
    from capaudit.discovery.listed import listed

    if files_from == "-" and "-" in paths:
        raise click.UsageError("standard input is either a page or a list of files")
    return (*paths, *listed(files_from))


def fixing_of(*, fix: bool, unsafe_fixes: bool, diff: bool) -> Fixing | None:
    """What to mend: None for nothing."""
    from capaudit.runs.work import Fixing

    return Fixing(unsafe_fixes, not diff) if fix or unsafe_fixes or diff else None


def names_of(
    session: Session, paths: tuple[str, ...], *, files_from: str | None, since: str | None, force_exclude: bool
) -> list[str]:
    """The files that are meant. A list without a name, like a folder without a page, is an error unless that is allowed."""
    from capaudit.discovery.find import Search

    config = session.settings.config
    search = Search(config.folder, config.excluded, force_exclude, config.gitignore)
    every = paths_of(paths, files_from)
    if not every:
        session.nothing(f"--files-from {files_from}", "names no file")
    names = session.files(every, search)
    if since is None:
        return names
    from capaudit.discovery.changed import changed_since

    return changed_since(names, since)
