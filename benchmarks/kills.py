"""kill -9 at random moments: of the process and of its workers while pages are fixed, and of those who write waivers.

usage: python benchmarks/kills.py [--rounds 50] [--seed 1]

Every page must afterwards be as it was or as it is meant to be, every waiver that was said to be written must be there, and one
more run must finish the work. Ends with 1 where that is not so.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from capaudit.waivers.table import WaiversFile

_PAGES = 240
_WORDS = "<p>The council met on Tuesday evening and voted, after a debate of several hours, for the new school.</p>\n"
_FIGURE = """<figure><img src="https://example.org/{name}.jpg" alt="Raised hands" width="800" height="600">
<figcaption>Council members vote in hall {name} on Tuesday. (AP Photo/Jane Doe){again}</figcaption></figure>\n"""
_WRITER = """
import sys
from capaudit.model import Waiver
from capaudit.waivers.write import add_waivers
number = 0
while True:
    page = f"{sys.argv[1]}-{number}.html"
    add_waivers("capaudit-waivers.toml", [Waiver("credit-missing", "a reason", page)])
    print(page, flush=True)
    number += 1
"""


def article(number: int, *, faulty: bool) -> str:
    """A page with a few pictures, whose credits are printed twice or once."""
    again = " (AP Photo/Jane Doe)" if faulty else ""
    figures = (_FIGURE.format(name=f"{number}-{at}", again=again) for at in range(1 + number % 5))
    return f"<!doctype html><html lang=en><title>A vote</title><article>\n{_WORDS}{_WORDS.join(figures)}{_WORDS}</article>\n"


def fixing(folder: Path) -> subprocess.Popen[bytes]:
    options = ("--isolated", "--select", "credit-repeated", "--fix", "--jobs", "2", "--format", "concise", ".")
    command = [sys.executable, "-m", "capaudit", "check", *options]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def children(number: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{number}/task/{number}/children").read_text().split()]
    except OSError:
        return []


def while_fixing(folder: Path, dice: random.Random, seconds: float, seen: Counter[str]) -> list[str]:
    """One round. Gives the pages that are damaged."""
    before, after = ([article(number, faulty=faulty) for number in range(_PAGES)] for faulty in (True, False))
    for number, text in enumerate(before):
        (folder / f"{number}.html").write_text(text)
    run = fixing(folder)
    time.sleep(dice.uniform(0.05, seconds))
    workers = children(run.pid)
    victim = dice.choice([run.pid, *workers]) if run.poll() is None else None
    if victim is not None:
        seen["process" if victim == run.pid else "worker"] += 1
        os.kill(victim, signal.SIGKILL)
    code = run.wait()
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        time.sleep(0.01)
    now = [(folder / f"{number}.html").read_text() for number in range(_PAGES)]
    seen["fixed when it happened"] += sum(map(str.__eq__, now, after))
    damaged = [f"{n}.html" for n, text in enumerate(now) if text not in (before[n], after[n])]
    if victim is not None and victim != run.pid and code not in (0, 2):
        damaged.append(f"the run ended with {code}")
    if fixing(folder).wait() or [(folder / f"{n}.html").read_text() for n in range(_PAGES)] != after:
        damaged.append("the next run did not finish the work")
    return damaged


def while_waiving(folder: Path, dice: random.Random, turn: int, seen: Counter[str]) -> list[str]:
    """One round: three writers at once, killed one after the other. Gives the waivers that are lost."""
    command = [sys.executable, "-c", _WRITER]
    writers = [
        subprocess.Popen([*command, f"{turn}-{number}"], cwd=folder, stdout=subprocess.PIPE) for number in range(3)
    ]
    time.sleep(dice.uniform(0.2, 0.6))
    said: list[str] = []
    for writer in writers:
        time.sleep(dice.uniform(0, 0.05))
        writer.kill()
        said += writer.communicate()[0].decode().split()
    waivers = WaiversFile(str(folder / "capaudit-waivers.toml"))
    seen["waivers"] += len(said)
    return [page for page in said if not waivers.of(str(folder / page))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    dice, seen, harm = random.Random(given.seed), Counter[str](), list[str]()  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for number in range(_PAGES):
            (folder / f"{number}.html").write_text(article(number, faulty=True))
        start = time.perf_counter()
        fixing(folder).wait()
        seconds = time.perf_counter() - start
        for _ in range(given.rounds):
            harm += while_fixing(folder, dice, seconds, seen)
        pages = sum(path.name.endswith(".capaudit-tmp") for path in folder.iterdir())
        for turn in range(given.rounds):
            harm += while_waiving(folder, dice, turn, seen)
    share = seen["fixed when it happened"] / (given.rounds * _PAGES)
    print(
        f"{given.rounds} rounds with {_PAGES} pages: {seen['process']} times the process, {seen['worker']} times a worker"
    )
    print(f"  {share:.0%} of the pages were fixed at that moment, {pages} unfinished files were left beside them")
    print(f"{given.rounds} rounds with 3 writers: {seen['waivers']:,} waivers written")
    print(f"harm: {', '.join(harm) or 'none'}")
    sys.exit(bool(harm))


if __name__ == "__main__":
    main()
