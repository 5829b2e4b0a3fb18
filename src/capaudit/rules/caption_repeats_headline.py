"""The rule caption-repeats-headline."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Document, Figure, Finding, Severity, rule
from capaudit.rules._said import same


@rule("caption-repeats-headline", Severity.NOTE, needs=("caption", "headline"))
def check(figure: Figure, document: Document, *, at_least_words: int = 3) -> Iterator[Finding]:
    """The caption is the article's headline once more.

    ## Why it matters
    The reader has just read it, and still does not know who is in the picture, where and when. It is what a content
    management system puts below a picture when nobody wrote a caption.

    Case, punctuation and white space do not count.

    ## Options
    - `at-least-words`: shorter captions are left alone, such as the name of a person whom the article is about.

    ## Fails
    ```html
    <h1>Oslo gets a new ferry</h1>
    <figure><img src="ferry.jpg" alt="A ferry"><figcaption>Oslo gets a new ferry</figcaption></figure>
    ```

    ## Passes
    ```html
    <h1>Oslo gets a new ferry</h1>
    <figure><img src="ferry.jpg" alt="A ferry"><figcaption>The new ferry leaves the yard in Bergen</figcaption></figure>
    ```
    """
    caption, headline = figure.caption, document.headline
    if caption and headline and same(caption.value, headline.value, at_least_words):
        yield Finding("the caption repeats the headline", at=caption, help="say who or what is seen, where and when")
