"""The rule image-conflicting."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Credit, Document, Figure, Finding, read_dates, rule, same_name
from capaudit.rules._pictures import files


@rule("image-conflicting", per="document", needs=("several pictures",))
def check(document: Document) -> Iterator[Finding]:
    """The same picture stands twice in the article, with words that contradict each other.

    ## Why it matters
    Two photographers cannot have taken it, nor was it taken on two days: one of the two is wrong.

    Where the captions only differ, the finding is doubtful: both may be true. The same picture with the same words is
    the matter of image-repeated, two credits at one place that of credit-conflicting.

    ## Fails
    ```html
    <figure><img src="ferry.jpg" alt="A ferry"><figcaption>The ferry in its dock. (AP Photo/Jane Doe)</figcaption></figure>
    <figure><img src="ferry.jpg" alt="A ferry"><figcaption>A last coat of paint. (AP Photo/Ben Okafor)</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="ferry.jpg" alt="A ferry"><figcaption>The ferry in its dock. (AP Photo/Jane Doe)</figcaption></figure>
    <figure><img src="paint.jpg" alt="A painter"><figcaption>A last coat of paint. (AP Photo/Ben Okafor)</figcaption></figure>
    ```
    """
    if len(document.figures) < 2:
        return
    by_file: dict[str, list[Figure]] = {}
    for figure in document.figures:
        for file in files(figure.image):
            by_file.setdefault(file, []).append(figure)
    # what three figures show is rather what stands in front of pictures until they are loaded
    pairs = {(id(a), id(b)): (a, b) for a, b in (two for two in by_file.values() if len(two) == 2)}
    for first, second in pairs.values():
        found = _credits(first, second) or _dates(first, second, document.language) or _captions(first, second)
        if found:
            yield found


def _credits(first: Figure, second: Figure) -> Finding | None:
    """The same picture by two photographers."""
    for one in (credit for credit in second.credits if not credit.hidden):
        for other in (credit for credit in first.credits if not credit.hidden):
            if (
                _people(one)
                and _people(other)
                and not any(same_name(a, b) for a in _people(one) for b in _people(other))
            ):
                message = f"the same picture is credited “{other.text}” further up"
                return Finding(message, at=one.text, also=(other.text,), help="find out which of the two is right")
    return None


def _people(credit: Credit) -> list[str]:
    return [name.text.value for name in credit.photographers]


def _dates(first: Figure, second: Figure, language: str | None) -> Finding | None:
    """The same picture taken on two days."""
    days = []
    for figure in (second, first):
        dates = read_dates(figure.caption, language) if figure.caption else ()
        days.append([one for one in dates if one.role in ("picture", "dateline") and one.date])
    if not all(days) or {one.date for one in days[0]} & {one.date for one in days[1]}:
        return None
    here, there = days[0][0].text, days[1][0].text
    return Finding(
        f"the same picture is dated “{there}” further up",
        at=here,
        also=(there,),
        help="find out which of the two is right",
    )


def _captions(first: Figure, second: Figure) -> Finding | None:
    """The same picture with two captions."""
    if not first.caption or not second.caption:
        return None
    return Finding(
        "the same picture has another caption further up",
        at=second.image,
        also=(first.image,),
        doubtful=True,
        help="check that it is the right picture",
    )
