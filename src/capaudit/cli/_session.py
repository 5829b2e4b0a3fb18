"""One run: files in, documents or audited pages out, with what could not be done kept in mind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from capaudit import __version__
from capaudit.audit import audit_one, read
from capaudit.cli._inputs import STDIN, contents, files
from capaudit.cli._progress import Progress
from capaudit.errors import UnreadableError, one_line
from capaudit.model import Audited, Document, Run, Unread
from capaudit.own import OWN
from capaudit.settings import Settings
from capaudit.terminal import visible


class Session:
    """A run. `code` is its exit code so far."""

    def __init__(
        self,
        settings: Settings,
        max_bytes: int,
        *,
        stdin: str | None = None,
        allow_empty: bool = False,
        verbose: bool = False,
    ) -> None:
        summaries = {active.rule.name: active.rule.summary for active in settings.rules}
        self.settings = settings
        self.run = Run(__version__, summaries | {own.name: own.summary for own in OWN.values()})
        self.progress = Progress()
        self._stdin = stdin or "<stdin>"
        self._max_bytes = max_bytes
        self._allow_empty = allow_empty
        self._verbose = verbose
        self._worst = 0
        self._incomplete = False
        _ = settings.readers  # a plugin that fails stops the run before the first page
        for notice in settings.notices:
            click.echo(f"notice: {visible(notice)}", err=True)

    @property
    def code(self) -> int:
        """2 where something could not be done or is not complete, 1 for findings at or above fail-on, else 0."""
        if self._incomplete or self.run.unread:
            return 2
        return int(self._worst >= self.settings.config.fail_on)

    def files(self, paths: Iterable[str]) -> list[str]:
        """The files that the paths mean. What means none is not read, unless that is allowed."""
        return files(paths, self.settings.config, self._nothing)

    def pages(self, names: list[str]) -> Iterator[Audited]:
        """Each file, audited. One that cannot be read is reported, and the others go on."""
        for name, data in self._each(names):
            try:
                audited = audit_one(data, name, self.settings)
            except UnreadableError as error:
                self.unread(name, str(error))
                continue
            except Exception as error:  # noqa: BLE001 - the other files are still audited
                self.unread(name, f"the audit failed: {one_line(error)}")
                continue
            self._incomplete |= not audited.complete
            if self._verbose:
                self._trace(audited)
            self._worst = max((self._worst, *(finding.severity for finding in audited.findings)))
            yield audited

    def documents(self, names: list[str]) -> Iterator[Document]:
        """Each file as its reader sees it, without any rule."""
        for name, data in self._each(names):
            try:
                document = read(data, name, self.settings)
            except UnreadableError as error:
                self.unread(name, str(error))
                continue
            if document.incomplete:
                self._incomplete = True
                self.say(name, f"only a part of the page could be read: {document.incomplete}")
            yield document

    def unread(self, name: str, reason: str) -> None:
        """Report a file that could not be read, on standard error too."""
        self.run.unread.append(Unread(name, reason))
        self.say(name, reason)

    def say(self, name: str, reason: str) -> None:
        """One line on standard error."""
        self.progress.clear()
        click.echo(f"error: {visible(name)}: {visible(reason)}", err=True)

    def _trace(self, audited: Audited) -> None:
        """The tracebacks of the rules that crashed on a page, on standard error."""
        for traceback in dict.fromkeys(audited.tracebacks):
            self.progress.clear()
            click.echo("\n".join(map(visible, [f"{audited.name}:", *traceback.split("\n")])), err=True)

    def _nothing(self, path: str, reason: str) -> None:
        if not self._allow_empty:
            self.unread(path, reason)

    def _each(self, names: list[str]) -> Iterator[tuple[str, bytes]]:
        for number, name in enumerate(names):
            self.progress.at(number, len(names))
            shown = self._stdin if name == STDIN else name
            try:
                data = contents(name, self._max_bytes)
            except UnreadableError as error:
                self.unread(shown, str(error))
            else:
                yield shown, data
        self.progress.clear()
