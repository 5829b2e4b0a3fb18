"""The rule caption-garbled."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Document, Figure, Finding, Fix, Severity, Text, rule
from capaudit.rules._mojibake import HINTS, Garbled, garbled, hinted
from capaudit.rules._printed import texts_at_fault

_LONGEST_WORD = 40
_BORDERS = " \t\n\r\f\u00a0.,;:()[]/|"


@rule("caption-garbled", Severity.ERROR, hints=HINTS)
def check(figure: Figure, document: Document) -> Iterator[Finding]:
    """A letter is garbled, because text was read in the wrong encoding: “Ã©” for “é”.

    ## Why it matters
    A name that nobody can read names nobody. It happens where two systems disagree on the encoding, and once it is
    stored no browser can mend it.

    Caption, credit and alt text are looked at, and each is reported once. Where the page itself is not UTF-8, or has
    bytes that do not fit its encoding, the finding is doubtful: a server may know better how to read it.

    ## Fails
    ```html
    <figure><img src="cafe.jpg" alt="Tables"><figcaption>Tables before the CafÃ© Central</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="cafe.jpg" alt="Tables"><figcaption>Tables before the Café Central in SÃO PAULO</figcaption></figure>
    ```
    """
    source = document.source
    sure = source.encoding.startswith("utf") and not source.damaged
    for same in texts_at_fault(figure, hinted, garbled, lambda value, place: value[slice(*_word(value, place))]):
        words = [text[slice(*_word(text.value, places[0]))] for text, places in same]
        word, meant = _first(*same[0])
        yield Finding(
            _message(word, meant),
            at=words[0],
            also=tuple(words[1:]),
            fix=_fix(same),
            doubtful=not sure,
            help=f"write “{meant}”" if meant else "find out what was meant, and write it again",
        )


def _word(value: str, place: Garbled) -> tuple[int, int]:
    """Where the word around a garbled place stands."""
    start, end = place.start, place.end
    while start > max(0, place.start - _LONGEST_WORD) and value[start - 1] not in _BORDERS:
        start -= 1
    while end < min(len(value), place.end + _LONGEST_WORD) and value[end] not in _BORDERS:
        end += 1
    return start, end


def _first(text: Text, places: list[Garbled]) -> tuple[str, str | None]:
    """The first garbled word, and the word that was meant where that is known."""
    start, end = _word(text.value, places[0])
    inside = [place for place in places if start <= place.start < end]
    known = all(place.meant for place in inside)
    return text.value[start:end], _mended(text.value, start, end, inside) if known else None


def _message(word: str, meant: str | None) -> str:
    if meant:
        return f"“{word}” is “{meant}” in the wrong encoding"
    return f"“{word}” has lost a character" if "\ufffd" in word else f"“{word}” was read in the wrong encoding"


def _mended(value: str, start: int, end: int, places: list[Garbled]) -> str:
    """The words with their garbled places made right."""
    parts: list[str] = []
    for place in places:
        parts += (value[start : place.start], place.meant or "")
        start = place.end
    return "".join((*parts, value[start:end]))


def _fix(same: list[tuple[Text, list[Garbled]]]) -> Fix | None:
    """All of the texts made right; None where a character is lost."""
    places = [(text, place) for text, several in same for place in several]
    edits = [text[place.start : place.end].replaced(place.meant) for text, place in places if place.meant]
    known = tuple(edit for edit in edits if edit)
    return Fix("write what was meant", known, safe=False) if len(known) == len(places) else None
