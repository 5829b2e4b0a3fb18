"""The rule structured-broken."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Document, Finding, rule


@rule("structured-broken", per="document")
def check(document: Document) -> Iterator[Finding]:
    """A block of JSON-LD is not valid JSON.

    ## Why it matters
    Search engines drop the whole block: headline, dates, and the credits of the pictures in it. The commonest causes are a
    quotation mark in a caption that was not escaped, and a comma too many.

    ## Fails
    ```html
    <script type="application/ld+json">{"@type": "ImageObject", "caption": "The "old" bridge"}</script>
    ```

    ## Passes
    ```html
    <script type="application/ld+json">{"@type": "ImageObject", "caption": "The \\"old\\" bridge"}</script>
    ```
    """
    for broken in document.structured.broken:
        yield Finding(
            f"this JSON-LD is not valid JSON: {broken.reason}", at=broken.at, help="let a library write the JSON"
        )
