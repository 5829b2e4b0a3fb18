"""The rule credit-all-caps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, Fix, Severity, rule, same_name
from capaudit.rules._instructions import hinted, instructions

_PARTICLES = frozenset("VAN VON DER DEN DE DEL DELLA DI DA DO DOS DAS DU LA LE TEN TER ZU ZUM ZUR BIN IBN Y E".split())
_OWN_CASE = r"\b(?:MC|MAC|O['’]|D['’]|L['’]|FITZ|III\b)|\b[A-Z]{1,2}\b(?!\.)"
_INITIALS = 2


@rule("credit-all-caps", Severity.NOTE, needs=("credit",))
def check(figure: Figure, *, allow: tuple[str, ...] = ()) -> Iterator[Finding]:
    """The name of a photographer is written in capitals.

    ## Why it matters
    Agencies send names in capitals for machines. In print they shout, and names such as McKenna or de Vries lose the
    capitals that they have.

    A family name alone in capitals (“Jane DOE”) is AFP's own form and left alone; so are single words, initials and
    agencies. A name that stands in capitals and without is the matter of credit-repeated. The fix is a suggestion, and
    there is none for names whose capitals cannot be guessed (McKenna, O'Neill, AJ).

    ## Options
    - `allow`: names that are written so.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">BEN OKAFOR/AFP via Getty Images</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Ben Okafor/AFP via Getty Images</span></figcaption></figure>
    ```
    """
    for credit in figure.credits:
        value = credit.text.value
        if credit.hidden or (hinted(value) and any(instructions(value))):
            continue  # words for editors are no names, and the matter of caption-wire-instructions
        for named in credit.photographers:
            name = named.text.value
            if not name.isupper() or not _is_name(name) or name in allow or _is_repeated(name, figure):
                continue
            calm = _calm(name)
            edit = named.text.replaced(calm) if calm else None
            yield Finding(
                f"“{name}” is written in capitals",
                at=named.text,
                fix=Fix(f"write “{calm}”", (edit,), safe=False) if edit else None,
                help=f"write “{calm}”" if calm else "write it as a name",
            )


def _is_name(name: str) -> bool:
    """Whether there are two words at least, and one of them is more than initials."""
    words = name.split()
    return len(words) > 1 and max(map(len, words)) > _INITIALS and not any(letter.isdigit() for letter in name)


def _is_repeated(name: str, figure: Figure) -> bool:
    """Whether the same name stands in the figure's credits in small letters too."""
    others = (named.text.value for credit in figure.credits for named in credit.photographers)
    return any(not other.isupper() and same_name(name, other) for other in others)


def _calm(name: str) -> str | None:
    """The name with its usual capitals, or None where they cannot be guessed."""
    words = name.split()
    particles = [word in _PARTICLES and number > 0 for number, word in enumerate(words)]
    if any(re.search(_OWN_CASE, word) for word, small in zip(words, particles, strict=True) if not small):
        return None
    return " ".join(
        word.lower() if small else re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), word)
        for word, small in zip(words, particles, strict=True)
    )
