"""`--watch`: audit again what changes, until Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from time import time_ns
from typing import TYPE_CHECKING

import click

from capaudit.basics.terminal import visible
from capaudit.discovery.find import is_pattern
from capaudit.errors import CapauditError

if TYPE_CHECKING:
    from capaudit.cli._session import Session

_GLANCE = 1000  # ms between looks at the settings, which need not stand where the pages do

Audit = Callable[[frozenset[str] | None], "Session"]


def check_watchable(paths: Iterable[str], formats: Iterable[str], *, diff: bool) -> None:
    """Raise UsageError for what cannot be watched."""
    if "-" in paths:
        raise click.UsageError("standard input cannot be watched")
    if diff or any("=" in word for word in formats):
        raise click.UsageError(
            "--watch shows what changes as it changes: use it without --diff and without a file for --format"
        )
    try:
        import watchfiles  # noqa: F401 - whether it is there
    except ImportError:
        message = "--watch needs the package watchfiles: pip install 'capaudit[watch]'"
        raise click.UsageError(message) from None


def watched(audit: Audit, paths: Iterable[str]) -> None:
    """Audit everything, then what changes; everything again when the settings, a plugin or the waivers do. Does not return."""
    from watchfiles import watch

    roots = _roots(paths)
    missed: int | None = time_ns()  # what changes from here on, before the watch has begun, is looked for once
    files = _audited(audit, None)
    before = _states(files)
    click.echo(f"watching {', '.join(map(visible, roots))}; Ctrl-C ends", err=True)
    for changes in watch(*roots, yield_on_timeout=True, rust_timeout=_GLANCE, step=50, raise_interrupt=True):
        changed: frozenset[str] | None = frozenset(
            os.path.realpath(path) for _, path in changes if os.path.isfile(path)
        ) | (_changed_since(missed, roots) if missed is not None else frozenset())
        missed = None
        now = _states(files)
        if now != before:
            changed = None
        elif not changed:
            continue
        files = _audited(audit, changed) or files
        before = _states(files)


def _changed_since(moment: int, roots: Iterable[str]) -> frozenset[str]:
    """The files in folders that were written at a moment, in nanoseconds, or later."""
    every = [os.path.join(folder, name) for root in roots for folder, _, names in os.walk(root) for name in names]
    states = _states(every)
    return frozenset(os.path.realpath(path) for path, state in states.items() if state and state[1] >= moment)


def _audited(audit: Audit, only: frozenset[str] | None) -> tuple[str, ...]:
    """One run. A fault in the settings, which somebody may be writing, is told and does not end it. Gives their files."""
    try:
        session = audit(only)
    except (CapauditError, click.UsageError) as error:
        click.echo(f"error: {error.format_message() if isinstance(error, click.UsageError) else error}", err=True)
        return ()
    click.echo(f"{datetime.now():%H:%M:%S} waiting for changes", err=True)
    sys.stdout.flush()
    config = session.settings.config
    return tuple(filter(None, (config.file, config.waivers, *config.plugins)))


def _states(files: Iterable[str]) -> dict[str, tuple[int, int] | None]:
    """Size and time of the files that the settings come from."""
    found: dict[str, tuple[int, int] | None] = {}
    for file in files:
        try:
            about = os.stat(file)
        except OSError:
            found[file] = None
        else:
            found[file] = (about.st_size, about.st_mtime_ns)
    return found


def _roots(paths: Iterable[str]) -> list[str]:
    """The folders to watch: those that were named, those of files, and those where patterns begin."""
    found: dict[str, None] = {}
    for path in paths:
        folder = path
        while is_pattern(folder) or not os.path.isdir(folder or "."):
            folder = os.path.dirname(folder)
        found[folder or "."] = None
    return list(found)
