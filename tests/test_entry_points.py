"""Installed plugins are found without importlib.metadata, and are those that it would find."""

from __future__ import annotations

import importlib.metadata
import re
import sys
import zipfile
from pathlib import Path

from capaudit.basics.entry_points import entry_points


def expected(path: list[str]) -> list[tuple[str, str, str, str]]:
    seen: set[str] = set()
    found = []
    for distribution in importlib.metadata.distributions(path=path):
        name = distribution.metadata.get_all("Name", [""])[0]
        key = re.sub(r"[-_.]+", "_", name).lower()
        if key not in seen:
            seen.add(key)
            points = distribution.entry_points.select(group="capaudit")
            found += [(point.name, point.module, point.attr or "", distribution.version) for point in points]
    return sorted(found)


def ours(path: list[str]) -> list[tuple[str, str, str, str]]:
    return sorted(
        (point.name, point.module, point.attribute, point.version) for point in entry_points("capaudit", path)
    )


def test_entry_points_are_those_of_the_library(tmp_path: Path) -> None:
    text = "# ours\n[console_scripts]\na = b:c\n\n[capaudit]\n  one = pkg.one \ntwo=pkg:thing.deep [extra]\n# no = no\n[x]\n"
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, metadata, version in (
        (first, "Some_Style-1.2.dist-info", "1.2"),
        (second, "some.style-9.dist-info", "9"),
        (second, "dev_style.egg-info", "0.3.dev1"),
        (second, "old_style-0.4-py3.11.egg-info", "0.4"),
        (second / "eggs.egg", "EGG-INFO", "5"),
    ):
        (folder / metadata).mkdir(parents=True)
        name = "eggs" if metadata == "EGG-INFO" else metadata.split("-")[0].removesuffix(".egg")
        for headers in ("METADATA", "PKG-INFO"):
            (folder / metadata / headers).write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n\nx")
        (folder / metadata / "entry_points.txt").write_text(text)
    (second / "none-1.dist-info").mkdir()
    path = [str(first), str(second), str(second / "eggs.egg"), str(tmp_path / "missing")]
    assert len(ours(path)) == 8
    assert ours(path) == expected(path)
    assert ours(sys.path) == expected(sys.path)


def test_packages_in_an_archive_are_found_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("zipped-2.dist-info/METADATA", "Metadata-Version: 2.1\nName: zipped\nVersion: 2\n")
        archive.writestr("zipped-2.dist-info/entry_points.txt", "[capaudit]\nzipped = zipped.rules\n")
    assert ours([str(tmp_path / "all.zip")]) == [("zipped", "zipped.rules", "", "2")]
