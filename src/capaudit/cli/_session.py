"""One run: files in, documents or audited pages out, with what could not be done kept in mind."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Self

import click

from capaudit import __version__
from capaudit.attach import attach
from capaudit.audit import read
from capaudit.basics.terminal import visible
from capaudit.basics.tuples import NamedTuple
from capaudit.cli._progress import Progress
from capaudit.cli._streams import writing
from capaudit.discovery.find import Search, files
from capaudit.errors import UnreadableError
from capaudit.model import Audited, Document, Run, Unread
from capaudit.own import OWN
from capaudit.runs.work import STDIN, Fixing, Order, Outcome, contents, work, worked_on
from capaudit.settings import Settings

if TYPE_CHECKING:
    from capaudit.runs.cache import Cache
    from capaudit.runs.pool import Pool

_PAGES_A_PROCESS = 40  # fewer are done sooner than another process is there
_WORTH_A_CACHE = 20


class Ways(NamedTuple):
    """How to go about it. `jobs` is the number of processes, None for as many as there are processors and pages for them."""

    max_bytes: int
    stdin: str | None = None
    allow_empty: bool = False
    jobs: int | None = 1
    timeout: float | None = None
    cache: bool = False
    fixing: Fixing | None = None
    verbose: bool = False


class Session:
    """A run. `code` is its exit code so far, `changes` counts the pages that fixes have changed or would change."""

    def __init__(self, settings: Settings, ways: Ways) -> None:
        self.settings = settings
        _ = settings.waivers  # one that cannot be read stops the run before it begins
        self.run = Run(__version__, settings.every_rule | OWN, fail_on=settings.config.fail_on)
        self.progress = Progress()
        self.changes = 0
        self._ways = ways
        self._pool: Pool | None = None
        self._cache: Cache | None = None
        self._worst = 0
        self._incomplete = False
        _ = settings.readers  # a plugin that fails stops the run before the first page
        for notice in settings.notices:
            click.echo(f"notice: {visible(notice)}", err=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.close()
        if self._cache:
            self._cache.close()

    @property
    def code(self) -> int:
        """2 where something could not be done or is not complete, 1 for findings at or above fail-on, else 0."""
        if self._incomplete or self.run.unread:
            return 2
        return int(self._worst >= self.settings.config.fail_on)

    def files(self, paths: Iterable[str], search: Search | None = None) -> list[str]:
        """The files that the paths mean. What means none is not read, unless that is allowed."""
        config = self.settings.config
        search = search or Search(config.folder, config.excluded, gitignore=config.gitignore)
        return files(paths, search, self.nothing, self.unread)

    def pages(self, names: list[str]) -> Iterator[Audited]:
        """Each file, audited. One that cannot be read is reported, and the others go on.

        The processes that this takes are there when it returns: they are born best before there are threads.
        """
        ways = self._ways
        remember = ways.cache and ways.fixing is None and len(names) >= _WORTH_A_CACHE
        order = Order(ways.max_bytes, ways.fixing, stamped=remember)
        jobs = _jobs(ways.jobs, len(names))
        if jobs > 1 or (ways.timeout is not None and names):
            from capaudit.runs.pool import Pool

            self._pool = Pool(self.settings, order, jobs, ways.timeout)
        if remember:
            from capaudit.runs.cache import Cache

            self._cache = Cache(self.settings, ways.max_bytes)
        return self._audited(names, order)

    def _audited(self, names: list[str], order: Order) -> Iterator[Audited]:
        for number, outcome in enumerate(self._outcomes(names, order), 1):
            if self._cache is not None:
                self._cache.put(outcome)
            self.progress.at(number, len(names))
            self._hand_out(outcome)
            if outcome.audited is None:
                self.unread(outcome.name, outcome.problem or "")
                continue
            if outcome.problem:
                self._incomplete = True
                self.say(outcome.name, outcome.problem)
            audited = outcome.audited
            self._incomplete |= not audited.complete
            if self._ways.verbose:
                self._trace(audited)
            self._worst = max((self._worst, *(finding.severity for finding in audited.findings)))
            yield audited
        self.progress.clear()

    def _outcomes(self, names: list[str], order: Order) -> Iterator[Outcome]:
        items = (self._known(name, order) or name for name in names)
        if self._pool is not None:
            return self._pool.results(items)
        return (item if isinstance(item, Outcome) else work(item, self.settings, order) for item in items)

    def _known(self, name: str, order: Order) -> Outcome | None:
        """What becomes of a page that needs no work: it was audited before, or it is standard input, which is ours to read."""
        if name != STDIN:
            return self._cache.get(name) if self._cache is not None else None
        shown = self._ways.stdin or "<stdin>"
        try:
            data, _ = contents(name, order.max_bytes)
        except UnreadableError as error:
            return Outcome(shown, problem=str(error))
        return worked_on(data, shown, self.settings, order, to=None)

    def _hand_out(self, outcome: Outcome) -> None:
        """Write what fixes change, or the page that they make of standard input, to standard output."""
        self.changes += bool(outcome.difference or (outcome.audited and outcome.audited.fixed))
        if data := outcome.difference or outcome.page:
            self.progress.clear()
            with writing():
                sys.stdout.flush()
                sys.stdout.buffer.write(data)
                sys.stdout.buffer.flush()

    def documents(self, names: list[str]) -> Iterator[Document]:
        """Each file as its reader sees it, without any rule."""
        for number, name in enumerate(names):
            self.progress.at(number, len(names))
            shown = (self._ways.stdin or "<stdin>") if name == STDIN else name
            try:
                data, _ = contents(name, self._ways.max_bytes)
                document = attach(read(data, shown, self.settings), self.settings.config.images)
            except UnreadableError as error:
                self.unread(shown, str(error))
                continue
            if document.incomplete:
                self._incomplete = True
                self.say(shown, f"only a part of the page could be read: {document.incomplete}")
            yield document
        self.progress.clear()

    def unread(self, name: str, reason: str) -> None:
        """Report a file that could not be read, on standard error too."""
        self.run.unread.append(Unread(name, reason))
        self.say(name, reason)

    def say(self, name: str, reason: str) -> None:
        """One line on standard error."""
        self.progress.clear()
        click.echo(f"error: {visible(name) or '“”'}: {visible(reason)}", err=True)

    def _trace(self, audited: Audited) -> None:
        """The tracebacks of the rules that crashed on a page, on standard error."""
        for traceback in dict.fromkeys(audited.tracebacks):
            self.progress.clear()
            click.echo("\n".join(map(visible, [f"{audited.name}:", *traceback.split("\n")])), err=True)

    def nothing(self, path: str, reason: str) -> None:
        """Report what means no file, unless that is allowed."""
        if not self._ways.allow_empty:
            self.unread(path, reason)


def _jobs(wanted: int | None, pages: int) -> int:
    """How many processes so many pages are worth."""
    if wanted is not None:
        return max(1, min(wanted, pages))
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(1, min(processors, pages // _PAGES_A_PROCESS))
