"""Standard input and output that are closed, or cannot be written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from capaudit.errors import CapauditError


def open_closed() -> None:
    """Put something in the place of each stream that was closed before we began (`>&-`), which Python leaves as None.

    What takes the place of standard output cannot be written: a report that is lost must not pass for one that was made.
    """
    for name, mode, flags in (("stdin", "r", os.O_RDONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY)):
        if getattr(sys, name) is None:
            stream = open(os.open(os.devnull, flags), mode, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)


@contextmanager
def writing(name: str = "standard output") -> Iterator[None]:
    """Turn what goes wrong in writing into a CapauditError; a pipe that nobody reads stays a BrokenPipeError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        close_stdout()
        raise CapauditError(f"cannot write {name}: {error.strerror}") from error


def close_stdout() -> None:
    """Let the interpreter's last flush go nowhere."""
    _close("stdout")


def give_up_stderr() -> None:
    """Where standard error cannot be written, let the interpreter's last flush go nowhere: the exit code still tells."""
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        _close("stderr")


def _close(name: str) -> None:
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), getattr(sys, name).fileno())
    except (OSError, ValueError):
        setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115
