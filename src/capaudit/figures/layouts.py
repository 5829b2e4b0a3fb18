"""The templates of a house: where its pages keep caption and credit, as its configuration or a plugin says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from capaudit.contracts.layout import Layout
from capaudit.figures.scope import Use
from capaudit.figures.segments import Segment, Words
from capaudit.figures.unit import Unit
from capaudit.pages import Element, Page


class Templates:
    """The elements of a page that fit a layout. Layouts are tried in their order; the first that fits an element holds."""

    def __init__(self, page: Page, layouts: Sequence[Layout]) -> None:
        found: dict[Element, Layout] = {}
        for layout in layouts:
            for element in _selected(page.root, layout.figure):
                found.setdefault(element, layout)
        self._found: Mapping[Element, Layout] = found

    def around(self, use: Use) -> tuple[Element, Layout] | None:
        """The innermost element around an image that fits a layout, and that layout."""
        if not self._found:
            return None
        return next(((e, self._found[e]) for e in use.element.iterancestors() if e in self._found), None)

    def unit(self, words: Words, use: Use) -> Unit | None:
        """The words of an image where its layout says that they are; None where no layout fits."""
        fitting = self.around(use)
        if fitting is None:
            return None
        container, layout = fitting
        segments: list[Segment] = []
        for role, selector in (("caption", layout.caption), ("credit", layout.credit)):
            for element in _selected(container, selector) if selector else ():
                inner = _selected(element, layout.credit) if role == "caption" and layout.credit else ()
                text = words.page.read(element, without=inner).text
                if text:
                    segments.append(Segment(text, role, element))
        return Unit(tuple(segments), f"layout {layout.name}", container)


def _selected(element: Element, selector: str) -> list[Element]:
    from capaudit.pages.select import select  # most houses have no layouts

    return select(element, selector)
