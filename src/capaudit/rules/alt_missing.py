"""The rule alt-missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, Severity, rule

_TAKES_ALT = ("<img", "<amp-img")
_NAMED = r"\s(?:aria-label|aria-labelledby|title)\s*=\s*(?:[\"']\s*[^\"'\s]|[^\"'\s>])"
_DECORATIVE = r"\s(?:role\s*=\s*[\"']?(?:none|presentation)\b|aria-hidden\s*=\s*[\"']?true\b)"


@rule("alt-missing", Severity.NOTE, needs=("no alt",))
def check(figure: Figure) -> Iterator[Finding]:
    """A picture of the article has no alt attribute.

    ## Why it matters
    A screen reader then speaks the name of the file, or nothing (WCAG 2.2, success criterion 1.1.1). An empty alt text
    says that the picture is decorative, which is another thing, and right beside a caption that says it all.

    A picture with a label or a title, one that is marked as decorative, and one that a script brings are left alone.

    ## Fails
    ```html
    <figure><img src="harbour.jpg"><figcaption>Boats in the harbour of Oslo in June</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="harbour.jpg" alt=""><figcaption>Boats in the harbour of Oslo in June</figcaption></figure>
    ```
    """
    image = figure.image
    if image.alt is not None or image.tag.source is None or image.place is None:
        return
    tag = image.tag.source.text[slice(*image.place.span)]
    if tag.lower().startswith(_TAKES_ALT) and not re.search(f"{_NAMED}|{_DECORATIVE}", tag, re.IGNORECASE):
        yield Finding(
            "picture without an alt attribute",
            at=image,
            help='describe what it shows, or write alt="" where the caption does',
        )
