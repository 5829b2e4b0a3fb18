"""The rule date-conflicting."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import CaptionDate, Document, Figure, Finding, Severity, read_dates, rule


@rule("date-conflicting", Severity.ERROR, needs=("caption", "two dates"))
def check(figure: Figure, document: Document, *, days: int = 1) -> Iterator[Finding]:
    """The dateline of a caption names one day, its sentence another.

    ## Why it matters
    Picture agencies date a caption twice: “SYDNEY, AUSTRALIA - MAY 02: … on May 2, 2024”. Where the two differ, one was
    copied from another picture.

    ## Options
    - `days`: so many days between the two are let pass, for what goes on overnight.

    ## Fails
    ```html
    <figure><img src="surf.jpg" alt="A surfer">
    <figcaption>SYDNEY, AUSTRALIA - MAY 02: A surfer rides a wave on May 12, 2024 in Sydney.</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="surf.jpg" alt="A surfer">
    <figcaption>SYDNEY, AUSTRALIA - MAY 02: A surfer rides a wave on May 2, 2024 in Sydney.</figcaption></figure>
    ```
    """
    dates = read_dates(figure.caption, document.language) if figure.caption else ()
    dateline = next((one for one in dates if one.role == "dateline"), None)
    if not dateline:
        return
    others = [one for one in dates if one is not dateline and one.day and one.month and not _later(one, dateline)]
    if any(_apart(dateline, one) <= days for one in others):
        return
    for one in others:
        if one.role == "picture":
            yield Finding(
                f"the dateline says “{dateline.text}”, the sentence “{one.text}”",
                at=one.text,
                also=(dateline.text,),
                help="find out which of the two is right",
            )
            return


def _later(one: CaptionDate, dateline: CaptionDate) -> bool:
    return one.role == "dateline" and one.start > dateline.start


def _apart(dateline: CaptionDate, one: CaptionDate) -> int:
    """Days between a dateline and the nearest day of another date, in whichever years bring them together."""
    year = one.year or dateline.year or 2000
    first = one.first.date(year)
    last = one.last.date(year) if one.last else first
    if not first or not last:
        return 0  # an impossible date: another rule's
    years = (dateline.year,) if dateline.year else (year - 1, year, year + 1)
    days = [day for end in (dateline.first, dateline.last) if end for y in years if (day := end.date(y))]
    return min((max((first - day).days, (day - last).days, 0) for day in days), default=0)
