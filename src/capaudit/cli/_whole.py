"""A file that is there when it is whole."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Self

import click


class Whole:
    """A file that is written beside its place and moved there when nothing went wrong."""

    def __init__(self, file: str) -> None:
        self._path = Path(file)

    def __enter__(self) -> Self:
        try:
            self._stream = NamedTemporaryFile(
                "w", encoding="utf-8", newline="\n", dir=self._path.parent, prefix=f".{self._path.name}.", delete=False
            )
        except OSError as error:
            raise click.UsageError(f"cannot write {self._path}: {error.strerror}") from error
        self.write = self._stream.write
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._stream.close()
        unfinished = Path(self._stream.name)
        if kind is not None:
            unfinished.unlink()
            return
        mask = os.umask(0)
        os.umask(mask)
        unfinished.chmod(0o666 & ~mask)
        unfinished.replace(self._path)
