"""What was read in a credit line, for a person: carets under the words where the line fits, columns where it does not."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit.basics.terminal import cells, clipped, painted, visible
from capaudit.cli._reading import Part, Reading

_NORMAL = "normal form"
_STYLES = {"photographer": "green", "agency": "cyan", "supplier": "cyan", "client": "cyan", "not read": "yellow"}
_ROOM = 40


def as_text(one: Reading, width: int, *, color: bool) -> str:
    """One line with its parts, at most `width` columns where words can be cut."""
    shown = [visible(character) for character in one.line]
    sizes = [cells(text) for text in shown]
    if sum(sizes) + _ROOM <= width or sum(sizes) < _ROOM:
        lines = [painted("".join(shown), "bold", color=color), *_under(one, sizes, color=color)]
    else:
        lines = [painted(clipped(one.line, width), "bold", color=color), *_listed(one, width, color=color)]
    lines += _facts(one, width, color=color)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _under(one: Reading, sizes: list[int], *, color: bool) -> Iterator[str]:
    column = sum(sizes) + 2
    for part in one.parts:
        lead, carets = sum(sizes[: part.start]), max(1, sum(sizes[part.start : part.end]))
        marked = painted("^" * carets, _STYLES.get(part.role, "dim"), color=color)
        yield " " * lead + marked + " " * (column - lead - carets) + _about(part, color=color)


def _listed(one: Reading, width: int, *, color: bool) -> Iterator[str]:
    """The parts by column, from 1, where the line is too wide for carets."""
    for part in one.parts:
        place = f"{part.start + 1}-{part.end}"
        about = _about(part, color=color)
        words = clipped(one.line[part.start : part.end], max(20, width - _ROOM))
        yield f"  {place:>9}  {words}  {about}"


def _about(part: Part, *, color: bool) -> str:
    role = painted(part.role, _STYLES.get(part.role, "dim"), color=color)
    if part.agency is None:
        return role
    return f"{role}  {visible(part.agency.name)} ({visible(part.agency.id)}, {visible(part.agency.kind)})"


def _facts(one: Reading, width: int, *, color: bool) -> Iterator[str]:
    captioned = any(part.role == "caption" for part in one.parts)
    if not one.is_credit:
        why = "not a credit line alone: it holds a caption too" if captioned else "not a credit line"
        yield painted(why, "yellow", color=color)
    if one.is_credit or captioned:
        yield f"{_NORMAL}  {clipped(one.normal, max(20, width - len(_NORMAL) - 2))}"
        if one.kind:
            yield f"{'kind':<{len(_NORMAL)}}  {visible(one.kind)}"
