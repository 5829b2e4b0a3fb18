"""What sample pages say of a house: the layouts that help to read them, and the form of its credits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from capaudit.basics.terminal import visible
from capaudit.contracts.house import House
from capaudit.contracts.layout import Layout
from capaudit.credits.forms import Form, common_forms
from capaudit.errors import UnreadableError
from capaudit.figures.propose import propose
from capaudit.pages import Page, decode, parse

_MAX_BYTES = 32 * 1024**2


class Seen(NamedTuple):
    """What was seen. `before` and `after` count the pictures whose caption and credit are found without and with `layouts`."""

    pages: int
    pictures: int
    before: int
    after: int
    layouts: tuple[Layout, ...]
    forms: tuple[Form, ...]

    def said(self) -> Iterator[str]:
        """It, for a person, a line each."""
        yield self.reading()
        for form in self.forms[:3]:
            yield f"{form.times} of {_number(self.credits, 'credit')}: {visible(form.template)}"

    def reading(self) -> str:
        """How well the pages are read, without and with the layouts."""
        of = f"{_number(self.pictures, 'picture')} on {_number(self.pages, 'page')}"
        if not self.pictures:
            return f"no picture of an article was found on {_number(self.pages, 'page')}"
        if self.layouts:
            names = ", ".join(layout.figure for layout in self.layouts)
            return (
                f"{of}: caption and credit of {self.before} are found; with a layout for {names} those of {self.after}"
            )
        if self.before == self.pictures:
            return f"{of}: caption and credit of all are found, and no layout is needed"
        return f"{of}: caption and credit of {self.before} are found, and no layout was seen that finds more"

    @property
    def credits(self) -> int:
        """How many credits were understood."""
        return sum(form.times for form in self.forms)


def look(files: Sequence[str], language: str | None) -> Seen:
    """Look at sample pages. Raises UsageError for one that cannot be read."""
    pages = [_page(file) for file in files]
    found = propose(pages, House(language=language))
    forms = common_forms(credit for figure in found.figures for credit in figure.credits)
    return Seen(len(pages), found.pictures, found.before, found.after, found.layouts, tuple(forms))


def _page(file: str) -> Page:
    from capaudit.readers.html import read
    from capaudit.runs.work import contents
    from capaudit.sniff import choose

    try:
        data, _ = contents(file, _MAX_BYTES)
        choose((read,), data, file)
        return parse(decode(data, file), data)
    except UnreadableError as error:
        raise click.UsageError(f"{visible(file)}: {error}; nothing was written") from error


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
