"""`capaudit` and `python -m capaudit`."""

from __future__ import annotations

import gc
import sys

_OBJECTS_OF_A_START = 50_000
"""So many are made before the work begins and live as long as it does: looking for garbage among them takes time and finds none."""


def run() -> None:
    """The command line. Raises SystemExit with its exit code."""
    gc.set_threshold(_OBJECTS_OF_A_START)
    from capaudit.cli import cli

    cli(prog_name="capaudit")


def main() -> None:
    """The command line, as a process of its own that ends with its exit code."""
    try:
        run()
    except SystemExit as end:
        _leave(end.code)
        raise


def _leave(code: object) -> None:
    """End the process without freeing each of its objects first, which takes longer than an audit.

    What is to be done at exit is done. While a thread is still at work, or where output cannot be written, this gives back.
    """
    import atexit
    import os
    import threading

    if not isinstance(code, int) or threading.active_count() > 1:
        return
    atexit._run_exitfuncs()
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):  # there is none where nobody would see it
            stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


if __name__ == "__main__":
    run()
