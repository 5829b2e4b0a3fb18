"""JSON in which every value knows its place. It is read in one pass and without recursion, so that no nesting is too deep for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from capaudit import Source, UnreadableError

DEEPEST = 200
_LONGEST_NAME = 60
_TOKEN = re.compile(
    r"""[ \t\n\r]*+(?:
        (?P<string>"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+")
      | (?P<mark>[][{}:,])
      | (?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![\w.]))
      | (?P<word>(?:true|false|null)(?!\w))
    )""",
    re.VERBOSE,
)
_AFTER_VALUE = "“,” or the end of what it stands in"
_KINDS = {"{": "object", "[": "array", "string": "string", "number": "number"}
_NAMES = {"string": "a text", "number": "a number", "object": "an object", "array": "an array"}

Token = tuple[str, int, int]


class Value:
    """One value. `items` are those of an object or an array; the raw text of a value is `text[start:end]`."""

    __slots__ = ("_key", "_outer", "end", "items", "kind", "start")

    def __init__(self, kind: str, start: int, end: int, outer: Value | None, key: str | int) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.items: Any = {} if kind == "object" else [] if kind == "array" else None
        self._outer = outer
        self._key = key

    @property
    def path(self) -> str:
        """Where it stands, as JSONPath (RFC 9535): “$.content_elements[1].caption”."""
        parts: list[str] = []
        value: Value | None = self
        while value is not None and value._outer is not None:
            parts.append(_step(value._key))
            value = value._outer
        return "".join(("$", *reversed(parts)))

    @property
    def described(self) -> str:
        """“a number”, “true”."""
        return _NAMES.get(self.kind, self.kind)


def _step(key: str | int) -> str:
    if isinstance(key, int):
        return f"[{key}]"
    if key.isidentifier() and len(key) <= _LONGEST_NAME:
        return f".{key}"
    name = key if len(key) <= _LONGEST_NAME else f"{key[:_LONGEST_NAME]}…"
    quoted = name.replace("\\", "\\\\").replace("'", "\\'")
    return f"['{quoted}']"


def parse(source: Source) -> Value:
    """The value that a source holds, by RFC 8259; of two members with one name the last counts. Raises UnreadableError."""
    tokens = _tokens(source)
    kind, start, end = next(tokens)
    root = _value(source, (kind, start, end), None, 0)
    open_values = [root] if root.items is not None else []
    while open_values:
        if len(open_values) > DEEPEST:
            line, column = source.position(open_values[-1].start)
            raise UnreadableError(f"line {line}, column {column}: nested in more than {DEEPEST} values")
        inner = _next_value(source, tokens, open_values[-1])
        if inner is None:
            open_values.pop()
        elif inner.items is not None:
            open_values.append(inner)
    if (rest := next(tokens))[0] != "":
        raise _error(source, rest[1], "the end of the file")
    return root


def _next_value(source: Source, tokens: Iterator[Token], outer: Value) -> Value | None:
    """The next value of an object or an array, which is put into it; None at its end."""
    is_object = outer.kind == "object"
    kind, start, end = next(tokens)
    if kind == ("}" if is_object else "]"):
        outer.end = end
        return None
    if outer.items:
        if kind != ",":
            raise _error(source, start, _AFTER_VALUE)
        kind, start, end = next(tokens)
    if not is_object:
        value = _value(source, (kind, start, end), outer, len(outer.items))
        outer.items.append(value)
        return value
    if kind != "string":
        raise _error(source, start, "a name in quotes")
    name = decoded(source.text[start:end])
    if (colon := next(tokens))[0] != ":":
        raise _error(source, colon[1], "“:”")
    value = _value(source, next(tokens), outer, name)
    outer.items[name] = value
    return value


def _value(source: Source, token: Token, outer: Value | None, key: str | int) -> Value:
    kind, start, end = token
    if kind == "word":
        return Value(source.text[start:end], start, end, outer, key)
    if kind not in _KINDS:
        raise _error(source, start, "a value")
    return Value(_KINDS[kind], start, end, outer, key)


def _tokens(source: Source) -> Iterator[Token]:
    """The kind of each token (a mark is its own kind) with its place; kind "" at the end, again and again."""
    text, at = source.text, 0
    while found := _TOKEN.match(text, at):
        kind = found.lastgroup or ""
        at = found.end()
        yield (found[kind] if kind == "mark" else kind), found.start(kind), at
    at += len(text[at:]) - len(text[at:].lstrip(" \t\n\r"))
    if at < len(text):
        wrong = 'a text without control characters and wrong escapes, closed by “"”' if text[at] == '"' else "a value"
        raise _error(source, at, wrong)
    while True:
        yield "", at, at


def _error(source: Source, at: int, wanted: str) -> UnreadableError:
    line, column = source.position(at)
    found = f"“{source.text[at : at + 20]}”" if at < len(source.text) else "the end of the file"
    return UnreadableError(f"line {line}, column {column}: no valid JSON: here stands {found}, not {wanted}")


def decoded(raw: str) -> str:
    """A string of JSON, in its quotes, as the text that it means."""
    if "\\" not in raw:
        return raw[1:-1]
    return "".join(character for character, _, _ in characters(raw))


_CHARACTER = re.compile(r"\\u([dD][89abAB]..)\\u([dD][c-fC-F]..)|\\u(....)|\\(.)|(.)", re.DOTALL)
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def characters(raw: str) -> Iterator[tuple[str, int, int]]:
    """The characters of a valid string, in its quotes, each with its place in it; two escaped surrogates are one."""
    for found in _CHARACTER.finditer(raw, 1, len(raw) - 1):
        high, low, unit, short, plain = found.groups()
        if high:
            character = chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
        elif unit:
            character = chr(int(unit, 16))
        else:
            character = plain or _SHORT.get(short, short)
        yield character, found.start(), found.end()
