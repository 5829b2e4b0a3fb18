"""The rule credit-conflicting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from capaudit import Credit, Figure, Finding, Severity, rule, same_name
from capaudit.rules._owners import agencies_of

_SEVERAL = (
    r"(?i)(?<![^\W_])(?:left|right|top|bottom|above|below|clockwise|composite|"
    r"combination|combo|collage|montage|diptych|"
    r"links|rechts|oben|unten|kombo|gauche|droite|izquierda|derecha|esquerda|direita|sinistra|destra)"
    r"(?![^\W_])|\bv\. ?l\."
)
_OTHER_WORK = ("illustration", "composite", "data", "screenshot", "ai-generated")


@rule("credit-conflicting", Severity.ERROR, needs=("two credits",))
def check(figure: Figure) -> Iterator[Finding]:
    """One picture has two credits that name different photographers or agencies.

    ## Why it matters
    One of the two is wrong: the caption came with the picture, the credit field belonged to another one. Whoever took
    the picture is not named, or a licence is claimed that the house does not hold.

    Two photographers of one agency, pictures made of several others (“left”, “right”, “composite”), credits for
    different work (“Illustration: …” beside “Photo: …”) and credits that name several photographers are left alone.
    Where the agencies differ and a photographer is missing from one of the credits, the finding is doubtful: one
    agency may distribute the other's pictures.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption><span class="caption">Votes are counted on Tuesday. (AP Photo/Jane Doe)</span>
    <span class="credit">Ben Okafor/Reuters</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted on Tuesday. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    """
    seen = [credit for credit in figure.credits if not credit.hidden]
    words = " ".join(text.value for text in (figure.caption, *(c.text for c in seen)) if text)
    if len(seen) < 2 or re.search(_SEVERAL, words):
        return
    for first, second in combinations(seen, 2):
        if not _comparable(first, second) or _share(first, second):
            continue
        sure = _unlike_people(first, second)
        if not sure and not _unlike_agencies(first, second):
            continue
        yield Finding(
            f"“{second.text}” contradicts the credit “{first.text}”",
            at=second.text,
            also=(first.text,),
            doubtful=not sure,
            help="find out which of the two is right, and keep only that one",
        )
        return


def _comparable(a: Credit, b: Credit) -> bool:
    """Whether both are credits for the same work of one person each."""
    work_a, work_b = (credit.kind if credit.kind in _OTHER_WORK else None for credit in (a, b))
    return work_a == work_b and len(a.photographers) <= 1 and len(b.photographers) <= 1


def _share(a: Credit, b: Credit) -> bool:
    """Whether any name or agency stands in both: then they are two forms of one credit."""
    if not _ids(a).isdisjoint(_ids(b)):
        return True
    named_a = [n.text.value for n in (*a.photographers, *a.sources)]
    named_b = [n.text.value for n in (*b.photographers, *b.sources)]
    return any(same_name(p, q) for p in named_a for q in named_b)


def _unlike_people(a: Credit, b: Credit) -> bool:
    return bool(a.photographers and b.photographers and _ids(a) and _ids(b))


def _unlike_agencies(a: Credit, b: Credit) -> bool:
    return bool(_ids(a) and _ids(b))


def _ids(credit: Credit) -> set[str]:
    return agencies_of((credit,))
