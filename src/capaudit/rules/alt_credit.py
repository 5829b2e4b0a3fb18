"""The rule alt-credit."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Fix, Severity, Text, read_credit, rule

_BRACKETS = r"[(\[][^()\[\]]{3,160}[)\]]\s*\.?\s*$"
_SIGN_OFF = r"(?:(?:Photo(?:graph)?|Picture|Image|Foto|Bild|Credits?) ?(?:by |: ?)|© ?|REUTERS/|AP Photo/)[^.|]{2,120}$"


@rule("alt-credit", Severity.NOTE)
def check(figure: Figure) -> Iterator[Finding]:
    """The alt text ends with a credit.

    ## Why it matters
    An alt text says what a picture shows to whoever cannot see it. A screen reader then speaks the credit twice:
    there, and below the picture.

    A credit that stands in the alt text alone is the matter of credit-missing.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="People count votes. (AP Photo/Jane Doe)">
    <figcaption>The count goes on. (AP Photo/Jane Doe)</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="People count votes">
    <figcaption>The count goes on. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    """
    alt = figure.image.alt
    if not alt or len(alt) < 8 or not any(not credit.hidden for credit in figure.credits):
        return
    words = _tail(alt)
    if words is None:
        return
    credit = read_credit(words)
    if credit.agencies and (credit.photographers or credit.introducer or words.value[0] in "(["):
        start = len(alt.value[: len(alt) - len(words)].rstrip())
        edit = alt[start:].replaced("") if start else None
        yield Finding(
            f"“{words}” is a credit, in the alt text",
            at=words,
            fix=Fix("remove it from the alt text", (edit,), safe=False) if edit else None,
            help="describe the picture alone",
        )


def _tail(alt: Text) -> Text | None:
    """The end of the alt text that has the look of a credit."""
    end = alt[max(0, len(alt) - 200) :]
    if not any(mark in end.value for mark in "(/:©[") and " by " not in end.value:
        return None
    return end.search(_BRACKETS) or end.search(_SIGN_OFF)
