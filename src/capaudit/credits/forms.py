"""The form of a credit line: what stays of it when its names are taken out, “Photo: {photographer}/{agency}”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from capaudit.basics.tuples import NamedTuple
from capaudit.model import Credit

_LONGEST = 150


class Form(NamedTuple):
    """A form, how many credits have it, and one of them."""

    template: str
    times: int
    example: str


def common_forms(credits: Iterable[Credit]) -> list[Form]:
    """The forms of the credits that readers see, the commonest first. A line that is not wholly understood has none."""
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for credit in credits:
        if form := None if credit.hidden else form_of(credit):
            counts[form] += 1
            examples.setdefault(form, credit.text.value.strip())
    return [Form(form, count, examples[form]) for form, count in counts.most_common()]


def form_of(credit: Credit) -> str | None:
    """The form of a credit with one photographer at most; None where a part of it was not understood, or it names nobody."""
    line = credit.text.value.strip()
    if credit.rest or len(credit.photographers) > 1 or len(line) > _LONGEST or "{" in line:
        return None
    made, at, used = "", 0, False
    for start, end, name in sorted(_places(credit, line)):
        if start < at:
            continue
        made += f"{line[at:start]}{{{name}}}"
        at, used = end, True
    return made + line[at:] if used else None


def _places(credit: Credit, line: str) -> Iterator[tuple[int, int, str]]:
    """Where the names of a credit stand in its line."""
    named = [("photographer", one) for one in credit.photographers]
    named += [("agency", credit.agency)] if credit.agency else []
    named += [("supplier", credit.supplier)] if credit.supplier else []
    named += [("source", one) for one in credit.sources]
    at = 0
    for name, one in named:
        words = one.text.value
        start = line.find(words, at if name == "supplier" else 0)
        if words and start >= 0:
            at = start + len(words) if name == "agency" else at
            yield start, start + len(words), name
