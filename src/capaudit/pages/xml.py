"""XML that came with a file, read without following anything it points to."""

from __future__ import annotations

from lxml import etree

from capaudit.pages.page import Element


def read_xml(data: bytes) -> Element | None:
    """The root of an XML text, its entities unread; None where it is broken beyond mending.

    No DTD is loaded, no entity is expanded and no network is used, so a hostile text can neither grow nor call out.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        recover=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root if isinstance(root, etree._Element) else None
