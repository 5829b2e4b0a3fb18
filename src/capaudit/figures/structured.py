"""What structured data say of the pictures: JSON-LD, microdata, and the state that a site's scripts were given.

Nothing is looked through before a rule asks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import methodcaller
from typing import Any

from capaudit.basics.later import Later, pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.figures.addresses import addresses, all_keys, is_picture
from capaudit.figures.evidence import Block, bare_json
from capaudit.figures.supply import ADDRESS_KEYS, CAPTION_KEYS, STATE, state, text_of
from capaudit.model import Broken, ImageObject, Structured
from capaudit.pages import Element, Page
from capaudit.text import Text

PROPERTIES = (
    "creditText creator author copyrightNotice copyrightHolder license acquireLicensePage caption description name dateCreated "
    "digitalSourceType"
).split()
_ADDRESSES = ("contentUrl", "url", "@id")
_PICTURE_KEYS = ("image", "primaryImageOfPage", "associatedMedia")
_STATE_CREDITS = ("creditText", "creditLine", "credit", "credits")
_MOST_NODES = 20_000
_MOST_DEPTH = 24
_LONGEST = 2_000  # characters of a value
_NESTED = (dict, list)
_MARKED = 24  # characters shown where JSON is broken
_TAGS = pattern(r"<[^<>]{0,400}>")


def structured_of(page: Page, blocks: Sequence[Block]) -> Structured:
    """Everything that a page's structured data say, made when a rule asks for it."""
    has_microdata = cache(lambda: _has_microdata(page))
    return Structured(
        tuple(block.value for block in blocks if block.value is not None),
        Later(lambda: (*_json_ld(page, blocks), *(_microdata(page) if has_microdata() else ()))),
        Later(lambda: _state(page)),
        Later(lambda: (_broken(page, block) for block in blocks if block.error)),
        all_keys,
        lambda: _raw(page, blocks, has_microdata),
    )


def _raw(page: Page, blocks: Sequence[Block], has_microdata: Callable[[], bool]) -> Iterator[str]:
    """The text of JSON-LD, and that of the page where it has microdata of pictures."""
    for block in blocks:
        yield block.script.text or ""
    if has_microdata():
        yield page.source.text


def _has_microdata(page: Page) -> bool:
    """Whether there is microdata of pictures. An item without an element that shows or names an address is of no use."""
    property_of = methodcaller("get", "itemprop")
    if not any(any(map(property_of, page.landmarks.named(name))) for name in ("meta", "link", "img", "amp-img")):
        return False
    return "/ImageObject" in page.source.text


class _Node(NamedTuple):
    """An object of JSON-LD, the script that it stands in, the path to it, and the key it stands behind."""

    value: dict[str, Any]
    script: Element
    path: str
    key: str


def _json_ld(page: Page, blocks: Sequence[Block]) -> Iterator[ImageObject]:
    nodes = [node for number, block in enumerate(blocks) for node in _nodes(block, f"${number + 1 if number else ''}")]
    pictures = [(node, urls) for node in nodes if _is_image(node) and (urls := _urls(node))]
    if not pictures:
        return
    known = {i: node.value for node in nodes if len(node.value) > 1 and isinstance(i := node.value.get("@id"), str)}
    for node, urls in pictures:
        yield _image_object(page, node, urls, known)


def _is_image(node: _Node) -> bool:
    """Whether an object is a picture: it says so, or stands where one belongs and says nothing."""
    kind = node.value.get("@type")
    if kind is None:
        return node.key in _PICTURE_KEYS
    return "ImageObject" in kind if isinstance(kind, list) else kind == "ImageObject"


def _urls(node: _Node) -> tuple[str, ...]:
    return tuple(u for key in _ADDRESSES for u in _strings(node.value.get(key)) if is_picture(u))


def _nodes(block: Block, path: str) -> Iterator[_Node]:
    """Every object of a block, each with its path; a graph that is larger or deeper than any page's is left."""
    stack: list[tuple[Any, str, str, int]] = [(block.value, path, "", 0)]
    for _ in range(_MOST_NODES):
        if not stack:
            return
        value, path, key, depth = stack.pop()
        if isinstance(value, dict):
            yield _Node(value, block.script, path, key)
            inner = [(v, f"{path}.{k}", k, depth + 1) for k, v in value.items() if isinstance(v, _NESTED)]
        elif isinstance(value, list):
            inner = [(v, f"{path}[{n}]", key, depth + 1) for n, v in enumerate(value) if isinstance(v, _NESTED)]
        else:
            inner = []
        if depth < _MOST_DEPTH:
            stack += reversed(inner)


def _image_object(page: Page, node: _Node, urls: tuple[str, ...], known: dict[str, dict[str, Any]]) -> ImageObject:
    fields: dict[str, tuple[Text, ...]] = {}
    types: dict[str, str] = {}
    for name in PROPERTIES:
        texts: list[Text] = []
        for key, value, kind in _values(name, node.value.get(name), known):
            origin = f"JSON-LD {node.path}.{name}"
            texts.append(page.in_json(node.script, key, value, origin, shown=_tidy(value)))
            if kind:
                types[name] = kind
        if texts:
            fields[name] = tuple(texts)
    return ImageObject(urls, fields, types, "JSON-LD")


def _values(key: str, value: Any, known: dict[str, dict[str, Any]], depth: int = 0) -> Iterator[tuple[str, str, str]]:
    """Texts with the key that each stands behind and the type of what it names; references are followed."""
    if isinstance(value, list) and depth < 3:
        for item in value[:20]:
            yield from _values(key, item, known, depth + 1)
    elif isinstance(value, dict):
        reference = value.get("@id")
        whole = known.get(reference, value) if isinstance(reference, str) and "name" not in value else value
        kind = whole.get("@type")
        for inner in ("name", "url") if key in ("license", "acquireLicensePage") else ("name",):
            if isinstance(text := whole.get(inner), str) and text.strip():
                yield inner, text[:_LONGEST], kind if isinstance(kind, str) else ""
                return
        if isinstance(reference, str) and key in ("license", "acquireLicensePage"):
            yield "@id", reference[:_LONGEST], ""
    elif isinstance(value, str) and value.strip():
        yield key, value[:_LONGEST], ""


def _strings(value: Any) -> list[str]:
    if isinstance(value, list):
        return [one for one in value[:10] if isinstance(one, str)]
    return [value] if isinstance(value, str) else []


def _tidy(text: str) -> str:
    """The text without markup, as a reader would see it."""
    plain = _TAGS.sub(" ", text)
    if "&" in plain:
        from html import unescape

        plain = unescape(plain)
    return " ".join(plain.split())


def _microdata(page: Page) -> Iterator[ImageObject]:
    for scope in page.root.iter("*"):
        if not (scope.get("itemtype") or "").endswith("/ImageObject"):
            continue
        urls: list[str] = []
        fields: dict[str, list[Text]] = {}
        types: dict[str, str] = {}
        for element in scope.iter("*"):
            if element.tag in ("img", "amp-img"):
                urls += addresses(element)
            name = element.get("itemprop")
            if not name or _scope_of(element) is not scope:
                continue
            if name in ("url", "contentUrl"):
                urls += [u for a in ("content", "href", "src") if (u := element.get(a)) and is_picture(u)]
            elif name in PROPERTIES and (text := _said(page, element, name)):
                fields.setdefault(name, []).append(text)
                if kind := (element.get("itemtype") or "").rpartition("/")[2]:
                    types[name] = kind
        if urls:
            own = {name: tuple(texts) for name, texts in fields.items()}
            yield ImageObject(tuple(dict.fromkeys(urls)), own, types, "microdata")


def _scope_of(element: Element) -> Element | None:
    """The item that a property belongs to."""
    return next((around for around in element.iterancestors() if around.get("itemscope") is not None), None)


def _said(page: Page, element: Element, name: str) -> Text | None:
    """The value of a property (WHATWG HTML, 5.2.4); of an item its name."""
    origin = f"microdata {name}"
    if element.get("itemscope") is not None:
        named = (e for e in element.iter("*") if e.get("itemprop") == "name" and _scope_of(e) is element)
        inner = next(named, None)
        return _said(page, inner, name) if inner is not None else None
    for attribute in ("content", "href", "src"):
        if text := page.attribute(element, attribute, origin):
            return text.strip()
    text = page.read(element, origin).text
    return text if text.value else None


def _state(page: Page) -> Iterator[ImageObject]:
    """Pictures in the data of the site's scripts, wherever an address stands beside a caption or a credit."""
    stack: list[tuple[Any, int]] = [(value, 0) for value in state(page)]
    for _ in range(_MOST_NODES):
        if not stack:
            return
        value, depth = stack.pop()
        if isinstance(value, dict):
            urls = tuple(u for key in ADDRESS_KEYS if isinstance(u := value.get(key), str) and is_picture(u))
            credit, caption = (
                next((words for key in keys if (words := text_of(value.get(key))[:_LONGEST])), "")
                for keys in (_STATE_CREDITS, CAPTION_KEYS)
            )
            fields = {"creditText": credit, "caption": caption}
            if urls and (credit or caption):
                yield ImageObject(urls, {k: (Text(v, STATE),) for k, v in fields.items() if v}, {}, STATE)
        if depth < _MOST_DEPTH and isinstance(value, dict | list):
            inner = value.values() if isinstance(value, dict) else value
            stack += [(item, depth + 1) for item in inner if isinstance(item, dict | list)]


def _broken(page: Page, block: Block) -> Broken:
    """What is wrong, at the very place where the script's text can be told in the source, else at the script's tag."""
    reason = block.error.msg.lower() if isinstance(block.error, json.JSONDecodeError) else str(block.error)
    tag, raw = page.locator.start_tag(block.script), block.script.text or ""
    if tag is None or not isinstance(block.error, json.JSONDecodeError):
        return Broken(page.tag(block.script), reason)
    at = _in_source(page.source.text, tag.end, raw, raw.find(bare_json(raw)) + block.error.pos)
    words = page.source.text[at : at + _MARKED].partition("\n")[0].partition("</")[0].rstrip() if at else ""
    return Broken(Text.of(words, page.source, at, "JSON-LD") if words else page.tag(block.script), reason)


def _in_source(source: str, begin: int, raw: str, offset: int) -> int:
    """Where a character of a script's text stands in the source, whose lines may end in CR LF; 0 where that cannot be told."""
    if source.startswith(raw, begin):
        return begin + offset
    if source.startswith(raw.replace("\n", "\r\n"), begin):
        return begin + offset + raw.count("\n", 0, offset)
    return 0
