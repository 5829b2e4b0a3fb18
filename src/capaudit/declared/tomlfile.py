"""A TOML file, and the files that it extends."""

from __future__ import annotations

import os
from typing import Any

from capaudit.basics.tables import Origin, Table
from capaudit.errors import ConfigError

PROJECT = "pyproject.toml"


def parse(path: str) -> tuple[dict[str, Any] | None, Origin]:
    """What the file says, of a pyproject.toml its `[tool.capaudit]`, or None where it has none. Raises ConfigError."""
    from tomllib import TOMLDecodeError, loads

    shown = path.removeprefix(os.path.join(os.getcwd(), ""))
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read().removeprefix("\ufeff")
        data = loads(text)
    except OSError as error:
        raise ConfigError(f"{shown}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{shown}: is not UTF-8: see byte {error.start + 1}") from error
    except TOMLDecodeError as error:
        raise ConfigError(f"{shown}: is no valid TOML: {error}") from error
    if os.path.basename(path) != PROJECT:
        return data, Origin(shown, text, "")
    tool = data.get("tool", {})
    found = tool.get("capaudit") if isinstance(tool, dict) else None
    return found if isinstance(found, dict) else None, Origin(shown, text, "tool.capaudit")


class TomlFile:
    """A file and its folder. `table` is what it says."""

    def __init__(self, path: str) -> None:
        self.path = os.path.abspath(path)
        self.folder = os.path.dirname(self.path)
        data, origin = parse(self.path)
        if data is None:
            raise ConfigError(f"{origin.file}: has no [tool.capaudit]")
        self.table = Table(data, origin)

    @property
    def extends(self) -> tuple[str, ...]:
        """The files that this one starts from, as it names them."""
        return self.table.one_or_more("extends")


def lineage(path: str) -> tuple[TomlFile, ...]:
    """The file and all that it extends, each once, the nearest first. Raises ConfigError, also for a loop."""
    found: dict[str, TomlFile] = {}
    _follow(TomlFile(path), (), found)
    return tuple(found.values())


def _follow(file: TomlFile, above: tuple[TomlFile, ...], found: dict[str, TomlFile]) -> None:
    found.pop(file.path, None)
    found[file.path] = file
    for name in file.extends:
        path = os.path.join(file.folder, name)
        where = file.table.at("extends", name)
        if not os.path.isfile(path):
            raise ConfigError(f"{where}: extends “{name}”, and there is no such file")
        chain = (*above, file)
        if loop := [one for one in chain if os.path.realpath(one.path) == os.path.realpath(path)]:
            names = " → ".join(os.path.basename(one.path) for one in (*chain[chain.index(loop[0]) :], loop[0]))
            raise ConfigError(f"{where}: extends itself: {names}")
        _follow(TomlFile(path), chain, found)
