"""The rule caption-missing."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Severity, rule


@rule("caption-missing", Severity.NOTE, needs=("no caption",))
def check(figure: Figure) -> Iterator[Finding]:
    """A picture of the article has no caption.

    ## Why it matters
    Without a caption readers do not learn who is in the picture, where and when. They look at captions before the
    text.

    A picture that the page itself calls decorative, with an empty alt text and no credit, is left alone.

    ## Fails
    ```html
    <figure><img src="harbour.jpg" alt="A harbour"></figure>
    ```

    ## Passes
    ```html
    <figure><img src="harbour.jpg" alt="A harbour">
    <figcaption>Boats in the harbour of Oslo in June</figcaption></figure>
    ```
    """
    if figure.caption or figure.paired_by == "og:image":
        return
    alt = figure.image.alt
    if alt is not None and not alt.value.strip() and not figure.credits:
        return
    yield Finding("picture without a caption", at=figure.image, help="say who or what is seen, where and when")
