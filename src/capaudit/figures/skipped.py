"""The images that are not the article's own, described when somebody asks for them: most audits never do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, overload

from capaudit.figures.looks import signals_of_looks, size
from capaudit.figures.uses import all_addresses
from capaudit.figures.weights import reason
from capaudit.model import Image, Inline, Skipped
from capaudit.pages import Element, Page


def make_image(page: Page, element: Element, urls: tuple[str, ...]) -> Image:
    """The image of a tag, with its alt text and size as declared."""
    inline = Inline(element.get("src") or "") if urls and urls[0].startswith("data:") else None
    return Image(
        urls,
        page.attribute(element, "alt"),
        page.tag(element),
        size(element, "width"),
        size(element, "height"),
        inline=inline,
    )


class SkippedLater(Sequence[Skipped]):
    """Skipped images, made at first use and in document order; a pickled one is a plain tuple."""

    def __init__(self, page: Page, images: Iterable[tuple[Element, frozenset[str]]]) -> None:
        self._page = page
        self._images = list(images)
        self._made: tuple[Skipped, ...] | None = None

    def _all(self) -> tuple[Skipped, ...]:
        if self._made is None:
            wanted = dict(self._images)
            order = {e: n for n, e in enumerate(self._page.root.iter("*"))}
            self._made = tuple(self._describe(e, wanted[e]) for e in sorted(wanted, key=lambda e: order.get(e, 0)))
        return self._made

    def _describe(self, element: Element, signals: frozenset[str]) -> Skipped:
        urls = all_addresses(element, (element, *element.iterancestors()))
        return Skipped(make_image(self._page, element, urls), reason(signals | signals_of_looks(element, urls)))

    @overload
    def __getitem__(self, index: int) -> Skipped: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Skipped, ...]: ...
    def __getitem__(self, index: int | slice) -> Skipped | tuple[Skipped, ...]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._images)

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self._all(),)
