"""The rule caption-filename."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Severity, rule
from capaudit.rules._filenames import file_name


@rule("caption-filename", Severity.ERROR)
def check(figure: Figure) -> Iterator[Finding]:
    """The name of a file stands where the caption or the credit belongs.

    ## Why it matters
    Many systems fill the caption with the name of the file until somebody writes one. Readers learn nothing from
    “IMG_2034.jpg”, and sometimes too much.

    Reported is a caption that is a file's name, or that begins or ends with one, and a credit with such a name. The name
    of a file in the midst of a sentence, and an address, are left alone. Several words that end in “.jpg” are doubtful.

    ## Fails
    ```html
    <figure><img src="a.jpg" alt="A parade"><figcaption>csd-parade_2034.jpg</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="a.jpg" alt="A parade"><figcaption>The parade, as the app's file logo.png shows it, in Oslo</figcaption></figure>
    ```
    """
    caption = figure.caption
    found = file_name(caption.value, figure.image.urls) if caption else None
    if caption and found:
        words = caption[found.start : found.end]
        yield Finding(
            f"“{words}” is the name of a file",
            at=words,
            doubtful=not found.sure,
            help="say who or what is seen, where and when",
        )
    for credit in figure.credits:
        named = None if credit.hidden or "." not in credit.text.value else file_name(credit.text.value, ())
        if named and named.sure and "." in credit.text.value[named.start : named.end]:
            words = credit.text[named.start : named.end]
            yield Finding(f"“{words}” is the name of a file", at=words, help="name the photographer and the agency")
