"""The rule credit-position."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Severity, rule


@rule("credit-position", Severity.NOTE, needs=("caption", "credit"))
def check(figure: Figure, *, place: str = "end") -> Iterator[Finding]:
    """A credit stands before its caption, or in the middle of it.

    ## Why it matters
    Readers look for the credit where it stands below all other pictures, and so do the programs that cut it off.

    What counts is the order of the words in the page; how a style sheet moves them cannot be told. Where a picture has
    several credits, one in its place is enough.

    ## Options
    - `place`: “end” or “start”: where the house has its credits.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>(AP Photo/Jane Doe) Votes are counted in the old town hall on Tuesday.</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted in the old town hall on Tuesday. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    """
    caption = figure.caption.span if figure.caption else None
    seen = [(credit.text, span) for credit in figure.credits if not credit.hidden and (span := credit.text.span)]
    if caption is None or not seen:
        return
    before = [text for text, span in seen if span.start < caption.start]
    after = [text for text, span in seen if span.end > caption.end]
    inside = [text for text, span in seen if caption.start <= span.start and span.end <= caption.end]
    if place == "start":
        wrong = [] if before else [*inside, *after]
        told = "the caption comes before the credit"
    else:
        wrong = [] if after else [*before, *inside]
        told = "the credit comes before the caption"
    if wrong:
        where = "the credit stands in the middle of the caption" if wrong[0] in inside else told
        yield Finding(where, at=wrong[0], help=f"put it at the {'start' if place == 'start' else 'end'}")
