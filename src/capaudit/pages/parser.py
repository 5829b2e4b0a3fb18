"""The one call of lxml's parser, and what may go wrong in it."""

from __future__ import annotations

from lxml import etree

from capaudit.basics.later import pattern

PARSER = etree.LIBXML_VERSION
"""The version of the parser, on which the tree may hang."""

_TOO_DEEP = "tags are nested deeper than the parser goes (2,048), so the page could not be read to its end"

_NOT_FOR_LXML = pattern("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # the parser lets these in, the API does not


def tree(data: bytes) -> tuple[etree._Element, str | None]:
    """The root of a page given in UTF-8, without comments, and why the parser could not read all of it, if so."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # there is no element in it at all, only comments perhaps
        root = None
    problem = _problem(parser)
    if root is None:
        return etree.Element("html"), problem
    if root.getnext() is not None:
        _bring_home(root)
    return root, problem


def _problem(parser: etree.HTMLParser) -> str | None:
    for entry in parser.error_log:
        if entry.level == etree.ErrorLevels.FATAL and entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            return _TOO_DEEP if "depth" in entry.message else f"the parser gave up: {entry.message}"
    return None


def _bring_home(root: etree._Element) -> None:
    """Put what follows `</html>` at the end of the page, as the standard does; libxml2 makes a second root of it."""
    home = root[-1] if len(root) else root
    if home.tag == "head":
        home = etree.SubElement(root, "body")
    elif home.tag != "body" or home.tail:
        home = root
    while (stray := root.getnext()) is not None:
        _move(stray, home)
        etree.Element("html").append(stray)  # the only way in lxml to take a second root away


def _move(stray: etree._Element, home: etree._Element) -> None:
    _append_text(home, stray.text)
    for child in list(stray):
        if child.tag in {"head", "body"}:
            _move(child, home)
            _append_text(home, child.tail)
        else:
            home.append(child)


def _append_text(home: etree._Element, text: str | None) -> None:
    if not text:
        return
    last = next(home.iterchildren(reversed=True), None)
    if last is None:
        home.text = _NOT_FOR_LXML.sub("\ufffd", (home.text or "") + text)
    else:
        last.tail = _NOT_FOR_LXML.sub("\ufffd", (last.tail or "") + text)
