"""Why a rule matters, from its documentation."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from capaudit.model import Documented

_INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|([^`*]+|[`*])")


class Words(NamedTuple):
    """A few words of a paragraph; `style` is "", code or strong."""

    text: str
    style: str = ""


@cache
def _paragraphs(documentation: str) -> tuple[tuple[Words, ...], ...]:
    _, _, rest = documentation.partition("## Why it matters\n")
    section = re.split(r"^#", rest, maxsplit=1, flags=re.MULTILINE)[0].partition("```")[0]
    return tuple(_inline(" ".join(part.split())) for part in section.split("\n\n") if part.strip())


def why(rule: Documented | None) -> tuple[tuple[Words, ...], ...]:
    """The paragraphs under “Why it matters” in a rule's documentation; none where it has none."""
    return _paragraphs(rule.documentation) if rule else ()


def _inline(text: str) -> tuple[Words, ...]:
    found = (match.groups() for match in _INLINE.finditer(text))
    return tuple(
        Words(code, "code") if code else Words(strong, "strong") if strong else Words(rest)
        for code, strong, rest in found
    )
