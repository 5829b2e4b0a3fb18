"""The rule caption-name-differs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from capaudit import Document, Figure, Finding, Severity, Text, rule

_CAPITAL = r"[^\x00-@\[-\xbf×ß-ÿ]"  # nearly, and quick to tell
_NAME = rf"{_CAPITAL}(?<![\w'’].)(?<=[^\W\d_])[^\W\d_]{{2,39}}(?![\w'’])"
_BEGIN = 3  # letters that must be the same at the beginning of both
_ALONE = 7  # letters that make a word long enough to be compared without the word beside it
_HARDLY_INFLECTED = frozenset("af ca da en es fr gl id it ms nb nl nn no pt sv".split())
_ENDINGS_DOUBLE = ("et", "fi")  # “Oslo”, “Osloon”; in other languages a doubled letter at the end is a slip
_MOST = 100  # names of a caption, and places in the text where one of them is looked for
_READ = 200_000  # characters of the text
_BESIDE = r"(?:[\u2010\u2011-]|\s{1,40})"  # the text's white space is that of the source
_WORD = r"[^\W\d_]{1,40}"
_NEAR = 81  # characters in which the word beside stands
_LONG = 8  # letters of a word that may have two other ones


@rule("caption-name-differs", Severity.NOTE, needs=("caption",))
def check(figure: Figure, document: Document, *, at_least_letters: int = 5) -> Iterator[Finding]:
    """A name in the caption is spelt a letter or two otherwise than in the headline or the text.

    ## Why it matters
    One of the two is wrong, and it is somebody's name. No spelling checker knows it.

    Words with a capital are compared, no dictionary is asked. It is reported where the difference lies inside the word
    (endings are grammar: “Oslos”), where the text never has the caption's form, and where the word beside it is the same
    in both places (“Dahll Berg”, “Osslo-Marathon”), or where a long word alone within a sentence has a letter more or less,
    and the text has the other form twice, in languages that hardly change words within. Accents do not count.

    ## Options
    - `at-least-letters`: shorter words are not compared.

    ## Fails
    ```html
    <article><h1>A prize for Margaretta Oduya</h1>
    <p>Margaretta Oduya has won the prize of the city for her work with the children of the harbour.</p>
    <figure><img src="prize.jpg" alt="A prize"><figcaption>Margareta Oduya with the prize</figcaption></figure>
    <p>She has taught them to swim, to read, and to repair a boat with nothing but a spoon.</p></article>
    ```

    ## Passes
    ```html
    <article><h1>A prize for Margaretta Oduya</h1>
    <p>Margaretta Oduya has won the prize of the city for her work with the children of the harbour.</p>
    <figure><img src="prize.jpg" alt="A prize"><figcaption>Margaretta Oduya with the prize</figcaption></figure>
    <p>She has taught them to swim, to read, and to repair a boat with nothing but a spoon.</p></article>
    ```
    """
    caption = figure.caption
    names = _names(caption.value, at_least_letters) if caption else ()
    if not caption or not names or not document.prose.plain:
        return
    said = _joined(document.headline.value if document.headline else "", document.prose.plain)
    language = (document.language or "").partition("-")[0]
    for word, start in names[:_MOST]:
        near = _near(word, start, caption.value, said, language)
        if near and all(near != other for other, _ in names):
            there = _in_text(near, document)
            yield Finding(
                f"“{word}” is spelt “{near}” in the {'text' if there else 'headline'}",
                at=caption[start : start + len(word)],
                also=tuple(text for text in (there or document.headline,) if text),
                help="find out which of the two is right",
            )


@lru_cache(maxsize=1)
def _joined(headline: str, text: str) -> str:
    return "\n".join((headline, text[:_READ]))


@lru_cache(maxsize=512)
def _names(value: str, at_least: int) -> tuple[tuple[str, int], ...]:
    """The words with a capital, and where they begin."""
    return tuple(
        (word, found.start())
        for found in re.finditer(_NAME, value)
        if len(word := found[0]) >= at_least and word[0].isupper() and not word.isupper()
    )


def _near(name: str, start: int, caption: str, said: str, language: str) -> str | None:
    """The form that headline and text have of a name, where it is another one."""
    begin, alone = name[:_BEGIN], None
    first = said.find(begin)
    if first < 0 or said.find(name, first) >= 0:
        return None
    for at in islice(_places(begin, said, first), _MOST):
        if at and said[at - 1].isalpha():
            continue
        found = re.compile(_WORD).match(said, at)
        word = found[0] if found else ""
        if abs(len(word) - len(name)) > 2 or word.isupper() or not _slip(name, word, language):
            continue
        if _company(caption, start, start + len(name)) & _company(said, at, at + len(word)):
            return word
        alone = word
    if not alone or min(len(alone), len(name)) < _ALONE or language not in _HARDLY_INFLECTED:
        return None
    if _company(caption, start, start + len(name)):  # the word beside it is another one in the text
        return None
    opens = caption[:start].rstrip()[-1:] in ("", *".!?:")
    return alone if not opens and abs(len(alone) - len(name)) == 1 and said.count(alone) > 1 else None


def _places(begin: str, said: str, at: int) -> Iterator[int]:
    """Where a text has these letters, from a first place on."""
    while at >= 0:
        yield at
        at = said.find(begin, at + 1)


def _company(value: str, start: int, end: int) -> set[tuple[str, str]]:
    """The words with a capital right before and right after, behind white space or a hyphen."""
    before = re.search(rf"({_WORD}){_BESIDE}$", value[max(0, start - _NEAR) : start])
    after = re.match(rf"{_BESIDE}({_WORD})", value[end : end + _NEAR])
    beside = (("before", before), ("after", after))
    return {(side, m[1]) for side, m in beside if m and len(m[1]) > 2 and m[1][0].isupper()}


@lru_cache(maxsize=2048)
def _slip(one: str, other: str, language: str) -> bool:
    """Whether two words differ by a letter or two, but not in their endings or in accents alone."""
    if one[-1] not in other[-2:] and other[-1] not in one[-2:]:
        return False
    a, b = _folded(one), _folded(other)
    if a == b:
        return False
    start = _alike(a, b)
    last, a, b = a[start - 1], a[start:], b[start:]
    if a in ("", last) and b in ("", last):
        return language not in _ENDINGS_DOUBLE
    end = _alike(a[::-1], b[::-1])
    changed = max(len(a), len(b)) - end
    return end > 0 and changed <= (1 if min(len(one), len(other)) < _LONG else 2)


def _alike(a: str, b: str) -> int:
    """How many letters at the beginning are the same."""
    return next((n for n, (c, d) in enumerate(zip(a, b, strict=False)) if c != d), min(len(a), len(b)))


def _folded(word: str) -> str:
    """The letters in lower case, without accents."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    from unicodedata import combining, normalize

    return "".join(c for c in normalize("NFD", folded) if not combining(c))


def _in_text(word: str, document: Document) -> Text | None:
    """Where the text has a word first."""
    for paragraph in document.prose.paragraphs:
        if word in paragraph.value and (found := paragraph.search(rf"(?<!\w){word}(?!\w)")):
            return found
    return None
