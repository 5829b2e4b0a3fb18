"""Columns for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from capaudit.basics.terminal import cells, painted


def table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], *, color: bool, styles: Sequence[dict[str, str]] = ()
) -> str:
    """Rows under their heads, each column as wide as it needs. `styles` gives each column's styles by value."""
    widths = [max(map(cells, column)) for column in zip(heads, *rows, strict=True)]
    lines = [painted(_joined(heads, widths), "dim", color=color)]
    for row in rows:
        shown = [value + " " * (width - cells(value)) for value, width in zip(row, widths, strict=True)]
        for at, by_value in enumerate(styles):
            if style := by_value.get(row[at], by_value.get("*", "")):
                shown[at] = painted(shown[at], style, color=color)
        lines.append("  ".join(shown).rstrip())
    return "\n".join(lines) + "\n"


def _joined(values: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(f"{value:<{width}}" for value, width in zip(values, widths, strict=True)).rstrip()
