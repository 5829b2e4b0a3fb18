"""What was found the last time, for pages that have not changed since.

A result counts for a page of the same name whose size and modification time are the same, or whose content is, under the
same settings, plugins, waivers and versions. Whatever is wrong with the store, the page is audited as if there were none.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
import sys
import zlib
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING, Any

from capaudit import __version__
from capaudit.attach import reads_other_files
from capaudit.config import Config
from capaudit.declared.house import House
from capaudit.model import Audited
from capaudit.runs.work import Outcome, digest

if TYPE_CHECKING:
    from capaudit.settings import Settings

_SHAPE = 2
_DAYS_KEPT = 30
_NOT_CODE = ("capaudit.toml", "capaudit-waivers.toml")  # they may stand beside a plugin, and are looked at otherwise
_AT_ONCE = 500
_TABLE = """CREATE TABLE IF NOT EXISTS results (
    key BLOB PRIMARY KEY, size INTEGER, modified INTEGER, digest BLOB, day INTEGER, result BLOB)"""
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Results of capaudit. The folder can be deleted at any time.\n"


def cache_folder() -> str:
    """Where results are kept: $CAPAUDIT_CACHE_DIR, or the user's cache folder (XDG Base Directory Specification)."""
    if own := os.environ.get("CAPAUDIT_CACHE_DIR"):
        return own
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        xdg = os.environ.get("XDG_CACHE_HOME", "")
        base = xdg if os.path.isabs(xdg) else os.path.join(home, ".cache")
    return os.path.join(base, "capaudit")


class Cache:
    """The results of one project, in one file. `at_most` is the size above which no file is read."""

    def __init__(self, settings: Settings, at_most: int) -> None:
        self._settings = settings
        self._at_most = at_most
        self._base = fingerprint(settings)
        self._images = settings.config.images
        self._here = os.getcwd()
        self._today = date.today().toordinal()
        self._written = 0
        self._database: sqlite3.Connection | None = None
        project = blake2b(os.fsencode(settings.config.folder), digest_size=8).hexdigest()
        self._file = os.path.join(cache_folder(), f"{project}.sqlite3")
        try:
            self._open()
        except sqlite3.DatabaseError:
            self._begin_again()
        except OSError:
            self._database = None

    def _open(self) -> None:
        folder = os.path.dirname(self._file)
        os.makedirs(folder, mode=0o700, exist_ok=True)
        tag = os.path.join(folder, "CACHEDIR.TAG")
        if not os.path.exists(tag):
            with open(tag, "w", encoding="ascii") as file:
                file.write(_TAG)
        self._database = sqlite3.connect(self._file, timeout=0.2, isolation_level=None, check_same_thread=False)
        self._database.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is found out and audited again
        self._database.execute(_TABLE)
        self._database.execute("SELECT key, size, modified, digest, day, result FROM results LIMIT 1").fetchone()

    def _begin_again(self) -> None:
        """The file is no database, or another's: a new one takes its place."""
        try:
            self._drop()
            os.unlink(self._file)
            self._open()
        except (OSError, sqlite3.Error):
            self._drop()

    def _drop(self) -> None:
        """Go on without."""
        with suppress(sqlite3.Error):
            if self._database:
                self._database.close()
        self._database = None

    def get(self, name: str) -> Outcome | None:
        """What was found in a file, if that is still so. None also where the file cannot be read."""
        if self._database is None:
            return None
        try:
            found = os.stat(name)
            if found.st_size > self._at_most:
                return None
            key = self._key(name)
            query = "SELECT size, modified, digest, day, result FROM results WHERE key = ?"
            row = self._database.execute(query, (key,)).fetchone()
            if row is None:
                return None
            size, modified, known, day, result = row
            same = (size, modified) == (found.st_size, found.st_mtime_ns)
            if not same and (size != found.st_size or not self._same_content(name, known)):
                return None
            outcome = Outcome(name, _unpacked(result))
            if not same or day != self._today:
                self._touch(key, found.st_mtime_ns)
        except sqlite3.Error:
            self._drop()
            return None
        except Exception:  # noqa: BLE001 - a spoilt entry may fail in any way, and is then no entry
            return None
        return outcome

    def put(self, outcome: Outcome) -> None:
        """Remember what was found in a file, if it is complete."""
        audited = outcome.audited
        if self._database is None or outcome.stamp is None or audited is None or not audited.complete:
            return
        if reads_other_files(audited.document, self._images):
            return
        try:
            row = (self._key(outcome.name), *outcome.stamp, self._today, _packed(audited))
            self._write("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?)", row)
        except sqlite3.Error:
            self._drop()
        except Exception:  # noqa: BLE001 - what cannot be stored is not stored
            return

    def close(self) -> None:
        """Keep what was written, and forget what nobody has asked for in a month."""
        if self._database is None:
            return
        with suppress(sqlite3.Error):
            if self._database.in_transaction:
                self._database.execute("DELETE FROM results WHERE day < ?", (self._today - _DAYS_KEPT,))
                self._database.execute("COMMIT")
        self._drop()

    def _touch(self, key: bytes, modified: int) -> None:
        """The content is the same: what it is known by now. A time that is too young is left out, see `Stamp`."""
        from time import time_ns

        sure = modified if time_ns() - modified > 2_000_000_000 else 0
        self._write("UPDATE results SET modified = ?, day = ? WHERE key = ?", (sure, self._today, key))

    def _write(self, statement: str, values: tuple[Any, ...]) -> None:
        assert self._database is not None  # noqa: S101 - for the type checker
        if not self._database.in_transaction:
            self._database.execute("BEGIN IMMEDIATE")
        self._database.execute(statement, values)
        self._written += 1
        if self._written % _AT_ONCE == 0:
            self._database.execute("COMMIT")

    def _key(self, name: str) -> bytes:
        """The page as it was named, where it stands, and all that a result hangs on."""
        waivers = self._settings.waivers_for(name)
        words = f"{name}\0{self._here}\0{waivers!r}".encode("utf-8", "surrogateescape")
        return blake2b(self._base + words, digest_size=16).digest()

    def _same_content(self, name: str, known: bytes) -> bool:
        with open(name, "rb") as file:
            return digest(file.read(self._at_most + 1)) == known


def fingerprint(settings: Settings) -> bytes:
    """All that a result hangs on beside the page: our version, the parser's, the settings, and the code of the plugins."""
    from capaudit.pages import PARSER

    config = settings.config._replace(exclude=(), extend_exclude=(), waivers="", fail_on=Config().fail_on, house=None)
    parts: list[object] = [_SHAPE, __version__, sys.version, PARSER, os.environ.get("TZ"), config]
    for plugin in settings.registry.plugins.values():
        parts += [plugin.name, plugin.version, plugin.origin, *_texts(plugin.module)]
    parts += _code({plugin.path for plugin in settings.registry.plugins.values()})
    return blake2b(repr(parts).encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _texts(house: object) -> list[str]:
    """The TOML files that rules without code come from, those that they extend among them."""
    return [table.origin.text for table in house.tables] if isinstance(house, House) else []


def _code(paths: Iterable[str]) -> list[object]:
    """The modules and data of plugins, each with size and time: those beside a single file, or all of its package."""
    found: list[object] = []
    for folder, package in sorted(set(map(_home, paths))):
        for root, folders, names in os.walk(folder):
            folders[:] = sorted(set(folders) - {"__pycache__"}) if package else []
            for name in sorted(names):
                if package or (name.endswith((".py", ".toml")) and name not in _NOT_CODE):
                    about = os.stat(os.path.join(root, name))
                    found.append((root, name, about.st_size, about.st_mtime_ns))
    return found


def _home(path: str) -> tuple[str, bool]:
    """The folder of a module, or of the whole package that it belongs to, and whether there is a package."""
    folder = os.path.dirname(path)
    package = os.path.exists(os.path.join(folder, "__init__.py"))
    while package and os.path.exists(os.path.join(os.path.dirname(folder), "__init__.py")):
        folder = os.path.dirname(folder)
    return folder, package


def _packed(audited: Audited) -> bytes:
    return zlib.compress(pickle.dumps(audited, pickle.HIGHEST_PROTOCOL), 1)


def _unpacked(data: bytes) -> Audited:
    audited = _Careful(BytesIO(zlib.decompress(data))).load()
    if not isinstance(audited, Audited):
        raise pickle.UnpicklingError("no result")
    return audited


class _Careful(pickle.Unpickler):
    """Makes nothing but what a result consists of: a file in a cache folder must not be able to run anything."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PARTS:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a result")


_PARTS = frozenset(
    (module, name)
    for module, names in {
        "capaudit.model": "Agency ArticleDate Audited Credit Document Figure Finding Fix Image Inline Metadata Named Prose "
        "Past Severity Skipped Structured Waiver",
        "builtins": "frozenset str",
        "capaudit.anchor": "Fixed Released",
        "capaudit.source": "Edit Excerpt Place Position Source Span",
        "capaudit.text": "_placed plain",
        "capaudit.pages.anchors": "escape_attribute escape_text",
        "datetime": "date datetime timedelta timezone",
    }.items()
    for name in names.split()
)
