"""The format csv, RFC 4180."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from capaudit import Audited, Figure, Finding, Run, reporter, visible
from capaudit.reporters._reported import UNREAD, Reported, reported

_COLUMNS = (
    "path line column end_line end_column severity rule state message help words picture image caption credit".split()
)
_FORMULA = tuple("=+-@＝＋－＠")


@reporter("csv")
def render(pages: Iterable[Audited], run: Run) -> Iterator[str]:
    """A table for spreadsheets: one line a finding, open or waived. No cell is a formula."""
    yield _line(_COLUMNS)
    for audited in pages:
        yield "".join(_line(_cells(audited.name, one)) for one in reported(audited))
    for missing in run.unread:
        yield _line([missing.name, *[""] * 4, "error", UNREAD, "open", missing.reason, *[""] * 6])


def _cells(name: str, one: Reported) -> list[object]:
    finding, place = one.finding, one.finding.place
    where = [*place.start, *place.end] if place else [""] * 4
    state = "waived" if one.waived else "open"
    about = [finding.severity.label, finding.rule, state, one.message, one.help, finding.quote or ""]
    return [name, *where, *about, one.number or "", *_figure(finding)]


def _figure(finding: Finding) -> list[str]:
    figure: Figure | None = finding.figure
    if figure is None:
        return ["", "", ""]
    address = next(iter(figure.image.urls), "")
    caption, credit = figure.caption, figure.credit
    return [
        address if not address.startswith("data:") else "data:",
        caption.value if caption is not None else "",
        credit.text.value if credit else "",
    ]


def _line(cells: Iterable[object]) -> str:
    return ",".join(map(_cell, cells)) + "\r\n"


def _cell(value: object) -> str:
    """A cell that a spreadsheet shows as it is: an apostrophe goes before what it would take for a formula.

    A cell that begins with a colon is quoted, so that no line of a log begins with `::`, a command of GitHub's.
    """
    text = visible(str(value))
    if text.lstrip().startswith(_FORMULA):
        text = f"'{text}"
    quoted = any(mark in text for mark in ',;"') or text != text.strip() or text.startswith(":")
    return '"' + text.replace('"', '""') + '"' if quoted else text
