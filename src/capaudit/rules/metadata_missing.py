"""The rule metadata-missing."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Severity, rule

_FOUR = {"creator": "Creator", "copyright": "Copyright Notice", "caption": "Description", "credit": "Credit Line"}


@rule("metadata-missing", Severity.NOTE, needs=("metadata",))
def check(figure: Figure, *, fields: tuple[str, ...] = tuple(_FOUR)) -> Iterator[Finding]:
    """The picture's file does not say who made it, whose it is, what it shows, or what its credit is.

    ## Why it matters
    A picture goes on without its page: into search, messages and archives. There its file is all that speaks for
    whoever made it. The four fields are those that IPTC's Metawatch counts.

    ## Options
    - `fields`: which must be there, of `creator`, `copyright`, `caption` and `credit`.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    creator = "Jane Doe"
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    creator = "Jane Doe"
    copyright = "AP"
    caption = "Votes are counted."
    credit = "AP"
    ```
    """
    file = figure.image.metadata
    if file is None or file.problems:
        return
    absent = [_FOUR.get(key, key) for key in fields if not file.all(key)]
    if absent:
        names = ", ".join(absent[:-1]) + (" and " if len(absent) > 1 else "") + absent[-1]
        yield Finding(
            f"the picture's file has no {names}", at=figure.image, help="keep the metadata when pictures are resized"
        )
