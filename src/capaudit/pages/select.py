"""CSS selectors, for the layouts that a house adds."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from capaudit.errors import ConfigError
from capaudit.pages.page import Element


@lru_cache(maxsize=256)
def _compiled(selector: str) -> etree.XPath:
    from cssselect import HTMLTranslator, SelectorError

    try:
        return etree.XPath(HTMLTranslator().css_to_xpath(selector))
    except (SelectorError, etree.XPathError) as error:
        raise ConfigError(f"“{selector}” is not a CSS selector that can be used: {error}") from None


def select(element: Element, selector: str) -> list[Element]:
    """The elements inside an element that a CSS selector selects, in document order. Raises ConfigError for a bad selector."""
    found = _compiled(selector)(element)
    return [e for e in found if isinstance(e, etree._Element)] if isinstance(found, list) else []
