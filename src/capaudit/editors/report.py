"""The report, streamed: pages go to the disk one by one, the summary of them is written first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from capaudit.editors.pages import Sheet, sheet
from capaudit.editors.paper import LEVELS, TEMPLATES, asset, environment, policy
from capaudit.editors.tally import Spool, Tally
from capaudit.model import Audited, Run

_AT_ONCE = 1 << 14
_IMAGES = {"embed": "data: https: http:", "link": "https: http:", "none": "'none'"}


class EditorsReport:
    """The report of a run. Further folders of templates may take the place of its own, further assets come behind its own."""

    def __init__(
        self,
        run: Run,
        *,
        templates: Sequence[Path] = (),
        scripts: Sequence[Path] = (),
        styles: Sequence[Path] = (),
        more: Mapping[str, Any] | None = None,
    ) -> None:
        """`more` are values for templates that are not this report's own; with some, the page may talk to its own server."""
        self.run = run
        self._more = dict(more or {})
        self._environment = environment(*templates)
        self._scripts = [asset(path) for path in (TEMPLATES / "report.js", *scripts)]
        self._styles = [asset(path) for path in (TEMPLATES / "report.css", *styles)]

    def render(self, pages: Iterable[Audited]) -> Iterator[str]:
        """The whole file, in pieces."""
        tally = Tally(self.run.against)
        with ExitStack() as stack:
            faulty, clean, body = (stack.enter_context(closing(Spool())) for _ in range(3))
            for number, audited in enumerate(pages, 1):
                shown = sheet(audited, f"page-{number}", self.run)
                tally.add(shown)
                lines = faulty if shown.worst or not audited.complete else clean
                lines.add(self._text("line.html.j2", page=shown))
                body.add(self.page(shown))
            values = {"tally": tally, "policy": self.policy, "now": datetime.now(UTC)}
            yield from self._stream("report.html.j2", faulty=faulty, clean=clean, body=body, **values)

    def page(self, shown: Sheet) -> str:
        """One page of it."""
        return self._text("page.html.j2", page=shown)

    @property
    def policy(self) -> str:
        """The Content-Security-Policy of the file."""
        return policy(self._scripts, self._styles, _IMAGES[self.run.thumbnails], connect=bool(self._more))

    def _values(self, given: Mapping[str, Any]) -> dict[str, Any]:
        own = {
            "run": self.run,
            "levels": LEVELS,
            "scripts": self._scripts,
            "styles": self._styles,
            "live": bool(self._more),
        }
        return own | dict(given) | self._more

    def _text(self, name: str, **given: Any) -> str:
        return self._environment.get_template(name).render(self._values(given))

    def _stream(self, name: str, **given: Any) -> Iterator[str]:
        held, length = list[str](), 0
        for piece in self._environment.get_template(name).generate(self._values(given)):
            held.append(piece)
            length += len(piece)
            if length > _AT_ONCE:
                yield "".join(held)
                held, length = [], 0
        yield "".join(held)
