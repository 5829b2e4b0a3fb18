"""Writing a file so that nobody ever finds half of one, and letting in one writer at a time."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from capaudit.errors import UnwritableError

_PATIENCE = 60.0
_GLANCE = 0.02
_STALE = 3600.0
_TAIL = ".capaudit-tmp"


def replace_file(path: str, data: bytes, *, expected: bytes | None = None) -> None:
    """Give a file new content, whole or not at all: written beside it, flushed to the disk, then put in its place.

    Mode and owner are kept, a symbolic link stays a link. With `expected`, a file that holds something else by now is left
    alone. Raises UnwritableError, the file being as it was.
    """
    target = os.path.realpath(path)
    try:
        before = os.stat(target) if os.path.lexists(target) else None
        if before is not None and not os.access(target, os.W_OK):
            raise UnwritableError("the file is read-only")
        unfinished = _written(target, data, before)
        try:
            _check_unchanged(target, expected)
            os.replace(unfinished, target)
        except BaseException:
            os.unlink(unfinished)
            raise
        _sync_folder(os.path.dirname(target))
    except OSError as error:
        raise UnwritableError(f"cannot be written: {(error.strerror or str(error)).lower()}") from error


def _written(target: str, data: bytes, before: os.stat_result | None) -> str:
    """The name of a new file beside the target with the data in it, safe on the disk."""
    folder, name = os.path.split(target)
    _tidy(folder)
    unfinished = os.path.join(folder, f".{name[:40]}.{os.urandom(6).hex()}{_TAIL}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if before is not None:
                _alike(file.fileno(), unfinished, target, before)
            os.fsync(file.fileno())
    except BaseException:
        os.unlink(unfinished)
        raise
    return unfinished


def _alike(descriptor: int, unfinished: str, target: str, before: os.stat_result) -> None:
    """Owner, extended attributes and mode of the file that is to be replaced."""
    if sys.platform != "win32":
        now = os.fstat(descriptor)
        if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
            try:
                os.fchown(descriptor, before.st_uid, before.st_gid)
            except PermissionError:
                raise UnwritableError("the file belongs to somebody else, and its owner could not be kept") from None
    if sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(target):
                os.setxattr(descriptor, name, os.getxattr(target, name))
    os.chmod(unfinished, stat.S_IMODE(before.st_mode))


_tidied: set[str] = set()


def _tidy(folder: str) -> None:
    """Take away what processes that were killed an hour ago and more have left of their files; once a folder."""
    from time import time

    if folder in _tidied:
        return
    _tidied.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and entry.name.endswith(_TAIL):
                with suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < time() - _STALE:
                        os.unlink(entry.path)


def _check_unchanged(path: str, expected: bytes | None) -> None:
    if expected is None:
        return
    with open(path, "rb") as file:
        if file.read(len(expected) + 1) != expected:
            raise UnwritableError("the file was changed meanwhile; nothing was written")


def _sync_folder(folder: str) -> None:
    """Make the new name last, where folders can be flushed."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def locked(path: str) -> Iterator[None]:
    """Inside, no other process of ours writes into the folder of the path. Raises UnwritableError after a minute's wait.

    The folder itself is locked, so that no lock file is left about; the system lets go of it when a process dies.
    """
    descriptor = _lockable(os.path.dirname(os.path.realpath(path)))
    try:
        _wait_for(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lockable(folder: str) -> int:
    try:
        if sys.platform == "win32":
            from hashlib import sha256
            from tempfile import gettempdir

            name = f"capaudit-{sha256(os.path.normcase(folder).encode()).hexdigest()[:16]}.lock"
            return os.open(os.path.join(gettempdir(), name), os.O_RDWR | os.O_CREAT)
        return os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise UnwritableError(f"{folder} cannot be locked: {(error.strerror or str(error)).lower()}") from error


def _wait_for(descriptor: int) -> None:
    from time import monotonic, sleep

    deadline = monotonic() + _PATIENCE
    while not _taken(descriptor):
        if monotonic() > deadline:
            raise UnwritableError("another process has been writing for more than a minute")
        sleep(_GLANCE)


def _taken(descriptor: int) -> bool:
    try:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    return True
