"""capaudit plugins"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from capaudit.cli._options import configuration, configured, setting

if TYPE_CHECKING:
    from capaudit.registry import Plugin, Registry


@click.command("plugins", short_help="List what is loaded.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="How to list them.")
@click.option("-v", "--verbose", is_flag=True, help="Say also what each thing does, and how long loading took.")
@configuration
@setting("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the output.")
def command(shape: str, verbose: bool, color: str, **given: Any) -> None:  # noqa: FBT001 - click hands it over by name
    """List what is loaded: name, version, where it comes from and what it offers."""
    from capaudit.basics.terminal import painted, visible
    from capaudit.cli._output import standard_output, terminal_width, wants_color
    from capaudit.plugins import load

    config = configured(**given)
    registry = load(config.plugins, house=config.house)
    write = standard_output()
    if shape == "json":
        from capaudit.basics.jsontext import json_text

        write(
            "[\n"
            + ",\n".join(json_text(_record(plugin, registry, verbose=verbose)) for plugin in registry.plugins.values())
            + "\n]\n"
        )
        return
    paint, width = wants_color(color), terminal_width()
    for plugin in registry.plugins.values():
        offers = registry.offers(plugin)
        origin = plugin.origin if plugin.origin == "built-in" else f"{plugin.origin}, {plugin.path}"
        origin += f", loaded in {1000 * registry.seconds(plugin):.1f} ms" if verbose else ""
        head = " ".join(filter(None, (plugin.name, plugin.version)))
        write(painted(visible(head), "bold", color=paint) + painted(f"  {visible(origin)}", "dim", color=paint) + "\n")
        for kind, names in offers.items():
            write(_offer_at_length(kind, names, registry, width) if verbose else _offer(kind, names, width))


def _record(plugin: Plugin, registry: Registry, *, verbose: bool) -> dict[str, Any]:
    facts = {"name": plugin.name, "version": plugin.version, "origin": plugin.origin, "path": plugin.path}
    offers = registry.offers(plugin)
    spent = {"milliseconds": round(1000 * registry.seconds(plugin), 1)} if verbose else {}
    return {**facts, **spent, "offers": offers}


def _offer_at_length(kind: str, names: list[str], registry: Registry, width: int) -> str:
    """One line a thing, with what it says of itself."""
    from capaudit.basics.terminal import clipped

    things = {} if kind == "words" else getattr(registry, kind)
    longest = max(map(len, names))
    lines = []
    for name in names:
        start = f"  {_called(kind):<8} {name:<{longest}}"
        about = getattr(things.get(name), "summary", "")
        lines.append(clipped(f"{start}  {about}".rstrip(), max(width, len(start))))
    return "\n".join(lines) + "\n"


def _offer(kind: str, names: list[str], width: int) -> str:
    import textwrap

    called = _called(kind)
    plural = "agencies" if kind == "agencies" else f"{called}s"
    start = f"  {len(names)} {plural if len(names) != 1 else called}: "
    lines = textwrap.wrap(start + ", ".join(names), width, subsequent_indent="    ", break_on_hyphens=False)
    return "\n".join(lines) + "\n"


def _called(kind: str) -> str:
    from capaudit.registry import KINDS

    return KINDS.get(kind, "word")
