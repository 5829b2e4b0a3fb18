"""capaudit config"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from capaudit.cli import check
from capaudit.cli._options import CONFIGURED, configured, variable

if TYPE_CHECKING:
    from capaudit.cli._in_force import InForce

_STYLES = [{"*": "bold"}, {}, {"default": "dim", "*": "cyan"}]


def _parameters() -> list[click.Parameter]:
    """A path, and the options of `capaudit check`: what would be in force there is shown."""
    shape = click.Choice(["text", "json"])
    return [
        click.Argument(["path"], required=False, metavar="[PATH]", type=click.Path(readable=False)),
        click.Option(["--format", "shape"], type=shape, default="text", help="How to show them."),
        *(one for one in check.command.params if one.name not in ("paths", "wanted")),
    ]


def _config(path: str | None, shape: str, **given: Any) -> None:
    """Show what `capaudit check` runs by, and where each setting comes from: the file, the environment, an option or nobody.

    With a PATH also the rules that are on for that page. Takes the options of `capaudit check`, to show what they would do.
    """
    from capaudit.cli._in_force import InForce, of_config, of_options, of_rules
    from capaudit.cli._output import standard_output, wants_color
    from capaudit.settings import settings_of

    settings = settings_of(configured(**{name: value for name, value in given.items() if name in CONFIGURED}))
    name = variable("--format")
    asked = os.environ.get(name)
    format_ = InForce("format", asked or "text", name if asked else "default")
    found = [*of_config(settings.config, path), format_, *of_options(click.get_current_context())]
    rules = list(of_rules(settings, path)) if path else []
    write = standard_output()
    if shape == "json":
        from capaudit.basics.jsontext import json_text

        write("[\n" + ",\n".join(json_text(one.record()) for one in (*found, *rules)) + "\n]\n")
        return
    write(_table(("setting", "value", "from"), found, color=wants_color(given["color"])))
    if path:
        write("\n" + _table((f"rules for {path}", "severity", "from"), rules, color=wants_color(given["color"])))


def _table(heads: tuple[str, ...], several: list[InForce], *, color: bool) -> str:
    from capaudit.basics.terminal import visible
    from capaudit.cli._table import table

    rows = [tuple(map(visible, one.row())) for one in several]
    return table(tuple(map(visible, heads)), rows, color=color, styles=_STYLES)


command = click.Command(
    "config", callback=_config, params=_parameters(), help=_config.__doc__, short_help="Show the settings in force."
)
