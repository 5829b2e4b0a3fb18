"""Fixes: audit, edit, audit again, until there is nothing left that helps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from capaudit.audit import audit_document, collector_paused, read
from capaudit.basics.records import replace
from capaudit.basics.tuples import NamedTuple
from capaudit.errors import UnreadableError
from capaudit.model import Audited, Finding
from capaudit.source import Edit, Source

if TYPE_CHECKING:
    from capaudit.settings import Settings

_ATTEMPTS_AT_MOST = 200


class State(NamedTuple):
    """A page at one step: its bytes, its text and what was found."""

    data: bytes
    source: Source
    audited: Audited


class Mended(NamedTuple):
    """A page before and after. The last audit names in `fixed` what was cured."""

    before: State
    after: State

    @property
    def changed(self) -> bool:
        return self.after.data != self.before.data


def mend(data: bytes, name: str, settings: Settings, *, unsafe: bool = False) -> Mended:
    """Apply the safe fixes of a page, or all of them, as long as one helps. Raises UnreadableError.

    A fix that does not cure its finding, or that brings another one, is taken back. Every step leaves fewer findings than
    the one before, so that there is an end.
    """
    before = state = looked_at(data, name, settings)
    refused: set[object] = set()
    fixed: list[Finding] = []
    for _ in range(_ATTEMPTS_AT_MOST):
        wanted = [one for one in state.audited.findings if _may(one, unsafe=unsafe) and _key(one) not in refused]
        chosen = _together(wanted)
        if not chosen:
            break
        after = _attempt(state, chosen, settings)
        if after is None and len(chosen) > 1:
            chosen = chosen[:1]
            after = _attempt(state, chosen, settings)
        if after is None:
            refused.add(_key(chosen[0]))
        else:
            state = after
            fixed += chosen
    return Mended(before, state._replace(audited=replace(state.audited, fixed=tuple(fixed))))


def looked_at(data: bytes, name: str, settings: Settings) -> State:
    """Audit a page and keep its text. Raises UnreadableError."""
    with collector_paused():
        document = read(data, name, settings)
        source = document.source
        return State(data, source, audit_document(document, settings))


def _may(finding: Finding, *, unsafe: bool) -> bool:
    return finding.fix is not None and bool(finding.fix.edits) and (finding.fix.safe or unsafe)


def _together(findings: Iterable[Finding]) -> list[Finding]:
    """As many as can be carried out at once: no edit touches another's."""
    chosen: list[Finding] = []
    taken: list[Edit] = []
    for finding in findings:
        edits = _edits((finding,))
        if not any(a.span.start <= b.span.end and b.span.start <= a.span.end for a in edits for b in taken):
            chosen.append(finding)
            taken += edits
    return chosen


def _edits(findings: Iterable[Finding]) -> list[Edit]:
    return sorted(edit for finding in findings if finding.fix for edit in finding.fix.edits)


def _attempt(state: State, chosen: Sequence[Finding], settings: Settings) -> State | None:
    """The page after the fixes; None where it would not be better."""
    data = edited(state.data, state.source, _edits(chosen))
    if data is None:
        return None
    try:
        after = looked_at(data, state.source.name, settings)
    except UnreadableError:
        return None
    allowed = Counter(map(_about, state.audited.findings))
    allowed.subtract(map(_about, chosen))
    left = Counter(map(_about, after.audited.findings))
    return after if all(number <= allowed[about] for about, number in left.items()) else None


def edited(data: bytes, source: Source, edits: Iterable[Edit]) -> bytes | None:
    """The bytes after the edits: everything beside them stays as it is.

    None where the bytes cannot be told from the text, as in an encoding with states, or where edits overlap.
    """
    before, after = [source.bom], [source.bom]
    at = 0
    for span, text in sorted(edits):
        if span.start < at:
            return None
        kept = source.encode(source.text[at : span.start])
        before += (kept, source.encode(source.text[span.start : span.end]))
        after += (kept, source.encode(text))
        at = span.end
    rest = source.encode(source.text[at:])
    return b"".join((*after, rest)) if b"".join((*before, rest)) == data else None


def _about(finding: Finding) -> object:
    """What a finding is of: the rule and the picture."""
    return finding.rule, finding.figure.image.urls if finding.figure else None


def _key(finding: Finding) -> object:
    """A fix that was tried, wherever in the page it has moved to."""
    edits = finding.fix.edits if finding.fix else ()
    return _about(finding), finding.quote, tuple(edit.text for edit in edits)


def difference(mended: Mended, name: str) -> Iterator[bytes]:
    """What a mended page has become, as a unified diff that patch and git can apply."""
    from difflib import diff_bytes, unified_diff

    old, new = _lines(mended.before.data), _lines(mended.after.data)
    shown = name.replace("\n", " ").lstrip("/").encode("utf-8", "surrogateescape") + b"\t" * (" " in name)
    for line in diff_bytes(unified_diff, old, new, b"a/" + shown, b"b/" + shown):
        yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[bytes]:
    """The lines with their ends. A line ends at LF, as diff and patch see it."""
    *whole, last = data.split(b"\n")
    return [line + b"\n" for line in whole] + ([last] if last else [])
