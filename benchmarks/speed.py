"""What an audit costs: ratios measured in one run, because machines are noisy and ratios travel.

usage: python benchmarks/speed.py CORPUS [NODE_MODULES]

Prints the median over the pages of CORPUS/pages of the time of one audit, all default rules on, divided by lxml's bare parse of
the same bytes, the two in turn, in processor time; then what a command costs from the shell as people type it (the script that is
installed beside this Python), divided by importing what it stands on, in processor time too; then what others cost on the same
pages: trafilatura, where it is installed, and html-validate and htmlhint, where they are in the folder NODE_MODULES (`npm install
html-validate htmlhint`).
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from capaudit import audit_one
from capaudit.config import Config
from capaudit.settings import settings_of

ROUNDS = 5
STARTS = 15
PEERS_EVERY = 6  # one page of so many: the others take their time
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


def spent(*command: str) -> float:
    """The processor time of a command."""
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a wheel's modules are compiled
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def starts() -> None:
    capaudit = os.path.join(sysconfig.get_path("scripts"), "capaudit")  # noqa: PTH118 - a string is wanted
    pairs = {
        "capaudit --version / import click": ((capaudit, "--version"), "import click"),
        "capaudit check clean.html / import click, pluggy, lxml.etree": (
            (capaudit, "check", "--isolated", str(CLEAN)),
            "import click, pluggy, lxml.etree",
        ),
    }
    for name, (ours, bare) in pairs.items():
        spent(*ours)
        ratios = []
        for _ in range(STARTS):
            base = spent(sys.executable, "-c", bare)
            ratios.append(spent(*ours) / base)
        print(f"{name:<62}{statistics.median(ratios):>7.2f}")


def extraction(corpus: Path) -> None:
    """What trafilatura, which reads the text of articles, costs a page."""
    try:
        from trafilatura import extract
    except ImportError:
        print(f"{'trafilatura / one bare parse':<62}{'not installed':>16}")
        return
    ratios = []
    for path in sorted((corpus / "pages").glob("*.html"))[::PEERS_EVERY]:
        data = path.read_bytes()
        text = data.decode("utf-8", "replace")
        bare = min(seconds(lambda: etree.fromstring(data, etree.HTMLParser())) for _ in range(ROUNDS))  # noqa: B023
        ratios.append(seconds(lambda: extract(text, include_images=True)) / bare)  # noqa: B023
    print(f"{'trafilatura / one bare parse':<62}{statistics.median(ratios):>7.2f}")


def linters(corpus: Path, modules: Path) -> None:
    """What other linters of HTML cost from the shell, a page a run and all pages in one, divided by what `capaudit check` costs."""
    paths = [str(path) for path in sorted((corpus / "pages").glob("*.html"))[::PEERS_EVERY]]
    for name in ("html-validate", "htmlhint"):
        tool = modules / ".bin" / name
        if not tool.exists():
            print(f"{f'{name} / capaudit check':<62}{'not installed':>16}")
            continue
        for what, files in (("one page", paths[:1]), (f"{len(paths)} pages", paths)):
            ratios = []
            for _ in range(ROUNDS):
                check = ("-m", "capaudit", "check", "--isolated", "--no-cache", "--jobs", "1")
                ours = wall(lambda: run(sys.executable, *check, *files))  # noqa: B023
                ratios.append(wall(lambda: run(str(tool), *files)) / ours)  # noqa: B023
            print(f"{f'{name} / capaudit check, {what}':<62}{statistics.median(ratios):>7.2f}")


def run(*command: str) -> None:
    """A command whose exit code may say that it found something."""
    subprocess.run(command, check=False, capture_output=True)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    pages(Path(sys.argv[1]))
    starts()
    extraction(Path(sys.argv[1]))
    linters(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) == 3 else "node_modules"))
