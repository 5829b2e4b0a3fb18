"""capaudit credit"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from capaudit.cli._options import configuration, configured, setting

_AT_MOST = 32 * 1024**2


@click.command("credit", short_help="Show what is read in a credit line.")
@click.argument("lines", metavar="LINE...", nargs=-1, required=True)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="How to show it.")
@click.option("--language", metavar="CODE", help="The language of the page: en, de, pt-BR …")
@configuration
@setting("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the output.")
@click.pass_context
def command(
    ctx: click.Context, /, lines: tuple[str, ...], shape: str, language: str | None, color: str, **given: Any
) -> None:
    """Show what is read in credit lines: their parts, and one normal form for lines that say the same.

    A LINE of “-” stands for the lines of standard input. The exit code is 1 where one of them is no credit line.
    """
    from capaudit.cli._credit_text import as_text
    from capaudit.cli._output import standard_output, terminal_width, wants_color
    from capaudit.cli._reading import read_line, record
    from capaudit.credits import table_with
    from capaudit.settings import settings_of

    house = settings_of(configured(**given)).house
    table = table_with(house.agencies)
    found = (read_line(line, table, language or house.language) for line in _each(lines))
    write = standard_output()
    good = True
    if shape == "json":
        from capaudit.basics.jsontext import json_text

        readings = list(found)
        good = all(one.is_credit for one in readings)
        write(json_text({"schema": 1, "lines": [record(one) for one in readings]}) + "\n")
    else:
        paint, width = wants_color(color), terminal_width()
        for number, one in enumerate(found):
            good = good and one.is_credit
            write(("\n" if number else "") + as_text(one, width, color=paint))
    ctx.exit(0 if good else 1)


def _each(lines: tuple[str, ...]) -> Iterator[str]:
    """The lines, those of standard input in the place of “-”, empty ones of it left out."""
    from capaudit.runs.work import STDIN, contents

    for line in lines:
        if line != STDIN:
            yield line
            continue
        several = contents(STDIN, _AT_MOST)[0].decode("utf-8-sig", "surrogateescape").split("\n")
        typed = [one.rstrip("\r") for one in several if one.strip()]
        if not typed:
            raise click.UsageError("no line on standard input")
        yield from typed
