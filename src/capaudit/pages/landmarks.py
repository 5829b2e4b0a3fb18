"""The elements by which an audit finds its way over a page, gathered in one walk."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

Element = etree._Element


class Landmarks:
    """Elements of some names. The place of each is its number among them, in document order."""

    __slots__ = ("_named", "elements")

    def __init__(self, root: Element, names: Iterable[str]) -> None:
        """Walk over the page that `root` holds."""
        named: dict[str, list[tuple[int, Element]]] = {name: [] for name in names}
        self.elements: list[Element] = list(root.iter(*named))
        for place in enumerate(self.elements):
            named[place[1].tag].append(place)
        self._named = named

    def placed(self, *names: str) -> list[tuple[int, Element]]:
        """The elements of these names with their places, in document order."""
        several = [found for name in names if (found := self._named.get(name))]
        if len(several) == 1:
            return several[0]
        return sorted(place for found in several for place in found)

    def named(self, name: str) -> list[Element]:
        """The elements of one name, in document order."""
        return [element for _, element in self._named.get(name, ())]
