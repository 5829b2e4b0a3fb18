"""The rule caption-interface-text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from capaudit import Figure, Finding, Fix, Text, rule
from capaudit.rules._printed import without

_HINTS = (
    *(
        "[+]",
        "licca per",
        "abspielen",
        "icens",
        "pens in",
        "pens new",
        "continues below",
        "browser",
        "larg",
        "expand",
        "zoom",
    ),
    *("größer", "grösser", "grandi", "ampliar", "agrandar", "grot", "förstor", "forstør", "powięk", "büyüt", "увелич"),
    *("... more", "... less", "…more", "… more", "… less"),
)
_ANYWHERE = (
    r"(?:\.{3}|…) ?\[\+\](?: ?(?:more|less))?",
    r"\babspielen\. Laufzeit \d{1,3} (?:Minuten?|Sekunden?)(?: \d{1,2} Sekunden?)?\.?",
    r"\bpurchase licensing rights(?:, ?opens new tab)?\b|[(,] ?opens (?:in )?(?:a )?new (?:tab|window)\)?",
    r"\b(?:story|article) continues below(?: (?:this )?(?:ad|advertisement|video|gallery|photo)s?)?\b",
    r"\b(?:your browser does not support|(?:dein|ihr) browser unterstützt|votre navigateur ne (?:supporte|prend))[^.]{0,60}\.?",
)
_AT_END = (
    r"(?:(?<=\.{3})|(?<=…)) ?(?:more|less|mehr|weniger|plus|más|menos|mais|più|meer|mer|mere|lisää|więcej|ещё)[.!»›]?"
)
_SIGNED = r"\+ ?[A-Z ]{0,20}\b(?:ENLARGE|INGRANDIRE|ZOOM|VERGRÖSSERN|AGRANDIR|AMPLIAR)"
_CLICK = r"(?:please )?(?:click|tap)(?: (?:here|on|the|this|image|photo|picture|graphic|chart|map|it)){0,4}"
_ENLARGE = (  # written for readers, perhaps by hand
    rf"{_CLICK} (?:to (?:enlarge|expand|zoom|view larger|see larger)|for an? (?:larger|enlarged|full[- ]size))[\w ]{{0,30}}",
    r"(?:zum|zur) (?:vergrößern|vergrössern|vergrößerung|zoomen)[\w äöüß]{0,40}",
    r"(?:bitte )?(?:auf das bild |auf das foto |aufs bild |hier )?(?:an)?klicken,? (?:zum|um zu) vergrö(?:ß|ss)ern",
    r"clicca (?:qui |sull['’]immagine )?per ingrandire(?: l['’]immagine)?",
    r"cliquez (?:ici |sur l['’]image )?pour (?:l['’])?agrandir[\w ’']{0,20}",
    r"(?:haga|haz|pulse|pincha|pinche|pulsa) (?:clic )?(?:aquí |en la imagen |sobre la imagen )?para (?:ampliar|agrandar)[\w ]{0,20}",
    r"clique (?:aqui |na imagem )?para (?:ampliar|aumentar)[\w ]{0,20}",
    r"klik (?:hier |op de (?:foto|afbeelding) )?(?:om te vergroten|voor een vergroting)",
    r"klicka (?:här |på bilden )?för att (?:förstora|se större)[\w å]{0,20}",
    r"(?:klikk?|tryk) (?:her |på bildet )?for (?:at |å )?(?:forstørre|større)[\w ]{0,20}",
    r"kliknij,? (?:tutaj |na zdjęcie,? )?(?:aby|żeby) powiększyć|нажмите,? чтобы увеличить|büyütmek için tıklayın(?:ız)?",
)


_TAIL = 100


class _Place(NamedTuple):
    start: int
    end: int
    doubtful: bool


@rule("caption-interface-text", hints=_HINTS)
def check(figure: Figure) -> Iterator[Finding]:
    """Words of the page's interface, such as “... [+]”, were saved as part of the caption.

    ## Why it matters
    What a button says is no caption. It came along when the text was copied from a page, and no longer does anything
    when it is clicked.

    Words in an element of their own are a real button or label, and a counter (“2 of 9”) comes from the template: both
    are left alone. “Click to enlarge”, which may have
    been written by hand, is doubtful.

    ## Fails
    ```html
    <figure><img src="port.jpg" alt="A port"><figcaption>Ships wait in the port of ... [+] Izmir</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="port.jpg" alt="A port"><figcaption>Ships wait in the port of Izmir <button>Zoom</button></figcaption></figure>
    ```
    """
    for text in (figure.caption, *(credit.text for credit in figure.credits if not credit.hidden)):
        if not text or not _hinted(text.value):
            continue
        for place in _places(text.value):
            words = text[place.start : place.end].strip()
            if _in_one_run(text, place.start, place.end):
                edit = without(text, place.start, place.end)
                yield Finding(
                    f"“{words}” belongs to the page, not to the caption",
                    at=words,
                    fix=Fix("remove it", (edit,), safe=False) if edit else None,
                    doubtful=place.doubtful,
                    help="remove it",
                )


def _hinted(value: str) -> bool:
    folded = value.casefold()
    return any(hint in folded for hint in _HINTS)


def _places(value: str) -> Iterator[_Place]:
    sure, end, enlarge = _patterns()
    for found in sure.finditer(value):
        yield _Place(*found.span(), doubtful=False)
    tail = max(0, len(value) - _TAIL)
    if match := end.search(value, tail):
        yield _Place(*match.span(), doubtful=False)
    if match := enlarge.search(value, tail):
        yield _Place(match.start(1), match.end(), doubtful=match[1][0] != "+")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    texts = (
        "|".join(_ANYWHERE),
        rf"(?:{_AT_END})\s*\Z",
        rf"(?:\A|(?<=[\s.!?…]))([(\[]?(?:{'|'.join((_SIGNED, *_ENLARGE))})[)\].!]{{0,2}})\s*\Z",
    )
    return tuple(re.compile(text, re.IGNORECASE) for text in texts)


def _in_one_run(text: Text, start: int, end: int) -> bool:
    """Whether the words stand in the text of the caption itself, with no tag between them and their neighbours."""
    source = text.source
    if source is None:
        return True
    value = text.value
    low, high = len(value[:start].rstrip()), end + len(value[end:]) - len(value[end:].lstrip())
    span = text[max(0, low - 1) : min(len(value), high + 1)].span
    return span is not None and "<" not in source.text[span.start : span.end]
