"""The rule credit-agency-outdated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Agency, Credit, Document, Figure, Finding, Fix, Severity, rule

_YEAR_DIGITS = 4


@rule("credit-agency-outdated", Severity.NOTE, needs=("agency", "publication date"))
def check(figure: Figure, document: Document) -> Iterator[Finding]:
    """An agency is credited under a name that it gave up before the article appeared.

    ## Why it matters
    Fotolia closed in 2019, imago images became IMAGO. The former name leads whoever clears the rights to a company that
    is no more, and it shows that nobody has looked at the credit since.

    The day of the change is compared with the date of the article; where the page gives none, the rule is silent. A
    credit with an earlier year (“© 2015 Fotolia”) is left alone, and so are pictures that are marked as old.

    ## Fails
    ```html
    <meta property="article:published_time" content="2025-05-03T08:00:00Z">
    <figure><img src="mill.jpg" alt="A mill">
    <figcaption>The mill stands still. <span class="credit">Foto: Jane Doe / Fotolia</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <meta property="article:published_time" content="2017-05-03T08:00:00Z">
    <figure><img src="mill.jpg" alt="A mill">
    <figcaption>The mill stands still. <span class="credit">Foto: Jane Doe / Fotolia</span></figcaption></figure>
    ```
    """
    if document.published is None:
        return
    published = document.published.date().isoformat()
    for credit in figure.credits:
        for named in () if credit.hidden or credit.kind == "archive" else credit.agencies:
            ended, since = _former(named.text.value, named.agency)
            if not ended or published <= ended or _year(credit) <= ended[:_YEAR_DIGITS] or _says(credit, since):
                continue
            edit = named.text.replaced(since)
            yield Finding(
                f"“{named.text}” is a former name, in use until {ended[:_YEAR_DIGITS]}",
                at=named.text,
                fix=Fix(f"write “{since}”", (edit,), safe=False) if edit else None,
                help=f"write “{since}”",
            )


def _former(words: str, agency: Agency | None) -> tuple[str, str]:
    """The last day of a name, in ISO form, and the name that came after; two empty texts for a name in use."""
    if agency is None or not agency.outdated:
        return "", ""
    name = " ".join(words.split())
    if name in agency.outdated:
        return agency.outdated[name]
    return next((end for former, end in agency.outdated.items() if former.casefold() == name.casefold()), ("", ""))


def _says(credit: Credit, since: str) -> bool:
    """Whether the credit says all that the new name does: “Corbis/Getty Images” for “Corbis via Getty Images”."""
    words = set(since.casefold().split()) - {"via"}
    return " via " in since and words <= set(re.findall(r"\w+", credit.text.value.casefold()))


def _year(credit: Credit) -> str:
    """The year in a credit, or one that comes after any other."""
    return credit.year.value[:_YEAR_DIGITS] if credit.year else "9999"
