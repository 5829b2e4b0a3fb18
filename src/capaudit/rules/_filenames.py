"""Telling the name of a picture's file from words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from capaudit.basics.tuples import NamedTuple

_EXTENSION = r"\.(?:jpe?g|jfif|png|gif|webp|avif|heic|tiff?|bmp|psd|eps|svg|cr2|nef|arw|dng)"
_BEGUN = tuple("jp jf png gif webp avif heic tif bmp psd eps svg cr2 nef arw dng".split())
_TOKEN = rf"[^\s|<>\"“”]{{1,200}}{_EXTENSION}"
_CAMERA = (
    r"(?:IMG|DSCN|DSCF|DSC|PXL|MVI|_MG|GOPR|IMAG|FB_IMG)[-_]?\d{3,}[\w.~()-]*|P\d{7}|\d{8}[-_]\d{4,6}[\w-]*|"
    r"(?:screenshot|bildschirmfoto|whatsapp[-_]image|signal|capture|schermata)[-_]\d[\w.-]*|"
    r"(?:image|photo|foto|bild|unbenannt|untitled|unnamed|ohne[-_]titel)[-_]?\d{1,6}|unnamed"
)
_STOCK = (
    r"(?:adobestock|shutterstock|istock(?:photo)?|gettyimages|depositphotos|dreamstime|fotolia|imago|belgaimage|alamy)[-_]?\d{4,}[\w-]*|"
    r"afp_(?=[a-z]{0,7}\d)[0-9a-z]{5,12}|[\w-]{3,100}-unsplash|pexels-[\w-]{3,100}-\d+"
)
_SIZED = r"[\w-]{3,150}(?:-scaled|[-_]\d{3,4}x\d{3,4}|_(?:16x9|4x3|3x2|1x1|2x2))"
_CODED = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[a-f]{0,15}\d)[0-9a-f]{16,64}|\d{7,}"
_JOINED = r"(?=\w*\d{4}|[^_]*_[^_]*_)(?:[^\W_]+_)+[^\W_]+"
_SLUG = r"(?=[^-]{1,40}-)(?:[a-z0-9]{1,40}-){4,20}[a-z0-9]{1,40}|(?=[a-z-]*-\d+-|[a-z-]*-\d+\Z)(?:[a-z0-9]{1,40}-){3}[a-z0-9]{1,40}"
_NATURAL = 3  # parts of a compound word that may also be the name of its picture's file: “merry-go-round”
_LONGEST = 200


class FileName(NamedTuple):
    """Where the name of a file stands in a text. `sure` is false where it may be a word after all."""

    start: int
    end: int
    sure: bool = True


def file_name(value: str, urls: Iterable[str]) -> FileName | None:
    """The name of a file that a text is, or begins or ends with. `urls` are the addresses of the picture."""
    start, end = len(value) - len(value.lstrip(" \"“”'()[]")), len(value.rstrip(" \"“”'[]"))
    words = value[start:end]
    if not words or words[0] in "@#":
        return None
    folded = words.casefold()
    if any(part.startswith(_BEGUN) for part in folded.split(".")[1:]):
        found = _with_extension(words, urls)
        if found:
            return FileName(start + found.start, start + found.end, found.sure)
    if (
        " " in words
        or len(words) > _LONGEST
        or not (set(words) & set("-_") or words[-1].isdigit() or words == "unnamed")
    ):
        return None
    return FileName(start, end) if _bare().fullmatch(words) or _is_stem(words, urls) else None


def _with_extension(words: str, urls: Iterable[str]) -> FileName | None:
    first = re.match(rf"{_TOKEN}(?=\s|\Z)", words, re.IGNORECASE)
    if first and not _is_address(first[0]):
        return FileName(0, first.end())
    last = re.search(rf"(?:\A|(?<=[\s|])){_TOKEN}\Z", words[-_LONGEST:], re.IGNORECASE)
    if not last or "://" in last[0] or "www." in last[0]:
        return None
    offset = max(0, len(words) - _LONGEST)
    if re.search(r"[_/]|\d{4}", last[0]):
        return FileName(offset + last.start(), len(words))
    whole = len(words) <= _LONGEST and not re.search(r"[.!?;:] ", words)
    return (
        FileName(0, len(words), sure=_is_stem(re.sub(rf"{_EXTENSION}\Z", "", words, flags=re.IGNORECASE), urls))
        if whole
        else None
    )


def _is_address(token: str) -> bool:
    return "://" in token or token.startswith("www.")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile("|".join((_CAMERA, _STOCK, _SIZED, _CODED, _JOINED, f"(?-i:{_SLUG})")), re.IGNORECASE)


def _is_stem(words: str, urls: Iterable[str]) -> bool:
    """Whether words are the name of the picture's own file, and no compound word at the same time."""
    if not re.search(r"_|\d{3}", words) and (words.count("-") < _NATURAL or words != words.lower()):
        return False
    wanted = _plain(words)
    return any(_plain(re.sub(rf"{_EXTENSION}.*\Z", "", _last(url), flags=re.IGNORECASE)) == wanted for url in urls)


def _last(url: str) -> str:
    name = url.partition("?")[0].rpartition("/")[2]
    if "%" not in name:
        return name
    from urllib.parse import unquote

    return unquote(name)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "-", name).casefold()
