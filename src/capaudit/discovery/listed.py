"""`--files-from`: a list of files that another program has made."""

from __future__ import annotations

import os
import sys

from capaudit.errors import ConfigError


def listed(file: str) -> list[str]:
    r"""The names in a file, or on standard input for "-": one a line, or ended by NUL where there is one (`git diff -z`).

    Raises ConfigError where it cannot be read.
    """
    try:
        if file == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(file, "rb") as stream:
                data = stream.read()
    except OSError as error:
        raise ConfigError(f"--files-from {file}: cannot be read: {(error.strerror or str(error)).lower()}") from error
    data = _unmarked(data)
    names = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [os.fsdecode(name) for name in names if name.strip()]


def _unmarked(data: bytes) -> bytes:
    """A list without the byte order mark that Windows puts in front, in UTF-8: PowerShell writes UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").encode()
    return data.removeprefix(b"\xef\xbb\xbf")
