"""Which pictures stand in an element: the stop rule of looking for an image's words."""

from __future__ import annotations

from collections.abc import Mapping

from capaudit.figures.addresses import addresses, all_keys
from capaudit.figures.looks import signals_of_looks
from capaudit.pages import Element


class Pictures:
    """Which pictures stand in an element: the stop rule of climbing."""

    def __init__(self, keys: Mapping[Element, frozenset[str]]) -> None:
        """`keys` are those of the images that were looked at, none for furniture."""
        self._keys = dict(keys)
        self._known: dict[Element, list[frozenset[str]]] = {}

    def inside(self, element: Element) -> list[frozenset[str]]:
        """The keys of the pictures in an element, icons and the like left out."""
        found = self._known.get(element)
        if found is None:
            found = list(dict.fromkeys(keys for image in element.iter("img", "amp-img") if (keys := self._of(image))))
            self._known[element] = found
        return found

    def _of(self, image: Element) -> frozenset[str]:
        keys = self._keys.get(image)
        if keys is None:
            urls = addresses(image)
            keys = all_keys(urls) if "svg" not in signals_of_looks(image, urls) else frozenset()
            self._keys[image] = keys
        return keys

    def others(self, element: Element, keys: frozenset[str]) -> bool:
        """Whether images of other pictures stand in an element."""
        return any(k.isdisjoint(keys) for k in self.inside(element))
