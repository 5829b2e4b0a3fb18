"""A rule's documentation for a terminal. It knows what those pages use: headings, lists, code, bold."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from capaudit.basics.terminal import painted, visible

_INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*")


def rendered(markdown: str, width: int, *, color: bool) -> str:
    """The text, wrapped to so many columns; headings and code stand out also where there is no colour."""
    lines = list(_lines(markdown.split("\n"), width, color=color))
    return "\n".join(lines).rstrip() + "\n"


def _lines(lines: list[str], width: int, *, color: bool) -> Iterator[str]:
    paragraph: list[str] = []
    fenced = False
    for line in (*lines, ""):
        if line.startswith("```"):
            yield from _wrapped(paragraph, width, color=color)
            fenced = not fenced
        elif fenced:
            yield painted(f"    {visible(line)}", "cyan", color=color).rstrip()
        elif line.startswith("#"):
            yield from _wrapped(paragraph, width, color=color)
            yield painted(visible(line.lstrip("# ")), "bold", color=color)
        elif not line.strip() or line.startswith(("- ", "|")):
            yield from _wrapped(paragraph, width, color=color)
            if line.strip():
                paragraph.append(line)
            else:
                yield ""
        else:
            paragraph.append(line)


def _wrapped(paragraph: list[str], width: int, *, color: bool) -> Iterator[str]:
    """The lines of a paragraph or list item, which is emptied."""
    if not paragraph:
        return
    text = " ".join(line.strip() for line in paragraph)
    paragraph.clear()
    if text.startswith("|"):
        yield visible(text)
        return
    hang = "  " if text.startswith("- ") else ""
    words = textwrap.wrap(visible(text), width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)
    yield from _INLINE.sub(lambda found: _inline(found, color=color), "\n".join(words)).split("\n")


def _inline(found: re.Match[str], *, color: bool) -> str:
    style = "cyan" if found[1] else "bold"
    if not color:
        return found[0] if found[1] else found[2]
    return "\n".join(painted(part, style, color=color) for part in (found[1] or found[2]).split("\n"))
