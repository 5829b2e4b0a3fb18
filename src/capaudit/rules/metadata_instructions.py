"""The rule metadata-instructions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date

from capaudit import Document, Figure, Finding, Severity, Text, long_date, read_credit, read_dates, rule, same_name

_FIELDS = ("instructions", "usage_terms", "caption")
_MANDATORY = r"(?i)\bmandatory credit\b\s*:?\s*([^.;\n*]{3,120})"
_EMBARGO = r"(?i)\bembargo(?:ed)?\b[^.\n]{0,120}"
_LAND = r"(?!OUT\b)[A-Z][A-Za-z]*"
_OUT = rf"\b({_LAND}(?:[ ,/&]{{1,3}}(?:(?:and|AND) )?{_LAND}){{0,7}}) OUT\b"
_COUNTRIES = {
    "at": "austria",
    "au": "australia",
    "be": "belgium",
    "br": "brazil",
    "ca": "canada",
    "ch": "switzerland",
    "cn": "china",
    "cz": "czech",
    "de": "germany",
    "dk": "denmark",
    "es": "spain",
    "fi": "finland",
    "fr": "france",
    "gb": "uk united kingdom britain",
    "hu": "hungary",
    "ie": "ireland",
    "in": "india",
    "it": "italy",
    "jp": "japan",
    "kr": "korea",
    "nl": "netherlands",
    "no": "norway",
    "pl": "poland",
    "pt": "portugal",
    "ru": "russia",
    "se": "sweden",
    "tr": "turkey türkiye",
    "us": "us usa united states",
}


@rule("metadata-instructions", Severity.ERROR, needs=("metadata",))
def check(figure: Figure, document: Document, *, country: str = "") -> Iterator[Finding]:
    """The page does not do what the instructions in the picture's file ask.

    ## Why it matters
    “Mandatory credit”, an embargo and “Austria out” are terms of the licence. Who publishes against them pays.

    Read are the Instructions, the Rights Usage Terms and the Description in the file. A mandatory credit must be among the names
    in the credit; an embargo must be over when the article is published; a country that is “OUT” must not be the house's own.

    ## Options
    - `country`: the house's country, as ISO 3166 writes it (“at”, “de”); without it countries are not looked at.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    instructions = "MANDATORY CREDIT: Nordlys Bild"
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted. Photo: Nordlys Bild via AP</figcaption></figure>
    ```
    ```toml
    [metadata]
    instructions = "MANDATORY CREDIT: Nordlys Bild"
    ```
    """
    file = figure.image.metadata
    if file is None:
        return
    for said in (text for key in _FIELDS for text in file.all(key)):
        found = _unnamed(said, figure) or _embargoed(said, document) or _shut_out(said, country.lower())
        if found is not None:
            message, words = found
            at = figure.credits[0].text if figure.credits else figure.image
            yield Finding(message, at=at, also=(words,), help="keep to the terms, or take another picture")
            return


def _unnamed(said: Text, figure: Figure) -> tuple[str, Text] | None:
    """A mandatory credit that is not among the page's credits."""
    found = re.search(_MANDATORY, said.value)
    if found is None:
        return None
    wanted = said[found.start(1) : found.end(1)].strip(" ,:")
    asked = read_credit(wanted)
    page = " ".join(credit.text.value for credit in figure.credits).casefold()
    names = [n.text.value for n in (*asked.photographers, *asked.sources, *asked.agencies)] or [wanted.value]
    printed = [n for credit in figure.credits for n in (*credit.photographers, *credit.sources, *credit.agencies)]
    ids = {n.agency.id for n in printed if n.agency}
    if ids & {n.agency.id for n in asked.agencies if n.agency} or any(name.casefold() in page for name in names):
        return None
    if any(same_name(name, n.text.value) for name in names for n in printed):
        return None
    return f"the picture's file asks for the credit “{wanted}”", said[found.start() : found.end()]


def _embargoed(said: Text, document: Document) -> tuple[str, Text] | None:
    """An embargo that ends after the article was published."""
    found = re.search(_EMBARGO, said.value)
    if found is None or document.published is None:
        return None
    words = said[found.start() : found.end()]
    ends = [one.date for one in read_dates(words, "en") if one.date]
    published = document.published.astimezone(UTC) if document.published.tzinfo else document.published
    if not ends or date(published.year, published.month, published.day) >= max(ends):
        return None
    return f"the picture was published before its embargo ended ({long_date(max(ends))})", words


def _shut_out(said: Text, country: str) -> tuple[str, Text] | None:
    """The house's own country among those that may not print the picture."""
    names = _COUNTRIES.get(country, "").split()
    for found in re.finditer(_OUT, said.value) if names else ():
        listed = re.findall(r"[^\W\d_]+", found[1].casefold())
        if any(name in listed for name in names):
            return f"the picture's file excludes this country: “{found[0]}”", said[found.start() : found.end()]
    return None
