"""The rule caption-spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, Fix, Severity, Text, rule

_LETTER = r"[A-Za-z\u00c0-\u052f]"  # of the alphabets that have capitals
_UPPER = r"[A-Z\u00c0-\u00de\u0410-\u042f]"
_FAULTS = (
    # what is wrong, where, what stands there instead, whether that is sure to be meant
    ("a space before “{0}”", r"(?<=[^\W_]) ([.,])(?=\s|$)(?! \.)", r"\1", True),
    ("a space before “,” and none after it", rf"(?<=[^\W_]) ,(?={_LETTER}{{2}})", ", ", True),
    ("“{0}” twice in a row", r"(?<=[\w)])([,;])\1(?=\s|$)", r"\1", True),
    ("“.” twice in a row", rf"(?<={_LETTER}{{5}})\.\.(?=[\s)]|$)", ".", True),
    ("“,” before a full stop", r"(?<=[\w)]),\.(?=\s|$)", ".", False),
    ("no space after “,”", rf"(?<={_LETTER}{{2}}),(?={_LETTER}{{2}})", ", ", True),
    ("no space after “.”", rf"(?<={_LETTER}{{3}})\.(?={_UPPER}{_LETTER}{{2}})", ". ", False),
    ("a space after “(”", r"(?<!\S)\( (?=\w)", "(", True),
    ("a space before “)”", r"(?<=\w) \)(?=[\s.,;]|$)", ")", True),
    ("no space before “(”", rf"(?<={_LETTER}{{2}})\((?!Innen){_UPPER}(?={_LETTER}{{2}})", r" \g<0>", False),
    ("no space after “]”", rf"(?<={_LETTER}{{3}})\](?={_LETTER}{{4}})", "] ", False),
)
_MARKS = re.compile(r"[.,;)\](](?:(?<= [.,)])|(?<=\() |(?<=[.,;])[.,;]|(?<=\w[.,\](])[^\W\d_])")
_ADDRESS = r"(?i)[/@]|^www\.|\.\w{1,20}\.|\.(?:jpe?g|png|gif|webp)$|(?-i:\.[A-Z]{4,6}$)"
_PAIRS = (("«", "»"), ("“", "”"), ("„", "“"))
_QUOTES = '«“”„"»'
_CUT = ("…", "...")


@rule("caption-spacing", Severity.NOTE, needs=("caption",))
def check(figure: Figure, *, quotes: bool = True) -> Iterator[Finding]:
    """Spaces and punctuation that slipped: “Norway,,”, “the vote .”, “( left )”, “office.The”, a quote that is never closed.

    ## Why it matters
    Nobody read the caption before it was published, the reader thinks, and rightly.

    Several spaces in a row are one for a reader of the page, and left alone; so are addresses, abbreviations (“Min..”),
    and what French puts before “;”, “:”, “!” and “?”. Inside quotes, which may be quoted as they were, a fix is for a
    person to weigh.

    ## Options
    - `quotes`: look for quotes that are opened and not closed too.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A vote"><figcaption>A vote in Oslo, Norway,, on Friday .</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A vote"><figcaption>A vote in Oslo, Norway, on Friday.</figcaption></figure>
    ```
    """
    caption = figure.caption
    if not caption or " " not in caption.value or "<" in caption.value:
        return
    if _MARKS.search(caption.value):
        yield from _slipped(caption)
    if quotes and (at := _open_quote(caption.value)) is not None:
        yield Finding(
            "a quotation mark without its other half", at=caption[at : at + 1], help="close the quote, or open it"
        )


def _slipped(caption: Text) -> Iterator[Finding]:
    value = caption.value
    for message, pattern, instead, sure in _FAULTS:
        for found in re.finditer(pattern, value):
            if message.startswith("no ") and re.search(_ADDRESS, _token(value, found.start())):
                continue
            at = caption[found.start() : found.end()]
            edit = at.replaced(found.expand(instead))
            if edit is None or caption[max(0, found.start() - 1) : found.end() + 1].replaced("") is None:
                continue  # where a tag stands the page's design may set the space
            safe = sure and not _quoted(value, found.start())
            named = found[1] if found.re.groups else ""
            yield Finding(message.format(named), at=at, fix=Fix("mend the spacing", (edit,), safe=safe))


def _token(value: str, at: int) -> str:
    """What stands around a character without a space."""
    start = value.rfind(" ", 0, at) + 1
    end = value.find(" ", at + 1)
    return value[start : end if end > 0 else len(value)]


def _quoted(value: str, at: int) -> bool:
    """Whether a quote is open at a character."""
    before = value[:at]
    return before.count('"') % 2 == 1 or any(
        before.count(opens) > before.count(closes) for opens, closes in _PAIRS if opens in before
    )


def _open_quote(value: str) -> int | None:
    """Where the quote without its other half stands; None where all are closed, or where that cannot be told.

    A quote behind a digit may be an inch, and what ends in dots was cut.
    """
    quotes = _QUOTES if "«" in value and "»" in value else _QUOTES.strip("«»")  # one of them alone is an arrow
    if value.endswith(_CUT) or not any(map(value.__contains__, quotes)):
        return None
    places = [place for place, character in enumerate(value) if character in quotes]
    if len(places) % 2 == 0 or any(value[place - 1].isdigit() for place in places if place):
        return None
    first = value[places[0]]
    return places[0] if first in "”»" and value.count(first) < len(places) else places[-1]
