"""Several pages at once, each process with pages of its own; results come in the order of the pages.

A pool of `concurrent.futures` is lost as a whole when one process dies. Here whoever dies names its page, another takes its
place, and the run goes on.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, Pipe, wait
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

from capaudit.errors import CapauditError, one_line
from capaudit.runs.work import Order, Outcome, work

if TYPE_CHECKING:
    from capaudit.settings import Settings

_AHEAD = 4  # pages that wait at a worker, so that it need not wait for us
_WINDOW = 32  # pages a worker that may be done before one in front of them is
_PAGES_A_WORKER = 4000  # then it is renewed: the parser's table of names only grows
_IDLE_DEATHS_AT_MOST = 20
_LAST_WORDS = 2.0


class Pool:
    """So many processes, started at once. Close it, or use it as a context, to end them."""

    def __init__(self, settings: Settings, order: Order, jobs: int, timeout: float | None = None) -> None:
        self._settings = settings
        self._order = order
        self._jobs = jobs
        self._timeout = timeout
        self._workers: list[_Worker] = []
        self._idle_deaths = 0
        for _ in range(jobs):
            self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes. What one is writing is whole or not there."""
        for worker in self._workers:
            worker.end()
        for worker in self._workers:
            worker.bury()
        self._workers.clear()

    def results(self, items: Iterable[str | Outcome]) -> Iterator[Outcome]:
        """What becomes of each file, in order. An outcome among the items is handed on in its turn."""
        source = enumerate(items)
        again: deque[tuple[int, str]] = deque()
        done: dict[int, Outcome] = {}
        following, ended = 0, False
        while True:
            while following in done:
                yield done.pop(following)
                following += 1
            while not ended and (worker := self._free(full=len(done) >= _WINDOW * self._jobs and not again)):
                number, item = again.popleft() if again else next(source, (-1, ""))
                if number < 0:
                    ended = True
                elif isinstance(item, Outcome):
                    done[number] = item
                    if number == following:
                        break
                elif not worker.give(number, item):
                    again.appendleft((number, item))
                    again.extendleft(reversed(self._lost(worker, done)))
            if following in done:
                continue
            busy = [worker for worker in self._workers if worker.given]
            if not busy and ended and not again:
                return
            for worker in self._ready(busy):
                if not worker.take(done):
                    again.extendleft(reversed(self._lost(worker, done)))
            again.extendleft(reversed(self._overdue(busy, done)))
            ended = ended and not again

    def _free(self, *, full: bool) -> _Worker | None:
        """The worker that has least to do, if it can have more. None while there are as many results as may wait."""
        if full:
            return None
        for worker in [w for w in self._workers if w.served >= _PAGES_A_WORKER and not w.given]:
            worker.end()
            worker.bury()
            self._workers.remove(worker)
        while len(self._workers) < self._jobs:
            self._start()
        young = [w for w in self._workers if w.served < _PAGES_A_WORKER and len(w.given) < _AHEAD]
        return min(young, key=lambda worker: len(worker.given), default=None)

    def _start(self) -> None:
        if self._idle_deaths > _IDLE_DEATHS_AT_MOST:
            raise CapauditError("the processes that audit die as soon as they start; try --jobs 1")
        self._workers.append(_Worker(self._settings, self._order, self._workers))

    def _ready(self, busy: list[_Worker]) -> list[_Worker]:
        patience = None
        if self._timeout is not None and busy:
            patience = max(0.0, min(worker.since for worker in busy) + self._timeout - monotonic())
        ready = wait([worker.connection for worker in busy], patience)
        return [worker for worker in busy if worker.connection in ready]

    def _overdue(self, busy: list[_Worker], done: dict[int, Outcome]) -> list[tuple[int, str]]:
        """End who has been at one page for too long. Gives the pages that waited there."""
        if self._timeout is None:
            return []
        waiting: list[tuple[int, str]] = []
        for worker in busy:
            if worker.given and monotonic() - worker.since > self._timeout and not worker.connection.poll():
                worker.kill()
                waiting += self._lost(worker, done, f"took longer than --timeout ({self._timeout:g} seconds)")
        return waiting

    def _lost(self, worker: _Worker, done: dict[int, Outcome], reason: str | None = None) -> list[tuple[int, str]]:
        """A worker is gone: its page could not be audited, and the pages that waited for it are given back."""
        if worker not in self._workers:
            return []
        self._workers.remove(worker)
        finished = worker.take_all(done)
        how = worker.bury()
        waiting = list(worker.given)
        self._idle_deaths += not waiting
        if waiting and not (reason and finished):
            number, name = waiting.pop(0)
            done[number] = Outcome(name, problem=reason or f"the process that audited it died ({how})")
        return waiting


class _Worker:
    """One process, the pages that it was given, and since when it is at the first of them."""

    def __init__(self, settings: Settings, order: Order, others: Iterable[_Worker]) -> None:
        inbox, give = Pipe(duplex=False)
        self.connection, outbox = Pipe(
            duplex=False
        )  # not one duplex pipe: what is on its way back would die with the process
        self._give = give
        self.given: deque[tuple[int, str]] = deque()
        self.served = 0
        self.since = 0.0
        method = _method()
        foreign = [end for worker in others for end in worker.ends] + self.ends if method == "fork" else []
        context: Any = get_context(method)
        self._process = context.Process(target=_serve, args=(inbox, outbox, foreign, settings, order), daemon=True)
        with _uninterrupted():
            self._process.start()
        inbox.close()
        outbox.close()

    @property
    def ends(self) -> list[Connection[Any, Any]]:
        """What is open here for it, and must not be in another process."""
        return [self.connection, self._give]

    def give(self, number: int, name: str) -> bool:
        """Hand it a page. False where nobody is there any more."""
        try:
            self._give.send_bytes(os.fsencode(name))
        except OSError:
            return False
        if not self.given:
            self.since = monotonic()
        self.given.append((number, name))
        self.served += 1
        return True

    def take(self, done: dict[int, Outcome]) -> bool:
        """Receive an outcome. False where it died instead."""
        try:
            outcome = pickle.loads(self.connection.recv_bytes())  # noqa: S301 - our own process wrote it
        except (EOFError, OSError):
            return False
        number, _ = self.given.popleft()
        done[number] = outcome
        self.since = monotonic()
        return True

    def take_all(self, done: dict[int, Outcome]) -> int:
        """Receive what it had sent before it died; how many outcomes that were."""
        count = 0
        while self.given and self.connection.poll() and self.take(done):
            count += 1
        return count

    def end(self) -> None:
        """Ask it to end."""
        self._give.close()
        if self.given:
            self._process.terminate()

    def kill(self) -> None:
        self._process.kill()

    def bury(self) -> str:
        """Wait for its end, and say how that came about."""
        for end in self.ends:
            end.close()
        self._process.join(_LAST_WORDS)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        code = self._process.exitcode or 0
        try:
            return signal.Signals(-code).name if code < 0 else f"exit code {code}"
        except ValueError:
            return f"signal {-code}"


def _method() -> str:
    """How to start a process. To fork is fastest, and only safe where it is known to be and no other thread runs."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return "fork"
    return "spawn" if sys.platform == "win32" else "forkserver"


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Inside, Ctrl-C waits: a process that is just being born is not to hear it before it knows to ignore it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    inbox: Connection[Any, Any],
    outbox: Connection[Any, Any],
    foreign: Iterable[Any],
    settings: Settings,
    order: Order,
) -> None:
    """A worker: file names in, outcomes out, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for other in foreign:
        other.close()
    while True:
        try:
            name = os.fsdecode(inbox.recv_bytes())
            outcome = work(name, settings, order)
            outbox.send_bytes(_packed(outcome))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return


def _packed(outcome: Outcome) -> bytes:
    try:
        return pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - a rule may have put anything into its findings
        problem = f"the result cannot be handed over to another process: {one_line(error)}"
        return pickle.dumps(Outcome(outcome.name, problem=problem))


def _leave(_number: int, _frame: object) -> None:
    raise SystemExit(1)
