"""The page of a rule in Markdown, for `explain --format markdown` and for the reference in docs/rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from capaudit.basics.jsontext import json_text

if TYPE_CHECKING:
    from capaudit.registry import Registry


def page(record: Mapping[str, Any], documentation: str, profiles: Iterable[str] = ()) -> str:
    """A rule's page: its summary, facts about it, its documentation, and its options as they are set out of the box.

    `record` is what `capaudit rules --format json` says of it, `profiles` the names of those that turn it on.
    """
    summary, _, rest = documentation.partition("\n")
    on = "always" if record["state"] == "always" else ", ".join(f"`{name}`" for name in profiles) or "none"
    facts = f"Severity: **{record['severity']}** · profiles: {on} · from: {record['origin']}"
    parts = [f"# {record['name']}", summary, facts, rest.strip(), "\n".join(_settings(record))]
    return "\n\n".join(filter(None, parts)) + "\n"


def _settings(record: Mapping[str, Any]) -> Iterator[str]:
    options: Mapping[str, Any] = record["options"]
    if not options:
        return
    name = record["name"]
    yield "## In capaudit.toml\n\n```toml"
    yield f'[rules."{name}"]' if "/" in name else f"[rules.{name}]"
    yield from (f"{option} = {json_text(value)}" for option, value in options.items() if value is not None)
    yield from (f"# {option} = …" for option, value in options.items() if value is None)
    yield "```"


def profiles_of(rule: str, registry: Registry) -> list[str]:
    """The profiles that turn a rule on, those that do it by extending another one among them."""
    from fnmatch import fnmatchcase

    def turns_on(name: str | None, seen: tuple[str, ...] = ()) -> bool:
        profile = registry.profiles.get(name) if name and name not in seen else None
        if profile is None:
            return False
        own = any(fnmatchcase(rule, pattern) for pattern in profile.rules)
        return own or turns_on(profile.extends, (*seen, profile.name))

    return [name for name in registry.profiles if turns_on(name)]
