"""The rule caption-direction-unmatched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, Fix, Severity, Text, rule

_SIDES = (
    "left right l r li re l. r. li. re. links rechts gauche droite izquierda derecha izq. dcha. esquerda direita sinistra "
    "destra vänster höger venstre høyre højre t.v. t.h. tv th vlevo vpravo"
)
_SIDE = "|".join(re.escape(side) for side in sorted(_SIDES.split(), key=len, reverse=True))
_LEAD = r"(?:(?:far|at|on|on the|à|a la|à la|a|am|ganz|till|til|helt) )?"
_BRACKETS = rf"(?<=\w) \(({_LEAD}(?:{_SIDE}))\)"
_COMMAS = rf"(?<=\w), ({_LEAD}(?:left|right|links|rechts|à gauche|à droite))(?:,(?= )|(?=[.;:]|$))"
_COMPANY = re.compile(
    r"\b(?:and|with|by|beside|between|from|to|next|other|others|her|his|their|both|two|three|"
    r"und|mit|von|neben|zwischen|bei|seine[mnr]?|ihre[mnr]?|beide|zwei|drei|"
    r"et|avec|par|entre|ses?|deux|y|con|por|junto|dos|e|com|ao|og|och|med|af|av|en|met|van|naast|da|di|due)\b|[&/;]"
)
_DIRECTION = re.compile(rf"(?<!\w)(?:{_SIDE}|centre|center|middle|mitte|m|c)(?!\w)", re.IGNORECASE)


@rule("caption-direction-unmatched", Severity.NOTE, needs=("caption",))
def check(figure: Figure, *, style: str = "") -> Iterator[Finding]:
    """A caption says “left” or “right” of the only one whom it names.

    ## Why it matters
    The reader looks for the other one, who is in the picture without a name, or has been cut out of it.

    It is reported where the caption has one such word and nothing that could be the other: no second name, no “and”,
    “with” or “by”. Whether the person does stand at the left, no program can tell.

    ## Options
    - `style`: “brackets” reports “, left,”, “commas” reports “(left)”; empty, both may stand.

    ## Fails
    ```html
    <figure><img src="mayor.jpg" alt="A mayor"><figcaption>The new mayor, Ingrid Falk (left), in a hat</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="mayor.jpg" alt="Two women"><figcaption>Ingrid Falk (left) and Ama Owusu in hats</figcaption></figure>
    ```
    """
    caption = figure.caption
    if not caption or ("(" not in caption.value and "," not in caption.value):
        return
    marks = [(m, "brackets") for m in re.finditer(_BRACKETS, caption.value, re.IGNORECASE)]
    marks += [(m, "commas") for m in re.finditer(_COMMAS, caption.value)]
    for mark, kind in marks:
        at = caption[mark.start(1) : mark.end(1)]
        if len(marks) == 1 and _nobody_else(caption.value, mark):
            yield Finding(f"“{at}” of whom? nobody else is named", at=at, help="name the other one, or leave it out")
        elif style and kind != style:
            yield Finding(f"“{at}” stands between {kind}", at=at, fix=_turned(caption, mark, style))


def _nobody_else(value: str, mark: re.Match[str]) -> bool:
    """Whether nothing but the name before the mark could be somebody in the picture."""
    rest = f"{value[: mark.start()]}\n{value[mark.end() :]}"
    if len(_DIRECTION.findall(value)) > 1 or _COMPANY.search(rest):
        return False
    before, _, after = rest.partition("\n")
    named = re.search(r"(?:[A-Z\u00c0-\u00de][\w'’.-]{0,30} ?){0,5}$", before)
    opening = before[: named.start()] if named else before
    return not any(word[0].isupper() for word in (*opening.split()[1:], *after.split()) if word)


def _turned(caption: Text, mark: re.Match[str], style: str) -> Fix | None:
    """The mark in the other style; a person has to weigh the sentence."""
    words = mark[1]
    ends = caption.value[mark.end() : mark.end() + 1] in ("", *".,;:")
    instead = f" ({words})" if style == "brackets" else f", {words}" + ("" if ends else ",")
    edit = caption[mark.start() : mark.end()].replaced(instead)
    return Fix(f"write it with {style}", (edit,), safe=False) if edit else None
