"""The rule caption-placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from capaudit import Credit, Figure, Finding, Image, Severity, rule
from capaudit.rules._printed import words_at_fault

_WHOLE = (
    r"tk+|t\.?b\.?[acd]\.?|(?:caption|text) (?:tk|tbd|to come)|(?:tk )+(?:caption|text)?|undefined|null|none|nan|n/a|"
    r"test(?:[ -]?caption)?|asdf+|qwert[yz]?|placeholder|\?{2,}|x{4,}|lorem ipsum.*|(?:image |photo |picture )?caption (?:goes )?here|"
    r"(?:insert|add|enter|type|write|your|no)(?: an?| the| your)? (?:image |photo |picture )?caption(?: here)?|"
    r"(?:bu|bildunterschrift|bildtext)(?: hier)? (?:folgt|fehlt|einfügen|eingeben|ergänzen)|bildunterschrift hier|bu|"
    r"légende (?:ici|à venir|à compléter)|(?:insérer|ajouter|saisir)(?: une| la)? légende|"
    r"(?:escrib[ae]|añad[ae]r?|insert[ae]r?)(?: un| el)? pie de foto|pie de foto(?: aquí)?|leyenda aquí|"
    r"legenda (?:aqui|da (?:foto|imagem))|(?:inserir|adicionar)(?: a)? legenda|"
    r"didascalia (?:qui|della foto)|inserire(?: la)? didascalia|bijschrift (?:hier|volgt|toevoegen)|"
    r"bildtext (?:här|kommer|saknas)|bildetekst (?:her|kommer|mangler)|billedtekst (?:her|følger|mangler)|kuvateksti (?:tähän|tulee)|"
    r"podpis (?:zdjęcia|pod zdjęciem)|подпись (?:к фото|под фото)|图片说明|圖片說明|キャプション(?:を入力)?|캡션"
)
_FIELD = "(?:NAME|TITLE|DATE|LOCATION|PLACE|AGE)S?"
_PARTS = (
    r"\{\{[^{}\n]{1,80}\}\}|\$\{[\w. ]{1,60}\}|\{%[^%\n]{1,80}%\}|<%=?[^%\n]{1,80}%>|"
    r"--[a-z]{2,20}[A-Z]\w{1,20}--|(?<![\w%])%[A-Z]{2,20}_?[A-Z]{1,20}%(?!\w)|"
    r"\{(?:caption|credit|title|alt|description|image|photographer)\}|\[object Object\]|(?i:lorem ipsum dolor)[\w ,.]{0,120}|"
    rf"\bTKTK(?:TK)*\b|\bTK(?: TK)+\b|[(\[]TK[)\]]|\b{_FIELD} TK\b|\bTK {_FIELD}\b"
)
_HINTS = ("{", "--", "%", "TK", "[object", "<%", "orem ipsum", "OREM IPSUM")
_WRAPPING = " \t()[].:|"
_LONGEST = 60


@rule("caption-placeholder", Severity.ERROR)
def check(figure: Figure) -> Iterator[Finding]:
    """A caption holds a placeholder instead of words.

    ## Why it matters
    “TK”, “Enter caption here” or “{{caption}}” was meant to be replaced before publication. Readers learn nothing of the
    picture, and see the inside of the system.

    A credit that is nothing but a placeholder belongs to credit-placeholder, a label without words (“Foto:”) to
    credit-empty.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Enter caption here</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>T. K. Osei enters the hall where votes are counted</figcaption></figure>
    ```
    """
    caption = figure.caption.value.strip(_WRAPPING) if figure.caption else ""
    if figure.caption and len(caption) <= _LONGEST and _whole().fullmatch(caption):
        at = figure.caption.strip(_WRAPPING)
        yield Finding(_message(caption), at=at, help="say who or what is seen, where and when")
        return
    for words in words_at_fault(figure, _hinted, _find):
        if _is_template(figure.image):
            return
        if not any(_is_all_of(words.at.value, credit) for credit in figure.credits):
            yield Finding(_message(words.at.value), at=words.at, also=words.also, help="write what belongs there")


def _is_template(image: Image) -> bool:
    """Whether the browser fills in the picture, and so its words too."""
    return any("{{" in url or "${" in url for url in image.urls)


def _message(value: str) -> str:
    return f"“{value if len(value) <= _LONGEST else f'{value[:_LONGEST].rstrip()}…'}” is a placeholder that was never replaced"


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(_WHOLE, re.IGNORECASE)


def _hinted(value: str) -> bool:
    return any(map(value.__contains__, _HINTS))


def _find(value: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(_PARTS, value):
        yield match.start(), match.start() + len(match[0].rstrip())


def _is_all_of(words: str, credit: Credit) -> bool:
    """Whether a credit says nothing else."""
    label = credit.introducer.value if credit.introducer else ""
    return credit.text.value.replace(label, "", 1).strip(_WRAPPING) == words.strip(_WRAPPING)
