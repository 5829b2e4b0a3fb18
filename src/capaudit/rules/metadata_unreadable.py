"""The rule metadata-unreadable."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Severity, rule


@rule("metadata-unreadable", Severity.NOTE, needs=("metadata",))
def check(figure: Figure) -> Iterator[Finding]:
    """The picture's file is at hand, and what it says of itself cannot be read.

    ## Why it matters
    The file was not compared with the page, or a part of it was not. Often it was cut off on its way, and readers see half a picture.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    problems = ["the file is no picture of a known format, or a damaged one"]
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    creator = "Jane Doe"
    ```
    """
    file = figure.image.metadata
    if file and file.problems:
        part = "a part of " if file.kind and file.fields else ""
        yield Finding(
            f"{part}the picture's file could not be compared: {file.problems[0]}",
            at=figure.image,
            help="ask for the file again",
        )
