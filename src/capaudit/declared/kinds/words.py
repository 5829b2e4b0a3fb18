"""avoid and require: words that must not, or must, stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from capaudit.declared.kind import Find, Hit, Kind, Say, Setting
from capaudit.declared.patterns import Search, pattern, several, words
from capaudit.declared.scope import CALLED, Piece

KEYS = ("words", "patterns", "starts-with", "ends-with", "case")


def listed(setting: Setting, key: str) -> tuple[str, ...]:
    """The words under a key, none of them empty."""
    found = setting.table.strings(key)
    if not all(word.strip() for word in found):
        raise setting.table.error(key, f"{setting.who}: a word in “{key}” is empty")
    return found


def search(setting: Setting) -> tuple[Search, dict[str, tuple[str, ...]]]:
    """What the keys of a rule ask for, as one search, and the words by key. Raises ConfigError where they ask for nothing."""
    case = bool(setting.table.boolean("case"))
    asked = {key: found for key in KEYS[:-1] if (found := listed(setting, key))}
    if not asked:
        raise setting.table.error("", f"{setting.who}: one of {', '.join(KEYS[:-1])} is needed")
    searches = [pattern(setting.table, "patterns", text, setting.who) for text in asked.get("patterns", ())]
    for key, place in (("words", {}), ("starts-with", {"start": True}), ("ends-with", {"end": True})):
        if key in asked:
            searches.append(words(asked[key], case=case, **place))
    return several(searches), asked


def _avoid(setting: Setting) -> Find:
    wanted, _ = search(setting)
    allowed = listed(setting, "except")
    exceptions = words(allowed) if allowed else None

    def find(pieces: Iterable[Piece]) -> Iterator[Hit]:
        for piece in pieces:
            spared = [match.span() for match in exceptions.find(piece.text.value)] if exceptions else []
            for match in wanted.find(piece.text.value):
                start, end = match.span()
                if not any(a <= start and end <= b for a, b in spared):
                    yield Hit(piece, piece.text[start:end], {"found": match.group()})

    return find


def _require(setting: Setting) -> Find:
    wanted, asked = search(setting)
    saying = next(iter(asked)) if len(asked) == 1 else ""
    names = " or ".join(f"“{word}”" for several_words in asked.values() for word in several_words)

    def find(pieces: Iterable[Piece]) -> Iterator[Hit]:
        for piece in pieces:
            if wanted.first(piece.text.value) is None:
                scope = CALLED.get(piece.scope, piece.scope)
                said = {"found": piece.text.value, "wanted": names, "scope": scope}
                yield Hit(piece, piece.text, said, saying)

    return find


AVOID = Kind(
    "avoid",
    "Words that the house does not use",
    _avoid,
    (*KEYS, "except"),
    ("found",),
    {"": Say("“{found}” is not our style", "write it another way")},
)
REQUIRE = Kind(
    "require",
    "Words that the house asks for are missing",
    _require,
    KEYS,
    ("found", "wanted", "scope"),
    {
        "": Say("{scope} has nothing of {wanted}", "add it"),
        "words": Say("{scope} does not say {wanted}", "add it"),
        "patterns": Say("{scope} does not fit {wanted}", "write it so that it fits"),
        "starts-with": Say("{scope} does not begin with {wanted}", "begin with {wanted}"),
        "ends-with": Say("{scope} does not end in {wanted}", "end in {wanted}"),
    },
)
