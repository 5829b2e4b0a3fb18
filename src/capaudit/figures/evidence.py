"""What a page's head and structured data say: its pictures, address, language, headline and dates.

Evidence, never preferred to what a reader sees.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from capaudit.basics.tuples import NamedTuple
from capaudit.figures.addresses import keys_of_several, preloads
from capaudit.model import ArticleDate
from capaudit.pages import Element, Page

_PICTURE_NAMES = frozenset(("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"))
_DATE_NAMES = {
    "article:published_time": "published",
    "article:modified_time": "modified",
    "og:article:published_time": "published",
    "datepublished": "published",
    "datemodified": "modified",
    "parsely-pub-date": "published",
    "date": "published",
    "dc.date.issued": "published",
    "dcterms.created": "published",
    "sailthru.date": "published",
}
_ARTICLES = frozenset(
    (
        "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle "
        "BackgroundNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting Report SocialMediaPosting "
        "TechArticle ScholarlyArticle WebPage"
    ).split()
)


_ORGANISATIONS = ("Organization", "NewsMediaOrganization")
_DEEPEST = 15  # levels of JSON-LD
_MOST_PICTURES = 60  # of each kind


class Block(NamedTuple):
    """A script of JSON-LD, its value, and what is wrong with it where it is no valid JSON. A value may be read all the same."""

    script: Element
    value: Any
    error: ValueError | None


class Evidence(NamedTuple):
    """What a page says of itself. `pictures` are keys of the pictures that it names as its own, `addresses` their
    addresses in order; `others` are keys of pictures that it names as something else, by what that is; `preloaded` are keys
    of pictures that a browser is to load before it has read the page."""

    pictures: frozenset[str] = frozenset()
    addresses: tuple[str, ...] = ()
    others: Mapping[str, frozenset[str]] = MappingProxyType({})
    url: str | None = None
    path: str = ""
    language: str | None = None
    headline: str | None = None
    dates: tuple[ArticleDate, ...] = ()
    modified: datetime | None = None
    blocks: tuple[Block, ...] = ()
    preloaded: frozenset[str] = frozenset()


def read_evidence(page: Page) -> Evidence:
    """Read meta elements, JSON-LD and the html element's language."""
    metas = _metas(page)
    blocks = tuple(_json_ld(page))
    objects = [o for block in blocks for o in _objects(block.value)]
    articles = [o for o in objects if not _ARTICLES.isdisjoint(_types(o))]
    pictures = [v for name, v in metas if name in _PICTURE_NAMES]
    for article in articles:
        pictures += _images(article.get("image"))
        pictures += _images(article.get("primaryImageOfPage"))
    url = _canonical(page) or next((v for n, v in metas if n == "og:url"), None)
    addresses = tuple(dict.fromkeys(pictures))
    return Evidence(
        keys_of_several(addresses[:_MOST_PICTURES]),
        addresses,
        {kind: keys_of_several(urls[:_MOST_PICTURES]) for kind, urls in _others(blocks).items() if urls},
        url,
        re.sub(r"^(?:https?:)?//[^/]*", "", url or "").partition("?")[0].partition("#")[0],
        _language(page, metas, articles),
        next((h for a in articles if isinstance(h := a.get("headline"), str)), None)
        or next((v for n, v in metas if n == "og:title"), None),
        tuple(_dates(metas, articles, "published")),
        next((d.value for d in _dates(metas, articles, "modified")), None),
        blocks,
        _preloaded(page),
    )


def _metas(page: Page) -> list[tuple[str, str]]:
    found = []
    for meta in page.landmarks.named("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if name and content:
            found.append((name.lower(), content.strip()))
    return found


def _canonical(page: Page) -> str | None:
    for link in page.landmarks.named("link"):
        if (link.get("rel") or "").lower() == "canonical" and (href := link.get("href")):
            return href.strip()
    return None


def _preloaded(page: Page) -> frozenset[str]:
    links = [
        link for link in page.landmarks.named("link") if link.get("as") == "image" and link.get("rel") == "preload"
    ]
    return keys_of_several([url for link in links[:_MOST_PICTURES] for url in preloads(link)])


def _json_ld(page: Page) -> Iterator[Block]:
    for script in page.landmarks.named("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and not script.text.isspace():
            yield Block(script, *_read_json(bare_json(script.text)))


def parse_json(text: str) -> Any:
    """JSON as pages write it: control characters, comment wrappers and trailing commas are borne; None where it is broken."""
    return _read_json(bare_json(text))[0]


def bare_json(text: str) -> str:
    """A script's text without comment wrappers."""
    return (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .strip()
        .removeprefix("<![CDATA[")
        .removesuffix("]]>")
        .strip()
        .rstrip(";")
    )


def _read_json(text: str) -> tuple[Any, ValueError | None]:
    """The value, and what is wrong where the text is no valid JSON."""
    try:
        return json.loads(text, strict=False), None
    except RecursionError:
        return None, ValueError("nested too deep")
    except json.JSONDecodeError as found:
        error = found
    except ValueError as found:
        return None, found
    try:
        value = json.loads(re.sub(r",(?=\s*[}\]])", "", text), strict=False)
    except (ValueError, RecursionError):
        return None, error
    comma = text.rfind(",", 0, error.pos + 1)  # some versions of Python point at it, others behind it
    return value, json.JSONDecodeError("a comma too many", text, comma)


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"):
            if key in value:
                yield from _objects(value[key], depth + 1)
    elif isinstance(value, list):
        for item in value[:200]:
            yield from _objects(item, depth + 1)


def _others(blocks: Sequence[Block]) -> dict[str, list[str]]:
    """The addresses of videos' thumbnails, people's portraits and organisations' logos, wherever JSON-LD has them."""
    found: dict[str, list[str]] = {"video thumbnail": [], "portrait": [], "organisation's logo": []}
    level: list[Any] = [block.value for block in blocks if isinstance(block.value, (dict, list))]
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for value in level:
            if isinstance(value, list):
                inner += [item for item in value[:100] if isinstance(item, (dict, list))]
                continue
            if "@type" in value:
                _other(value, found)
            inner += [item for item in value.values() if isinstance(item, (dict, list))]
        level = inner
    return found


def _other(value: dict[str, Any], found: dict[str, list[str]]) -> None:
    """Add the pictures of one object that are something else than the article's."""
    types = _types(value)
    if "VideoObject" in types:
        found["video thumbnail"] += _images(value.get("thumbnailUrl")) + _images(value.get("thumbnail"))
    elif "Person" in types:
        found["portrait"] += _images(value.get("image"))
    elif not types.isdisjoint(_ORGANISATIONS):
        found["organisation's logo"] += _images(value.get("logo"))


def _types(value: dict[str, Any]) -> frozenset[str]:
    kind = value.get("@type")
    if isinstance(kind, str):
        return frozenset((kind,))
    return frozenset(k for k in kind if isinstance(k, str)) if isinstance(kind, list) else frozenset()


def _images(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [v for key in ("contentUrl", "url", "@id") if isinstance(v := value.get(key), str) and "/" in v]
    if isinstance(value, list):
        return [u for item in value[:50] for u in _images(item)]
    return []


def _language(page: Page, metas: list[tuple[str, str]], articles: list[dict[str, Any]]) -> str | None:
    declared = (
        page.root.get("lang")
        or page.root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or next((v for a in articles if isinstance(v := a.get("inLanguage"), str)), None)
        or next((v for n, v in metas if n in ("og:locale", "content-language", "language")), None)
    )
    found = re.match(r"[a-z]{2,3}(?![a-z])", (declared or "").strip().lower())
    return found[0] if found else None


def _dates(metas: list[tuple[str, str]], articles: list[dict[str, Any]], which: str) -> Iterator[ArticleDate]:
    key = "datePublished" if which == "published" else "dateModified"
    for article in articles:
        if isinstance(value := article.get(key), str) and (date := parse_date(value)):
            yield ArticleDate(date, f"JSON-LD {key}")
    for name, value in metas:
        if _DATE_NAMES.get(name) == which and (date := parse_date(value)):
            yield ArticleDate(date, f"meta {name}")


def parse_date(value: str) -> datetime | None:
    """An ISO 8601 date and time, with the time zone as given or UTC; None where it is none."""
    value = value.strip()
    try:
        date = datetime.fromisoformat(value)
    except ValueError:
        found = re.match(r"(\d{4})-(\d\d)-(\d\d)", value)
        if not found:
            return None
        try:
            date = datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC)
        except ValueError:
            return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
