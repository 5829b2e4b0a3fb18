"""What may be written to a terminal: text of untrusted pages made visible, its width in cells, and colour."""

from __future__ import annotations

import re
from unicodedata import category, combining, east_asian_width

_JOINERS = "\u200c\u200d"
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
ANYWHERE = r"##(?=\[|vso\[|teamcity\[)"
_AT_START = r"(?m)^([^\S\n]*)::"
_STYLES = {
    "bold": "1",
    "dim": "2",
    "underline": "4",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "cyan": "36",
}


def visible(text: str) -> str:
    r"""The text with every character that steers a terminal shown as an escape: `\n`, `\x1b`, `\u202e`.

    That covers C0 and C1, bidirectional and other invisible format characters, line separators and lone surrogates.
    What a person reads stays as it is, the joiners of emoji and Indic scripts among it. `##[`, `##vso[` and `##teamcity[`,
    which build servers obey wherever they stand in a log, get an escape too.
    """
    shown = text if text.isprintable() else "".join(map(_shown, text))
    return re.sub(ANYWHERE, r"#\\x23", shown) if "##" in shown else shown


def inert(text: str) -> str:
    r"""Lines of which a build server obeys none: GitHub takes one that begins with `::` for a command, also after spaces."""
    if "##" in text:
        text = re.sub(ANYWHERE, r"#\\x23", text)
    return re.sub(_AT_START, r"\1\\x3a:", text) if "::" in text else text


def _shown(character: str) -> str:
    if character.isprintable() or character in _JOINERS or category(character) in ("Zs", "Cn", "Co"):
        return character
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def cells(text: str) -> int:
    """How many columns of a terminal a visible text fills: two for a wide character, none for a combining one."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if combining(character) or category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def clipped(text: str, width: int) -> str:
    """The text, visible, in at most `width` columns, with “…” where its end was left out."""
    shown = visible(text[: 2 * width + 1])
    if len(text) <= 2 * width + 1 and cells(shown) <= width:
        return shown
    room = width - 1
    for at, character in enumerate(shown):
        room -= _cells(character)
        if room < 0:
            return shown[:at].rstrip() + "…"
    return shown + "…"


def painted(text: str, style: str, *, color: bool) -> str:
    """The text in a style such as "red" or "bold dim", or as it is where there is no colour."""
    if not color or not text:
        return text
    return f"\033[{';'.join(_STYLES[part] for part in style.split())}m{text}\033[0m"
