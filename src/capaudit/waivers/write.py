"""Writing capaudit-waivers.toml: what a person wrote in it stays as it is, and two who write at once lose nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from capaudit.basics.files import locked, replace_file
from capaudit.basics.jsontext import json_text
from capaudit.basics.tuples import NamedTuple
from capaudit.errors import ConfigError, UnwritableError
from capaudit.model import Finding, Waiver
from capaudit.waivers.match import tidy

Key = tuple[str, ...]
_START = "# Findings that somebody has let through, each with a reason. `capaudit waive` adds to this file.\n"


class Written(NamedTuple):
    """How many waivers are new, how many were there and have a new reason, name or date, how many were taken away."""

    added: int = 0
    renewed: int = 0
    removed: int = 0


def waiver_for(finding: Finding, page: str, reason: str, who: str | None, until: date | None) -> Waiver:
    """The waiver that lets a finding through, and those that are alike: the same rule, page, picture and words."""
    urls = finding.figure.image.urls if finding.figure else ()
    quote = tidy(finding.quote) if finding.quote is not None else None
    return Waiver(finding.rule, reason, page, tidy(urls[0]) if urls else None, quote, who, until)


def add_waivers(path: str, waivers: Iterable[Waiver]) -> Written:
    """Add waivers to a file, which is made where there is none; one that is there already is renewed.

    Raises ConfigError where the file is no TOML, and UnwritableError.
    """
    wanted = {key_of(waiver._asdict()): waiver for waiver in waivers}

    def change(text: str) -> tuple[str, Written]:
        from tomllib import loads

        known = {key_of(entry) for entry in loads(text).get("waiver", ())}
        again = {key: waiver for key, waiver in wanted.items() if key in known}
        new = [waiver for key, waiver in wanted.items() if key not in known]
        text = _renewed(text, again) if again else text
        blocks = "".join(f"\n{_block(waiver)}" for waiver in new)
        ended = text if not text or text.endswith("\n") else f"{text}\n"
        ended = (ended or _START) + (blocks.replace("\n", "\r\n") if "\r\n" in text else blocks)
        return ended, Written(len(new), len(again))

    return _changed(path, change) if wanted else Written()


def remove_waivers(path: str, waivers: Iterable[Waiver]) -> Written:
    """Take waivers out of a file. Raises ConfigError where the file is no TOML, and UnwritableError."""
    unwanted = {key_of(waiver._asdict()) for waiver in waivers}

    def change(text: str) -> tuple[str, Written]:
        from tomlkit import dumps, parse

        document = parse(text)
        entries: Any = document.get("waiver", [])
        gone = [at for at, entry in enumerate(entries) if key_of(entry) in unwanted]
        for at in reversed(gone):
            del entries[at]
        if not len(entries) and "waiver" in document:
            del document["waiver"]
        return dumps(document), Written(removed=len(gone))

    return _changed(path, change) if unwanted else Written()


def key_of(entry: Mapping[str, Any]) -> Key:
    """What a waiver is about: rule, page, picture and words. Two of the same key say the same thing."""
    page = os.path.normpath(entry.get("page") or "").replace(os.sep, "/")
    return entry.get("rule") or "", page, entry.get("image") or "", _optional(entry.get("words"))


def _optional(words: str | None) -> str:
    return "" if words is None else f"“{tidy(words)}”"


def _changed(path: str, change: Callable[[str], tuple[str, Written]]) -> Written:
    from tomllib import TOMLDecodeError, loads

    with locked(path):
        before = _bytes(path)
        try:
            text, written = change(before.decode("utf-8-sig"))
            loads(text)
        except (UnicodeDecodeError, TOMLDecodeError) as error:
            raise ConfigError(f"{path}: is no valid TOML: {error}") from error
        bom = before[:3] if before.startswith(b"\xef\xbb\xbf") else b""
        after = bom + text.encode()
        if after != before:
            try:
                replace_file(path, after)
            except UnwritableError as error:
                raise UnwritableError(f"{path}: {error}") from error
    return written


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error


def _block(waiver: Waiver) -> str:
    """A waiver as TOML. A JSON text without lone surrogates is a TOML one too, and steers no terminal."""
    words = {
        key: value for key in ("rule", "page", "image", "words", "reason", "who") if (value := getattr(waiver, key))
    }
    lines = [f"{key} = {json_text(tidy(value) if key != 'page' else value)}\n" for key, value in words.items()]
    until = f"until = {waiver.until.isoformat()}\n" if waiver.until else ""
    return f"[[waiver]]\n{''.join(lines)}{until}"


def _renewed(text: str, again: Mapping[Key, Waiver]) -> str:
    """The text with new reasons, names and dates; comments and order stay."""
    from tomlkit import dumps, parse

    document = parse(text)
    entries: Any = document["waiver"]
    for entry in entries:
        if waiver := again.get(key_of(entry)):
            entry["reason"] = waiver.reason
            for key, value in (("who", waiver.who), ("until", waiver.until)):
                if value:
                    entry[key] = value
                else:
                    entry.pop(key, None)
    return dumps(document)
