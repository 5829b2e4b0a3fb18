"""The rule structured-credit-conflicting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Credit, Document, Figure, Finding, Text, read_credit, rule, same_name
from capaudit.rules._owners import agencies_of
from capaudit.rules._structured import CREDITS, names_somebody

_PEOPLE = ("creditText", "creator")
_SEVERAL = r"(?i)\b(?:left|right|top|bottom|combo|combination|composite|collage|montage|links|rechts|gauche|droite|izquierda|derecha)\b"


@rule("structured-credit-conflicting", needs=("credit",))
def check(figure: Figure, document: Document, *, script_state: bool = False) -> Iterator[Finding]:
    """The structured data credit the picture to somebody else than the page does.

    ## Why it matters
    Search engines print the credit of the structured data below the picture. Where it names another photographer or another
    agency than readers see, one of the two is wrong.

    Compared are `creditText`, `creator`, `copyrightHolder` and `copyrightNotice` of the picture's ImageObject, in JSON-LD or
    microdata, with the credit as printed. One name or agency in both is enough to agree. Agencies alone are a doubtful finding:
    one may distribute the other's pictures. An organisation, and the name of the site itself, contradict no photographer.

    ## Options
    - `script-state`: compare the data that the site's scripts were given, too.

    ## Fails
    ```html
    <script type="application/ld+json">
    {"@type": "ImageObject", "contentUrl": "https://example.org/vote-2024.jpg", "creditText": "Ben Okafor/Reuters"}</script>
    <figure><img src="https://example.org/vote-2024.jpg" alt="A count"><figcaption>Votes. (AP Photo/Jane Doe)</figcaption></figure>
    ```

    ## Passes
    ```html
    <script type="application/ld+json">
    {"@type": "ImageObject", "contentUrl": "https://example.org/vote-2024.jpg", "creditText": "Jane Doe/AP"}</script>
    <figure><img src="https://example.org/vote-2024.jpg" alt="A count"><figcaption>Votes. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    """
    ours = [credit for credit in figure.credits if not credit.hidden]
    if not ours or not (script_state or names_somebody(document)):
        return
    for one in document.structured.of(figure, state=script_state):
        told = [(key, text, read_credit(text)) for key in CREDITS for text in one.all(key)]
        if not told or _agree(figure, ours, [(text, credit) for _, text, credit in told]):
            continue
        personal = [key for key in _PEOPLE if one.types.get(key) != "Organization"]
        people = [
            credit.photographers[0].text
            for key, text, credit in told
            if key in personal and credit.photographers and not _is_the_house(text, document.url)
        ]
        agencies = [(text, credit) for _, text, credit in told if agencies_of((credit,))]
        printed = next((name.text for credit in ours for name in credit.photographers), None)
        by = next((credit.text for credit in ours if agencies_of((credit,))), None)
        if printed is not None and people:
            yield _finding(printed, people[0], doubtful=False)
            return
        if by is not None and agencies:
            yield _finding(by, agencies[0][0], doubtful=True)
            return


def _finding(at: Text, other: Text, *, doubtful: bool) -> Finding:
    return Finding(
        f"the credit says “{at}”, the structured data “{other}”",
        at=at,
        also=(other,),
        doubtful=doubtful,
        help="find out which is right, and let both be written from one field",
    )


def _agree(figure: Figure, ours: list[Credit], told: list[tuple[Text, Credit]]) -> bool:
    """Whether a name or an agency stands in both, or the picture is made of several."""
    words = " ".join(text.value for text in (figure.caption, *(credit.text for credit in ours)) if text)
    if re.search(_SEVERAL, words):
        return True
    theirs = " ".join(text.value for text, _ in told).casefold()
    if agencies_of(ours) & agencies_of(credit for _, credit in told):
        return True
    names = [n.text.value for credit in ours for n in (*credit.photographers, *credit.sources)]
    others = [n.text.value for _, credit in told for n in (*credit.photographers, *credit.sources)]
    low = words.casefold()
    return (
        any(same_name(a, b) for a in names for b in others)
        or any(_family(name) in theirs for name in names)
        or any(_family(name) in low for name in others)
    )


def _is_the_house(text: Text, url: str | None) -> bool:
    """Whether the name is that of the site, which a content management system writes where nobody is named."""
    host = (url or "").partition("//")[2].partition("/")[0]
    return re.sub(r"\W+", "", text.value).casefold() in host.replace("-", "").replace(".", "")


def _family(name: str) -> str:
    return (name.split() or ["\0"])[-1].casefold()
