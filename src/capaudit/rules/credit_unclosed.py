"""The rule credit-unclosed."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Edit, Figure, Finding, Fix, Severity, Text, rule

_PAIRS = {"(": ")", "[": "]", "（": "）"}


@rule("credit-unclosed", Severity.ERROR, needs=("credit",), hints=tuple(_PAIRS))
def check(figure: Figure) -> Iterator[Finding]:
    """A bracket in front of a credit is never closed.

    ## Why it matters
    The end of the credit was cut off or never typed. It looks careless, and what was lost may be the agency's name.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted on Tuesday. (AP Photo/Jane Doe, File</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted on Tuesday. (AP Photo/Jane Doe, File)</figcaption></figure>
    ```
    """
    seen = [credit for credit in figure.credits if not credit.hidden]
    words = "".join(text.value for text in (figure.caption, *(credit.text for credit in seen)) if text)
    for credit in seen:
        text = credit.text.strip()
        opening = text.value[:1]
        if opening not in _PAIRS or any(
            whole.count(opening) <= whole.count(_PAIRS[opening]) for whole in (text.value, words)
        ):
            continue
        if text.value.endswith(("…", "...", ":")):  # cut off, or a label without a name
            continue
        named = bool(credit.agencies or credit.photographers)
        yield Finding(
            f"“{opening}” in front of the credit is never closed",
            at=text,
            fix=_fix(text, _PAIRS[opening], safe=named),
            doubtful=not named,
            help=f"close it: “{text}{_PAIRS[opening]}”",
        )


def _fix(text: Text, closing: str, *, safe: bool) -> Fix | None:
    last = text[len(text) - 1 :].replaced(text.value[-1] + closing)
    return Fix(f"add “{closing}”", (Edit(*last),), safe=safe) if last else None
