"""capaudit report"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from capaudit.cli._options import configuration, configured
from capaudit.cli.check import format_names, thumbnails_option

if TYPE_CHECKING:
    from capaudit.model import Audited, Severity


@click.command("report", short_help="Report a saved run again.")
@click.argument("new", metavar="NEW.json", type=click.Path(readable=False))
@click.option(
    "--against",
    metavar="OLD.json",
    type=click.Path(readable=False),
    help="Say what is new and what was mended since then.",
)
@click.option(
    "--format",
    "wanted",
    metavar="NAME[=FILE]",
    multiple=True,
    shell_complete=format_names,
    help="How to report, and where to; repeatable (default: text).",
)
@thumbnails_option
@click.option(
    "--fail-on",
    type=click.Choice(["note", "warning", "error"]),
    help="The least severity that makes the exit code 1 (default: warning); with --against, of new findings only.",
)
@configuration
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the report.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    new: str,
    against: str | None,
    wanted: tuple[str, ...],
    thumbnails: str,
    color: str,
    **given: Any,
) -> None:
    """Report a run again that `check --format json` has saved, and what is new and what was mended since an earlier one."""
    from capaudit import __version__
    from capaudit.cli._output import formats, report, terminal_width, wants_color
    from capaudit.history import compared
    from capaudit.model import Run
    from capaudit.own import OWN
    from capaudit.saved import load
    from capaudit.settings import settings_of

    settings = settings_of(configured(**given))
    outputs = formats(wanted, settings.registry)
    saved = load(new)
    run = Run(__version__, {**settings.registry.rules, **OWN}, saved.unread, wants_color(color), terminal_width())
    run.fail_on, run.thumbnails, run.against = settings.config.fail_on, thumbnails, against or ""
    pages = list(compared(saved.pages, load(against).pages)) if against else saved.pages
    report(pages, outputs, run, lambda: None)
    if against:
        _say(pages, against)
    ctx.exit(2 if saved.unread or not all(one.complete for one in pages) else int(_failing(pages, run.fail_on)))


def _say(pages: Iterable[Audited], against: str) -> None:
    from capaudit.basics.terminal import visible

    pasts = [(audited, audited.past) for audited in pages if audited.past]
    new, fixed = sum(len(past.new) for _, past in pasts), sum(len(past.fixed) for _, past in pasts)
    carried = sum(len(audited.findings) for audited, _ in pasts) - new
    click.echo(f"since {visible(against)}: {new:,} new, {carried:,} carried over, {fixed:,} mended", err=True)


def _failing(pages: Iterable[Audited], fail_on: Severity) -> bool:
    def counting() -> Iterator[Severity]:
        for audited in pages:
            yield from (one.severity for one in (audited.past.new if audited.past else audited.findings))

    return any(severity >= fail_on for severity in counting())
