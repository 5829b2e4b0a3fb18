"""The rule credit-missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from capaudit import Credit, Document, Figure, Finding, Source, rule

_SIGNS = {
    "de": ("nachweis", "Bildquelle", "Bildrechte", "otocredits", "Bilder:", "Fotos:"),
    "en": ("redits", "Photos:", "Pictures:"),
    "es": ("Créditos", "Fotos:"),
    "fr": ("Crédit", "Photos :", "Photos:"),
    "nl": ("Fotoverantwoording", "Foto's:"),
    "pt": ("Créditos", "Fotos:"),
}
_HEADING = (
    r"(?i)(?:bild(?:nachweise?|quellen?|rechte)|fotonachweise?|fotocredits?|(?:photo|image|picture)\s+credits|"
    r"crédits?\s+(?:photos?|images?)|créditos\s+(?:fotográficos|das? \w+|de\s+\w+(?: \w+)?)|fotoverantwoording)(?![^\W_])\s*:?\s*"
    r"|(?:bilder|fotos|foto's|photos|pictures)\s?:\s"
    r"(?-i:(?=[^<]{0,80}(?:[A-ZÀ-ÞĀ-Ž][^\s<]+ [A-ZÀ-ÞĀ-Ž][^\s<]+ ?/ ?\w|\b(?:dpa|AFP|AP|EFE|privat)\b|(?i:getty|reuters|shutterstock)|©)))"
)
_NOT_A_PHOTOGRAPH = (
    r"(?i)(?<![^\W_])(?:maps?|charts?|graphs?|(?:info)?graphics?|diagrams?|posters?|covers?|"
    r"logos?|portraits?|headshots?|screenshots?|"
    r"landkarten?|karten?|(?:info)?grafik(?:en)?|diagramm|plakat|filmplakat|porträt|cartes?|graphique|affiche|mapas?|gráficos?|carteles?|"
    r"grafici|grafico|kart|karta|grafiek|kaart)(?![^\W_])"
)
_LICENCE = r"\bCC[ -](?:BY|0)\b|\bCC0\b|\bCreative Commons\b|\bWikimedia Commons\b|\bPublic Domain\b"
_PLAYING_TIME = r"(?<!\d)\d{1,2}:[0-5]\d(?: ?min\.?)?$"
_FIRST_WORDS = r">\s*([^<>\s][^<>]*)<"
_AROUND, _AHEAD, _BESIDE = 40, 100, 400
_MOST_SISTERS = 100


@rule("credit-missing", needs=("no credit",))
def check(figure: Figure, document: Document, *, exempt_kinds: tuple[str, ...] = ()) -> Iterator[Finding]:
    """A picture of the article has no credit.

    ## Why it matters
    Agencies and photographers grant a licence against their name. In Germany, Austria and Switzerland naming the
    photographer is the law's default (§ 13 UrhG), and a missing name doubles the fee that a court awards.

    A credit that stands in the alt text only is heard by a screen reader and seen by nobody, so the picture counts as
    not credited. Charts, maps, a house's own graphics, posters and portraits are doubtful, and so are pictures that may
    be a film's or another article's, or that only the page's data name. The rule is silent where the page collects its
    credits, under a heading of their own such as “Bildnachweis” or in a line (“Bilder: dpa, privat”), and where the
    caption names a free licence.

    ## Options
    - `exempt-kinds`: kinds of picture that need no credit: “chart”, “illustration”, “screenshot”, “photograph”.

    ## Fails
    ```html
    <figure><img src="harbour.jpg" alt="A harbour"><figcaption>Boats in the harbour of Oslo</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="harbour.jpg" alt="A harbour">
    <figcaption>Boats in the harbour of Oslo. Photo: Kari Moe/NTB</figcaption></figure>
    ```
    """
    if any(not credit.hidden for credit in figure.credits) or figure.kind in exempt_kinds:
        return
    if _collects(document.source, document.language) and not _introduced(document):
        return
    if figure.caption and re.search(_LICENCE, figure.caption.value):
        return
    if figure.credits:
        hidden = figure.credits[0]
        message = f"the credit stands in the {hidden.text.origin or 'alt text'} only, where no reader sees it"
        yield Finding(message, at=hidden.text, help=f"print “{hidden.text}” below the picture")
        return
    yield Finding(
        "picture without a credit",
        at=figure.image,
        doubtful=figure.kind != "photograph" or _says_no_photograph(figure) or _may_be_no_picture(figure, document),
        help=f"name the photographer and the agency{_sisters(figure, document)}",
    )


@lru_cache(maxsize=1)
def _collects(source: Source, language: str | None) -> bool:
    """Whether the page has a heading for all its credits. A link of that name leads to another page and is none."""
    text = source.text
    for sign in _SIGNS.get(language or "en", ()):
        at = text.find(sign)
        while at >= 0:
            start = text.rfind(">", max(0, at - _AROUND), at) + 1
            words = text[start : at + _AHEAD].lstrip() if start else ""
            heading = re.match(_HEADING, words)
            tag = text[text.rfind("<", max(0, start - _BESIDE), start) : start] if heading else ""
            linked = tag.startswith("<a ") or words.startswith("</a", heading.end() if heading else 0)
            if heading and not linked:
                return True
            at = text.find(sign, at + 1)
    return False


def _introduced(document: Document) -> bool:
    """Whether the word that looks like a heading introduces the credit of one picture."""
    introducers = (credit.introducer for figure in document.figures for credit in figure.credits)
    return any(words is not None and re.match(_HEADING, words.value) for words in introducers)


def _says_no_photograph(figure: Figure) -> bool:
    image = figure.image
    words = [text.value for text in (image.alt, figure.caption) if text]
    words += [url.partition("?")[0].rpartition("/")[2] for url in image.urls[:1]]
    return any(re.search(_NOT_A_PHOTOGRAPH, text) for text in words)


def _may_be_no_picture(figure: Figure, document: Document) -> bool:
    """Whether it may be an author's portrait, the poster of a film, a share card, or lead to another article."""
    if {"in aside", "author names"}.intersection(figure.signals) or figure.paired_by == "og:image":
        return True
    if figure.caption:
        return re.search(_PLAYING_TIME, figure.caption.value) is not None
    return "link to a page" in figure.signals or _has_playing_time(figure, document.source)


def _has_playing_time(figure: Figure, source: Source) -> bool:
    """Whether the first words behind an image are a playing time, as on the poster of a film."""
    at = figure.place.span.end if figure.place else len(source.text)
    found = re.search(_FIRST_WORDS, source.text[at : at + _BESIDE])
    return found is not None and re.fullmatch(_PLAYING_TIME, found[1].strip()) is not None


def _sisters(figure: Figure, document: Document) -> str:
    """Whom the other pictures of the page credit, the commonest first."""
    sisters = [other.credit for other in document.figures[:_MOST_SISTERS] if other is not figure and other.credit]
    names = Counter(name for credit in sisters if not credit.hidden and (name := _whom(credit)))
    if not names:
        return ""
    listed = " and ".join(f"“{name}”" for name, _ in names.most_common(2))
    return f"; other pictures of the page credit {listed}"


def _whom(credit: Credit) -> str | None:
    named = credit.supplier or credit.agency or next(iter((*credit.sources, *credit.photographers)), None)
    return named.text.value if named else None
