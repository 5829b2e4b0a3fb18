"""capaudit test"""

from __future__ import annotations

from typing import Any

import click

from capaudit.cli._options import configured, sources


@click.command("test", short_help="Run the cases of rules.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(readable=False))
@click.option("--update", is_flag=True, help="Rewrite what the cases expect as the rules do now.")
@sources
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the output.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    update: bool,  # noqa: FBT001 - click hands it over by name
    color: str,
    **given: Any,
) -> None:
    """Run the Markdown cases of rules: files, or all files of cases in folders.

    The rules are those of the configuration's plugins, of installed ones and of --plugin; the examples in their
    documentation run too. A difference is shown as “-” what the case asks and “+” what the rule did.

    It exits with 1 where a case does not hold, and with 2 where one could not be run.
    """
    from capaudit.cli._cases import Cases
    from capaudit.cli._output import standard_output, wants_color
    from capaudit.plugins import load
    from capaudit.testing.kit import Kit

    config = configured(**given)
    cases = Cases(Kit(load(config.plugins, house=config.house)), standard_output(), color=wants_color(color))
    cases.run(paths, update=update)
    ctx.exit(cases.code)
