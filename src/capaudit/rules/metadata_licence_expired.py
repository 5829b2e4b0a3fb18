"""The rule metadata-licence-expired."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from capaudit import Document, Figure, Finding, Severity, long_date, rule


@rule("metadata-licence-expired", Severity.ERROR, needs=("metadata",))
def check(figure: Figure, document: Document) -> Iterator[Finding]:
    """The picture was published after the day that its file gives as the end of its licence.

    ## Why it matters
    After that day (IPTC Expiration Date, PLUS License End Date) there is no right to print it.

    ## Fails
    ```html
    <meta property="article:published_time" content="2024-05-03T08:00:00Z">
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    expires = "2023-12-31"
    ```

    ## Passes
    ```html
    <meta property="article:published_time" content="2024-05-03T08:00:00Z">
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    expires = "2024-12-31"
    ```
    """
    file = figure.image.metadata
    if file is None or document.published is None:
        return
    for text in file.all("expires"):
        try:
            end = date.fromisoformat(text.value[:10])
        except ValueError:
            continue
        if document.published.date() > end:
            yield Finding(
                f"the licence of the picture ended on {long_date(end)}, before the article was published",
                at=figure.image,
                also=(text,),
                help="renew the licence, or take another picture",
            )
            return
