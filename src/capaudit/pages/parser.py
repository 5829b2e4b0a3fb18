"""The one call of lxml's parser, and what may go wrong in it."""

from __future__ import annotations

from lxml import etree

_TOO_DEEP = "tags are nested deeper than the parser goes (2,048), so the page could not be read to its end"


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
    """Put what follows `</html>` at the end of the body, where the HTML standard has it; libxml2 makes a second root."""
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    while (stray := root.getnext()) is not None:
        _move(stray, body)
        etree.Element("html").append(stray)  # the only way in lxml to take a second root away


def _move(stray: etree._Element, body: etree._Element) -> None:
    _append_text(body, stray.text)
    for child in list(stray):
        if child.tag in {"head", "body"}:
            _move(child, body)
            _append_text(body, child.tail)
        else:
            body.append(child)


def _append_text(body: etree._Element, text: str | None) -> None:
    if text and len(body):
        body[-1].tail = (body[-1].tail or "") + text
    elif text:
        body.text = (body.text or "") + text
