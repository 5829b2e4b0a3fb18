"""The rule alt-credit."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Fix, Severity, rule
from capaudit.rules._alt import credit_in_alt


@rule("alt-credit", Severity.NOTE, needs=("alt", "credit"))
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
    alt, words = figure.image.alt, credit_in_alt(figure)
    if alt and words:
        start = len(alt.value[: len(alt) - len(words)].rstrip())
        edit = alt[start:].replaced("") if start else None
        yield Finding(
            f"“{words}” is a credit in the alt text",
            at=words,
            fix=Fix("remove it from the alt text", (edit,), safe=False) if edit else None,
            help="leave the credit out of the alt text",
        )
