"""The rule credit-inconsistent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from capaudit import Credit, Document, Figure, Finding, Named, Severity, Text, rule
from capaudit.basics.tuples import NamedTuple

_TAILS = ("images", "image", "photo", "photos", "foto", "fotos", "pictures", "press", "agency")
_SIGN_OFF = r"(?i) photos?$"


class _Form(NamedTuple):
    """How a credit gives one agency: its spelling, on which side of the photographer it stands, and the slash beside it."""

    spelling: str
    side: str
    slash: str


class _Use(NamedTuple):
    form: _Form
    credit: Text


@rule("credit-inconsistent", Severity.NOTE, per="document", needs=("several pictures",))
def check(document: Document) -> Iterator[Finding]:
    """One page credits the same agency in two forms.

    ## Why it matters
    “REUTERS/Jane Doe” under one picture and “Jane Doe / Reuters” under the next look as if nobody had read both. One of
    the two misses what house or agency ask for.

    Compared are the spelling of the name (REUTERS, Reuters; Getty, Getty Images), the side of the photographer on which it
    stands, and the spaces round the slash. Wrong spellings belong to other rules. Different services of an agency (PA
    Wire, PA Archive), old pictures, handouts and pictures with two credits are left alone. The form that most pictures of
    the page have is taken for the right one; where it is one against one, the first.

    ## Fails
    ```html
    <article><figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">REUTERS/Jane Doe</span></figcaption></figure>
    <figure><img src="hall.jpg" alt="A hall">
    <figcaption>The hall. <span class="credit">Jane Doe/REUTERS</span></figcaption></figure></article>
    ```

    ## Passes
    ```html
    <article><figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">REUTERS/Jane Doe</span></figcaption></figure>
    <figure><img src="hall.jpg" alt="A hall">
    <figcaption>The hall. <span class="credit">REUTERS/Ana Ruiz</span></figcaption></figure></article>
    ```
    """
    uses: dict[tuple[str, str], list[_Use]] = {}
    for credit in _only_credits(document.figures):
        for agency, named in _agencies(credit).items():
            role = "supplier" if named is credit.supplier else "agency"
            uses.setdefault((agency, role), []).append(_Use(_form(credit, named), credit.text))
    told: list[Text] = []
    for several in uses.values():
        usual = _usual(several)
        for use in several:
            difference = _difference(use.form, usual.form)
            if difference and not any(use.credit is text for text in told):
                told.append(use.credit)
                message = f"“{use.credit}” {difference}, unlike “{usual.credit}” on the same page"
                yield Finding(message, at=use.credit, also=(usual.credit,), help="give both in one form")


def _only_credits(figures: tuple[Figure, ...]) -> Iterator[Credit]:
    for figure in figures:
        seen = [credit for credit in figure.credits if not credit.hidden]
        if len(seen) == 1 and seen[0].kind not in ("handout", "archive", "pool"):
            yield seen[0]


def _agencies(credit: Credit) -> dict[str, Named]:
    """The agencies of a credit by their ids, each at its first place."""
    known: dict[str, Named] = {}
    for named in credit.agencies:
        if named.agency and named.agency.kind != "licence":
            known.setdefault(named.agency.id, named)
    return known


def _form(credit: Credit, named: Named) -> _Form:
    value = credit.text.value
    at = value.find(named.text.value)
    person = value.find(credit.photographers[0].text.value) if len(credit.photographers) == 1 else -1
    side = "" if person < 0 or at < 0 else "before" if at < person else "behind"
    return _Form(_spelling(named), side, _slash(value, at, at + len(named.text)))


def _spelling(named: Named) -> str:
    """The name without the house that it stands under (“Getty Images/iStockphoto”); empty where it is no right spelling."""
    name = " ".join(named.text.value.split())
    right = named.agency is not None and name in (named.agency.name, *named.agency.aliases)
    return name.rpartition("/")[2] if right else ""


def _slash(value: str, start: int, end: int) -> str:
    """How the slash in front of the name, or else the one behind it, is spaced; empty where there is none."""
    for around in (value[max(0, start - 3) : start], value[end : end + 3]):
        if "/" in around:
            return "spaced" if " / " in around else "tight" if " " not in around.strip() and "/ " not in around else ""
    return ""


def _usual(several: list[_Use]) -> _Use:
    counts = Counter(use.form for use in several)
    return max(several, key=lambda use: counts[use.form])


def _difference(form: _Form, usual: _Form) -> str:
    """In which way a form differs from the usual one, in words that follow the credit; empty where it does not."""
    if (
        form.spelling
        and usual.spelling
        and form.spelling != usual.spelling
        and _one_brand(form.spelling, usual.spelling)
    ):
        return f"writes “{form.spelling}”"
    if form.side and usual.side and form.side != usual.side:
        return f"names the agency {form.side} the photographer"
    if form.slash and usual.slash and form.slash != usual.slash:
        return "has spaces round the slash" if form.slash == "spaced" else "has no spaces round the slash"
    return ""


def _one_brand(one: str, other: str) -> bool:
    """Whether two spellings differ in case, in spaces, or in a word such as “Images” at the end; “AP Photo” is AP."""
    short, long = sorted(("".join(re.sub(_SIGN_OFF, "", name).casefold().split()) for name in (one, other)), key=len)
    if short == long:
        return re.sub(_SIGN_OFF, "", one) != re.sub(_SIGN_OFF, "", other)
    return long.startswith(short) and long[len(short) :] in _TAILS
