"""capaudit rules"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from capaudit.cli._options import configuration, configured, selection, setting

if TYPE_CHECKING:
    from capaudit.settings import Settings

_STYLES: list[dict[str, str]] = [
    {"*": "bold"},
    {"error": "red", "warning": "yellow", "note": "cyan"},
    {"on": "green", "always": "green", "off": "dim"},
    {"*": "dim"},
]


@click.command("rules", short_help="List the rules.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="How to list them.")
@selection
@configuration
@setting("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the output.")
def command(shape: str, color: str, **given: Any) -> None:
    """List the rules: how grave they are, whether they are on here, and where they come from."""
    import sys

    from capaudit.basics.terminal import clipped, visible
    from capaudit.cli._output import standard_output, terminal_width, wants_color
    from capaudit.cli._table import table
    from capaudit.settings import settings_of

    listed = records(settings_of(configured(**given)))
    write = standard_output()
    if shape == "json":
        from capaudit.basics.jsontext import json_text

        write("[\n" + ",\n".join(map(json_text, listed)) + "\n]\n")
        return
    heads = ("name", "severity", "state", "origin", "summary")
    rows = [tuple(visible(record[head]) for head in heads) for record in listed]
    if sys.stdout.isatty():
        taken = sum(max(len(value) for value in column) + 2 for column in list(zip(heads, *rows, strict=True))[:-1])
        rows = [(*row[:-1], clipped(row[-1], max(terminal_width() - taken, 20))) for row in rows]
    write(table(heads, rows, color=wants_color(color), styles=_STYLES))


def records(settings: Settings) -> list[dict[str, Any]]:
    """Every rule as plain data, those of the audit itself at the end."""
    from capaudit.own import OWN

    on = {active.rule.name: active for active in settings.rules}
    found: list[dict[str, Any]] = []
    for name, rule in sorted(settings.registry.rules.items(), key=lambda pair: ("/" in pair[0], pair[0])):
        active = on.get(name)
        owner = settings.registry.owner("rules", name)
        found.append(
            {
                "name": name,
                "severity": (active.severity if active else rule.severity).label,
                "state": "on" if active else "off",
                "origin": "built-in" if owner.origin == "built-in" else owner.name,
                "summary": rule.summary,
                "options": {option.name: shown(option.default) for option in rule.options.values()},
            }
        )
    for own in OWN.values():
        about = {"state": "always", "origin": "built-in", "summary": own.summary, "options": {}}
        found.append({"name": own.name, "severity": own.severity.label, **about})
    return found


def shown(default: Any) -> Any:
    """The default of an option, as JSON and TOML know it."""
    if isinstance(default, frozenset | set):
        return sorted(default)
    return list(default) if isinstance(default, tuple) else default
