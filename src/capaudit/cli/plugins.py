"""capaudit plugins"""

from __future__ import annotations

from typing import Any

import click

from capaudit.cli._options import configuration, configured


@click.command("plugins", short_help="List what is loaded.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="How to list them.")
@configuration
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the output.")
def command(shape: str, color: str, **given: Any) -> None:
    """List what is loaded: name, version, where it comes from and what it offers."""
    from capaudit.cli._output import standard_output, terminal_width, wants_color
    from capaudit.plugins import load
    from capaudit.terminal import painted, visible

    registry = load(configured(**given).plugins)
    write = standard_output()
    if shape == "json":
        from capaudit.jsontext import json_text

        listed = [
            {"name": p.name, "version": p.version, "origin": p.origin, "path": p.path, "offers": registry.offers(p)}
            for p in registry.plugins.values()
        ]
        write("[\n" + ",\n".join(map(json_text, listed)) + "\n]\n")
        return
    paint, width = wants_color(color), terminal_width()
    for plugin in registry.plugins.values():
        origin = plugin.origin if plugin.origin == "built-in" else f"{plugin.origin}, {plugin.path}"
        head = " ".join(filter(None, (plugin.name, plugin.version)))
        write(painted(visible(head), "bold", color=paint) + painted(f"  {visible(origin)}", "dim", color=paint) + "\n")
        for kind, names in registry.offers(plugin).items():
            write(_offer(kind, names, width))


def _offer(kind: str, names: list[str], width: int) -> str:
    import textwrap

    from capaudit.plugins import KINDS

    plural = "agencies" if kind == "agencies" else f"{KINDS[kind]}s"
    start = f"  {len(names)} {plural if len(names) != 1 else KINDS[kind]}: "
    lines = textwrap.wrap(start + ", ".join(names), width, subsequent_indent="    ", break_on_hyphens=False)
    return "\n".join(lines) + "\n"
