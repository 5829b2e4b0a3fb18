"""capaudit explain"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from capaudit.cli._options import configuration, configured, rule_names, setting

if TYPE_CHECKING:
    from capaudit.settings import Settings


@click.command("explain", short_help="Show the page of a rule.")
@click.argument("name", metavar="RULE", shell_complete=rule_names)
@configuration
@setting("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the output.")
def command(name: str, color: str, **given: Any) -> None:
    """Show a rule's page: what it finds, why it matters, its options, and examples."""
    from capaudit.cli._markdown import rendered
    from capaudit.cli._output import standard_output, terminal_width, wants_color
    from capaudit.settings import settings_of
    from capaudit.terminal import painted

    settings = settings_of(configured(**given))
    title, facts, documentation = _page(name, settings)
    paint = wants_color(color)
    head = painted(title, "bold", color=paint) + "  " + painted(facts, "dim", color=paint)
    standard_output()(f"{head}\n\n{rendered(documentation, min(terminal_width(), 100), color=paint)}\n")


def _page(name: str, settings: Settings) -> tuple[str, str, str]:
    """The title, a line of facts and the documentation of a rule. Raises UsageError for a name that is none."""
    from capaudit.cli.rules import records
    from capaudit.nearest import did_you_mean
    from capaudit.own import OWN

    rules = settings.registry.rules
    former = {old: rule.name for rule in rules.values() for old in rule.replaces}
    name = former.get(name, name)
    known = {record["name"]: record for record in records(settings)}
    if name not in known:
        raise click.UsageError(f"unknown rule “{name}”{did_you_mean(name, known)}")
    record = known[name]
    facts = f"{record['severity']}, {record['state']}, {record['origin']}"
    if name in OWN:
        return name, facts, OWN[name].documentation
    return name, facts, rules[name].documentation + _defaults(record["options"])


def _defaults(options: dict[str, Any]) -> str:
    from capaudit.jsontext import json_text

    if not options:
        return ""
    lines = "\n".join(f"{name} = {json_text(value)}" for name, value in options.items())
    return f"\n\n## Options as they are\n```toml\n{lines}\n```"
