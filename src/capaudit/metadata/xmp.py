"""XMP: RDF in XML, read by its namespaces, whatever prefixes the file uses (ISO 16684-1)."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit.metadata.fields import NAMESPACES
from capaudit.pages import Element
from capaudit.pages.xml import read_xml

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CONTAINERS = (f"{_RDF}Seq", f"{_RDF}Bag", f"{_RDF}Alt")
_EXTENDED = b"http://ns.adobe.com/xmp/extension/\0"
_GUID = 32
_MOST_DEPTH = 8
_LARGEST_EXTENSION = 8_000_000

Values = dict[str, list[str]]


def read_xmp(packet: bytes) -> Values:
    """The values of a packet by property, such as "dc:creator"; members of structures as "plus:Licensor/plus:LicensorURL".

    Of a text in several languages the default one comes first. A packet that is no XML gives nothing.
    """
    root = read_xml(packet.strip(b"\0 \r\n\t"))
    values: Values = {}
    if root is not None:
        for description in root.iter(f"{_RDF}Description"):
            if (parent := description.getparent()) is not None and parent.tag == f"{_RDF}RDF":
                for name, value in _members(description, 0):
                    if value not in values.setdefault(name, []):
                        values[name].append(value)
    return values


def _members(element: Element, depth: int) -> Iterator[tuple[str, str]]:
    """The properties of a description or a structure: its attributes and its children."""
    for name, value in element.attrib.items():
        if (short := _short(str(name))) and (text := str(value).strip()):
            yield short, text
    for child in element:
        if short := _short(str(child.tag)):
            for path, value in _value(child, depth + 1):
                yield f"{short}/{path}" if path else short, value


def _value(element: Element, depth: int) -> Iterator[tuple[str, str]]:
    """What a property holds: one text, several in a container, or the members of a structure."""
    if depth > _MOST_DEPTH:
        return
    container = next((child for child in element if child.tag in _CONTAINERS), None)
    if container is not None:
        items = [item for item in container if item.tag == f"{_RDF}li"]
        if container.tag == f"{_RDF}Alt":
            items.sort(key=lambda item: item.get(_LANGUAGE) != "x-default")
        for item in items:
            yield from _value(item, depth + 1)
    elif resource := element.get(f"{_RDF}resource"):
        yield "", resource
    elif (inner := element.find(f"{_RDF}Description")) is not None:
        yield from _members(inner, depth)
    elif len(element) or element.get(f"{_RDF}parseType") == "Resource" or any(_short(str(n)) for n in element.attrib):
        yield from _members(element, depth)
    elif text := (element.text or "").strip():
        yield "", text


def _short(name: str) -> str:
    """ "dc:creator" of "{http://purl.org/dc/elements/1.1/}creator"; empty for what is in no namespace of the standard."""
    if name[:1] != "{":
        return ""
    space, _, local = name[1:].partition("}")
    prefix = NAMESPACES.get(space)
    return f"{prefix}:{local}" if prefix else ""


def extended(segments: list[tuple[str, bytes]], guid: str) -> bytes:
    """The extended packet of a JPEG, put together of its APP1 segments (ISO 16684-3, 1.1.3.1); empty where a part is missing."""
    parts: dict[int, bytes] = {}
    size = 0
    for marker, data in segments:
        if marker == "APP1" and data.startswith(_EXTENDED):
            head = data[len(_EXTENDED) :]
            if head[:_GUID].decode("ascii", "replace").upper() == guid.upper():
                size = int.from_bytes(head[_GUID : _GUID + 4], "big")
                parts[int.from_bytes(head[_GUID + 4 : _GUID + 8], "big")] = head[_GUID + 8 :]
    if not 0 < size <= _LARGEST_EXTENSION:
        return b""
    whole = b""
    for start in sorted(parts):
        if start != len(whole):
            return b""
        whole += parts[start]
    return whole if len(whole) == size else b""
