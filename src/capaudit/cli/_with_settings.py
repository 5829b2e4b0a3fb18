"""For commands of plugins: the options that say where settings come from."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from capaudit.cli._options import configuration, configured, selection, waivers_file

_KEYS = "config isolated plugin profile select extend_select ignore severity fail_on waivers".split()


def with_settings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of `check` on rules, configuration and waivers; it is called with their `settings`."""

    @wraps(command)
    def called(*args: Any, **given: Any) -> Any:
        from capaudit.settings import settings_of

        chosen = {key: given.pop(key) for key in _KEYS}
        return command(*args, settings=settings_of(configured(**chosen)), **given)

    return selection(waivers_file(configuration(called)))


def user() -> str:
    """The name that git knows, or the login, or ""."""
    import getpass
    import shutil
    import subprocess

    if git := shutil.which("git"):
        done = subprocess.run([git, "config", "user.name"], capture_output=True, check=False)  # noqa: S603
        if name := done.stdout.decode("utf-8", "replace").strip():
            return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
