"""The format text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from capaudit import Audited, Figure, Finding, Run, Severity, Waiver, cells, clipped, inert, painted, reporter, visible
from capaudit.reporters._counts import Counts, counted

_COLORS = {Severity.ERROR: "red bold", Severity.WARNING: "yellow bold", Severity.NOTE: "cyan bold"}
_INDENT = " " * 11


@reporter("text")
def render(pages: Iterable[Audited], run: Run) -> Iterator[str]:
    """For people: by file and picture, with the words at fault marked and the cure below them."""
    counts = Counts()
    for audited in counts.of(pages):
        if audited.findings or (run.show_waived and audited.waived):
            yield inert("\n".join(_page(audited, run))) + "\n\n"
    if counts.fixable:
        yield painted(f"{counted(counts.fixable, 'finding')} can be fixed with --fix", "dim", color=run.color) + "\n"
    color = "red" if counts.findings[Severity.ERROR] else "yellow" if counts.findings[Severity.WARNING] else "green"
    yield painted(counts.sentence(len(run.unread)), f"{color} bold", color=run.color) + "\n"


def _page(audited: Audited, run: Run) -> Iterator[str]:
    yield painted(visible(audited.name), "bold underline", color=run.color)
    numbers = {id(figure): number for number, figure in enumerate(audited.document.figures, 1)}

    def number(finding: Finding) -> int:
        return numbers.get(id(finding.figure), 0)

    shown = (*audited.findings, *(audited.waived if run.show_waived else ()))
    told = _told_once(sorted(shown, key=number))
    for _, several in groupby(told, lambda same: number(same[0])):
        for place, (finding, *others) in enumerate(several):
            if finding.figure and not place:
                yield ""
                yield _heading(finding.figure, number(finding), run)
            yield ""
            yield from _finding(finding, run)
            yield from _again(others, number, run)


def _told_once(findings: Iterable[Finding]) -> list[list[Finding]]:
    """The findings, those that say the very same put together where the first of them stands."""
    told: dict[object, list[Finding]] = {}
    for finding in findings:
        says = (finding.rule, finding.severity, finding.message, finding.help)
        alone = finding.also or finding.waiver or not finding.place
        told.setdefault(id(finding) if alone else says, []).append(finding)
    return list(told.values())


def _again(findings: Iterable[Finding], number: Callable[[Finding], int], run: Run) -> Iterator[str]:
    places = ", ".join(
        f"{at.start.line}:{at.start.column}" + (f"\xa0in\xa0picture\xa0{number(finding)}" if finding.figure else "")
        for finding in findings
        if (at := finding.place)
    )
    if places:
        for line in _dim(f"again: {places}", run):
            yield line.replace("\xa0", " ")


def _heading(figure: Figure, number: int, run: Run) -> str:
    address = next(iter(figure.image.urls), "")
    name = address.partition("?")[0].rstrip("/").rpartition("/")[2] if not address.startswith("data:") else ""
    start = f"  picture {number}  {clipped(name, 40)}".rstrip()
    caption = figure.caption.value if figure.caption else ""
    room = run.width - cells(start) - 4
    words = f"  “{clipped(caption, room)}”" if caption and room > 10 else ""
    return painted(start, "bold", color=run.color) + painted(words, "dim", color=run.color)


def _finding(finding: Finding, run: Run) -> Iterator[str]:
    from capaudit.reporters._marked import marked  # not before there is a finding

    place = finding.place
    where = f"{place.start.line}:{place.start.column}" if place else "-"
    label = painted(finding.severity.label, _COLORS[finding.severity], color=run.color)
    rule = painted(finding.rule, "dim", color=run.color)
    first, *rest = _wrapped(f"{finding.severity.label}: {visible(finding.message)}", finding.rule, run.width)
    first = first.replace(finding.severity.label, label, 1)
    lines = [f"  {where:>7}  {first}", *(_INDENT + line for line in rest)]
    yield "\n".join(lines).removesuffix(finding.rule) + rule
    if place:
        line, carets = marked(place.excerpt, max(run.width - len(_INDENT), 20))
        yield _INDENT + line
        yield _INDENT + painted(carets, _COLORS[finding.severity], color=run.color)
        if path := _path(finding):
            yield painted(f"{_INDENT}in {path}", "dim", color=run.color)
    elif finding.quote:
        origin = getattr(finding.at, "origin", "") or "nowhere in the source"
        yield f"{_INDENT}“{clipped(finding.quote, max(run.width - 40, 30))}” ({visible(origin)})"
    if cure := finding.help or (finding.fix.title if finding.fix else None):
        arrow = painted("→", "green bold", color=run.color)
        from textwrap import wrap

        lines = wrap(visible(cure), max(run.width - len(_INDENT) - 2, 20), break_on_hyphens=False)
        yield f"{_INDENT}{arrow} " + f"\n{_INDENT}  ".join(lines)
    if (waiver := finding.waiver) and not finding.rule.startswith("waiver-"):
        yield painted(f"{_INDENT}waived: {visible(_decision(waiver))}", "green", color=run.color)
    for other in finding.also:
        at = other.place
        origin = visible(getattr(other, "origin", "") or "picture")
        where = f"{at.start.line}:{at.start.column} " if at else ""
        words = getattr(other, "value", "")
        quote = f" “{clipped(words, 60)}”" if words else ""
        yield from _dim(f"also: {where}{origin}{quote}", run)


def _dim(words: str, run: Run) -> Iterator[str]:
    from textwrap import wrap

    for line in wrap(words, max(run.width - len(_INDENT), 20), break_on_hyphens=False):
        yield painted(_INDENT + line, "dim", color=run.color)


def _decision(waiver: Waiver) -> str:
    """Why, by whom, until when, and where that is written."""
    until = f"until {waiver.until}" if waiver.until else None
    return f"{waiver.reason} ({', '.join(filter(None, (waiver.who, until, waiver.origin)))})"


def _path(finding: Finding) -> str:
    """Where something stands in a file of data: its path says more there than a line does."""
    from capaudit.reporters._records import origin

    place = origin(finding.at) or ""
    return visible(place) if place.startswith("$") else ""


def _wrapped(message: str, rule: str, width: int) -> list[str]:
    """The message with the rule's name behind it, in lines that fit beside the indent."""
    room = max(width - len(_INDENT), 30)
    if cells(message) + 2 + len(rule) <= room:
        return [f"{message}  {rule}"]
    from textwrap import wrap

    lines = wrap(message, room, break_on_hyphens=False)
    if cells(lines[-1]) + 2 + len(rule) <= room:
        return [*lines[:-1], f"{lines[-1]}  {rule}"]
    return [*lines, rule]
