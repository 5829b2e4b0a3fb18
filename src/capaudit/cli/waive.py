"""capaudit waive"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from capaudit.cli._options import Size, configuration, configured, rule_names, waivers_file
from capaudit.cli._with_settings import user

if TYPE_CHECKING:
    from capaudit.model import Audited, Finding
    from capaudit.waivers.write import Written


class Day(click.ParamType[date]):
    """A date such as 2030-01-31, or a number of days from today: 90d."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            days = re.fullmatch(r"([0-9]{1,5})d", value)
            day = date.today() + timedelta(days=int(days[1])) if days else date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is no date; write 2030-01-31, or 90d for ninety days from now", param, ctx)
        if day < date.today():
            self.fail(f"{day} is past; a waiver counts until today or later", param, ctx)
        return day


class Choice(NamedTuple):
    """Which findings are meant. What is empty leaves all."""

    rules: frozenset[str]
    pictures: frozenset[int]
    lines: frozenset[int]

    def of(self, audited: Audited) -> Iterator[Finding]:
        """Those of a page. What the audit says of itself is never among them."""
        from capaudit.own import OWN

        numbers = {id(figure): number for number, figure in enumerate(audited.document.figures, 1)}
        for finding in audited.findings:
            place = finding.place or (finding.figure and finding.figure.place)
            if (
                finding.rule not in OWN
                and (not self.rules or finding.rule in self.rules)
                and (not self.pictures or numbers.get(id(finding.figure)) in self.pictures)
                and (not self.lines or (place and place.start.line in self.lines))
            ):
                yield finding


@click.command("waive", short_help="Let findings through, with a reason.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(readable=False))
@click.option("--reason", metavar="WORDS", help="Why they are let through. Required, but for --prune.")
@click.option("--who", metavar="NAME", help="Who decides (default: the name that git knows, or the login).")
@click.option("--until", metavar="DATE", type=Day(), help="The last day on which it counts: 2030-01-31, or 90d.")
@click.option("--all", "every", is_flag=True, help="All findings: a baseline.")
@click.option("--rule", "rules", metavar="RULE", multiple=True, shell_complete=rule_names, help="Those of this rule.")
@click.option("--picture", "pictures", metavar="N", multiple=True, type=int, help="Those on this picture of the page.")
@click.option("--line", "lines", metavar="N", multiple=True, type=int, help="Those on this line of the page.")
@click.option("--prune", is_flag=True, help="Take waivers of these pages away that match nothing any more.")
@waivers_file
@configuration
@click.option("--max-bytes", metavar="SIZE", type=Size(), default=32 * 1024**2, help="The largest file to read (32M).")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    reason: str | None,
    who: str | None,
    until: date | None,
    every: bool,  # noqa: FBT001 - click hands it over by name
    rules: tuple[str, ...],
    pictures: tuple[int, ...],
    lines: tuple[int, ...],
    prune: bool,  # noqa: FBT001 - the same
    max_bytes: int,
    **given: Any,
) -> None:
    """Let findings through: all of some pages, or those of a rule, a picture or a line.

    They are written to capaudit-waivers.toml, with the reason, the name of who decides and the last day on which it counts.
    A waiver belongs to the rule, the page, the picture and the words at fault, wherever in the page they move.
    """
    from capaudit.cli._session import Session, Ways
    from capaudit.settings import settings_of
    from capaudit.waivers.write import add_waivers, remove_waivers

    reason = _checked(reason, every=every, some=bool(rules or pictures or lines), prune=prune)
    settings = settings_of(configured(**given))
    path = settings.config.waivers
    if not path:
        raise click.UsageError("--isolated knows no waivers file: name one with --waivers")
    choice = Choice(frozenset(_named(rules, settings.rule_names)), frozenset(pictures), frozenset(lines))
    session = Session(settings, Ways(max_bytes))
    pages = session.pages(session.files(paths))
    done = (
        remove_waivers(path, _unused(pages))
        if prune
        else add_waivers(path, _waivers(pages, choice, path, reason, who or user() or None, until))
    )
    click.echo(_sentence(done, path))
    missed = not prune and not every and not any(done)
    if missed:
        click.echo("error: no such finding", err=True)
    ctx.exit(2 if session.run.unread or missed else 0)


def _checked(reason: str | None, *, every: bool, some: bool, prune: bool) -> str:
    if every + some + prune != 1:
        raise click.UsageError("say which findings: --all, or some by --rule, --picture and --line; or --prune")
    reason = " ".join((reason or "").split())
    if not prune and not reason:
        raise click.UsageError("a waiver needs a --reason")
    return reason


def _named(rules: tuple[str, ...], names: Any) -> Iterator[str]:
    from capaudit.basics.nearest import did_you_mean

    for rule in rules:
        if rule not in names:
            raise click.UsageError(f"unknown rule “{rule}”{did_you_mean(rule, names)}")
        yield names[rule]


def _waivers(pages: Any, choice: Choice, path: str, reason: str, who: str | None, until: date | None) -> Iterator[Any]:
    from capaudit.waivers.table import page_name
    from capaudit.waivers.write import waiver_for

    for audited in pages:
        for finding in choice.of(audited):
            yield waiver_for(finding, page_name(audited.name, path), reason, who, until)


def _unused(pages: Any) -> Iterator[Any]:
    from capaudit.own import UNUSED

    for audited in pages:
        for finding in audited.findings:
            if finding.rule == UNUSED.name and finding.at is None:
                yield finding.waiver


def _sentence(done: Written, path: str) -> str:
    import os

    from capaudit.basics.terminal import visible

    parts = [
        f"{number:,} waiver{'s' if number != 1 else ''} {word}"
        for number, word in zip(done, ("added", "renewed", "removed"), strict=True)
        if number
    ]
    shown = visible(path.removeprefix(os.path.join(os.getcwd(), "")))
    return f"{', '.join(parts)}: {shown}" if parts else f"nothing to do: {shown}"
