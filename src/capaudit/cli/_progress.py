"""A progress bar on standard error, for work that takes longer than a second, on a terminal only."""

from __future__ import annotations

import sys
from time import monotonic

_PATIENCE = 1.0
_EVERY = 0.1
_WIDTH = 30


class Progress:
    """Where the run is. Costs one look at the clock a page."""

    def __init__(self) -> None:
        self._shown = False
        self._enabled = sys.stderr.isatty()
        self._next = monotonic() + _PATIENCE

    def at(self, done: int, total: int) -> None:
        """Show that so many of the pages are done."""
        if not self._enabled or (now := monotonic()) < self._next:
            return
        self._next = now + _EVERY
        filled = _WIDTH * done // max(total, 1)
        bar = "━" * filled + "─" * (_WIDTH - filled)
        sys.stderr.write(f"\r\033[2K{bar} {done:,} of {total:,} pages")
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the bar off the screen, before anything else is written there."""
        if self._shown:
            sys.stderr.write("\r\033[2K")
            sys.stderr.flush()
            self._shown = False
