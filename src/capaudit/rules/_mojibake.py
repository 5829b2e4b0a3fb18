"""Words that were written in one encoding and read in another one, and what they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from capaudit.basics.tuples import NamedTuple

HINTS = ("Ã", "Â", "â", "Ä", "Å", "Ð", "Ñ", "Î", "Ï", "ð", "√", "Р", "С", "\ufffd")
_C1 = "\x80-\x9f"
_SIGNS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what windows-1252 has at 0x80 to 0x9F
_HIGH = rf"[{_C1}\xa0-\xbf{_SIGNS}]"
_CLOSING = "\xa0”’“‘»«›‹…–—•·™"  # may rightly stand behind a capital letter: “AMANHÃ”
_WESTERN = rf"(?:[ÃÂÄÅ]{_HIGH}|â[€„‚\x80\x82\x84]{_HIGH}|ðŸ{_HIGH}{{2}}|ï¸{_HIGH}|ï»¿){{1,60}}"
_ALPHABETS = rf"(?:[ÐÑÎÏ]{_HIGH}){{3,60}}"  # Cyrillic and Greek, where one pair alone may be right
_LOST = r"(?<=[a-zß-öø-ÿ])Ã(?=[\sa-z])|(?<=\s)Ã(?=\s[a-z])"  # í and à: their second byte is an invisible character or a space
_SPACE = r"(?<=[a-zß-öø-ÿ.,;:!?)])Â(?=\s|\Z)|(?<=\s)Â(?=\s)"
_MAC = r"‚Ä[ôúùìîö¶¢]|√[©®†°¥∂∏º§ü≥≠]"
_RUSSIAN = r"(?:[РС][ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§©«¬®°±ґµ¶·№»јѕ]){2,60}|вЂ[“”™љњ¦ќ˜]"
_UNKNOWN = f"{_LOST}|{_SPACE}|{_ALPHABETS}|{_RUSSIAN}"
_DEEPEST = 3


class Garbled(NamedTuple):
    """A run of characters, and what it was; None where that cannot be told."""

    start: int
    end: int
    meant: str | None


def hinted(value: str) -> bool:
    """Whether a text may be garbled: a cheap test."""
    return not value.isascii() and any(hint in value for hint in HINTS)


def garbled(value: str) -> Iterator[Garbled]:
    """The garbled places of a text, in their order."""
    found = [Garbled(at.start(), at.end(), None) for at in re.finditer("\ufffd{1,40}", value)]
    for pattern, codec in _patterns():
        for match in pattern.finditer(value):
            meant = _meant(match[0], codec)
            if meant is not None and _sure(value, match, codec):
                found.append(Garbled(match.start(), match.end(), meant))
    found += [Garbled(at.start(), at.end(), None) for at in re.finditer(_UNKNOWN, value)]
    yield from sorted(found, key=lambda one: (one.start, one.end))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (re.compile(_WESTERN), "cp1252"), (re.compile(_MAC), "mac_roman")


def _meant(run: str, codec: str, depth: int = 1) -> str | None:
    """The run as UTF-8, and as what that is in turn; None if it is none."""
    try:
        meant = b"".join(_byte(character, codec) for character in run).decode()
    except UnicodeError:
        return None
    if any(not character.isprintable() and character not in "\xa0\xad\u200b\ufeff\u200d" for character in meant):
        return None
    deeper = depth < _DEEPEST and not meant.isascii() and not (len(meant) == 2 and meant[1] in _CLOSING)
    again = _meant(meant, codec, depth + 1) if deeper else None
    return meant if again is None else again


def _byte(character: str, codec: str) -> bytes:
    """The byte that was read as this character; control characters stand for those that windows-1252 leaves out."""
    try:
        return character.encode(codec)
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _sure(value: str, run: re.Match[str], codec: str) -> bool:
    """Not a capital letter with a closing quotation mark, a dash or a space behind it, as in “AMANHÃ”."""
    if codec == "mac_roman" and run[0][0] == "√":
        return value[run.end() : run.end() + 1].isalpha() or value[max(0, run.start() - 1) : run.start()].isalpha()
    if codec != "cp1252" or len(run[0]) > 2 or run[0][1] not in _CLOSING:
        return True
    before, after = value[max(0, run.start() - 1) : run.start()], value[run.end() : run.end() + 1]
    if before.islower() or after.islower():
        return True
    return (run[0][0] == "Ã" and after.isalpha()) or (run[0][0] == "Â" and not before.isupper())
