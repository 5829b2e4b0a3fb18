"""The rule caption-shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from capaudit import Document, Figure, Finding, Severity, rule
from capaudit.rules._pictures import files, ids
from capaudit.rules._said import first_word, said


@rule("caption-shared", Severity.NOTE, per="document", needs=("several pictures",))
def check(document: Document, *, at_least_words: int = 4) -> Iterator[Finding]:
    """Several pictures have the same caption.

    ## Why it matters
    A caption says what this one picture shows. The same words below another one were copied, or written for neither.

    One caption that stands once, for a gallery, is left alone, and so are copies of a picture in other sizes. A caption
    that is the headline is the matter of caption-repeats-headline.

    ## Options
    - `at-least-words`: shorter captions are left alone, such as a name below several portraits.

    ## Fails
    ```html
    <figure><img src="quay.jpg" alt="A quay"><figcaption>The harbour of Oslo in winter</figcaption></figure>
    <figure><img src="mole.jpg" alt="A mole"><figcaption>The harbour of Oslo in winter</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="quay.jpg" alt="A quay"><figcaption>The harbour of Oslo in winter</figcaption></figure>
    <figure><img src="mole.jpg" alt="A mole"><figcaption>The mole of Oslo in winter</figcaption></figure>
    ```
    """
    captioned = [figure for figure in document.figures if figure.caption]
    if len(captioned) < 2:
        return
    begins = Counter(first_word(str(figure.caption)) for figure in captioned)
    by_words: dict[tuple[str, ...], list[Figure]] = {}
    for figure in captioned:
        if begins[first_word(str(figure.caption))] > 1:
            by_words.setdefault(said(str(figure.caption)), []).append(figure)
    if not by_words:
        return
    headline = said(document.headline.value) if document.headline else ()
    for words, several in by_words.items():
        if len(several) < 2 or len(words) < at_least_words or words == headline:
            continue
        if len(pictures := _different(several)) > 1:
            first, *others = (figure.caption for figure in pictures if figure.caption)
            yield Finding(
                f"{len(pictures)} pictures have this caption",
                at=others[0],
                also=(first, *others[1:]),
                help="say what each of them shows",
            )


def _different(several: list[Figure]) -> list[Figure]:
    """Those that show other pictures than the ones before them, each with a caption of its own."""
    kept: list[Figure] = []
    known: set[object] = set()
    for figure in several:
        place = figure.caption and figure.caption.place
        own = (*ids(figure.image), *files(figure.image), place)
        if place is not None and known.isdisjoint(own):
            kept.append(figure)
            known.update(own)
    return kept
