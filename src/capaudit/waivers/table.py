"""capaudit-waivers.toml as waivers."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from capaudit.basics.globs import relative
from capaudit.basics.tables import Origin, Table
from capaudit.errors import ConfigError
from capaudit.model import Waiver
from capaudit.waivers.match import Held

KEYS = ("rule", "page", "image", "words", "reason", "who", "until")
_NEEDED = ("rule", "page", "reason")
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*[\"']?waiver[\"']?[ \t]*\]\]", re.MULTILINE)


class WaiversFile:
    """The waivers of a file, by page. A page is named as seen from the folder of the file, with slashes."""

    def __init__(self, path: str) -> None:
        """Raises ConfigError where the file is there and cannot be read, or is not as it must be."""
        self.path = os.path.abspath(path)
        self._by_page: dict[str, tuple[Held, ...]] = {}
        for waiver in _read(self.path) if os.path.exists(path) else ():
            held = Held(waiver, expired=waiver.until is not None and waiver.until < date.today())
            page = waiver.page or ""
            self._by_page[page] = (*self._by_page.get(page, ()), held)

    def of(self, name: str) -> tuple[Held, ...]:
        """The waivers for a file."""
        return self._by_page.get(page_name(name, self.path), ()) if self._by_page else ()


def page_name(name: str, path: str) -> str:
    """How the waivers file of a path names a page: as seen from its folder, with slashes."""
    return relative(os.path.abspath(name), os.path.dirname(os.path.abspath(path)))


def _read(path: str) -> Iterator[Waiver]:
    from tomllib import TOMLDecodeError, loads

    shown = path.removeprefix(os.path.join(os.getcwd(), ""))
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
        data = loads(text)
    except OSError as error:
        raise ConfigError(f"{shown}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{shown}: is not UTF-8: see byte {error.start + 1}") from error
    except TOMLDecodeError as error:
        raise ConfigError(f"{shown}: is no valid TOML: {error}") from error
    table = Table(data, Origin(shown, text, ""))
    table.only(["waiver"])
    lines = _lines(text)
    for number, entry in enumerate(table.array("waiver")):
        yield _waiver(entry, f"{shown}:{lines[number]}" if number < len(lines) else shown)


def _lines(text: str) -> list[int]:
    """The line of each `[[waiver]]`."""
    found, line, at = [], 1, 0
    for header in _HEADER.finditer(text):
        line += text.count("\n", at, header.start())
        at = header.start()
        found.append(line)
    return found


def _waiver(entry: Table, origin: str) -> Waiver:
    entry.only(KEYS, need=_NEEDED)
    values: dict[str, Any] = {key: entry.string(key) for key in KEYS if key != "until"}
    for key in _NEEDED:
        if not values[key].strip():
            raise entry.error(key, f"“{key}” is empty")
    values["page"] = os.path.normpath(values["page"]).replace(os.sep, "/")
    return Waiver(**values, until=_until(entry), origin=origin)


def _until(entry: Table) -> date | None:
    value = entry.data.get("until")
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise entry.error("until", "“until” is a date, such as 2030-01-31") from None
