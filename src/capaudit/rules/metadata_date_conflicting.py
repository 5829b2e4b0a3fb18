"""The rule metadata-date-conflicting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from capaudit import Document, Figure, Finding, long_date, read_dates, rule


@rule("metadata-date-conflicting", needs=("metadata",))
def check(figure: Figure, document: Document, *, days: int = 1) -> Iterator[Finding]:
    """The caption dates the picture to another day than its file does.

    ## Why it matters
    A picture of another day shows something else. Either the picture or the sentence below it was taken from another
    story.

    Compared are days that the caption says of the picture with the file's Date Created. Days of events (“the vote of 2019”)
    are left alone. Where the caption names several days, one that fits is enough.

    ## Options
    - `days`: so many days apart are let pass, for time zones.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted on May 2, 2024. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    date_created = "2021-11-08T10:00:00"
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted on May 2, 2024. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    date_created = "2024-05-02"
    ```
    """
    file = figure.image.metadata
    if file is None or figure.caption is None:
        return
    taken = next(((text, day) for text in file.all("date_created") if (day := _day(text.value))), None)
    if taken is None:
        return
    dates = [one for one in read_dates(figure.caption, document.language) if one.date]
    found = [one for one in dates if one.role != "event"]
    if not found or any(one.date and abs(one.date - taken[1]) <= timedelta(days) for one in dates):
        return
    yield Finding(
        f"the caption dates the picture to {long_date(found[0].date or date.min)}, its file to {long_date(taken[1])}",
        at=found[0].text,
        also=(taken[0],),
        doubtful=found[0].role is None,
        help="check the picture and the day",
    )


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
