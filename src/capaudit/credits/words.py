"""The words around credits in many languages: “Photo by”, “Bildrechte:”, “撮影”, “handout” …

They are kept in `words.toml` and read at first use. Phrases are looked up *flat* (`flat`): “ＦＯＴＯ” is “foto”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache

from capaudit.basics.later import pattern
from capaudit.basics.records import Record
from capaudit.basics.tuples import NamedTuple
from capaudit.credits.data import read_arrays, read_beside

_TABLE = {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
_TABLE |= dict.fromkeys("\u3000\xa0\u202f\u2009\t\n\r", " ")
_TABLE |= dict(zip("’‘ʼİⓒⒸ⁄∕∶｡՝፦៖", "'''i©©//:。:::", strict=True))
_ODD = pattern(f"[{re.escape(''.join(_TABLE))}]")
_WORD = re.compile(r"[^\W_]+(?:['\-·&][^\W_]+)*\.?")
_FIRST_WORD = re.compile(r"^.*?([^\W_]+(?:['\-·&][^\W_]+)*)", re.MULTILINE)
_AFTER = re.compile(r"(?:\(s\))?(?:\s*(?:[:=|,]|/(?!/))\s*|\s+[-–—]\s+|\s+)")
_PAIRED = pattern(r"(?:\s(?:und|and|et|y|e|og|och|en)\s|\s?[&+/]\s?)([^\W\d_]{3,20})(?:\s?([:=])\s*|\s+by\s+)")
_WRITING = frozenset("text texts texte tekst texto textos testo testi words story stories recherche research".split())
_GLUED_MARK = pattern(r"\s?[:/=|]\s?")
_STRONG = frozenset((":", "=", "by"))
_COMMA_ROLES = frozenset(("credit", "source"))
_LONGEST_LEAD = 120
_MOST_WORDS = 6
_SIGN = re.compile(r"(?:©|\(c\)|℗|™)(?:\s*(?:copyright\b|by\b))?[\s:]*|copyright\s*(?:©|\(c\))[\s:]*")
_ROLES = {"labels": "picture", "credits": "credit", "sources": "source", "graphics": "graphic"}
_SETS = ("by", "of", "openers", "suffixes", "asides", "interface")
ROLES = (*_ROLES, *_SETS)
"""What a word may be there for. What each means stands at the top of `words.toml`."""


_SPOKEN: ContextVar[Words | None] = ContextVar("words of a house", default=None)


class Lead(NamedTuple):
    """What introduces a credit: `value[start:end]`, white space after it included.

    `role` is picture, credit, source, graphic, opener or sign (©). `mark` is what says that a name must follow: “:”,
    “=”, “by” (also for phrases such as “Courtesy of” and for ©), or the weaker “/”, “|”, “-”, “,” and “of” (“Photo de”); it
    is empty after a bare “Photo”.
    """

    start: int
    end: int
    role: str
    mark: str

    @property
    def closed(self) -> bool:
        """Whether a name must follow."""
        return bool(self.mark)


class Words(Record):
    """All phrases of `words.toml`, flat. Equal to itself only, so that it can be a key.

    `labels` maps a phrase to its role, `kinds` maps the phrases of a language to kinds of pictures, and in "" those of all.
    """

    labels: Mapping[str, str]
    by: frozenset[str]
    of: frozenset[str]
    openers: frozenset[str]
    suffixes: frozenset[str]
    asides: frozenset[str]
    interface: frozenset[str]
    kinds: Mapping[str, Mapping[str, str]]
    starts: frozenset[str]
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def with_(self, more: Iterable[tuple[str, Iterable[str]]]) -> Words:
        """These and those of a house, by role: a key of a language table, or “kind.handout” and the like."""
        labels, kinds = dict(self.labels), {language: dict(known) for language, known in self.kinds.items()}
        sets = {name: set(getattr(self, name)) for name in _SETS}
        for role, phrases in more:
            for phrase in map(flat, phrases):
                if role in _ROLES:
                    labels[phrase] = _ROLES[role]
                elif role in sets:
                    sets[role].add(phrase)
                else:
                    kinds["any"][phrase] = kinds[""][phrase] = role.removeprefix("kind.")
        return _made(labels, kinds, sets)


def _made(labels: dict[str, str], kinds: dict[str, dict[str, str]], sets: dict[str, set[str]]) -> Words:
    starts = frozenset((*_FIRST_WORD.findall("\n".join((*labels, *sets["openers"]))), "©", "(c)"))
    return Words(labels=labels, kinds=kinds, starts=starts, **{name: frozenset(s) for name, s in sets.items()})


def _plain(odd: re.Match[str]) -> str:
    return _TABLE[odd[0]]


def flat(value: str) -> str:
    """The text in lower case, half width, with plain apostrophes and spaces; as long as it was, so offsets stay."""
    if value.isascii():
        return value.lower()
    value = _ODD.sub(_plain, value)
    low = value.lower()
    if len(low) != len(value):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in value)
    return low


def words() -> Words:
    """The words that hold here: those of all languages, and on the pages of a house its own."""
    return _SPOKEN.get() or _built_in()


@contextmanager
def speaking(own: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[None]:
    """Inside, the words of a house hold too. They are known by role, as `Words.with_` takes them."""
    if not own:
        yield
        return
    before = _SPOKEN.set(_of_house(own))
    try:
        yield
    finally:
        _SPOKEN.reset(before)


@lru_cache(maxsize=8)
def _of_house(own: tuple[tuple[str, tuple[str, ...]], ...]) -> Words:
    return _built_in().with_(own)


@cache
def _built_in() -> Words:
    """The words of all languages; read from the disk once."""
    tables = read_arrays(read_beside(__file__, "words.toml"))
    labels: dict[str, str] = {}
    kinds: dict[str, dict[str, str]] = {}
    sets: dict[str, set[str]] = {name: set() for name in _SETS}
    for name, table in reversed(tables.items()):  # of two meanings of a phrase, the first holds
        if name.startswith("kind."):
            for language, phrases in reversed(table.items()):
                for known_in in (language, ""):
                    kinds.setdefault(known_in, {}).update(dict.fromkeys(phrases, name[5:]))
            continue
        for key, role in reversed(_ROLES.items()):
            labels |= dict.fromkeys(table[key], role)
        for key, known in sets.items():
            known.update(table[key])
    return _made(labels, kinds, sets)


def kind_of(phrase: str, language: str | None = None) -> str | None:
    """The kind of picture that a phrase speaks of, or None: “Symbolbild” gives symbolic. The language goes first."""
    kinds, key = words().kinds, flat(phrase).strip(" .:")
    if key not in kinds[""]:  # which holds those of all languages
        return None
    code = (language or "en").replace("_", "-").split("-")[0].lower()
    return next((kinds[known_in][key] for known_in in (code, "any", "en", "") if key in kinds.get(known_in, ())), None)


def is_aside(phrase: str) -> bool:
    """Whether the words of a bracket are no credit: “left”, “v. l.”, “Archivbild”."""
    key = flat(phrase).strip(" .,:;")
    known = words().asides
    return key in known or key + "." in known


def lead_at(value: str, start: int = 0) -> Lead | None:
    """The introducer that stands at `start`, if any: “Foto: ”, “Photo by ”, “© ”, “Courtesy of ”.

    Several in a row are taken together (“Foto: © ”). Brackets and bars in front of it are the caller's.
    """
    low = flat(value[start : start + _LONGEST_LEAD])
    at, role, mark = 0, "", ""
    for _ in range(3):
        lead = _one_lead(low, at)
        if lead is None:
            break
        at, role, mark = lead.end, role or lead.role, mark if mark in _STRONG else lead.mark
        if not lead.mark:
            break
    return Lead(start, start + at, role, mark) if at else None


def _one_lead(low: str, at: int) -> Lead | None:
    if sign := _SIGN.match(low, at):
        return Lead(at, sign.end(), "sign", "by")
    known = words()
    word = _WORD.match(low, at)
    if word is None or word.group().rstrip(".") not in known.starts:
        return _glued_lead(low, at)
    for _, end in reversed(_tokens(low, at, _MOST_WORDS)):
        phrase = low[at:end]
        role = known.labels.get(phrase) or known.labels.get(phrase.rstrip("."))
        if role and (lead := _closed(low, at, end, role)):
            return lead
        if phrase in known.openers:
            return Lead(at, _after(low, end), "opener", "by")
    return _glued_lead(low, at)


def _tokens(low: str, at: int, most: int) -> list[tuple[int, int]]:
    """The places of the next words, as far as nothing but spaces and hyphens stands between them."""
    found: list[tuple[int, int]] = []
    for match in _WORD.finditer(low, at):
        if len(found) == most or match.start() > (found[-1][1] + 3 if found else at):
            break
        found.append(match.span())
    return found


def _closed(low: str, at: int, end: int, role: str) -> Lead | None:
    """The introducer that a label makes with what follows; None where the label is only part of a word or of a list."""
    paired = _PAIRED.match(low, end) if role != "source" else None
    known = paired is not None and paired[1] in words().labels
    if paired and (known or "/" not in paired.group()):  # “Photo/AFP: Jane Doe” has an agency there
        # “Photos and story by Jane Doe”, and not “Images and sounds: a new show”
        weak = "/" if paired[1] in _WRITING else ""
        return Lead(at, paired.end(), role, (":" if paired[2] else "by") if known else weak)
    gap = _AFTER.match(low, end)
    if gap is None:
        return Lead(at, end, role, "") if end == len(low) or low[end - 1] == "." else None
    if mark := gap.group().strip(" (s)"):
        return Lead(at, gap.end(), role, mark) if mark != "," or role in _COMMA_ROLES else None
    for _, stop in reversed(_tokens(low, gap.end(), 3)):
        joint = low[gap.end() : stop]
        if mark := "by" if joint in words().by else "of" if joint in words().of else "":
            return Lead(at, _after(low, stop), role, mark)
    return Lead(at, gap.end(), role, "")


def _after(low: str, end: int) -> int:
    gap = _AFTER.match(low, end)
    return gap.end() if gap else end


def _glued_lead(low: str, at: int) -> Lead | None:
    """Labels of scripts without spaces, before a colon or a slash: “圖／”, “写真：”."""
    if low[at : at + 1].isascii():
        return None
    mark = _GLUED_MARK.search(low, at, at + 12)
    role = words().labels.get(low[at : mark.start()]) if mark else None
    return Lead(at, mark.end(), role, mark.group().strip()) if mark and role else None
