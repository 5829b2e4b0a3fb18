"""The rule caption-truncated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from capaudit import Document, Figure, Finding, Text, rule

_ELLIPSIS = r"\s?(?:…|\.{3,5})\Z"
_SHORTEST = 12
_SHORTEST_WITHOUT_DOTS = 30
_DEEPEST = 12
_BEHIND = 300
_LONGEST_WORD = 40
_MORE = r"(?:\W{0,6})(?:(?:read|show|see|view) )?(?:more|\[\+\]|mehr|plus|más|mais|più|meer|vis mer|visa mer|weiterlesen|lire la suite)\b"
_OPEN = {  # articles and prepositions that no sentence ends with
    "en": "the a an of",
    "de": "des dem ein eine einen einem einer im zum zur vom beim",
    "fr": "le la les un une du de des au aux",
    "es": "el los las un una del de al en con por",
    "pt": "do da dos das de no na nos nas ao em com",
    "it": "il lo gli di della dei delle nel nella alla dal dalla",
    "nl": "de het een van",
    "sv": "ett av",
    "da": "et af",
    "no": "et av",
    "pl": "w z na do ze od",
    "ru": "в с на из от для при",
}


@rule("caption-truncated", needs=("caption",))
def check(figure: Figure, document: Document) -> Iterator[Finding]:
    """A caption is cut off.

    ## Why it matters
    The field was too short, or the words were meant for a teaser. Often it is the place, the date or a name that is
    lost.

    Reported is a caption with dots at its end of which the alt text or the page's data know more, or that ends with an
    article or a preposition, and a caption that stops in a word that the alt text goes on with. Dots for suspense, and
    a caption with a button that shows the rest, are left alone.

    ## Fails
    ```html
    <figure><img src="harbour.jpg" alt="Boats"><figcaption>Boats wait for the storm to pass in the harbour of the ...</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="harbour.jpg" alt="Boats"><figcaption>Boats wait in the harbour. And then came the storm …</figcaption></figure>
    ```
    """
    caption = figure.caption
    if not caption:
        return
    value = caption.value
    if value.endswith(("…", "...")):
        yield from _with_dots(caption, figure, document)
    elif alt := figure.image.alt:
        rest = _rest(value, alt.value) if len(value) >= _SHORTEST_WITHOUT_DOTS else None
        if rest and value[-1].isalpha() and rest[0].isalpha():
            yield _finding(caption, value, rest)


def _with_dots(caption: Text, figure: Figure, document: Document) -> Iterator[Finding]:
    stem = re.sub(_ELLIPSIS, "", caption.value)
    if len(stem) < _SHORTEST:
        return
    alt = (figure.image.alt.value,) if figure.image.alt else ()
    rest = next((rest for other in (*alt, *_strings(document.structured.blocks)) if (rest := _rest(stem, other))), None)
    if (rest or _open(stem, document.language)) and not _opens(caption):
        yield _finding(caption, stem, rest)


def _finding(caption: Text, stem: str, rest: str | None) -> Finding:
    words = caption[max(len(stem) - len(stem.rsplit(maxsplit=1)[-1]), len(stem) - _LONGEST_WORD) :]
    return Finding(
        f"the caption is cut off at “{words}”",
        at=words,
        help=f"write it out: it goes on “{' '.join(rest.split()[:6])}”" if rest else "write it out",
    )


def _open(stem: str, language: str | None) -> bool:
    """Whether a text ends with a word that asks for another one."""
    code = (language or "en").partition("-")[0].lower()
    words = _OPEN.get({"nb": "no", "nn": "no"}.get(code, code), "")
    return stem.rsplit(maxsplit=1)[-1].casefold() in words.split()


def _rest(stem: str, other: str) -> str | None:
    """What another text says beyond the stem, if it begins like that and goes on."""
    if len(other) <= len(stem) + 2 or other.lstrip()[:4].casefold() != stem.lstrip()[:4].casefold():
        return None
    wanted, known = " ".join(stem.split()).casefold(), " ".join(other[: 2 * len(stem) + _BEHIND].split())
    rest = known[len(wanted) :]
    goes_on = known[: len(wanted)].casefold() == wanted and rest[:1] not in ".…"
    return rest if goes_on and re.search(r"\w{2}", rest) else None


def _strings(value: Any, depth: int = 0) -> Iterator[str]:
    """The strings of the page's data, of any depth that is sensible."""
    if isinstance(value, str):
        yield value
    elif depth < _DEEPEST:
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
        for one in inside:
            yield from _strings(one, depth + 1)


def _opens(caption: Text) -> bool:
    """Whether a button behind the caption shows the rest of it."""
    source, span = caption.source, caption.span
    if source is None or span is None:
        return False
    behind = re.sub(r"<[^<>]{0,200}>", " ", source.text[span.end : span.end + _BEHIND])
    return re.match(_MORE, behind, re.IGNORECASE) is not None
