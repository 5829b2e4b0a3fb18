"""The rule structured-credit-poorer."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Credit, Document, Figure, Finding, ImageObject, Severity, Text, read_credit, rule, same_name
from capaudit.rules._structured import names_somebody

_NOTHING = ("none", "null", "undefined", "nan", "false", "[object object]", "n/a")
_SOURCES = ("wire", "photo", "stock")
_NAMES = ("creator", "copyrightHolder")


@rule("structured-credit-poorer", Severity.NOTE)
def check(figure: Figure, document: Document) -> Iterator[Finding]:
    """The structured data credit the picture with less than the page prints, or with a word that is no credit.

    ## Why it matters
    Search engines print the credit of the structured data, and an agency asks for its name wherever its picture stands.

    A `creditText` that names the photographer and not the agency, or the agency and not the photographer, while readers see
    both; one that says “None”; an agency that is declared to be a Person.

    ## Fails
    ```html
    <script type="application/ld+json">
    {"@type": "ImageObject", "contentUrl": "https://example.org/vote-2024.jpg", "creditText": "JANE DOE"}</script>
    <figure><img src="https://example.org/vote-2024.jpg" alt="A count"><figcaption>Votes. (AP Photo/Jane Doe)</figcaption></figure>
    ```

    ## Passes
    ```html
    <script type="application/ld+json">
    {"@type": "ImageObject", "contentUrl": "https://example.org/vote-2024.jpg", "creditText": "JANE DOE/AP"}</script>
    <figure><img src="https://example.org/vote-2024.jpg" alt="A count"><figcaption>Votes. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    """
    if not names_somebody(document):
        return
    for one in document.structured.of(figure):
        found = _empty(one) or _person(one) or _less(one, figure)
        if found is not None:
            message, at = found
            yield Finding(message, at=at, help="give the printed credit in the structured data too")
            return


def _empty(one: ImageObject) -> tuple[str, Text] | None:
    for text in one.all("creditText"):
        if text.value.casefold() in _NOTHING or not any(c.isalnum() for c in text.value):
            return f"the structured data give “{text}” as the credit", text
    return None


def _person(one: ImageObject) -> tuple[str, Text] | None:
    for key in _NAMES:
        for text in one.all(key) if one.types.get(key) == "Person" else ():
            credit = read_credit(text)
            if any(n.agency and n.agency.kind in _SOURCES for n in credit.agencies) and not credit.photographers:
                return f"the structured data call “{text}” a person", text
    return None


def _less(one: ImageObject, figure: Figure) -> tuple[str, Text] | None:
    """What readers see and the one who is named by `creditText` does not say."""
    seen = [credit for credit in figure.credits if not credit.hidden]
    told = [(text, read_credit(text)) for text in one.all("creditText")]
    agencies = [n for credit in seen for n in credit.agencies if n.agency and n.agency.kind in _SOURCES]
    people = [n for credit in seen for n in credit.photographers]
    if len(told) != 1 or not agencies or not people:
        return None
    text, credit = told[0]
    everything = [*told, *((t, read_credit(t)) for key in ("creator", *_NAMES) for t in one.all(key))]
    low = " ".join(t.value for t, _ in everything).casefold()
    names_person = any(_is_named(n.text.value, low, everything) for n in people)
    ids = {n.agency.id for _, c in everything for n in c.agencies if n.agency}
    names_agency = any((n.agency and n.agency.id in ids) or n.text.value.casefold() in low for n in agencies)
    if names_person and not names_agency and not credit.sources and not ids:
        return f"the structured data give “{text}” as the credit, without “{agencies[0].text}”", text
    if names_agency and not names_person and not credit.photographers and not credit.sources:
        return f"the structured data give “{text}” as the credit, without “{people[0].text}”", text
    return None


def _is_named(name: str, low: str, told: list[tuple[Text, Credit]]) -> bool:
    family = (name.split() or [name])[-1].casefold()
    return family in low or any(same_name(name, n.text.value) for _, credit in told for n in credit.photographers)
