"""The rule caption-markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from unicodedata import combining, normalize

from capaudit import Figure, Finding, Fix, Severity, Text, rule
from capaudit.rules._printed import texts_at_fault

_FORMATTING = "a|abbr|b|big|center|cite|em|font|i|mark|p|q|small|span|strike|strong|sub|sup|u"
_OTHER = "blockquote|div|embed|figcaption|figure|h[1-6]|iframe|img|li|ol|script|style|table|td|tr|ul|video"
_TAG = rf"</(?:{_FORMATTING}|{_OTHER})\s?>|<(?:{_FORMATTING}|{_OTHER})\s[^<>]{{0,40}}=[^<>]{{0,500}}>|<br\s?/?>|\A<p>"
_REFERENCE = r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}[1-4]?);"
_SHORTCODE = r"\[/(?:b|caption|color|embed|i|img|link|quote|u|url)\]|\[(?:caption|color|embed|gallery|img|url)[ =][^\[\]\n]{1,300}\]"
_LINK = r"\[([^\[\]\n]{1,200})\]\(https?://[^()\s]{1,300}\)"
_OPENING = rf"<(?:{_FORMATTING})>"
_OPENED = r"\[(?:b|caption|i|img|link|quote|u|url)\]"
_CODE = re.compile(r"\b(?:html|tags?|elements?|xml|css|javascript|balises?|etiquetas?)\b", re.IGNORECASE)


@rule("caption-markup", Severity.ERROR, hints=("<", "[", "&"))
def check(figure: Figure) -> Iterator[Finding]:
    """Readers see code of the page, such as a tag or “&nbsp;”, among the words.

    ## Why it matters
    The text was escaped twice, or pasted with its tags into a field that takes none. The words around it are hard to
    read, and a screen reader speaks every sign.

    A caption that speaks of HTML itself is left alone.

    ## Fails
    ```html
    <figure><img src="stage.jpg" alt="A stage"><figcaption>A scene of &lt;i&gt;Hamlet&lt;/i&gt; in Malmö</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="stage.jpg" alt="A stage"><figcaption>A scene of <i>Hamlet</i> by Smith &amp; Sons in Malmö</figcaption></figure>
    ```
    """
    for same in texts_at_fault(figure, _hinted, _find, lambda value, piece: value[slice(*piece)]):
        words = [text[slice(*pieces[0])] for text, pieces in same]
        if words[0].source is None:  # kept as markup in the state of a script
            continue
        yield Finding(
            f"“{words[0]}” is code that readers see",
            at=words[0],
            also=tuple(words[1:]),
            fix=_fix(same),
            help=_cure(same[0][0].value, *same[0][1][0]),
        )


def _cure(value: str, start: int, end: int) -> str:
    """What to do about the code at a place; a loose accent is shown with its letter."""
    if value[start] != "&":
        return "leave it out"
    plain = unescape(value[start:end])
    if not plain:
        return "leave it out"
    if combining(plain[0]):
        plain = normalize("NFC", value[max(0, start - 1) : start] + plain)
    return "write a space" if plain.isspace() else f"write “{plain}”"


def _hinted(value: str) -> bool:
    return "<" in value or "[" in value or ("&" in value and ";" in value)


def _find(value: str) -> list[tuple[int, int]]:
    """Where code stands: tags only where they are used, not where they are spoken of."""
    found = [match.span() for match in _used().finditer(value) if match[0][0] != "&" or unescape(match[0]) != match[0]]
    if any(value[start] == "<" for start, _ in found):
        if _CODE.search(value):
            return [place for place in found if value[place[0]] != "<"]
        found += [match.span() for match in re.finditer(_OPENING, value, re.IGNORECASE)]
    if any(value.startswith("[/", start) for start, _ in found):
        found += [match.span() for match in re.finditer(_OPENED, value, re.IGNORECASE)]
    return sorted(set(found))


@cache
def _used() -> re.Pattern[str]:
    return re.compile(f"{_TAG}|{_REFERENCE}|{_SHORTCODE}|{_LINK}", re.IGNORECASE)


def _fix(same: list[tuple[Text, list[tuple[int, int]]]]) -> Fix | None:
    """The code left out, of a reference what it stands for; None where more than formatting would be lost."""
    pieces = [text[start:end] for text, places in same for start, end in places]
    if any(re.match(rf"</?(?:{_OTHER})\b", piece.value, re.IGNORECASE) for piece in pieces):
        return None
    edits = tuple(edit for piece in pieces if (edit := piece.replaced(_plain(piece.value))))
    return Fix("write plain text", edits) if len(edits) == len(pieces) else None


def _plain(code: str) -> str:
    if code[0] == "&":
        return unescape(code)
    if link := re.fullmatch(_LINK, code):
        return link[1]
    return " " if re.fullmatch(r"<br\s?/?>", code, re.IGNORECASE) else ""
