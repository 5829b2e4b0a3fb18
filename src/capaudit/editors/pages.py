"""A page as the report shows it: its pictures with their words marked, and what was found in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from capaudit.editors.addresses import file_name, first_safe, safe_address
from capaudit.editors.findings import Shown, shown
from capaudit.editors.marks import Mark, marked
from capaudit.editors.marks import Run as Words
from capaudit.editors.paper import LEVELS, counted
from capaudit.editors.parts import Part, parts_of
from capaudit.metadata.thumbnails import Thumbnail, thumbnail
from capaudit.model import Audited, Document, Figure, Finding, Run, Skipped
from capaudit.text import Text

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,4}")


class Printed(NamedTuple):
    """A credit as printed, and what it was read as."""

    words: list[Words]
    hidden: bool
    parts: list[Part]


class Picture(NamedTuple):
    """A figure for the template. `small` is the picture itself, `address` where it stands on the web; either may be missing."""

    id: str
    number: int
    name: str
    small: Thumbnail | None
    address: str | None
    caption: list[Words] | None
    credits: list[Printed]
    alt: list[Words] | None
    findings: list[Shown]
    waived: list[Shown]

    @property
    def worst(self) -> str:
        """The gravest severity among its findings, "" where there is none."""
        return worst(one.finding for one in self.findings)

    @property
    def verdict(self) -> str:
        """What was found, in numbers."""
        levels = Counter(one.severity for one in self.findings)
        found = [counted(levels[level], level) for level in LEVELS if levels[level]]
        return ", ".join(found) or ("let through" if self.waived else "nothing found")


@dataclass(frozen=True, slots=True)
class Aside:
    """Images that were skipped for one reason."""

    reason: str
    names: list[str]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.names)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page for the template."""

    id: str
    audited: Audited
    headline: str
    language: str
    address: str | None
    pictures: list[Picture]
    findings: list[Shown]
    waived: list[Shown]
    skipped: list[Aside]

    @property
    def fixed(self) -> tuple[Finding, ...]:
        """The findings of an earlier run that are gone."""
        return self.audited.past.fixed if self.audited.past else ()

    @property
    def worst(self) -> str:
        """The gravest severity on the page, "" where nothing was found."""
        return worst(self.audited.findings)

    def count(self, severity: str) -> int:
        """How many findings of a severity it has."""
        return sum(one.severity.label == severity for one in self.audited.findings)


def worst(findings: Iterable[Finding]) -> str:
    """The gravest severity among findings, "" where there are none."""
    gravest = max((one.severity for one in findings), default=None)
    return gravest.label if gravest else ""


def sheet(audited: Audited, anchor: str, run: Run) -> Sheet:
    """A page with everything on it. Pictures at hand are read here, one page at a time."""
    document = audited.document
    pictures = [_picture(figure, n, anchor, audited, run) for n, figure in enumerate(document.figures, 1)]
    known = {id_of(figure) for figure in document.figures}
    about_page = [one for one in audited.findings if id_of(one.figure) not in known]
    let_through = [one for one in audited.waived if id_of(one.figure) not in known]
    return Sheet(
        anchor,
        audited,
        " ".join(document.headline.value.split()) if document.headline else "",
        language(document),
        safe_address(document.url),
        pictures,
        [shown(one, f"{anchor}-{n}", n, run.rules, state=_state(one, audited)) for n, one in enumerate(about_page, 1)],
        [shown(one, f"{anchor}-w{n}", n, run.rules) for n, one in enumerate(let_through, 1)],
        _by_reason(document.skipped),
    )


def id_of(figure: Figure | None) -> int:
    """What tells a figure from others of its page, which may be equal."""
    return id(figure) if figure is not None else 0


def language(document: Document) -> str:
    """The language of a page where it is a well-formed tag (BCP 47), else ""."""
    found = document.language or ""
    return found.replace("_", "-") if _LANGUAGE.fullmatch(found) else ""


def _picture(figure: Figure, number: int, page: str, audited: Audited, run: Run) -> Picture:
    found = [one for one in audited.findings if one.figure is figure]
    let_through = [one for one in audited.waived if one.figure is figure]
    marks = list(_marks(found))
    caption, alt = (marked(text, marks) if text is not None else None for text in (figure.caption, figure.image.alt))
    credits = [Printed(marked(one.text, marks), one.hidden, parts_of(one)) for one in figure.credits]
    texts = [text for text in (caption, alt, *(one.words for one in credits)) if text]
    seen = {number for text in texts for words in text for number in words.numbers}
    anchor, rules = f"{page}-p{number}", run.rules
    return Picture(
        anchor,
        number,
        file_name(figure.image.urls),
        *_pictured(figure, audited, run),
        caption,
        credits,
        alt,
        [
            shown(one, f"{anchor}-{n}", n, rules, marked=n in seen, state=_state(one, audited))
            for n, one in enumerate(found, 1)
        ],
        [shown(one, f"{anchor}-w{n}", n, rules) for n, one in enumerate(let_through, 1)],
    )


def _state(finding: Finding, audited: Audited) -> str:
    """Whether a finding is new or carried over, "" where nobody asked."""
    if audited.past is None:
        return ""
    return "new" if any(one is finding for one in audited.past.new) else "carried"


def _marks(findings: Iterable[Finding]) -> Iterator[Mark]:
    for number, finding in enumerate(findings, 1):
        if isinstance(finding.at, Text):
            yield Mark(finding.at, finding.severity, number)
        yield from (Mark(other, None, number) for other in finding.also if isinstance(other, Text))


def _pictured(figure: Figure, audited: Audited, run: Run) -> tuple[Thumbnail | None, str | None]:
    """The picture made small, where it is at hand and wanted, and its address on the web."""
    urls = figure.image.urls
    small = thumbnail(urls, audited.name) if run.thumbnails == "embed" else None
    return small, first_safe(urls, safe_address(audited.document.url))


def _by_reason(skipped: Iterable[Skipped]) -> list[Aside]:
    """The names of skipped images by the reason, the commonest reason first."""
    groups: dict[str, list[str]] = {}
    for one in skipped:
        groups.setdefault(one.reason, []).append(file_name(one.image.urls) or "(no address)")
    return sorted((Aside(*group) for group in groups.items()), key=lambda aside: -len(aside.names))
