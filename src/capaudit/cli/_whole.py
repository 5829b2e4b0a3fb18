"""A file that is there when it is whole."""

from __future__ import annotations

import os
from tempfile import mkstemp
from typing import Self

from capaudit.errors import CapauditError


class Whole:
    """A file that is written beside its place and moved there when nothing went wrong. Raises CapauditError with its name.

    A link stays a link, and what is no regular file, such as `/dev/stdout`, is written as it stands.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._beside = not os.path.exists(file) or os.path.isfile(file)
        self._path = os.path.realpath(file)

    def __enter__(self) -> Self:
        try:
            descriptor: int | str = self._file
            if self._beside:
                folder, name = os.path.split(self._path)
                descriptor, self._unfinished = mkstemp(prefix=f".{name[:40]}.", dir=folder)
            self._stream = open(descriptor, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
        except OSError as error:
            raise self._failed(error) from error
        return self

    def write(self, text: str) -> None:
        """Add to the file."""
        try:
            self._stream.write(text)
        except OSError as error:
            raise self._failed(error) from error

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            self._stream.close()
            if self._beside and kind is None:
                self._publish()
        except OSError as error:
            raise self._failed(error) from error
        finally:
            if self._beside and os.path.exists(self._unfinished):
                os.unlink(self._unfinished)

    def _publish(self) -> None:
        os.chmod(self._unfinished, self._mode())
        os.replace(self._unfinished, self._path)

    def _mode(self) -> int:
        """The permissions of the file that was there, or those of a new one."""
        if os.path.exists(self._path):
            return os.stat(self._path).st_mode & 0o777
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask

    def _failed(self, error: OSError) -> CapauditError:
        return CapauditError(f"cannot write {self._file}: {error.strerror}")
