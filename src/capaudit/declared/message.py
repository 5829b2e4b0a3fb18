"""The sentence of a finding, with places for what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter

from capaudit.basics.nearest import did_you_mean
from capaudit.basics.tables import Table
from capaudit.errors import ConfigError

_LONGEST = 120


class Message:
    """A sentence such as “our credits begin “{wanted}”, not “{found}””. A brace is written twice."""

    def __init__(self, text: str) -> None:
        self._parts = [(before, name) for before, name, _, _ in Formatter().parse(text)]

    def filled(self, words: Mapping[str, str]) -> str:
        """The sentence, each word of the page cut to a readable length."""
        return "".join(before + (_cut(words[name]) if name else "") for before, name in self._parts)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def message(table: Table, key: str, places: Iterable[str]) -> Message | None:
    """The sentence under a key, None where there is none. Raises ConfigError for a place that is not known."""
    text = table.string(key)
    if text is None:
        return None
    places = list(places)
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise ConfigError(f"{table.at(key)}: “{key}”: {error}; a brace that is meant is written twice") from error
    for _, name, form, conversion in parts:
        if name is not None and (name not in places or form or conversion):
            known = ", ".join(f"{{{place}}}" for place in places)
            raise ConfigError(
                f"{table.at(key)}: “{key}” has no place “{{{name}}}” (it has: {known}){did_you_mean(name, places)}"
            )
    return Message(text)
