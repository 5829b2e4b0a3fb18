"""A finding as the formats for other programs need it: with its picture's number and a mark that stays when lines move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from capaudit import Audited, Finding, Place, visible
from capaudit.basics.tuples import NamedTuple

UNREAD = "document-unread"
"""What the formats call a file that could not be audited, where they ask for the name of a rule."""
NOT_DONE = ("rule-crashed", "document-incomplete")
"""The findings of the audit itself which say that a page was not audited in full."""


class Reported(NamedTuple):
    """A finding. `number` counts the pictures of its page from 1, None where it speaks of no picture.

    `mark` tells it from all others of its page. It is made of the rule, the picture and the words at fault, not of lines.
    """

    finding: Finding
    waived: bool
    number: int | None
    mark: str

    @property
    def place(self) -> Place | None:
        """Where the fault stands, or else its picture."""
        figure = self.finding.figure
        return self.finding.place or (figure.place if figure else None)

    @property
    def message(self) -> str:
        """What is wrong, on one line and without a character that steers a terminal."""
        return visible(self.finding.message)

    @property
    def help(self) -> str:
        """The cure in a few words, "" where there is none."""
        fix = self.finding.fix
        return visible(self.finding.help or (fix.title if fix else ""))


def reported(audited: Audited) -> Iterator[Reported]:
    """The findings of a page by place, those that were waived among them."""
    numbers = {id(figure): number for number, figure in enumerate(audited.document.figures, 1)}
    findings = [*((one, False) for one in audited.findings), *((one, True) for one in audited.waived)]
    seen: Counter[str] = Counter()
    for finding, waived in sorted(findings, key=_offset):
        mark = _digest(finding)
        seen[mark] += 1
        yield Reported(finding, waived, numbers.get(id(finding.figure)), f"{mark}:{seen[mark]}")


def _offset(pair: tuple[Finding, bool]) -> int:
    finding = pair[0]
    place = finding.place or (finding.figure.place if finding.figure else None)
    return place.span.start if place else -1


def _digest(finding: Finding) -> str:
    url = next(iter(finding.figure.image.urls), "") if finding.figure else ""
    image = url if url.startswith("data:") else url.partition("?")[0].rpartition("/")[2]
    return digest(finding.rule, image, finding.quote or finding.message)


def digest(*words: str) -> str:
    """Sixteen hexadecimal digits that stand for the words."""
    from hashlib import sha256

    return sha256("\0".join(words).encode(errors="backslashreplace")).hexdigest()[:16]
