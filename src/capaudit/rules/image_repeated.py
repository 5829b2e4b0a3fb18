"""The rule image-repeated."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Severity, rule


@rule("image-repeated", Severity.NOTE, needs=("repeats",))
def check(figure: Figure) -> Iterator[Finding]:
    """The same picture stands twice in the article, with the same words.

    ## Why it matters
    Going down the page, the reader meets a picture that the head of the article has shown already. Mostly it was put
    into the text by hand, and the template put it on top.

    Copies that the template makes for other screens, for printing, for light boxes and for readers without scripts are
    left alone: a paragraph must stand between the two.

    ## Fails
    ```html
    <article><h1>A ferry for Oslo</h1>
    <figure><img src="ferry.jpg" alt="A ferry"><figcaption>The ferry in its dock</figcaption></figure>
    <p>The yard in Bergen has built the ferry in less than two years, and painted it in three days.</p>
    <figure><img src="ferry.jpg" alt="A ferry"><figcaption>The ferry in its dock</figcaption></figure>
    <p>It will cross the fjord every twenty minutes, and carry four hundred people and their bicycles.</p></article>
    ```

    ## Passes
    ```html
    <article><h1>A ferry for Oslo</h1>
    <figure><img src="ferry.jpg" alt="A ferry"><figcaption>The ferry in its dock</figcaption></figure>
    <p>The yard in Bergen has built the ferry in less than two years, and painted it in three days.</p>
    <figure><img src="dock.jpg" alt="A dock"><figcaption>The dock without the ferry</figcaption></figure>
    <p>It will cross the fjord every twenty minutes, and carry four hundred people and their bicycles.</p></article>
    ```
    """
    for image in figure.repeats:
        yield Finding("the same picture stands here again", at=image, also=(figure.image,), help="show it once")
