"""The rule caption-dateline."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import CaptionDate, Document, Figure, Finding, Fix, Severity, Text, read_dates, rule


@rule("caption-dateline", Severity.NOTE, needs=("caption", "date"))
def check(figure: Figure, document: Document) -> Iterator[Finding]:
    """A caption still has the agency's dateline in front.

    ## Why it matters
    “SYDNEY, AUSTRALIA - MAY 02:” is for the desk, which sorts pictures by it. The sentence behind it says place and day
    again, in words for readers. Some houses keep the line on purpose.

    The fix takes the line away. It is offered where the sentence names the same day, and safe where it names the place
    as well.

    ## Fails
    ```html
    <figure><img src="surf.jpg" alt="A surfer">
    <figcaption>SYDNEY, AUSTRALIA - MAY 02: A surfer rides a wave on May 2, 2024 in Sydney.</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="surf.jpg" alt="A surfer">
    <figcaption>A surfer rides a wave on May 2, 2024 in Sydney.</figcaption></figure>
    ```
    """
    caption = figure.caption
    if not caption or not any(mark in caption.value[:100] for mark in ":;"):
        return
    dates = read_dates(caption, document.language)
    line = next((one for one in dates if one.role == "dateline"), None)
    if line is None:
        return
    end = _end(caption.value, line.end)
    yield Finding(
        f"“{caption[:end].strip()}” is an agency's dateline",
        at=caption[:end].strip(),
        fix=_without(caption, end, line, dates),
        help="begin with what is seen",
    )


def _end(value: str, end: int) -> int:
    """Where the line ends: “… - MAY 02:” at the colon, “Sep 14, 2024; Lincoln, NE, USA;” at the second semicolon."""
    if value[end : end + 2].lstrip().startswith(":"):
        return value.index(":", end) + 1
    second = value.find(";", value.find(";", end) + 1, end + 80)
    return second + 1 if second > 0 else value.find(";", end) + 1


def _without(caption: Text, end: int, line: CaptionDate, dates: tuple[CaptionDate, ...]) -> Fix | None:
    rest = len(caption.value) - len(caption.value[end:].lstrip())
    again = any(one.start >= end and (one.month, one.day) == (line.month, line.day) for one in dates)
    edit = caption[:rest].replaced("") if again and rest < len(caption) else None
    before = caption.value[: line.start] or caption.value[line.end : end]
    place = before.strip(" ;,-–—").partition(",")[0].casefold()
    named = bool(place) and place in caption.value[end:].casefold()
    return Fix("take the dateline away", (edit,), safe=named) if edit else None
