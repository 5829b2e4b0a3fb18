"""The rule caption-wire-id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from capaudit import Figure, Finding, Fix, Named, Severity, rule
from capaudit.rules._alt import credit_in_alt
from capaudit.rules._printed import Words, words_at_fault

_HINTS = (
    "Local Caption|Tags:|XMIT|FILE ID|URN|RTX|RTR|RTS|RC2|M1E|M2E|R1E|R2E|F2E|epa0|epa1|epa-|EPA0|EPA1|EPA-|Shutterstock (|REX (|Alamy|"
    "AdobeStock|iStock-|iStock_|GettyImages|gettyimages|positphotos|dreamstime|shutterstock_|shutterstock-|Fotolia_|imago0|imago1|"
    "imago5|imago6|imago7|imago9|IMAGO0|IMAGO1|BELGAIMAGE|AFP_|/ Kod|/ kod|/Kod|/kod"
).split("|")
_SIGN_OFF = "(AP Photo/"  # with a number behind it
_RECORDS = (  # fields of the agency's record
    r"\*{3} ?Local Caption ?\*{3}(?: [^()\n]{0,80}?(?=\s?\(|\Z))?",
    r"\([A-Z][A-Z ,-]{2,60} - Tags: [A-Z ,&/-]{2,120}\)",
    r"(?<!\w)(?:ORG XMIT:? ?[\w-]{3,20}|ORIG FILE ID:? ?[\w.-]{3,40}|URN: ?\d{6,10})\b",
)
_NUMBERS = (  # of agencies: Reuters, EPA, Swedish TT, AP, Shutterstock, Alamy
    r"(?<![\w.@#/-])(RT[RSX](?!\d{4}[A-Z]{0,2}\b)(?=[A-Z]{0,7}\d)(?=\d{0,7}[A-Z])[A-Z0-9]{4,8})\b(?![-.]\w)",
    r"(?<![\w.@#/-])((?:RC2|[GLPB]M[12]E|[LS]R[12]E|GF2E)(?=[A-Z]{0,9}\d)[A-Z0-9]{7,10})\b(?![-.]\w)",
    r"(?<![\w.@#/-])((?i:epa)-?\d{8})\b(?![-.]\w)",
    r"\bTT ?/ ?([Kk]od:? ?\d{4,6})\b",
    r"\(AP Photo/[^()\n]{2,80}\) ?((?:[A-Z]{2,6}\d{3}\b ?){1,3})\Z",
    r"\b(?:Shutterstock|REX) ?(\(\d{5,9}[a-z]{1,3}\))",
    r"\bAlamy(?: Stock Photo| Live News)?[./ ]{1,3}((?=[A-Z]{0,6}\d)(?=\d{0,6}[A-Z])[A-Z0-9]{6,7})\b",
)
_STOCK = (
    r"(?<![\w.-])((?:AdobeStock|shutterstock|iStock|GettyImages|gettyimages|BELGAIMAGE|[Dd]epositphotos|Fotolia)[-_]\d{6,12}"
    r"|dreamstime_(?:[a-z]{1,3}_)?\d{6,10}|(?:imago|IMAGO)\d{7,12}[hwsn]?|AFP_(?=[A-Z]{0,7}\d)[0-9A-Z]{5,8})(?![\w-]|\.\w)"
)
_TOLD = r"Caption ?\*{3}.*[a-z]"  # perhaps names that the caption lacks
_SHORT = 60


@rule("caption-wire-id", Severity.ERROR, hints=(*_HINTS, _SIGN_OFF))
def check(figure: Figure) -> Iterator[Finding]:
    """An agency's number for a picture, or a field of its record, stands where readers see it.

    ## Why it matters
    “RTX2V727” or “ORG XMIT: AST101” finds the picture in the agency's archive. Readers cannot use it, and it shows
    that the caption was never read.

    A stock library's number in place of its name (“Foto: AdobeStock_123456789”) and words that stand in the alt text
    only are doubtful. A caption or alt text that is a file name is the matter of caption-filename and alt-filename.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. REUTERS/Jane Doe - RTX2V727</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. REUTERS/Jane Doe</figcaption></figure>
    ```
    """
    names = {named.text.value: named for credit in figure.credits for named in credit.agencies}
    wholes = {text.value.strip() for text in (figure.caption, figure.image.alt) if text}
    for words in words_at_fault(figure, _hinted, _find):
        value = words.at.value
        named = next((name for text, name in names.items() if value in text), None)
        if value in wholes or (words.unseen and (credit := credit_in_alt(figure)) and value in credit.value):
            continue  # the matter of caption-filename or alt-filename, or with its whole credit of alt-credit
        yield Finding(
            f"“{value if len(value) <= _SHORT else f'{value[:_SHORT].rstrip()}…'}” is for the agency's archive, not for readers",
            at=words.at,
            also=words.also,
            fix=_named(words, named) if named else _removed(words, figure),
            doubtful=words.unseen or named is not None,
            help="write the agency's name" if named else "remove it",
        )


def _hinted(value: str) -> bool:
    return any(hint in value for hint in _HINTS) or (value[-1:].isdigit() and _SIGN_OFF in value)


def _find(value: str) -> Iterator[tuple[int, int]]:
    for pattern in _patterns():
        for match in pattern.finditer(value):
            start, end = match.span(match.lastindex or 0)
            yield start, start + len(value[start:end].rstrip())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in (*_RECORDS, *_NUMBERS, _STOCK))


def _named(words: Words, named: Named) -> Fix | None:
    if named.agency is None or named.text.value != words.at.value:
        return None
    name = named.agency.name
    edits = tuple(edit for copy in (words.at, *words.also) if (edit := copy.replaced(name)))
    return Fix(f"write “{name}”", edits, safe=False) if edits else None


def _removed(words: Words, figure: Figure) -> Fix | None:
    """The words taken out: safely where they trail a credit whose names are known."""
    value = words.at.value
    trails = any(
        credit.text.value.rstrip().endswith(value) and (credit.agencies or credit.photographers)
        for credit in figure.credits
    )
    safe = trails and not words.unseen and not re.search(_TOLD, value)
    return Fix("remove it", words.edits, safe=safe) if words.edits else None
