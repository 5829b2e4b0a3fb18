"""What the audit itself reports, and what cannot be turned off: that it was not complete, and waivers that are worth nothing."""

from __future__ import annotations

from capaudit.basics.tuples import NamedTuple
from capaudit.model import Severity


class OwnRule(NamedTuple):
    """A finding of the audit itself, documented like a rule."""

    name: str
    severity: Severity
    documentation: str

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.partition("\n")[0]


CRASHED = OwnRule(
    "rule-crashed",
    Severity.ERROR,
    """A rule could not finish on a picture.

## Why it matters
What the rule would have found there is not in the report, so the page does not count as audited: the exit code is 2.
All other rules have run.

The fault is the rule's, not the page's. Report it to the rule's author with the page, and turn the rule off with
`ignore` until it is mended.""",
)

INCOMPLETE = OwnRule(
    "document-incomplete",
    Severity.ERROR,
    """Part of a page could not be read.

## Why it matters
The page is nested too deep for the parser, or holds a text beyond its limits. Pictures behind that point were not
seen, so the page does not count as audited: the exit code is 2. What could be read was audited.""",
)

UNUSED = OwnRule(
    "waiver-unused",
    Severity.WARNING,
    """A waiver lets nothing through.

## Why it matters
The fault was mended, or the words were changed, and the waiver stayed behind. It would let a new fault of the same kind through
unseen. A waiver that gives no reason, or that names no rule, counts for nothing and is reported too.

A waiver is only judged when its rule has run on the page: `--select` does not make it unused.""",
)

EXPIRED = OwnRule(
    "waiver-expired",
    Severity.WARNING,
    """A waiver is past its date.

## Why it matters
Somebody decided to let the finding through until a day that is over. What it covered is reported again.

Mend the page, or decide again: `capaudit waive` with a new `--until` renews the waiver.""",
)

OWN = {own.name: own for own in (CRASHED, INCOMPLETE, UNUSED, EXPIRED)}
