"""The rule c2pa/metadata-invalid."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, rule
from capaudit_c2pa._credentials import credentials


@rule("c2pa/metadata-invalid")
def check(figure: Figure) -> Iterator[Finding]:
    """The picture's Content Credentials do not fit its file.

    ## Why it matters
    The record was signed for other bytes. Mostly a content management system made the picture smaller and kept the record;
    readers who ask their browser for it are told that the picture was tampered with.

    A signer that nobody vouches for is no finding: there is no list of trusted ones here.
    """
    found = credentials(figure.image.metadata)
    if found is not None and found.state == "Invalid":
        why = f": {found.faults[0]}" if found.faults else ""
        yield Finding(
            f"the Content Credentials of the picture do not hold{why}",
            at=figure.image,
            help="publish the file as it was signed, or sign it anew after the change",
        )
