"""One stream of pages for several reporters, none of which has to keep the pages for another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from queue import Queue
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")

_AHEAD = 8


def share(pages: Iterable[T], sinks: Sequence[Callable[[Iterable[T]], None]]) -> None:
    """Hand each page to all sinks while they run side by side, so that none has to keep the pages for another."""
    lines = [_Line[T]() for _ in sinks]
    failures: list[BaseException] = []
    threads = [Thread(target=_work, args=(*pair, failures), daemon=True) for pair in zip(sinks, lines, strict=True)]
    for thread in threads:
        thread.start()
    try:
        for page in pages:
            for line in lines:
                line.queue.put(page)
            if failures:
                break
    finally:
        for line in lines:
            line.queue.put(None)
        for thread in threads:
            thread.join()
    if failures:
        raise failures[0]


def _work(sink: Callable[[Iterable[T]], None], line: _Line[T], failures: list[BaseException]) -> None:
    try:
        sink(line)
    except BaseException as error:  # noqa: BLE001 - raised again where the pages are made
        failures.append(error)
    for _ in line:
        pass


class _Line(Generic[T]):
    """Pages on their way to one sink, a few at most. It can be gone on with after the sink has left it."""

    def __init__(self) -> None:
        self.queue: Queue[T | None] = Queue(_AHEAD)
        self._ended = False

    def __iter__(self) -> Iterator[T]:
        while not self._ended:
            page = self.queue.get()
            if page is None:
                self._ended = True
            else:
                yield page
