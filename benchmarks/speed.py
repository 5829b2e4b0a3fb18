"""What an audit costs: ratios measured in one run, because machines are noisy and ratios travel.

usage: python benchmarks/speed.py CORPUS

Prints the median over the pages of CORPUS/pages of the time of one audit, all default rules on, divided by lxml's bare parse of
the same bytes, the two in turn, in processor time; then what a command costs from the shell, divided by importing what it stands on.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from capaudit import audit_one
from capaudit.config import Config
from capaudit.settings import settings_of

ROUNDS = 5
STARTS = 15
CLEAN = Path(__file__).parent.parent / "examples" / "clean.html"


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def wall(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def forget() -> None:
    """Empty every cache that is keyed by the text of pages, so that no round profits from the one before."""
    for module in [m for name, m in sys.modules.items() if name.startswith("capaudit")]:
        for thing in vars(module).values():
            if callable(getattr(thing, "cache_clear", None)) and (thing.cache_parameters()["maxsize"] or 0) > 1:
                thing.cache_clear()


def pages(corpus: Path) -> None:
    settings = settings_of(Config())
    paths = sorted((corpus / "pages").glob("*.html"))
    bare, ours, clean = dict.fromkeys(paths, 9e9), dict.fromkeys(paths, 9e9), set[Path]()
    for _ in range(ROUNDS):
        forget()
        for path in paths:
            data = path.read_bytes()
            bare[path] = min(bare[path], seconds(lambda: etree.fromstring(data, etree.HTMLParser())))  # noqa: B023
            start = time.process_time()
            found = audit_one(data, path.name, settings)
            ours[path] = min(ours[path], time.process_time() - start)
            if not found.findings:
                clean.add(path)
    ratios = sorted((ours[path] / bare[path], path.stem) for path in paths)
    without = [ours[path] / bare[path] for path in clean]
    print(f"{'one audit / one bare parse':<52}{'ratio':>7}")
    print(f"{f'median of {len(ratios)} pages':<52}{statistics.median(r for r, _ in ratios):>7.2f}")
    print(f"{f'median of the {len(without)} pages without findings':<52}{statistics.median(without):>7.2f}")
    print(f"{f'highest ({ratios[-1][1]})':<52}{ratios[-1][0]:>7.2f}")


def command(*arguments: str) -> Callable[[], object]:
    environment = {
        k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"
    }  # a wheel's modules are compiled
    return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)


def starts() -> None:
    pairs = {
        "capaudit --version / import click": (("-m", "capaudit", "--version"), ("-c", "import click")),
        "capaudit check clean.html / import click, pluggy, lxml.etree": (
            ("-m", "capaudit", "check", "--isolated", str(CLEAN)),
            ("-c", "import click, pluggy, lxml.etree"),
        ),
    }
    for name, (ours, bare) in pairs.items():
        command(*ours)()
        ratios = []
        for _ in range(STARTS):
            base = wall(command(*bare))
            ratios.append(wall(command(*ours)) / base)
        print(f"{name:<62}{statistics.median(ratios):>7.2f}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    pages(Path(sys.argv[1]))
    starts()
