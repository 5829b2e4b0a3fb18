"""The rule credit-empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Credit, Figure, Finding, Severity, Text, rule

_LABEL = (
    r"(?:foto(?:s|credits?|nachweis|quelle)?|photos?|photographs?|images?|pictures?|bild(?:er|nachweis|quelle|rechte|credit)?|"
    r"quelle|sources?|fuente|fonte|fontes?|bron|kilde|källa|credits?|créditos?|crédits?|copyright|"
    r"imagen|imagem|immagine|kuva|kép|fotó|фото|"
    r"(?:photo|image|picture)[ -](?:credits?|source|courtesy)|crédits? photos?)"
)
_CREDIT = (
    r"(?:(?:photo|image|picture|foto|bild)?[ -]?credits?|copyright|bildnachweis|fotonachweis|"
    r"crédits?(?: photos?)?|créditos?|©|\(c\))"
)
_BY = r"(?:photo|image|picture)s? by"
_AT_END = (
    rf"(?i)(?:^|(?<=[\s|]))[(\[]\s*(?:{_LABEL}\s*[:：]|{_BY})\s*[)\]]\s*$|"
    rf"(?:^|(?<=[.!?…|)]\s)){_LABEL}\s*[:：]\s*$"
)
_ALONE = rf"(?i)[(\[|]?\s*(?:{_LABEL}\s*[:：]\s*©?|{_CREDIT}|{_BY})\s*[)\]]?"
_ENDS = (  # of a label that stands alone
    *(":", "：", "©", ")", "]", "by", "credit", "credits", "copyright", "bildnachweis", "fotonachweis"),
    *("crédit", "crédits", "photo", "photos", "crédito", "créditos"),
)
_LABEL_LONGEST = 30


@rule("credit-empty", Severity.ERROR)
def check(figure: Figure) -> Iterator[Finding]:
    """A credit has a label and no name behind it.

    ## Why it matters
    The credit field was left empty and the template printed its label all the same. The reader learns that a name
    should be there, and the photographer is not named.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Die Stimmen werden gezählt. (Foto: )</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Die Stimmen werden gezählt. (Foto: Jane Doe)</figcaption></figure>
    ```
    """
    if any(_named(credit) for credit in figure.credits if not credit.hidden):
        return
    for text in (*(credit.text for credit in figure.credits if not credit.hidden), figure.caption):
        words = _empty(text) if text else None
        if words:
            yield Finding(f"“{words}” is a label without a name", at=words, help="name the photographer and the agency")
            return


def _named(credit: Credit) -> bool:
    named = credit.photographers or credit.agencies or credit.sources or credit.account or credit.licence
    return bool(named) and not _is_alone(credit.text.value.strip())


def _is_alone(value: str) -> bool:
    """Whether a text is nothing but a label."""
    return value.casefold().endswith(_ENDS) and re.fullmatch(_ALONE, value) is not None


def _empty(text: Text) -> Text | None:
    whole = text.strip()
    if len(whole) > _LABEL_LONGEST and whole.value[-1] not in ":：)]":
        return None
    if _is_alone(whole.value):
        return whole
    tail = whole[max(0, len(whole) - 60) :]
    found = re.search(_AT_END, tail.value)
    return tail[found.start() : found.end()].strip() if found else None
