"""What the audit itself reports. It cannot be turned off: the run was not complete."""

from __future__ import annotations

from typing import NamedTuple

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

OWN = {own.name: own for own in (CRASHED, INCOMPLETE)}
