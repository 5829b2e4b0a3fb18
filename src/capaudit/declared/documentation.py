"""A rule of a house file, documented like any other rule."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from capaudit.basics.tables import Table
from capaudit.declared.kind import Kind


def documentation(table: Table, kind: Kind, scopes: Sequence[str]) -> str:
    """Its page, for `capaudit explain`: the summary, why it matters, what the file asks, and its examples."""
    return "\n\n".join(_parts(table, kind, scopes))


def _parts(table: Table, kind: Kind, scopes: Sequence[str]) -> Iterator[str]:
    yield table.string("summary") or f"{kind.about} ({', '.join(scopes)})"
    why, link = table.string("why"), table.string("link")
    if why or link:
        yield "## Why it matters\n" + "\n\n".join(filter(None, (why and why.strip(), link and f"See {link}")))
    asked = {key: table.data[key] for key in (*kind.keys, "when", "unless") if key in table.data}
    lines = [f"{key} = {_toml(value)}" for key, value in {"kind": kind.name, "scope": list(scopes), **asked}.items()]
    yield "## What the house asks\n```toml\n" + "\n".join(lines) + "\n```"
    for title, key in (("Fails", "fails"), ("Passes", "passes")):
        blocks = [f"```html\n{example.strip()}\n```" for example in table.one_or_more(key)]
        if blocks:
            yield f"## {title}\n" + "\n\n".join(blocks)


def _key(key: str) -> str:
    return (
        key
        if key.replace("-", "").replace("_", "").isalnum() and key.isascii()
        else json.dumps(key, ensure_ascii=False)
    )


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_toml(v)}" for key, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
