"""The rule caption-handout-unattributed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Credit, Figure, Finding, rule

_GIVEN = (
    r"(?i)\b(?:photo|photograph|picture|image|frame grab|screen ?grab|video|still|handout)s?\b[^.;()]{0,60}?\b"
    r"(?:provided|released|supplied|distributed|issued|made available|handed out)\b[^.;()]{0,40}? by "
    r"(?:the |a )?((?:[^,.;()]|(?<=\b\w)\.){2,80}?)(?=[,;()]|(?<!\b\w)\.|\Z| (?:shows?|depicts?|purports|appears|is|are|taken|dated)\b"
    r"| on (?:\d|its|his|her|their|social|telegram|facebook|instagram|twitter|x\b|youtube|[a-z]+day\b|[a-z]{3,9}\.? \d))"
)
_ROUTE = r"(?i)\b(?:via|hand-?out|HO|H\.O\.|courtesy|contributed|supplied|provided|pool|released|obtained)\b"
_HINTS = (
    "provided",
    "released",
    "supplied",
    "distributed",
    "issued",
    "made available",
    "handed out",
    "handout",
    "hand-out",
)
_SMALL = "the and for his her their its office department ministry service police company city county state"


@rule("caption-handout-unattributed", needs=("caption", "credit"), hints=_HINTS)
def check(figure: Figure) -> Iterator[Finding]:
    """The caption says that somebody provided the picture, and the credit does not.

    ## Why it matters
    A picture that a ministry or a company hands out is its view of things. AP and Reuters credit it “(Ministry of
    Defense via AP)”; a photographer's name or the agency alone says that the agency's own staff saw it.

    A credit that names the provider in any form, or says “via”, “handout” or “courtesy”, is right. “Handout” alone,
    where neither the caption nor the credit says who handed the picture out, is doubtful.

    ## Fails
    ```html
    <figure><img src="ship.jpg" alt="A ship">
    <figcaption>In this photo provided by the Norwegian Coast Guard, a ship burns off Bergen. (AP
    Photo)</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="ship.jpg" alt="A ship">
    <figcaption>In this photo provided by the Norwegian Coast Guard, a ship burns off Bergen. (Norwegian Coast Guard
    via AP)</figcaption></figure>
    ```
    """
    seen = [credit for credit in figure.credits if not credit.hidden]
    if not seen or not figure.caption:
        return
    told = re.search(_GIVEN, figure.caption.value)
    if told:
        printed = " ".join(credit.text.value for credit in seen)
        if re.search(_ROUTE, printed) or _shares_a_word(told[1], printed):
            return
        whom = figure.caption[told.start(1) : told.end(1)].strip()
        yield Finding(
            f"the caption says that “{whom}” provided the picture, the credit does not",
            at=seen[-1].text,
            also=(whom,),
            help=f"credit it “{whom} via …” or “Handout”",
        )
    elif len(seen) == 1 and _nobody(seen[0]):
        yield Finding(
            "the credit says “Handout”, and nothing says who handed the picture out",
            at=seen[0].text,
            doubtful=True,
            help="name the source in the caption or in the credit",
        )


def _shares_a_word(whom: str, printed: str) -> bool:
    words = {word for word in re.findall(r"[^\W\d_]{3,}", whom.casefold()) if word not in _SMALL.split()}
    initials = "".join(word[0] for word in whom.split() if word[:1].isupper())
    known = set(re.findall(r"[^\W\d_]{3,}", printed.casefold()))
    return not words.isdisjoint(known) or (len(initials) > 1 and initials.casefold() in known)


def _nobody(credit: Credit) -> bool:
    return (
        credit.text.search(r"(?i)\bhand-?out\b") is not None
        and not credit.photographers
        and not credit.sources
        and not credit.account
    )
