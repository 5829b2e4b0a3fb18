"""The rule example-style/caption-stop-missing."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Fix, Severity, rule

_ENDS = ".!?…。！？؟।:"
_CLOSING = "\"'”’»“)]"


@rule("example-style/caption-stop-missing", Severity.NOTE)
def check(figure: Figure, *, at_least_words: int = 6) -> Iterator[Finding]:
    """A caption that is a sentence ends without a full stop.

    ## Why it matters
    A caption that stops short reads as if its end had been cut off, and a credit behind it runs into the sentence.

    A caption of a few words is a label (“The harbour of Oslo”) and needs none. A caption in which nothing else ends a
    sentence may be a long label, so there the finding is doubtful.

    ## Options
    - `at-least-words`: a caption of fewer words is a label.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted in Lagos. The result is expected on Friday</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted in Lagos. The result is expected on Friday.</figcaption></figure>
    ```
    """
    if figure.caption is None:
        return
    caption = figure.caption.strip()
    words = caption.value.split()
    if len(words) < at_least_words or caption.value.rstrip(_CLOSING).endswith(tuple(_ENDS)):
        return
    if not caption.value[-1].isalnum():
        return
    edit = caption[-1:].replaced(f"{caption.value[-1]}.")
    yield Finding(
        f"caption ends in “{words[-1]}” without a full stop",
        at=caption[-len(words[-1]) :],
        fix=Fix("add a full stop", (edit,), safe=False) if edit else None,
        doubtful=not any(word.endswith(tuple(_ENDS)) for word in words[:-1]),
        help="end the sentence",
    )
