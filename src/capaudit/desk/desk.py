"""What lies on an editor's desk: pages, what was found in them, and what was decided."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from capaudit import __version__
from capaudit.audit import audit_one
from capaudit.desk.approvals import Approval, Approvals, beside, digest
from capaudit.discovery.find import Search, files
from capaudit.editors import EditorsReport
from capaudit.errors import CapauditError, UnreadableError
from capaudit.model import Audited, Finding, Run, Unread, Waiver
from capaudit.own import OWN
from capaudit.runs.work import contents
from capaudit.settings import Settings
from capaudit.waivers.table import page_name
from capaudit.waivers.write import add_waivers, remove_waivers, waiver_for

Stamp = tuple[int, int] | None
_NEVER = (-1, -1)


class StaleError(CapauditError):
    """What somebody decided on is not there any more."""


class Decision(NamedTuple):
    """A finding is let through: why, by whom, and until which day."""

    reason: str
    who: str
    until: date | None


class Desk:
    """The pages of a review. It may be used from several threads; `names` are the files, in order."""

    def __init__(self, settings: Settings, paths: Iterable[str], max_bytes: int = 32 * 1024**2, who: str = "") -> None:
        """Raises CapauditError where there is no page, and nowhere to write decisions to."""
        config = settings.config._replace(keep_skipped=True)
        if not config.waivers:
            raise CapauditError("there is nowhere to write decisions to: name a file with --waivers")
        self._settings = Settings(config, settings.registry)
        self._who = who
        self._max_bytes = max_bytes
        self._lock = RLock()
        self._unread: dict[str, str] = {}
        self._audited: dict[str, Audited] = {}
        self._stamps: dict[str, Stamp] = {}
        self._waivers = config.waivers
        self._approvals = Approvals(beside(config.waivers))
        search = Search(config.folder, config.excluded, gitignore=config.gitignore)
        self.names = files(paths, search, self._unread.setdefault, self._unread.setdefault)
        if not self.names:
            raise CapauditError("there is no page to review")
        self._missing = dict(self._unread)
        self.refresh()

    def refresh(self) -> bool:
        """Audit again what has changed on the disk; all of it where the decisions have. Tells whether anything had."""
        with self._lock:
            decided = (_stamp(self._waivers), _stamp(self._approvals.path))
            every = self._stamps.get("") != decided[0]
            changed = [name for name in self.names if every or self._stamps.get(name, _NEVER) != _stamp(name)]
            approved = self._stamps.get("approvals") != decided[1]
            if every:
                self._settings = Settings(self._settings.config, self._settings.registry)
            self._stamps |= {name: _stamp(name) for name in changed} | {"": decided[0], "approvals": decided[1]}
            for name in changed:
                self._audit(name)
            return bool(changed or approved)

    def _audit(self, name: str) -> None:
        self._audited.pop(name, None)
        self._unread.pop(name, None)
        try:
            data, _ = contents(name, self._max_bytes)
            self._audited[name] = audit_one(data, name, self._settings)
        except UnreadableError as error:
            self._unread[name] = str(error)

    @property
    def waivers(self) -> str:
        """The file that decisions go to."""
        return self._waivers

    def report(self, templates: Path, scripts: Sequence[Path] = (), styles: Sequence[Path] = ()) -> Iterator[str]:
        """The editors' report, with templates that show what an editor can do.

        They are given `mark(finding)`, which is what a decision names a finding by, `approved(page)`, the approval of a page
        and whether its words are still the same, or None, `words_of(page)`, which an approval names, and `who`, the user's name.
        """
        with self._lock:
            unread = [Unread(*one) for one in {**self._missing, **self._unread}.items()]
            run = Run(__version__, {**self._settings.every_rule, **OWN}, unread)
            pages = [self._audited[name] for name in self.names if name in self._audited]
            approvals = self._approvals.all()
        more = {
            "mark": mark,
            "approved": lambda page: self._approved(page, approvals),
            "words_of": digest,
            "who": self._who,
        }
        yield from EditorsReport(run, templates=[templates], scripts=scripts, styles=styles, more=more).render(pages)

    def _approved(self, audited: Audited, approvals: dict[str, Approval]) -> tuple[Approval, bool] | None:
        """The approval of a page, and whether the words are still the same."""
        found = approvals.get(page_name(audited.name, self._approvals.path))
        return (found, found.words == digest(audited)) if found else None

    def let_through(self, page: str, marked: str, decision: Decision) -> None:
        """Write a waiver for a finding. Raises StaleError where it is not there any more."""
        with self._lock:
            audited = self._page(page)
            finding = _marked(audited.findings, marked)
            if finding.rule in OWN:
                raise CapauditError(f"{finding.rule} cannot be let through")
            name = page_name(audited.name, self._waivers)
            add_waivers(self._waivers, [waiver_for(finding, name, decision.reason, decision.who, decision.until)])
            self.refresh()

    def take_back(self, page: str, marked: str) -> None:
        """Remove the waivers of a finding from the file. Raises StaleError where it is not there any more."""
        with self._lock:
            audited = self._page(page)
            waiver = _marked(audited.waived, marked).waiver
            if not in_file(waiver):
                raise CapauditError("it is let through in the page itself: remove the comment or attribute there")
            remove_waivers(self._waivers, [waiver] if waiver else [])
            self.refresh()

    def approve(self, page: str, words: str, who: str) -> None:
        """Approve a page with the words that the editor saw. Raises StaleError where it has others by now."""
        with self._lock:
            audited = self._page(page)
            if digest(audited) != words:
                raise StaleError("the page has changed meanwhile: look at it again")
            self._approvals.put(page_name(page, self._approvals.path), Approval(words, who, date.today()))
            self.refresh()

    def withdraw(self, page: str) -> None:
        """Take an approval back."""
        with self._lock:
            self._page(page)
            self._approvals.put(page_name(page, self._approvals.path), None)
            self.refresh()

    def _page(self, name: str) -> Audited:
        if name not in self._audited:
            raise StaleError("this page is not there any more")
        return self._audited[name]


def mark(finding: Finding) -> str:
    """What tells a finding from the others of its page, wherever it stands."""
    urls = finding.figure.image.urls[:1] if finding.figure else ()
    words = (finding.rule, *urls, finding.quote or "", finding.message)
    return sha256("\0".join(words).encode(errors="backslashreplace")).hexdigest()[:16]


def in_file(waiver: Waiver | None) -> bool:
    """Whether a waiver stands in the waivers file, and not in the page."""
    return waiver is not None and waiver.page is not None


def _marked(findings: Iterable[Finding], marked: str) -> Finding:
    found = next((one for one in findings if mark(one) == marked), None)
    if found is None:
        raise StaleError("this finding is not there any more: look at the page again")
    return found


def _stamp(path: str) -> Stamp:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
