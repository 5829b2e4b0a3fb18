"""`--format NAME[=FILE]`: the pages go through each reporter as they come, to standard output or to files."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from queue import Queue
from tempfile import NamedTemporaryFile
from threading import Thread
from typing import Generic, NamedTuple, Self, TypeVar

import click

from capaudit.contracts.reporter import Reporter
from capaudit.errors import CapauditError, PluginError
from capaudit.model import Audited, Run
from capaudit.nearest import did_you_mean
from capaudit.plugins import Registry

T = TypeVar("T")
Write = Callable[[str], object]

_AHEAD = 8


class Format(NamedTuple):
    """One `--format`: a reporter, and the file it writes to, None for standard output."""

    reporter: Reporter
    file: str | None


def formats(words: Iterable[str], registry: Registry) -> list[Format]:
    """What `--format` asks for, `text` where it asks for nothing. Raises UsageError."""
    found: list[Format] = []
    for word in tuple(words) or ("text",):
        name, _, file = word.partition("=")
        if name not in registry.reporters:
            known = ", ".join(registry.reporters)
            raise click.UsageError(f"unknown format “{name}” (known: {known}){did_you_mean(name, registry.reporters)}")
        if not file and any(other.file is None for other in found):
            raise click.UsageError("two formats for standard output: write one of them to a file, --format NAME=FILE")
        found.append(Format(registry.reporters[name], file or None))
    return found


def wants_color(choice: str) -> bool:
    """Whether to colour standard output: as asked, or on a terminal unless NO_COLOR is set (https://no-color.org)."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """The columns of the terminal, 100 where there is none; at least 40."""
    return max(40, shutil.get_terminal_size((100, 24)).columns)


def standard_output(before: Callable[[], None] = lambda: None) -> Write:
    """What writes to standard output at once, in UTF-8 unless a terminal has another encoding."""
    stream = sys.stdout
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace", **({} if stream.isatty() else {"encoding": "utf-8"}))

    def write(text: str) -> None:
        before()
        stream.write(text)
        stream.flush()

    return write


def report(pages: Iterable[Audited], wanted: Sequence[Format], run: Run, before: Callable[[], None]) -> None:
    """Send the pages through every reporter. A file takes its name when it is whole; until then it has another."""
    with ExitStack() as stack:
        sinks: list[Callable[[Iterable[Audited]], None]] = []
        for reporter, file in wanted:
            write = stack.enter_context(_Whole(file)).write if file else standard_output(before)
            own = replace(run, color=run.color and file is None, unread=run.unread)
            sinks.append(_sink(reporter, own, write))
        if len(sinks) == 1:
            pages = iter(pages)
            sinks[0](pages)
            for _ in pages:  # a reporter that stops early must not end the audit
                pass
        else:
            _share(pages, sinks)


def _sink(reporter: Reporter, run: Run, write: Write) -> Callable[[Iterable[Audited]], None]:
    def consume(pages: Iterable[Audited]) -> None:
        chunks = iter(reporter.render(pages, run))
        while True:
            try:
                chunk = next(chunks, None)
            except (CapauditError, OSError):
                raise
            except Exception as error:
                raise PluginError(f"format “{reporter.name}” failed: {type(error).__name__}: {error}") from error
            if chunk is None:
                return
            write(chunk)

    return consume


class _Whole:
    """A file that is written beside its place and moved there when nothing went wrong."""

    def __init__(self, file: str) -> None:
        self._path = Path(file)

    def __enter__(self) -> Self:
        try:
            self._stream = NamedTemporaryFile(
                "w", encoding="utf-8", newline="\n", dir=self._path.parent, prefix=f".{self._path.name}.", delete=False
            )
        except OSError as error:
            raise click.UsageError(f"cannot write {self._path}: {error.strerror}") from error
        self.write = self._stream.write
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._stream.close()
        unfinished = Path(self._stream.name)
        if kind is not None:
            unfinished.unlink()
            return
        mask = os.umask(0)
        os.umask(mask)
        unfinished.chmod(0o666 & ~mask)
        unfinished.replace(self._path)


def _share(pages: Iterable[T], sinks: Sequence[Callable[[Iterable[T]], None]]) -> None:
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
