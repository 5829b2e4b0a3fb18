"""The rule caption-repeats-alt."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Severity, rule
from capaudit.rules._said import same


@rule("caption-repeats-alt", Severity.NOTE, needs=("caption", "alt"))
def check(figure: Figure, *, at_least_words: int = 2) -> Iterator[Finding]:
    """The caption says again what the alt text says.

    ## Why it matters
    A screen reader speaks both, so the listener hears the same sentence twice, and never what the picture shows. The
    alt text is for what can be seen, the caption for what cannot: who, where, when, why (WCAG 2.2, 1.1.1).

    Case, punctuation and white space do not count. An empty alt text beside a full caption is a choice of its own, and
    left alone.

    ## Options
    - `at-least-words`: shorter ones are left alone.

    ## Fails
    ```html
    <figure><img src="rain.jpg" alt="Rain in Lagos"><figcaption>Rain in Lagos</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="rain.jpg" alt="Traders under umbrellas"><figcaption>Rain in Lagos</figcaption></figure>
    ```
    """
    alt, caption = figure.image.alt, figure.caption
    if alt and caption and same(caption.value, alt.value, at_least_words):
        yield Finding(
            "the alt text repeats the caption",
            at=alt,
            help="describe what can be seen, or leave the alt text empty",
        )
