"""The rule credit-truncated."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile

from capaudit import Figure, Finding, Fix, Text, agency_table, rule

_FIELD = 32
_SEPARATORS = r"\s*[/|,]\s*|\s+via\s+|\s+[-–—]\s+"
_SHORTEST_TAIL = 4
_WRAPPING = " \t()[]"


@rule("credit-truncated", needs=("long credit",))
def check(figure: Figure) -> Iterator[Finding]:
    """A credit is cut off at 32 characters.

    ## Why it matters
    The IPTC fields for credit, by-line and source (IIM 2:110, 2:80, 2:115) hold 32 bytes. A system that still reads
    them publishes “Jane Doe/LightRocket via Gett”, and the agency's name is not complete.

    Many whole credits have 32 characters. Reported is only one whose end is the beginning of an agency's name, or of
    a name that stands whole in the same credit.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">ELLEN MURTAGH/EPA-EFE/Shuttersto</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">JANE OKAFOR/AFP via Getty Images</span></figcaption></figure>
    ```
    """
    for credit in figure.credits:
        value = credit.text.value.strip(_WRAPPING)
        if len(value.encode(errors="replace")) < _FIELD:
            continue
        starts = [0, *(found.end() for found in re.finditer(f"{_SEPARATORS}|[:©]\\s*", value))]
        if len(starts) < 2 or not any(len(value[start:].encode(errors="replace")) == _FIELD for start in starts):
            continue
        whole = _whole(value[starts[-1] :], [part for part in re.split(_SEPARATORS, value)[:-1] if part])
        if whole:
            tail = credit.text.strip(_WRAPPING)[starts[-1] :]
            yield Finding(
                f"“{tail}” is cut off, at {_FIELD} characters",
                at=tail,
                fix=_fix(tail, whole),
                help=f"write “{whole}”",
            )


def _whole(tail: str, parts: list[str]) -> str | None:
    """What a cut-off end was: a name earlier in the credit, or the one agency name that begins like this."""
    names = _names()
    here = bisect_left(names, tail)
    if len(tail) < _SHORTEST_TAIL or names[here : here + 1] == (tail,):
        return None
    for part in parts:
        if part.startswith(tail) and part != tail:
            return part
    continued = takewhile(lambda name: name.startswith(tail), islice(names, here, None))
    return min(continued, key=len, default=None)


@cache
def _names() -> tuple[str, ...]:
    """The names of all agencies, sorted."""
    return tuple(sorted({name for agency in agency_table() for name in (agency.name, *agency.aliases)}))


def _fix(tail: Text, whole: str) -> Fix | None:
    edit = tail.replaced(whole)
    return Fix(f"write “{whole}”", (edit,), safe=False) if edit else None
