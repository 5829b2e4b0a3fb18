"""capaudit explain"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from capaudit.cli._options import configuration, configured, rule_names, setting

if TYPE_CHECKING:
    from capaudit.settings import Settings


@click.command("explain", short_help="Show the page of a rule.")
@click.argument("name", metavar="RULE", shell_complete=rule_names)
@click.option("--format", "shape", type=click.Choice(["text", "markdown"]), default="text", help="How to show it.")
@configuration
@setting("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the output.")
def command(name: str, shape: str, color: str, **given: Any) -> None:
    """Show a rule's page: what it finds, why it matters, its options, and examples."""
    from capaudit.basics.terminal import painted
    from capaudit.cli._markdown import rendered
    from capaudit.cli._output import standard_output, terminal_width, wants_color
    from capaudit.settings import settings_of

    settings = settings_of(configured(**given))
    record, documentation = _known(name, settings)
    if shape == "markdown":
        from capaudit.cli._reference import page, profiles_of

        standard_output()(page(record, documentation, profiles_of(record["name"], settings.registry)))
        return
    paint = wants_color(color)
    facts = f"{record['severity']}, {record['state']}, {record['origin']}"
    head = painted(record["name"], "bold", color=paint) + "  " + painted(facts, "dim", color=paint)
    text = documentation + _defaults(record["options"])
    standard_output()(f"{head}\n\n{rendered(text, min(terminal_width(), 100), color=paint)}\n")


def _known(name: str, settings: Settings) -> tuple[dict[str, Any], str]:
    """What is known of a rule, and its documentation. Raises UsageError for a name that is none."""
    from capaudit.basics.nearest import did_you_mean
    from capaudit.cli.rules import records
    from capaudit.own import OWN

    rules = settings.registry.rules
    former = {old: rule.name for rule in rules.values() for old in rule.replaces}
    name = former.get(name, name)
    known = {record["name"]: record for record in records(settings)}
    if name not in known:
        raise click.UsageError(f"unknown rule “{name}”{did_you_mean(name, known)}")
    return known[name], OWN[name].documentation if name in OWN else rules[name].documentation


def _defaults(options: dict[str, Any]) -> str:
    from capaudit.basics.jsontext import json_text

    if not options:
        return ""
    lines = "\n".join(f"{name} = {json_text(value)}" for name, value in options.items())
    return f"\n\n## Options as they are\n```toml\n{lines}\n```"
