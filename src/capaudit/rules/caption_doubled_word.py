"""The rule caption-doubled-word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from capaudit import Document, Figure, Finding, Fix, Severity, rule

_ADJACENT = r"(?<![^\s(\[“„«\"])([^\W\d_]{1,30}) (?=(\1)(?![\w'’‘-]))"
_ALLOWED = {
    "da": "at de den der det for er i om på så til var",
    "de": "ab an auf aus bei ein es ihr sie so um vor zu",
    "en": "bye can do had ha has her his in is it many no on out so that there very who",
    "es": "casi como nada no para poco que se ya",
    "fr": "nous vous",
    "it": "appena ci mano piano quasi via",
    "nb": "at de den der det for er i om på så til var",
    "nl": "dat die haar het is zijn",
    "pt": "logo muito nos para que se",
    "sv": "att de den det där för i om på så till var",
}
_SAME = {"no": "nb", "nn": "nb"}
_PRONOUNS = frozenset("das dem den denen der deren dessen die".split())
_BEFORE_CLAUSE = r"(?:,(?: \w{1,15}){0,2}|\b(?:und|oder|als|wie)) $"


@rule("caption-doubled-word", Severity.NOTE, needs=("caption",))
def check(figure: Figure, document: Document, *, allow: tuple[str, ...] = ()) -> Iterator[Finding]:
    """A word stands twice in a row.

    ## Why it matters
    “Opened by by the mayor” is what is left when somebody rewrote half a sentence.

    Names are left alone (“Duran Duran”, “Baden Baden”), and so are words that may rightly stand twice: “had had”, “nous
    nous”, “sit in in”. The rule knows those of Danish, Dutch, English, French, German, Italian, Norwegian, Portuguese,
    Spanish and Swedish, and is silent on pages in other languages, many of which double words on purpose.

    ## Options
    - `allow`: more words that may stand twice, in lower case.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A vote"><figcaption>The the council of Oslo votes.</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A vote"><figcaption>The council that that mayor had had to face.</figcaption></figure>
    ```
    """
    caption = figure.caption
    language = (document.language or "en").partition("-")[0]
    allowed = _ALLOWED.get(_SAME.get(language, language))
    if not caption or allowed is None or not _any_twice(caption.value):
        return
    value = caption.value
    for found in re.finditer(_ADJACENT, value, re.IGNORECASE):
        word, second = found[1].lower(), found[2]
        if not second.islower() or word in allowed.split() or word in allow or _chanted(value, found.start(), word):
            continue
        if language == "de" and word in _PRONOUNS and re.search(_BEFORE_CLAUSE, value[: found.start()][-40:]):
            continue
        at = caption[found.start() : found.end(2)]
        edit = caption[found.end(1) : found.end(2)].replaced("")
        fix = Fix(f"leave out the second “{second}”", (edit,), safe=False) if edit else None
        yield Finding(f"“{second}” is written twice", at=at, fix=fix)


def _any_twice(value: str) -> bool:
    words = value.lower().split()
    if not any(map(eq, words, words[1:])):
        return False
    return any(a == b or (a[0].isupper() and a.lower() == b) for a, b in pairwise(value.split()) if len(a) == len(b))


def _chanted(value: str, start: int, word: str) -> bool:
    """Whether the word stands there for a third time: “row row row your boat”."""
    around = value[max(0, start - len(word) - 2) : start + 3 * len(word) + 3].lower()
    return around.split().count(word) > 2
