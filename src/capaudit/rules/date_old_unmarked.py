"""The rule date-old-unmarked."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Document, Figure, Finding, read_dates, rule


@rule("date-old-unmarked", needs=("caption", "date", "publication date"))
def check(figure: Figure, document: Document, *, days: int = 30, year_marks: bool = True) -> Iterator[Finding]:
    """An old picture is not marked as one from the archive.

    ## Why it matters
    Beside today's news a reader takes a picture for today's. Clients of AP and Reuters promise to mark old ones.

    At many houses a date with its year is mark enough, and so it is here: only dates without a year are reported,
    as doubtful. With `year-marks = false` every old picture needs a word such as “File”, “Archiv” or “archives”, in
    caption or credit. Turn the rule off for sections that live on old pictures: culture, history, obituaries.

    ## Options
    - `days`: from this age on a picture is old.
    - `year-marks`: a date with its year tells the reader enough.

    ## Fails
    ```html
    <meta property="article:published_time" content="2024-05-03T08:00:00Z">
    <figure><img src="mill.jpg" alt="A mill">
    <figcaption>Workers leave the mill in Lodz on Jan. 9.</figcaption></figure>
    ```

    ## Passes
    ```html
    <meta property="article:published_time" content="2024-05-03T08:00:00Z">
    <figure><img src="mill.jpg" alt="A mill">
    <figcaption>FILE - Workers leave the mill in Lodz on Jan. 9.</figcaption></figure>
    ```
    """
    if not figure.caption or _marked(figure):
        return
    dates = read_dates(figure.caption, document.language)
    published = document.day if dates else None
    if not published:
        return
    whole = {(one.month, one.day) for one in dates if one.year}
    for one in dates:
        if one.archived:
            return
        named = (one.month, one.day) in whole  # by an agency that repeats the day of the dateline with its year
        if one.role not in ("picture", "dateline") or one.day is None or (year_marks and named):
            continue
        day = one.near(published)
        if day and (published - day).days > days:
            yield Finding(
                f"the picture is {(published - day).days} days older than the article and not marked as old",
                at=one.text,
                doubtful=one.year is None,
                help="mark it as your agency asks: “FILE - …” and “, File”, “Archivbild”, “archives”",
            )
            return


def _marked(figure: Figure) -> bool:
    return any(credit.kind == "archive" for credit in figure.credits)
