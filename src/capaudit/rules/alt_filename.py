"""The rule alt-filename."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Severity, rule
from capaudit.rules._filenames import file_name


@rule("alt-filename", Severity.ERROR, needs=("alt",))
def check(figure: Figure) -> Iterator[Finding]:
    """The alt text is the name of a file.

    ## Why it matters
    A screen reader spells it out: “I, M, G, underscore, two thousand and thirty-four, dot, jay peg”. No alt text at all
    would say as much, and be over sooner.

    The name of the picture's own file counts without its suffix too. Several words that end in “.jpg” are doubtful.

    ## Fails
    ```html
    <figure><img src="a.jpg" alt="IMG_2034.jpg"><figcaption>The parade in Oslo</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="a.jpg" alt="Dancers on a lorry"><figcaption>The parade in Oslo</figcaption></figure>
    ```
    """
    alt = figure.image.alt
    found = file_name(alt.value, figure.image.urls) if alt else None
    if alt and found:
        words = alt[found.start : found.end]
        yield Finding(
            f"“{words}” is the name of a file",
            at=words,
            doubtful=not found.sure,
            help="describe what the picture shows",
        )
