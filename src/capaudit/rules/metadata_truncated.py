"""The rule metadata-truncated."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Severity, rule

_MOST_BYTES = {"creator": 32, "credit": 32, "source": 32, "copyright": 128, "headline": 256, "caption": 2000}


@rule("metadata-truncated", Severity.NOTE, needs=("metadata",))
def check(figure: Figure) -> Iterator[Finding]:
    """A field in the picture's file was cut off at the length that IPTC-IIM allows.

    ## Why it matters
    Old software cuts By-line, Credit and Source after 32 bytes, and what is cut is passed on and printed: “… via Gett”.

    A field is cut where it is as long as the standard allows and another place in the file, or the page, goes on.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. Photo: Jane Doe-Okafor/AFP via Getty Images</figcaption></figure>
    ```
    ```toml
    [metadata]
    credit = { "IPTC 2:110" = "Jane Doe-Okafor/AFP via Getty Im" }
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted. Photo: Jane Doe/AFP via Getty Images</figcaption></figure>
    ```
    ```toml
    [metadata]
    credit = { "IPTC 2:110" = "AFP via Getty Images" }
    ```
    """
    file = figure.image.metadata
    if file is None:
        return
    printed = [text.value for text in (figure.caption, *(c.text for c in figure.credits)) if text]
    for key, most in _MOST_BYTES.items():
        for text in file.all(key):
            if text.origin.startswith("IPTC ") and most - 3 <= len(text.value.encode(errors="replace")) <= most:
                others = [other.value for other in file.all(key)]
                if any(_goes_on(text.value, other) for other in (*others, *printed)):
                    yield Finding(
                        f"“{text.value[-40:]}” was cut off in the picture's file",
                        at=figure.image,
                        also=(text,),
                        help="fill the field again",
                    )
                    break


def _goes_on(cut: str, other: str) -> bool:
    """Whether another text holds the same words and a letter after them."""
    at = other.find(cut)
    end = at + len(cut)
    return at >= 0 and end < len(other) and other[end].isalnum()
