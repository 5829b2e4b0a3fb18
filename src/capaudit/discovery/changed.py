"""`--since REV`: which files have changed, as Git knows."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable

from capaudit.errors import ConfigError


def changed_since(files: Iterable[str], revision: str) -> list[str]:
    """Those of the files that have changed since a revision, in a commit or not, or that Git does not know yet.

    Of a revision on another branch, it is where the two parted that counts. Standard input is always kept. Raises ConfigError
    where there is no Git, no repository or no such revision.
    """
    top = os.fsdecode(_git("rev-parse", "--show-toplevel").rstrip(b"\n"))
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", of=revision)
    start = _base(commit.decode().strip())
    names = _git("diff", "--name-only", "-z", "--no-ext-diff", "--no-renames", "--diff-filter=d", start, "--", at=top)
    names += _git("ls-files", "--others", "--exclude-standard", "-z", at=top)
    changed = {os.path.join(os.path.realpath(top), os.fsdecode(name)) for name in names.split(b"\0") if name}
    return [file for file in files if file == "-" or _real(file) in changed]


def _real(file: str) -> str:
    """The file's own name, in the folder that it really stands in: Git knows links, not what they point to."""
    folder, name = os.path.split(os.path.abspath(file))
    return os.path.join(os.path.realpath(folder), name)


def _base(commit: str) -> str:
    """Where HEAD and a commit parted; the commit itself where they have nothing in common."""
    try:
        return _git("merge-base", commit, "HEAD").decode().strip()
    except ConfigError:
        return commit


def _git(*arguments: str, at: str | None = None, of: str | None = None) -> bytes:
    program = shutil.which("git")
    if program is None:
        raise ConfigError("--since needs git, which is not installed")
    command = [program, "-c", "core.fsmonitor=false", *arguments]  # a repository must not be able to run a program
    done = subprocess.run(command, capture_output=True, check=False, cwd=at)  # noqa: S603 - its path was looked up
    if done.returncode == 0:
        return done.stdout
    if of is not None:
        raise ConfigError(f"--since: git knows no revision “{of}” here")
    reason = " ".join(done.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")
    raise ConfigError(f"--since: {reason[:200] or 'git failed'}")
