"""The rule date-weekday-stale."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import CaptionDate, Document, Figure, Finding, Fix, Severity, read_dates, rule


@rule("date-weekday-stale", Severity.NOTE, needs=("caption", "date", "publication date"))
def check(
    figure: Figure, document: Document, *, days: int = 14, agencies: tuple[str, ...] = ("ap",)
) -> Iterator[Finding]:
    """The caption of an older picture still names the weekday.

    ## Why it matters
    AP gives the weekday while a picture is at most two weeks old. Later it only makes the picture look fresh.

    ## Options
    - `days`: from this age on the weekday goes.
    - `agencies`: ids of the agencies whose captions follow this style; with none, every caption.

    ## Fails
    ```html
    <meta property="article:published_time" content="2024-05-03T08:00:00Z">
    <figure><img src="mill.jpg" alt="A mill">
    <figcaption>Workers leave the mill in Lodz, Tuesday, Jan. 9, 2024. (AP Photo/Ewa Nowak)</figcaption></figure>
    ```

    ## Passes
    ```html
    <meta property="article:published_time" content="2024-05-03T08:00:00Z">
    <figure><img src="mill.jpg" alt="A mill">
    <figcaption>Workers leave the mill in Lodz, Jan. 9, 2024. (AP Photo/Ewa Nowak)</figcaption></figure>
    ```
    """
    if not figure.caption or not _of(figure, agencies):
        return
    dates = read_dates(figure.caption, document.language)
    published = document.day if dates else None
    if not published:
        return
    for one in dates:
        day, weekday = one.near(published), one.weekday_text
        if day and weekday and one.role == "picture" and (published - day).days > days:
            yield Finding(
                f"“{weekday}” on a picture that is {(published - day).days} days older than the article",
                at=weekday,
                fix=_without(one),
                help="leave out the weekday",
            )


def _of(figure: Figure, agencies: tuple[str, ...]) -> bool:
    named = (name for credit in figure.credits for name in (credit.agency, credit.supplier))
    return not agencies or any(name and name.agency and name.agency.id in agencies for name in named)


def _without(one: CaptionDate) -> Fix | None:
    """The date without a weekday in front of it."""
    at = one.first.at
    if not at or at[0] != one.start or one.last:
        return None
    words = one.caption.value[at[1] : one.end]
    rest = words.lstrip(" ,.")
    edit = one.caption[one.start : one.end - len(rest)].replaced("")
    return Fix(f"leave out “{one.weekday_text}”", (edit,), safe=False) if edit else None
