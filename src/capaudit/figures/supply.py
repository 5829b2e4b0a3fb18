"""Figures of pages that show no image of their own: from the script's state, where the words are kept, else from the head."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from capaudit.basics.later import pattern
from capaudit.credits import AgencyTable, part_credits, read_credit
from capaudit.figures.addresses import all_keys, is_picture, is_placeholder
from capaudit.figures.evidence import Evidence, parse_json
from capaudit.model import Credit, Figure, Image
from capaudit.pages import Page, parse
from capaudit.source import Source
from capaudit.text import Text

STATE = "script state"
_FLIGHT = pattern(r"self\.__next_f\.push\((\[.*\])\)", re.DOTALL)
_ASSIGNED = pattern(
    r"(?:Fusion\.globalContent|window\.__[A-Z0-9_]+__|__PRELOADED_STATE__|__INITIAL_STATE__)\s*=\s*(?=[{\[])"
)
_LARGEST = 4_000_000
CAPTION_KEYS = ("caption", "caption_basic", "captionText", "imageCaption", "description", "subtitle")
_CREDIT_KEYS = (
    "credit",
    "creditText",
    "creditLine",
    "credits",
    "copyright",
    "copyrightNotice",
    "source",
    "photographer",
    "author",
)
ADDRESS_KEYS = ("url", "src", "contentUrl", "originalUrl", "imageUrl", "href")
_FURNITURE = pattern(
    r"(?<![a-z])(?:logo|default|placeholder|fallback|icon|favicon|opengraph|og[-_]image|social-?share|share-?image|facebook[_.])",
    re.IGNORECASE,
)

Find = Callable[[Page], tuple[Figure, ...]]


def supplied(page: Page, evidence: Evidence, table: AgencyTable, find: Find) -> tuple[Figure, ...]:
    """The figures that a page without visible images means to show. `find` finds the figures of a page made of state."""
    language = evidence.language
    values = list(state(page))
    markup = [text for value in values for text in _markup(value)]
    if markup:
        inner = parse(Source(page.source.name, max(markup, key=len)))
        figures = tuple(_unplaced(f, language, table) for f in find(inner))
        if figures:
            return figures
    if figures := _once(f for value in values for f in _objects(value, language, table)):
        return figures
    first = next(
        (u for u in evidence.addresses if is_picture(u) and not is_placeholder(u) and not _FURNITURE.search(u)), None
    )
    if first is None:
        return ()
    return (
        Figure(_image((first,), None, "og:image"), paired_by="og:image", signals=("the page's picture",), lead=True),
    )


def _once(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Each picture with the same words once, with its credits where one of the copies has them."""
    found: dict[object, Figure] = {}
    for figure in figures:
        key = all_keys(figure.image.urls), figure.caption and figure.caption.value
        if key not in found or (figure.credits and not found[key].credits):
            found[key] = figure
    return tuple(found.values())


def state(page: Page) -> Iterator[Any]:
    """What the page's scripts were given: JSON data blocks, assigned state, React flight chunks."""
    for script in page.landmarks.named("script"):
        text = script.text
        if not text or len(text) > _LARGEST:
            continue
        kind = (script.get("type") or "").lower()
        if kind.endswith("json") and "ld+json" not in kind:
            yield parse_json(text)
        elif found := _FLIGHT.search(text):
            chunk = parse_json(found[1])
            if isinstance(chunk, list) and len(chunk) > 1 and isinstance(chunk[1], str):
                yield chunk[1]
        elif assigned := _ASSIGNED.search(text):
            try:
                yield json.JSONDecoder(strict=False).raw_decode(text, assigned.end())[0]
            except (ValueError, RecursionError):
                continue


def _strings(value: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth < 12:
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from _strings(item, depth + 1)


def _markup(value: Any) -> Iterator[str]:
    for text in _strings(value):
        if "<img" in text and "<p" in text:
            yield text


def _objects(value: Any, language: str | None, table: AgencyTable, depth: int = 0) -> Iterator[Figure]:
    """Objects that hold an image's address together with its caption or credit."""
    if depth > 12:
        return
    if isinstance(value, list):
        for item in value[:500]:
            yield from _objects(item, language, table, depth + 1)
    elif isinstance(value, dict):
        urls = tuple(u for key in ADDRESS_KEYS if isinstance(u := value.get(key), str) and is_picture(u))
        caption = next((text_of(value[k]) for k in CAPTION_KEYS if text_of(value.get(k))), "")
        credit = next((text_of(value[k]) for k in _CREDIT_KEYS if text_of(value.get(k))), "")
        if (
            urls
            and str(value.get("type", value.get("@type", "image"))).lower()
            in ("image", "imageobject", "picture", "photo")
            and (caption or credit)
        ):
            words = Text(caption, STATE) if caption else None
            lines: tuple[str, ...] = (credit,)
            if words is not None and not credit:
                words, parts = part_credits(words, language, table)
                lines = tuple(part.value for part in parts)
            yield Figure(_image(urls, None, STATE), words, _credits(lines, language, table), STATE, (STATE,))
        else:
            for item in value.values():
                if isinstance(item, (dict, list)):
                    yield from _objects(item, language, table, depth + 1)


def text_of(value: Any) -> str:
    if isinstance(value, str):
        return " ".join(re.sub(r"<[^>]{0,400}>", " ", value).split())
    if isinstance(value, dict):
        names = [text_of(value[k]) for k in ("by", "affiliation", "name", "basic", "text") if k in value]
        return "/".join(n for n in names if n)
    if isinstance(value, list):
        return ", ".join(t for t in map(text_of, value[:10]) if t)
    return ""


def _credits(lines: tuple[str, ...], language: str | None, table: AgencyTable) -> tuple[Credit, ...]:
    return tuple(read_credit(Text(line, STATE), table, language) for line in lines if line)


def _unplaced(figure: Figure, language: str | None, table: AgencyTable) -> Figure:
    caption = Text(figure.caption.value, STATE) if figure.caption else None
    alt = figure.image.alt.value if figure.image.alt else None
    credits = _credits(tuple(c.text.value for c in figure.credits), language, table)
    return Figure(
        _image(figure.image.urls, alt, STATE),
        caption,
        credits,
        STATE,
        (*figure.signals, STATE),
        figure.lead,
        figure.kind,
    )


def _image(urls: tuple[str, ...], alt: str | None, origin: str) -> Image:
    return Image(urls, None if alt is None else Text(alt, origin), Text("", origin))
