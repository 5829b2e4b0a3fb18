"""The addresses of an image, and whether two of them are the same picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from capaudit.basics.later import pattern
from capaudit.pages import Element, attributes

_PICTURE_FILE = pattern(r"\.(?:jpe?g|png|webp|gif|avif|jfif|bmp|tiff?|svg)(?![a-z0-9])", re.IGNORECASE)
_NOT_ADDRESSES = frozenset(
    (
        "alt title class id style width height sizes loading decoding fetchpriority role data-alt data-title "
        "data-caption data-credit data-description href data-href data-link data-id itemprop layout type "
        "media onclick onerror onload crossorigin"
    ).split()
)
_CANDIDATE = pattern(r"(?:^|(?<=,)|(?<=\s))\s*([^\s,][^\s]*[^\s,])(?:\s+[\d.]+[wxh])?\s*(?:,|$)")
_IN_JSON = pattern(
    r"(?:https?:)?//[^\s\"'<>\\),;]+|/[^\s\"'<>\\),;]+\.(?:jpe?g|png|webp|avif)[^\s\"'<>\\),;]*", re.IGNORECASE
)
_PLACEHOLDERS = (
    "placeholder blank spacer transparent pixel 1x1 lazy loading preload ajax-loader dummy empty fallback grey gray "
    "no-image noimage no_image no-photo nophoto no_photo sem-imagem sin-imagen sin-foto not-available"
).split()
_PLACEHOLDER = pattern(
    r"(?:[\w-]{0,30}[-_.])?(?:placeholder|blank|spacer|transparent|pixel|1x1|lazy(?:load)?|loading|preload(?:er)?|ajax-loader|dummy|empty|fallback|grey|gray|no[-_]?image|no[-_]?photo|sem-imagem|sin-(?:imagen|foto)|not-available)"
    r"(?:[-_.]?\w{0,12})?\.(?:gif|png|svg|jpe?g|webp)"
)
_EVERYDAY = frozenset("blank transparent pixel lazy loading dummy empty grey gray".split())
"""Words that stand in the names of real pictures too: “empty-streets.jpg”."""

_UNMISTAKABLE = (*(word for word in _PLACEHOLDERS if word not in _EVERYDAY), "lazyload")
_SAYS_NOTHING = _EVERYDAY | frozenset(
    "image images img photo picture pic bg background icon px trans default thumb large medium small wide square box colour color "
    "light dark white black loader load gif png jpg site article news teaser x".split()
)
_PARTS = pattern(r"[^\W\d_]+")
_BEACON = pattern(
    r"https?://[^/?#]{1,80}(?:/[\w.-]{1,12}){0,2}/[A-Za-z]{1,2}\?(?!.{0,4000}?\b(?:w|h|width|height|url|src|img|image)=)[^#&]{0,400}&"
)
_MEANINGFUL_QUERY = pattern(
    r"(?:^|[?&;])(?:id|image|img|src|url|file|path|name|imageid|imgid|photoid|picid|pic|photo|foto|media|guid|uuid|u|i)=([^&]+)",
    re.IGNORECASE,
)
_SIZE_WORDS = frozenset(
    "crop resize smart strip quality format webp jpg jpeg png true false fit-in derivatives alternates".split()
)
_SIZE_SEGMENT = pattern(
    r"[\d.x+!:,-]+|[whqsx]_?\d+|r\d[\d.]*|[\w-]{20,}=|w\d+-h\d+.*|s\d{2,4}[a-z]?|\d+[wh]|(?:[a-z]{1,3}_[\w.:]+,?)+|"
    r"filters:.*|\d+x\d+[a-z]|(?:c|rs|fp|g|q|f|w|h|el|ex):[\w.:]+|\w{0,12}_\d{2,4}",
    re.IGNORECASE,
)
_SIZE_SUFFIX = pattern(
    r"(?:[-_~.](?:\d{2,5}x\d{2,5}|w\d{2,4}|\d{2,4}[wh]|[1-9]\d{1,2}0|375|414|656|678|696|736|768|828|1024|1242|1366|1536|2048|\d+x\d+_\d+|[a-z]?\d+_\d+_\d{3,4}|v\d+_\d+_\d+|resimage(?:_[vw]-[a-z\d]+)*|scaled|scaled-e\d+|e\d{10,}|"
    r"thumb(?:nail)?|large|medium|small|original|full|_desktop|_mobile|default(?:_\d+)?|[whr]\d[\d.]*|fp[xy]\d+|(?:16[-x]?9|4[-x]?3|3[-x]?2|1[-x]1)(?:_?[a-z]\w*)?))+$",
    re.IGNORECASE,
)
_LONGEST_SIZE = 120  # characters
_NUMBERED = pattern(r"_?[a-z]+[-_]\d{2,5}(?!\d|x\d)", re.IGNORECASE)
_COUNTED = frozenset("img _mg dsc dscn dscf pic picture photo foto image scan".split())
"""What cameras and people call a picture before its number: “IMG_1280” is no width."""

_SIZE_ENDINGS = tuple("__desktop __mobile scaled thumb thumbnail large medium small original full default".split())
"""Those of the pattern above that have no digit, for a cheap look."""

_TYPES = frozenset("jpg jpeg png webp gif avif svg jfif bmp tif tiff".split())
_FILES = _TYPES | frozenset("php asp aspx ashx axd jsp cgi cfm dll do ece html htm".split())
_SCHEME = re.compile(r"^(?:https?:)?//")
_NESTED = pattern(r"https?:/{1,2}[^?&\s]+")
_ONE_SLASH = pattern(r"^(https?):/{1,2}")
_LEAST_HELD = 8_000  # characters: a blurred preview has half of that
_HELD = pattern(r"data:(image/(?!svg)[a-z0-9.+-]{1,30})[;,]", re.IGNORECASE)
_GENERIC = frozenset(
    "image images img photo master default original file index thumb thumbnail large medium small cover header main full "
    "screenshot placeholder pixel blank transparent spacer jpg jpeg webp public".split()
)
_RENDITIONS = frozenset(
    "wide square portrait landscape cinema super original master large medium small thumb thumbnail full mobile desktop".split()
)
_SITE = pattern(r"(?:[a-z0-9-]+\.)+[a-z]{2,10}")
_DIGITS = frozenset("0123456789")
_GENERIC_SIZE = _DIGITS | set(".xX@")
_SIZE_BEFORE = pattern(r"^\d{2,4}x\d{2,4}[_-](?=.)")
_UUID = 36  # characters
_LONG_ID = pattern(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16,}|(?<![\w.-])(?=[\w-]*\d)[\w-]{22,}(?![\w.-])|\d{6,}",
    re.IGNORECASE,
)


def addresses(element: Element) -> list[str]:
    """Every address in the attributes of an image or `<source>`, in their order, without data: and placeholder ones."""
    found: list[str] = []
    for name, value in attributes(element).items():
        if name in _NOT_ADDRESSES or len(value) < 5 or name.startswith(("aria-", "on")) or "placeholder" in name:
            continue
        if "srcset" in name or (", " in value and "/" in value):
            found += _CANDIDATE.findall(value) if value.lstrip()[:1] not in "[{" else _IN_JSON.findall(value)
        elif value.lstrip()[:1] in "[{":
            found += _IN_JSON.findall(value)
        elif (
            name.endswith(("src", "url", "image", "img", "original"))
            or value.startswith(("http", "//", "/"))
            or _PICTURE_FILE.search(value)
        ):
            found.append(value.strip())
    return [u for u in dict.fromkeys(found) if is_picture(u)]


def preloads(link: Element) -> list[str]:
    """The addresses of the picture that a `<link rel="preload">` asks for."""
    sizes = _CANDIDATE.findall(link.get("imagesrcset") or "")
    return [url for url in (link.get("href") or "", *sizes[:1]) if is_picture(url)]


def is_picture(url: str) -> bool:
    """Whether an address can be a real picture's: no data:, no blob, no page, no placeholder file."""
    if url.startswith(("data:", "blob:", "javascript:", "about:", "#", "{")) or " " in url.strip():
        return False
    return "/" in url or bool(_PICTURE_FILE.search(url))


def held(element: Element) -> str | None:
    """What stands for a `data:` address that holds a picture: its type and a hash of it.

    None for small ones, which stand in front of a picture until it is loaded, and for drawings, which are icons.
    """
    address = element.get("src") or ""
    if len(address) < _LEAST_HELD or not (found := _HELD.match(address)):
        return None
    from hashlib import sha256

    return f"data:{found[1].lower()};sha256={sha256(address.encode(errors='replace')).hexdigest()[:16]}"


def has_picture_file(url: str) -> bool:
    """Whether an address ends in, or holds, the name of a picture file."""
    return _PICTURE_FILE.search(url) is not None


def is_placeholder(url: str) -> bool:
    """Whether an address is a file that stands in front of pictures until they are loaded."""
    file = url.partition("?")[0].rpartition("/")[2].lower()
    if not any(word in file for word in _PLACEHOLDERS) or _PLACEHOLDER.match(file) is None:
        return False
    name, _, kind = file.rpartition(".")
    if kind not in ("jpg", "jpeg", "webp") or not any(word in name for word in _EVERYDAY):
        return True
    return any(word in name for word in _UNMISTAKABLE) or _SAYS_NOTHING.issuperset(_PARTS.findall(name))


def is_beacon(url: str) -> bool:
    """Whether an address reports a visit: a short path without a file, and a query of several parts."""
    return "&" in url and _BEACON.match(url) is not None


@lru_cache(maxsize=8192)
def keys(url: str) -> frozenset[str]:
    """What identifies an address: its path without host, size and crop, a long id in it, and the same of an address within it."""
    if is_placeholder(url):
        return frozenset()
    address = _SCHEME.sub("", url.strip().replace("\\/", "/"), 1)
    if address.startswith("/"):
        address = f"-{address}"  # as long as one with a host
    path, _, query = address.partition("?")
    path = _unquoted(path.partition("#")[0])
    return _inner(path, query) or _keys_of_path(path)


@lru_cache(maxsize=8192)
def _keys_of_path(path: str) -> frozenset[str]:
    """The same of a host and a path: sizes in a query make many addresses of one."""
    segments = [s for s in path.split("/") if s]
    if not segments:
        return frozenset()
    while len(segments) > 2 and "." in segments[0] and _is_site(segments[1]):  # a server that hands on what others have
        del segments[0]
    stem, base = _stem(segments[-1])
    generic = base.lower() in _GENERIC or (0 < len(base) <= 9 and _GENERIC_SIZE.issuperset(base) and _is_short(base))
    core = [s for s in segments[1:-1] if not _is_size(s) or (generic and _is_number(s))]
    if generic and not core:
        return frozenset((path.lower(),))
    found = {"/".join((*core, base)).lower()}
    found.update(f"{s}/{base}".lower() for s in core if len(s) == _UUID)
    if len(core) > 1 and base.endswith("_") and base.lower().rstrip("_") in _RENDITIONS:
        found.add("/".join(core).lower())
    if len(base) >= 12 and not generic:
        found.add(base.lower())
    found.update(_long_ids(stem if len(stem) > 5 and not generic else path))
    return frozenset(found)


def _unquoted(text: str) -> str:
    """A text with its percent signs read; most addresses have none."""
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text)


def _inner(path: str, query: str) -> frozenset[str]:
    """The keys of an address within an address, and of what names a picture in a query."""
    nested = _NESTED.findall(path[8:]) if "http" in path else []
    if query:
        nested += _MEANINGFUL_QUERY.findall("?" + query)
    found: set[str] = set()
    for one in nested:
        inner = _unquoted(_unquoted(one))
        if "/" in inner:
            found |= keys(_ONE_SLASH.sub(r"\1://", inner)[:2000])
        elif len(inner) >= 5 or not has_picture_file(path):
            found.add(f"{path}?{inner}".lower())
    return frozenset(found)


def _is_site(segment: str) -> bool:
    """Whether a part of a path is the name of a site, and not of a file or a script: “rain.jpg”, “article12.ece”."""
    return "." in segment and _SITE.fullmatch(segment) is not None and segment.rpartition(".")[2].lower() not in _FILES


def _is_short(base: str) -> bool:
    """Whether signs of a size are one: up to five, or two numbers with a sign between, such as “640@60”."""
    return len(base) <= 5 or "@" in base or "x" in base[2:5]


def _is_number(segment: str) -> bool:
    """Whether a part of a path is a number that is no width or height, and no date."""
    return segment.isdecimal() and not 2 <= len(segment) <= 4


@lru_cache(maxsize=4096)
def _is_size(segment: str) -> bool:
    """Whether a part of a path says a size, a crop or a format: they come again and again on a site."""
    if segment.isdecimal() or segment.lower() in _SIZE_WORDS:
        return True
    return not segment.isalpha() and _SIZE_SEGMENT.fullmatch(segment) is not None


def _stem(file: str) -> tuple[str, str]:
    """The name of a picture's file without its type (or types: `.jpg.webp`), and the same without a size."""
    for _ in range(2):
        name, dot, kind = file.rpartition(".")
        if not dot or kind.lower() not in _TYPES:
            break
        file = name
    if "~" in file:  # “scholz-102~1280x720”, “scholz-102~_v-wide”
        file = file.partition("~")[0] or file
    if "x" in file[:6] and file[0].isdecimal():
        file = _SIZE_BEFORE.sub("", file)
    if _DIGITS.isdisjoint(file) and not file.lower().endswith(_SIZE_ENDINGS):
        return file, file
    kept = max(len(file) - _LONGEST_SIZE, 0)
    base = file[:kept] + _SIZE_SUFFIX.sub("", file[kept:]) or file
    if base.lower() in _COUNTED:
        return file, found[0] if (found := _NUMBERED.match(file)) else base
    return file, base


def _long_ids(text: str) -> Iterator[str]:
    """Tokens that no two pictures share: long, and with a digit. A long row of digits that begins with 20 is a date."""
    if len(text) < 9 or _DIGITS.isdisjoint(text):
        return
    for token in _LONG_ID.findall(text):
        if len(token) >= (16 if token.isdigit() and token.startswith("20") else 9) and any(c.isdigit() for c in token):
            yield token.lower()


def all_keys(urls: Sequence[str]) -> frozenset[str]:
    """The keys of an image's addresses, placeholder files left out. Of a long list of sizes the first and the last are enough, and
    of addresses that differ in their numbers alone the first."""
    if len(urls) > 1:
        sizes = {url.encode(errors="replace").translate(None, b"0123456789"): url for url in reversed(urls)}
        urls = list(reversed(sizes.values()))
    return keys_of_several(urls if len(urls) < 6 else (*urls[:3], *urls[-2:]))


def keys_of_several(urls: Iterable[str]) -> frozenset[str]:
    """The keys of the addresses of several pictures, placeholder files left out."""
    return frozenset[str]().union(*map(keys, urls))
