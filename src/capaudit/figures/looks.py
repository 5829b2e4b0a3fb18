"""What an image looks like: its declared size, its address, its style and its alternative text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from capaudit.basics.later import pattern
from capaudit.figures.addresses import is_beacon, is_placeholder
from capaudit.figures.names import letters
from capaudit.pages import Element

_FURNITURE = frozenset(
    "logo logos icon icons favicon avatar avatars gravatar sprite sprites pixel tracking placeholder badge emoji flag flags button "
    "qrcode banner ad ads advert author authors autor autoren byline profile appstore googleplay newsletter spacer blank vgwort".split()
)
_NEVER_SHOWN = frozenset("favicon gravatar sprites placeholder appstore googleplay newsletter spacer vgwort".split())
"""Those that no photograph shows, however long its name is; one may show a Pixel, a QR code or the cast of “Avatar”."""

_AD = frozenset(("ad",))
_AD_ALONE = pattern(r"(?<![a-z0-9.])ad(?![a-z0-9])")
"""Not the two letters between the digits of an identifier, and not a newspaper's domain."""

_SOURCES = frozenset(("picture", "source"))
_ROUND = frozenset("circle circular round".split())
_SIZE_IN_ADDRESS = re.compile(r"(?<![\da-z])(\d{2,4})x(\d{2,4})(?![\da-z])")
_NUMBER = re.compile(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$")
_THEME = "/wp-content/themes/"  # of WordPress: what the design is made of
_SENTENCE = 4  # words: who writes more says what a picture shows
_PHOTOGRAPHS = (".jpg", ".jpeg", ".webp")
_ASIDE = pattern(r"(?<![\w-])(?:left|right|top)\s*:\s*-\d{4}")  # far outside the page
_CENTRED = pattern(r"(?<![\w-])margin\s*:[^;:]*\bauto\b")  # and back: a picture that is larger than its frame


def size(element: Element, name: str) -> int | None:
    """A width or height in pixels as declared, None where none is."""
    value = element.get(name)
    if not value:
        return None
    if len(value) <= 5 and value.isdecimal() and value.isascii():
        return int(value)
    found = _NUMBER.match(value)
    return int(found[1]) if found else None


def looks(element: Element, urls: Sequence[str], branch: Sequence[Element]) -> set[str]:
    """What an image itself tells, and the elements right around it: `branch` are those from it outwards."""
    found = signals_of_looks(element, urls)
    if element.get("srcset") or element.get("data-srcset") or not _SOURCES.isdisjoint([e.tag for e in branch[1:4]]):
        found.add("several sizes")
    if any((names := e.get("class")) and _is_round(names) for e in branch[:3]):
        found.add("round")
    return found


def signals_of_looks(element: Element, urls: Sequence[str]) -> set[str]:
    """What size, address and alt text of an image tell."""
    found: set[str] = set()
    width, height = size(element, "width"), size(element, "height")
    smaller = min(width or 10_000, height or 10_000)
    larger = max(width or 0, height or 0)
    if larger and larger <= 64:
        found.add("tiny")
    elif larger and (larger <= 160 or smaller <= 90):
        found.add("small")
    elif larger >= 400:
        found.add("large")
    if _all_small_squares(urls[:8]):
        found.add("small square")
    shown = urls[-1] if urls else (element.get("src") or "")
    if len(urls) > 1 and is_placeholder(shown):  # it stands in front of the picture that the first one shows
        shown = urls[0]
    last = shown.partition("?")[0].lower()
    if last.endswith(".svg"):
        found.add("svg")
    elif last.endswith(".gif"):
        found.add("gif")
    if _is_address_of_furniture(last[-120:]) or _is_of_the_theme(urls):
        found.add("furniture in the address")
    if urls and all(map(is_placeholder, urls)):
        found.add("placeholder only")
    if len(urls) == 1 and (is_beacon(urls[0]) or _is_far_outside(element.get("style") or "")):
        found.add("beacon")
    alt = element.get("alt")
    if alt and len(alt) < 40 and _is_furniture_told(alt.lower()):
        found.add("furniture in the alt text")
    return found


def _is_furniture_told(alt: str) -> bool:
    """Whether an alternative text in lower case speaks of furniture, and is no sentence that tells what a photograph shows."""
    return _says_furniture(alt) and (alt.count(" ") < _SENTENCE or not _NEVER_SHOWN.isdisjoint(letters(alt)))


def _is_far_outside(style: str) -> bool:
    return "-" in style and len(sides := _ASIDE.findall(style)) > 0 and (len(sides) < 2 or not _CENTRED.search(style))


def _is_of_the_theme(urls: Sequence[str]) -> bool:
    """Whether the design has the picture, and not only a stand-in for it or the script that makes it smaller."""
    return bool(urls) and all(_THEME in (path := url.partition("?")[0]) and not path.endswith(".php") for url in urls)


def _all_small_squares(urls: Sequence[str]) -> bool:
    """Whether every size that the addresses give is that of a small square."""
    sized = False
    for url in urls:
        for width, height in _SIZE_IN_ADDRESS.findall(url) if "x" in url else ():
            if width != height or int(width) > 400:
                return False
            sized = True
    return sized


def _is_address_of_furniture(low: str) -> bool:
    """Whether an address speaks of furniture; a photograph whose name is a headline, “a-flag-over-the-river.jpg”, does not."""
    if not _says_furniture(low):
        return False
    folder, _, file = low.rpartition("/")
    told = [word for word in letters(file.rpartition(".")[0]) if word != "x"]
    headline = file.endswith(_PHOTOGRAPHS) and len(told) > _SENTENCE and _NEVER_SHOWN.isdisjoint(told)
    return not headline or _says_furniture(folder)


def _says_furniture(low: str) -> bool:
    """Whether a text in lower case speaks of a logo, an icon and the like."""
    spoken = _FURNITURE.intersection(letters(low))
    if spoken == _AD:
        return _AD_ALONE.search(low) is not None
    return bool(spoken) or "app-store" in low or "google-play" in low


def _is_round(names: str) -> bool:
    low = names.lower()
    return "rounded-full" in low or not _ROUND.isdisjoint(letters(low))
