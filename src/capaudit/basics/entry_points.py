"""The installed plugins, read from the metadata of installed packages.

`importlib.metadata` gives the same list and takes longer to import than everything else at start-up, so the files are
read here: `*.dist-info/entry_points.txt` and its forerunners, in each folder of the path (PyPA, "Entry points
specification"). A path that holds packages in a zip archive is left to `importlib.metadata` itself.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from capaudit.basics.tuples import NamedTuple

_VALUE = r"([\w.]+)\s*(?::\s*([\w.]+)\s*)?(?:\[.*\]\s*)?"
_KINDS = (".dist-info", ".egg-info")


class EntryPoint(NamedTuple):
    """One line of a group: a name, the module (and the attribute in it, or ""), and the package that says so."""

    name: str
    module: str
    attribute: str
    package: str
    version: str


def entry_points(group: str, path: Sequence[str] | None = None) -> list[EntryPoint]:
    """The entry points of a group, in the order of the path. Of two packages with one name, the first is used."""
    path = sys.path if path is None else path
    if any(os.path.isfile(folder) for folder in path):
        return list(_ask_the_library(group, path))
    found: list[EntryPoint] = []
    seen: set[str] = set()
    for folder in path:
        for metadata in _metadata_folders(folder or "."):
            package, version = _identity(metadata)
            key = _key(package)
            if key not in seen:
                seen.add(key)
                found += (EntryPoint(*entry, package, version) for entry in _read(metadata, group))
    return found


def _metadata_folders(folder: str) -> Iterator[str]:
    try:
        names = os.listdir(folder)
    except OSError:
        return
    egg = folder.lower().endswith(".egg")
    for name in names:
        low = name.lower()
        if low.endswith(_KINDS) or (egg and low == "egg-info"):
            yield os.path.join(folder, name)


def _identity(metadata: str) -> tuple[str, str]:
    """Name and version of a package: from the folder's name, or else from the headers in it."""
    stem, kind = os.path.splitext(os.path.basename(metadata))
    name, _, rest = stem.partition("-") if kind.lower() in _KINDS else ("", "", "")
    if name and rest:
        return name, rest if kind.lower() == ".dist-info" else rest.partition("-")[0]
    headers = _text(metadata, "PKG-INFO") or _text(metadata, "METADATA")
    known = dict(re.findall(r"(?m)^(Name|Version): *(.*?)\s*$", headers.partition("\n\n")[0]))
    return name or known.get("Name", ""), known.get("Version", "")


def _key(package: str) -> str:
    """One spelling for all that a package's name may be written in."""
    key = package.lower().replace("-", "_").replace(".", "_")
    while "__" in key:
        key = key.replace("__", "_")
    return key


def _text(metadata: str, name: str) -> str:
    try:
        with open(os.path.join(metadata, name), "rb") as file:
            return file.read().decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return ""


def _read(metadata: str, group: str) -> Iterator[tuple[str, str, str]]:
    text = _text(metadata, "entry_points.txt")
    if f"[{group}]" not in text:
        return
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
        elif section == group and line and not line.startswith("#"):
            name, _, value = line.partition("=")
            if parts := re.fullmatch(_VALUE, value.strip()):
                yield name.strip(), parts[1], parts[2] or ""


def _ask_the_library(group: str, path: Iterable[str]) -> Iterator[EntryPoint]:
    from importlib.metadata import distributions

    seen: set[str] = set()
    for package in distributions(path=list(path)):
        name = package.metadata.get_all("Name", [""])[0]
        key = _key(name)
        if key in seen:
            continue
        seen.add(key)
        for entry in package.entry_points.select(group=group):
            yield EntryPoint(entry.name, entry.module, entry.attr or "", name, package.version)
