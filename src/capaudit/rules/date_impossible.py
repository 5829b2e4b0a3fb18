"""The rule date-impossible."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Document, Figure, Finding, Severity, read_dates, rule

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@rule("date-impossible", Severity.ERROR, needs=("date",))
def check(figure: Figure, document: Document) -> Iterator[Finding]:
    """A date that no calendar has, such as 31 June.

    ## Why it matters
    Nobody can tell on which day the picture was taken, and readers notice.

    Without a year in the caption the finding is doubtful. In dates before 1924 a leap year of the Julian calendar will
    do (29 February 1900).

    ## Fails
    ```html
    <figure><img src="bridge.jpg" alt="A bridge">
    <figcaption>The new bridge in Porto on June 31, 2023.</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="bridge.jpg" alt="A bridge">
    <figcaption>The new bridge in Porto on June 30, 2023.</figcaption></figure>
    ```
    """
    words = (figure.caption, *(credit.text for credit in figure.credits if not credit.hidden))
    for one in (found for text in words if text for found in read_dates(text, document.language)):
        if one.possible:
            continue
        day = next(end for end in (one.first, one.last) if end and not end.possible)
        name = _MONTHS[(day.month or 1) - 1]
        of = f"{name} {day.year}" if day.month == 2 and day.year else name
        why = "no month has a day 0" if day.day == 0 else f"{of} has {day.length} days"
        yield Finding(
            f"“{one.text}” is no date: {why}", at=one.text, doubtful=not one.year, help="find out which day is meant"
        )
