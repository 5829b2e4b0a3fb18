"""What is new since an earlier run, and what was mended. Findings are told by what they say, not by their line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from capaudit.basics.records import replace
from capaudit.model import Audited, Finding, Past

Key = tuple[str, str, str]


def compared(pages: Iterable[Audited], earlier: Iterable[Audited]) -> Iterator[Audited]:
    """The pages, each with what is new on it and what is gone since the earlier run. A page that run did not have is all new."""
    before = {audited.name: audited for audited in earlier}
    for audited in pages:
        old = before.get(audited.name)
        yield replace(audited, past=_past(audited, old.findings if old else ()))


def _past(audited: Audited, earlier: tuple[Finding, ...]) -> Past:
    known = Counter(key_of(one) for one in earlier)
    new = tuple(one for one in audited.findings if not _taken(known, one))
    let_through = Counter(key_of(one) for one in audited.waived)
    gone = [one for one in reversed(earlier) if _taken(known, one)]
    return Past(new, tuple(one for one in reversed(gone) if not _taken(let_through, one)))


def _taken(known: Counter[Key], finding: Finding) -> bool:
    """Whether there is one of its kind left; it is taken away."""
    key = key_of(finding)
    known[key] -= 1
    if known[key] < 0:
        del known[key]
        return False
    return True


def key_of(finding: Finding) -> Key:
    """What makes two findings the same: the rule, the picture's file and the words at fault, or the message where there are none."""
    address = next(iter(finding.figure.image.urls), "") if finding.figure else ""
    image = address if address[:5].lower() == "data:" else address.partition("?")[0].rpartition("/")[2]
    words = finding.quote if finding.quote is not None else finding.message
    return finding.rule, image, " ".join(words.split())
