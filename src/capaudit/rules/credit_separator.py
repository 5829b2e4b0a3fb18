"""The rule credit-separator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Credit, Figure, Finding, Fix, Text, rule

_UNEVEN = r"(?<=[^\s/:])(?:[ \u00a0]/(?=[^\s/])|/[ \u00a0](?=[^\s/]))|(?<=[^\s/:])[ \u00a0]?//+[ \u00a0]?(?=[^\s/])"
_SUSPICIOUS = (" /", "/ ", "//", "\u00a0/", "/\u00a0")
_SLASH_VIA = r"(?i)[ \u00a0]?/[ \u00a0]?via[ \u00a0](?=\S)"


@rule("credit-separator", needs=("credit",), hints=("(", "/via", *_SUSPICIOUS))
def check(figure: Figure) -> Iterator[Finding]:
    """The parts of a credit are set apart unevenly, with a space on one side of a slash or bracket or a slash too many.

    ## Why it matters
    A slash is set tight or with a space on both sides. With one space the credit looks careless, and a search for
    “Name/Agency” does not find it.

    A bracket with a space on one side only is reported too, unless the agency has a form of its own for its credit: then
    it is the matter of credit-malformed. Which of the two ways a house prefers is its own affair. A space that only the
    markup makes, between two elements, is left alone, and so are addresses of pages.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Jane Doe/ AFP</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Jane Doe / AFP</span></figcaption></figure>
    ```
    """
    for credit in figure.credits:
        value = credit.text.value
        if not credit.hidden and "(" in value:
            yield from _bracket(credit)
        if credit.hidden or "/" not in value or "://" in value or "www." in value:
            continue
        if not any(mark in value for mark in _SUSPICIOUS) and "/via" not in value.lower():
            continue
        wanted = " / " if re.search(r"\S / \S", value) else "/"
        for found in re.finditer(f"{_SLASH_VIA}|{_UNEVEN}", value):
            at = credit.text[found.start() : found.end()]
            right = " via " if "via" in at.value.casefold() else wanted
            edit = at.replaced(right)
            if edit is None and _broken(at):
                continue
            around = credit.text[_word_start(value, found.start()) : _word_end(value, found.end())]
            yield Finding(
                f"“{around}” is spaced unevenly" if right != " via " else f"“{around}” has both a slash and “via”",
                at=around,
                doubtful=not (credit.agencies or credit.introducer),
                fix=Fix(f"write “{right.strip() or right}”", (edit,)) if edit else None,
                help=f"write “{around.value.replace(at.value, right, 1)}”",
            )
            break


def _bracket(credit: Credit) -> Iterator[Finding]:
    """The bracket round a credit, with a space on one side of its words."""
    text = credit.text.strip()
    value, inside = text.value, text.value[1:-1]
    before, after = len(inside) - len(inside.lstrip()), len(inside) - len(inside.rstrip())
    if value[0] != "(" or value[-1] != ")" or bool(before) == bool(after) or "(" in inside or ")" in inside:
        return
    if inside.rstrip().endswith(":"):
        return
    label = credit.introducer.value.strip().casefold() if credit.introducer else ""
    if label in ("", "photo by") and any(named.agency and named.agency.forms for named in credit.agencies):
        return
    edit = (text[1 : 1 + before] if before else text[len(text) - 1 - after : len(text) - 1]).replaced("")
    if edit:
        yield Finding(
            f"“{text}” is spaced unevenly",
            at=text,
            fix=Fix("take the space out of the bracket", (edit,)),
            help=f"write “({inside.strip()})”",
        )


def _broken(at: Text) -> bool:
    """Whether the space and the slash stand in different elements."""
    return at.span is not None


def _word_start(value: str, at: int) -> int:
    return max(value.rfind(" ", 0, at), value.rfind("(", 0, at), value.rfind("/", 0, at)) + 1


def _word_end(value: str, at: int) -> int:
    ends = [end for mark in " ()/," if (end := value.find(mark, at)) >= 0]
    return min(ends, default=len(value))
