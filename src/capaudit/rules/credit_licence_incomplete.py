"""The rule credit-licence-incomplete."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Credit, Figure, Finding, Text, rule

_ATTRIBUTION = r"(?i)(?<!\w)(?:cc[ -]?by|creative commons)"
_VERSION = r"\d\.\d|(?i:by)(?:[ -](?i:sa|nc|nd)){0,3}[ -]?\d"
_NON_COMMERCIAL = r"(?i)\bcc[ -]?by[ -](?:sa[ -]|nd[ -])?nc\b"
_LINK = r"(?i)creativecommons\.org/licen[cs]es|/licen[cs]es?/by"
_AROUND = 400


@rule("credit-licence-incomplete", needs=("credit",))
def check(
    figure: Figure, *, need: tuple[str, ...] = ("author", "version"), non_commercial: bool = True
) -> Iterator[Finding]:
    """A picture under Creative Commons is credited without its author, or without version and link of the licence.

    ## Why it matters
    The licence is given under the condition that the author is named and the licence linked. Without them the use is
    not covered, and there are firms that live on writing to publishers about it.

    CC0, the public domain and the licences of Unsplash, Pexels and Pixabay ask for nothing. A link to the licence in
    the markup of the credit is enough for the version.

    ## Options
    - `need`: “author”, “version”, or both.
    - `non-commercial`: false reports licences with NC too, for houses that earn money with their pages.

    ## Fails
    ```html
    <figure><img src="lake.jpg" alt="A lake">
    <figcaption>The lake in May. <span class="credit">Photo: CC BY-SA 4.0</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="lake.jpg" alt="A lake">
    <figcaption>The lake in May. <span class="credit">Photo: Jane Doe, CC BY-SA 4.0</span></figcaption></figure>
    ```
    """
    seen = [credit for credit in figure.credits if not credit.hidden]
    for credit in seen:
        licence = credit.licence
        if licence is None or not re.search(_ATTRIBUTION, licence.value) or "zero" in licence.value.casefold():
            continue
        if "author" in need and not any(map(_has_author, seen)):
            yield Finding(f"“{licence}” is given without the author", at=licence, help="name the author")
        if "version" in need and not _has_version(credit, licence):
            message = f"“{licence}” has neither a version nor a link"
            yield Finding(message, at=licence, help="give the version, such as “CC BY 4.0”, or link the licence")
        if not non_commercial and re.search(_NON_COMMERCIAL, licence.value):
            yield Finding(
                f"“{licence}” allows no commercial use", at=licence, help="use another picture, or ask its author"
            )


def _has_author(credit: Credit) -> bool:
    """Whether anybody but a platform is named: a person, a body, an account, an agency."""
    others = [name for name in credit.agencies if name.agency and name.agency.kind not in ("licence", "platform")]
    return bool(credit.photographers or credit.sources or credit.account or others or credit.rest)


def _has_version(credit: Credit, licence: Text) -> bool:
    """Whether the licence's version is named, or a link in or around the credit leads to the licence."""
    if re.search(_VERSION, credit.text.value):
        return True
    source, span = credit.text.source, credit.text.span
    around = source.text[max(0, span.start - _AROUND) : span.end + _AROUND] if source and span else ""
    return bool(re.search(_LINK, around) or re.search(_LINK, licence.value))
