"""The rule credit-run-on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Credit, Figure, Finding, Severity, Text, agency_table, rule

_DENSE = "\u2e80"
_GLUE = r"[^\W_][.!?…”»)]{0,2}$|[.!?…”»)]$"
_SEAM = r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-ZÀ-Þ][a-zß-ÿ])"
_SHORTEST = 2


@rule("credit-run-on", Severity.NOTE, needs=("credit",))
def check(figure: Figure) -> Iterator[Finding]:
    """A credit runs on without a space: from the caption, or from one name to the next.

    ## Why it matters
    “… in the lake.Jane Doe” looks careless, and “EyeEmGetty Images” is found by no search for either of the two.

    Words in two elements may be set apart by the style of the page, so only what stands in one run of text is reported.

    ## Fails
    ```html
    <figure><img src="lake.jpg" alt="A lake">
    <figcaption>People swim in the lake on Tuesday.Photo: Jane Doe/AP</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="lake.jpg" alt="A lake">
    <figcaption>People swim in the lake on Tuesday. Photo: Jane Doe/AP</figcaption></figure>
    ```
    """
    for credit in figure.credits:
        if credit.hidden:
            continue
        if _is_glued(credit.text):
            first = credit.text.search(r"\S+") or credit.text
            yield Finding(f"“{first}” follows the caption without a space", at=first, help="put a space before it")
        if seam := _seam(credit):
            yield Finding(f"“{seam}” is two names without a space", at=seam, help="set the two apart")


def _is_glued(words: Text) -> bool:
    """Whether a word or the end of a sentence touches the credit, in the same run of the source."""
    source, span = words.source, words.span
    if source is None or span is None or not (words.value[0].isalnum() or words.value[0] in "(©["):
        return False
    before = source.text[max(0, span.start - 4) : span.start]
    if words.value[0] == "©" and before[-1:] in ("Ã", "Â"):  # a garbled letter: the matter of caption-garbled
        return False
    return re.search(_GLUE, before) is not None and before[-1] < _DENSE and words.value[0] < _DENSE


def _seam(credit: Credit) -> Text | None:
    """A part of the credit that is known as no agency, but its beginning or its end is the name of one."""
    for named in (*credit.photographers, *credit.sources):
        words = named.text
        for found in () if named.agency or len(words) > 80 else re.finditer(_SEAM, words.value):
            head = words.value[: found.start()].rpartition(" ")[2]
            tail = words.value[found.start() :]
            if _is_agency(tail) or _is_agency(head):
                return words if words.replaced(words.value) else None
    return None


def _is_agency(name: str) -> bool:
    agency = agency_table().spelled(name) if len(name) >= _SHORTEST else None
    return agency is not None and agency.kind in ("wire", "photo", "stock")
