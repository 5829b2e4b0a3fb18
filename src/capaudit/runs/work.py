"""What becomes of one file: it is read, audited, and mended where that is asked for."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from capaudit.audit import audit_one
from capaudit.basics.tuples import NamedTuple
from capaudit.errors import UnreadableError, UnwritableError, one_line
from capaudit.model import Audited

if TYPE_CHECKING:
    from capaudit.settings import Settings

STDIN = "-"


class Fixing(NamedTuple):
    """Which fixes to make, and whether to write the page or only to tell what would change."""

    unsafe: bool = False
    write: bool = True


class Order(NamedTuple):
    """What is to be done with every file. `stamped` asks for the size, the time and the digest of what was read."""

    max_bytes: int
    fixing: Fixing | None = None
    stamped: bool = False


class Stamp(NamedTuple):
    """What a file was when it was read. `modified` is in nanoseconds, 0 where it may still change unseen."""

    size: int
    modified: int
    digest: bytes


class Outcome(NamedTuple):
    """What became of a file. Without `audited` it could not be read; `problem` says why that or a fix could not be done.

    `difference` is what fixes change, or would change, as a unified diff; `page` the mended page where it goes to standard output.
    """

    name: str
    audited: Audited | None = None
    problem: str | None = None
    difference: bytes = b""
    page: bytes | None = None
    stamp: Stamp | None = None


def work(name: str, settings: Settings, order: Order) -> Outcome:
    """Read a file and audit it, or mend it. Whatever is wrong with it, there is an outcome."""
    try:
        data, stamp = contents(name, order.max_bytes, stamped=order.stamped)
    except UnreadableError as error:
        return Outcome(name, problem=str(error))
    return worked_on(data, name, settings, order, to=name)._replace(stamp=stamp)


def worked_on(data: bytes, name: str, settings: Settings, order: Order, to: str | None) -> Outcome:
    """The same for bytes that were read. `to` is the file that a mended page is written to, None for standard output."""
    try:
        if order.fixing is not None:
            return _mended(data, name, settings, order.fixing, to)
        return Outcome(name, audit_one(data, name, settings))
    except UnreadableError as error:
        return Outcome(name, problem=str(error))
    except Exception as error:  # noqa: BLE001 - the other files are still audited
        return Outcome(name, problem=f"the audit failed: {one_line(error)}")


def _mended(data: bytes, name: str, settings: Settings, fixing: Fixing, to: str | None) -> Outcome:
    from capaudit.runs.mend import difference, mend

    mended = mend(data, name, settings, unsafe=fixing.unsafe)
    before, after = mended.before.audited, mended.after.audited
    if not fixing.write:
        told = b"".join(difference(mended, name)) if mended.changed else b""
        return Outcome(name, before, difference=told)
    if to is None:
        return Outcome(name, after, page=mended.after.data)
    if mended.changed:
        from capaudit.basics.files import replace_file

        try:
            replace_file(to, mended.after.data, expected=data)
        except UnwritableError as error:
            return Outcome(name, before, f"was not fixed: {error}")
    return Outcome(name, after)


def contents(path: str, at_most: int, *, stamped: bool = False) -> tuple[bytes, Stamp | None]:
    """The bytes of a file, or of standard input for "-". Raises UnreadableError, also for more than `at_most` bytes."""
    try:
        if path == STDIN:
            return _limited(sys.stdin.buffer, at_most), None
        if os.path.isdir(path):
            raise UnreadableError("is a folder")
        with open(path, "rb") as file:
            before = os.fstat(file.fileno()) if stamped else None
            data = _limited(file, at_most)
            return data, _stamp(data, before, os.fstat(file.fileno())) if before else None
    except FileNotFoundError:
        raise UnreadableError("no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"cannot be read: {reason.lower()}") from error


def _limited(file: BinaryIO, at_most: int) -> bytes:
    data = file.read(at_most + 1)
    if len(data) > at_most:
        raise UnreadableError(f"larger than --max-bytes ({at_most:,} bytes)")
    return data


_SETTLED = (
    2_000_000_000  # ns; file systems round times, so a file just written may be written again in the same instant
)


def _stamp(data: bytes, before: os.stat_result, after: os.stat_result) -> Stamp:
    from time import time_ns

    modified = after.st_mtime_ns
    sure = before.st_mtime_ns == modified and len(data) == after.st_size and time_ns() - modified > _SETTLED
    return Stamp(len(data), modified if sure else 0, digest(data))


def digest(data: bytes) -> bytes:
    """The fingerprint of a file's content."""
    from hashlib import blake2b

    return blake2b(data, digest_size=16).digest()
