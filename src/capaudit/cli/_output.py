"""`--format NAME[=FILE]`: the pages go through each reporter as they come, to standard output or to files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack

import click

from capaudit.basics.nearest import did_you_mean
from capaudit.basics.records import replace
from capaudit.basics.tuples import NamedTuple
from capaudit.cli._streams import writing
from capaudit.contracts.reporter import Reporter
from capaudit.errors import CapauditError, PluginError
from capaudit.model import Audited, Run
from capaudit.registry import Registry

Write = Callable[[str], object]


class Format(NamedTuple):
    """One `--format`: a reporter, and the file it writes to, None for standard output."""

    reporter: Reporter
    file: str | None


def formats(words: Iterable[str], registry: Registry) -> list[Format]:
    """What `--format` asks for, `text` where it asks for nothing. Raises UsageError."""
    found: list[Format] = []
    for word in tuple(words) or ("text",):
        name, equals, file = word.partition("=")
        if name not in registry.reporters:
            known = ", ".join(registry.reporters)
            raise click.UsageError(f"unknown format “{name}” (known: {known}){did_you_mean(name, registry.reporters)}")
        if equals and not file:
            raise click.UsageError(f"--format {word} names no file")
        if file and any(other.file and os.path.realpath(other.file) == os.path.realpath(file) for other in found):
            raise click.UsageError(f"two formats for {file}")
        if not file and any(other.file is None for other in found):
            raise click.UsageError("two formats for standard output: write one of them to a file, --format NAME=FILE")
        found.append(Format(registry.reporters[name], file or None))
    return found


def wants_color(choice: str) -> bool:
    """Whether to colour standard output: as asked, or on a terminal unless NO_COLOR is set (https://no-color.org).

    FORCE_COLOR (https://force-color.org) is for logs that show colour and are no terminal.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("FORCE_COLOR") and not os.environ.get("NO_COLOR"):
        return True
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """The columns of the terminal, 100 where there is none; at least 40."""
    if (columns := os.environ.get("COLUMNS", "")).isdecimal():
        return max(40, int(columns))
    try:
        return max(40, os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns)
    except (OSError, ValueError):
        return 100


def standard_output(before: Callable[[], None] = lambda: None, *, aside: bool = False) -> Write:
    """What writes to standard output at once, in UTF-8 unless a terminal has another encoding; `aside`, to standard error."""
    stream = sys.stderr if aside else sys.stdout
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace", **({} if stream.isatty() else {"encoding": "utf-8"}))

    def write(text: str) -> None:
        before()
        with writing("standard error" if aside else "standard output"):
            stream.write(text)
            stream.flush()

    return write


def report(
    pages: Iterable[Audited], wanted: Sequence[Format], run: Run, before: Callable[[], None], *, aside: bool = False
) -> None:
    """Send the pages through every reporter. A file takes its name when it is whole; until then it has another.

    `aside` sends to standard error what would go to standard output, which is taken by a page.
    """
    with ExitStack() as stack:
        sinks: list[Callable[[Iterable[Audited]], None]] = []
        for reporter, file in wanted:
            write = _to_file(file, stack) if file else standard_output(before, aside=aside)
            own = replace(run, color=run.color and file is None, unread=run.unread)
            sinks.append(_sink(reporter, own, write))
        if len(sinks) == 1:
            pages = iter(pages)
            sinks[0](pages)
            for _ in pages:  # a reporter that stops early must not end the audit
                pass
        else:
            from capaudit.cli._sharing import share

            share(pages, sinks)


def _to_file(file: str, stack: ExitStack) -> Write:
    from capaudit.cli._whole import Whole

    return stack.enter_context(Whole(file)).write


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
