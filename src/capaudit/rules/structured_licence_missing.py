"""The rule structured-licence-missing."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Document, Figure, Finding, Severity, rule

_ONE_OF = ("creator", "creditText", "copyrightNotice", "license")


@rule("structured-licence-missing", Severity.NOTE)
def check(
    figure: Figure, document: Document, *, fields: tuple[str, ...] = ("license", "acquireLicensePage")
) -> Iterator[Finding]:
    """The structured data of the picture do not say under which licence it stands, or where to get one.

    ## Why it matters
    Google marks a picture as licensable, and links to the page that sells it, where its ImageObject holds `license` and
    `acquireLicensePage`; one of `creator`, `creditText`, `copyrightNotice` and `license` is the least for a credit below it.

    Pictures that the structured data do not name are left alone.

    ## Options
    - `fields`: the properties that must be there.

    ## Fails
    ```html
    <script type="application/ld+json">
    {"@type": "ImageObject", "contentUrl": "https://example.org/vote-2024.jpg", "creditText": "Jane Doe/AP"}</script>
    <figure><img src="https://example.org/vote-2024.jpg" alt="A count"><figcaption>Votes. (AP Photo/Jane Doe)</figcaption></figure>
    ```

    ## Passes
    ```html
    <script type="application/ld+json">
    {"@type": "ImageObject", "contentUrl": "https://example.org/vote-2024.jpg", "creditText": "Jane Doe/AP",
     "license": "https://example.org/licence", "acquireLicensePage": "https://example.org/buy"}</script>
    <figure><img src="https://example.org/vote-2024.jpg" alt="A count"><figcaption>Votes. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    """
    objects = document.structured.of(figure)
    if not objects:
        return
    absent = [name for name in fields if not any(one.all(name) for one in objects)]
    if absent:
        bare = not any(one.all(name) for one in objects for name in _ONE_OF)
        credit = ", and do not say whose picture it is" if bare else ""
        yield Finding(
            f"the structured data of the picture have no {' and no '.join(absent)}{credit}",
            at=figure.image,
            help="add what is missing to its ImageObject",
        )
