"""The sure way to find start tags: number them all in a copy of the source, parse the copy, read the numbers back.

Whatever the parser invents, drops or moves, a number cannot lie. It costs some three parses of the page.
"""

from __future__ import annotations

from lxml import etree

from capaudit.pages.parser import tree
from capaudit.pages.references import readable
from capaudit.pages.tokens import Token, tokens


def stamped(text: str, root: etree._Element) -> dict[etree._Element, Token]:
    """The start tag of each element of `root`, which was parsed from `text`; empty where the two trees differ."""
    mark = "capaudit-tag"
    while mark in text:
        mark += "-"
    tags = [token for token in tokens(text) if token.kind == "start"]
    twin, _ = tree(readable(_numbered(text, tags, mark)).encode())
    found: dict[etree._Element, Token] = {}
    twins = twin.iter()
    for element in root.iter():
        other = next(twins, None)
        if other is None or other.tag != element.tag or len(other) != len(element):
            return {}
        if number := other.get(mark):
            found[element] = tags[int(number)]
    return found if next(twins, None) is None else {}


def _numbered(text: str, tags: list[Token], mark: str) -> str:
    pieces: list[str] = []
    at = 0
    for number, tag in enumerate(tags):
        name_end = tag.start + 1 + len(tag.name)
        pieces += (text[at:name_end], f' {mark}="{number}"')
        at = name_end
    pieces.append(text[at:])
    return "".join(pieces)
