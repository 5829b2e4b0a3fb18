"""Many pages: memory, processes and the cache, measured on the pages of a corpus repeated under other names.

usage: python benchmarks/many.py CORPUS [--pages 20000] [--few 1000] [--rounds 1]

CORPUS/pages is repeated in a temporary folder until there are so many pages. Prints: the peak memory of a run over all of them
against one over the few, that of the process and that of its largest worker; the time of one process against two, and against
two commands that know nothing of each other, which is what the machine can give; the time of a first run with the cache against
a second. Times are the best of the rounds. Every run is the real command, in a process of its own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

_IN_A_FOLDER = 100
_GLANCE = 0.1


class Cost(NamedTuple):
    """Wall seconds, processor seconds of all processes, and the peak memory of the process and of any worker, in MB."""

    wall: float
    processor: float
    memory: float
    of_worker: float


def repeated(corpus: Path, number: int, folder: Path) -> None:
    """So many pages below a folder: copies, since a link could be told from a page of its own."""
    pages = sorted((corpus / "pages").glob("*.html"))
    for at, page in enumerate(islice(cycle(pages), number)):
        home = folder / f"{at // _IN_A_FOLDER:03}"
        home.mkdir(exist_ok=True)
        shutil.copyfile(page, home / f"{at:06}.html")


def run(folder: Path, cache: Path, *options: str) -> Cost:
    """One audit of all pages of a folder, its report thrown away."""
    before, start = os.times(), time.perf_counter()
    peaks: dict[int, int] = {}
    with subprocess.Popen([*command(cache), *options, str(folder)], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            for number in (process.pid, *children(process.pid)):
                peaks[number] = max(peaks.get(number, 0), peak(number))
            time.sleep(_GLANCE)
    after, wall = os.times(), time.perf_counter() - start
    if process.returncode not in (0, 1):
        sys.exit(f"capaudit check {' '.join(options)} exited with {process.returncode}")
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    own = peaks.pop(process.pid, 0)
    return Cost(wall, processor, own / 1024, max(peaks.values(), default=0) / 1024)


def apart_from_each_other(folder: Path, cache: Path) -> float:
    """Wall seconds of two commands at once, each with half of the folders: more than the machine has, nobody gets out of it."""
    folders = sorted(map(str, folder.iterdir()))
    start = time.perf_counter()
    commands = [
        subprocess.Popen([*command(cache), "--no-cache", "--jobs", "1", *half], stdout=subprocess.DEVNULL)
        for half in (folders[::2], folders[1::2])
    ]
    for one in commands:
        one.wait()
    return time.perf_counter() - start


def command(cache: Path) -> list[str]:
    """The command, with a cache folder of its own."""
    check = [sys.executable, "-m", "capaudit", "check", "--isolated", "--format", "concise"]
    return ["/usr/bin/env", f"CAPAUDIT_CACHE_DIR={cache}", *check]


def children(number: int) -> list[int]:
    """The processes that a process has started, where the system tells (Linux)."""
    try:
        return [int(one) for one in Path(f"/proc/{number}/task/{number}/children").read_text().split()]
    except OSError:
        return []


def peak(number: int) -> int:
    """The most memory that a process has had so far, in kB; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{number}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def line(what: str, one: str, other: str, ratio: float, bar: str) -> None:
    print(f"{what:<44}{one:>12}{other:>12}{ratio:>8.2f}  {bar}", flush=True)


def measure(few: Path, many: Path, cache: Path, rounds: int) -> None:
    print(f"{'':<44}{'':>12}{'':>12}{'ratio':>8}  asked for")
    for jobs in ("1", "2"):
        small, large = (run(folder, cache, "--no-cache", "--jobs", jobs) for folder in (few, many))
        what = f"peak memory, few and many pages, --jobs {jobs}"
        line(what, f"{small.memory:.0f} MB", f"{large.memory:.0f} MB", large.memory / small.memory, "at most 1.5")
        if large.of_worker:
            ratio = large.of_worker / small.of_worker
            line("  the largest worker", f"{small.of_worker:.0f} MB", f"{large.of_worker:.0f} MB", ratio, "at most 1.5")
    alone, two, apart = ([] for _ in range(3))
    for _ in range(rounds):
        apart.append(apart_from_each_other(many, cache))
        alone.append(run(many, cache, "--no-cache", "--jobs", "1"))
        two.append(run(many, cache, "--no-cache", "--jobs", "2"))
    first, second = min(cost.wall for cost in alone), min(cost.wall for cost in two)
    line("seconds, one process and two", f"{first:.1f} s", f"{second:.1f} s", first / second, "at least 1.7")
    line("  two commands, each with half of the pages", f"{first:.1f} s", f"{min(apart):.1f} s", first / min(apart), "")
    first, second = min(cost.processor for cost in alone), min(cost.processor for cost in two)
    line("  of all processors together", f"{first:.1f} s", f"{second:.1f} s", first / second, "")
    for jobs in ("1", "2"):
        shutil.rmtree(cache, ignore_errors=True)
        cold, warm = (run(many, cache, "--jobs", jobs).wall for _ in range(2))
        what = f"seconds, cold and warm cache, --jobs {jobs}"
        line(what, f"{cold:.1f} s", f"{warm:.1f} s", cold / warm, "at least 5")
    size = sum(file.stat().st_size for file in cache.iterdir())
    print(f"the cache takes {size / 2**20:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pages", type=int, default=20000)
    parser.add_argument("--few", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        few, many, cache = (Path(temporary, name) for name in ("few", "many", "cache"))
        few.mkdir()
        many.mkdir()
        repeated(given.corpus, given.few, few)
        repeated(given.corpus, given.pages, many)
        time.sleep(3)  # a page that has just been written counts as one that may still change
        print(f"{given.few:,} and {given.pages:,} pages, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
        measure(few, many, cache, given.rounds)


if __name__ == "__main__":
    main()
