"""The shapes of words: names with their capitals, prose, full stops that end a sentence and those that do not."""

from __future__ import annotations

from functools import lru_cache

from capaudit.basics.later import pattern
from capaudit.credits.words import Words, flat, words

WORD = pattern(r"[^\W_]+(?:['’.\-][^\W_]+)*")

STOPS = "։।۔။።។"
"""Full stops of Armenian, Devanagari, Urdu, Ethiopic and Khmer."""

_STOP = pattern(rf"[.!?…]\s+(?=[\w|•—–©/-])|[。！？；]|[{STOPS}]\s+(?=\w)")
_DENSE = pattern("[\u3040-\u30ff\u3400-\ud7af]")
_FILE_PHOTO = pattern(
    r"(?:[的之为為是張张]|拍[摄攝])(?:资料|資料|檔案|档案)(?:图片|圖片|照片|照|图|圖)\Z"
)  # “图为资料照片” is a caption
_SMALL = frozenset(
    "von van der den de del della dello degli di da do dos das du la las le les el los lo al bin ibn ben ter ten te zu zum"
    " zur y e i et und and og och en ja the of for für pour para per av af by via vom des d l dem im am in på ved at aan à"
    " au aux x dei na z ze w we a o u till bei nach från fra mit with from on по из и та в на із з і o.o".split()
)
_ABBREVIATIONS = frozenset(
    "inc ltd corp jr sr dok fot nuotr mrs prof zdj natl inst sgt cpl pfc spc maj capt col gen adm cmdr tech lt brig msgt tsgt ssgt "
    "lcpl".split()
)
_TAKE_ANOTHER = (" file", " stock", " staff", " courtesy", " handout", " pool", " contributed", " submitted")
_MOST_WORDS = 7
_YEAR = 4


def is_dense(text: str) -> bool:
    """Whether a letter of a script that puts no (or few) spaces between words is in the text."""
    return not text.isascii() and _DENSE.search(text) is not None


def is_name(text: str) -> bool:
    """Whether words look like the name of a person or a house: all begin with capitals, but for particles."""
    if len(text) < 2:
        return False
    capitals = 0
    for count, found in enumerate(WORD.finditer(text), 1):
        word = found[0]
        first = word[0]
        if first.isdigit():
            if word.isdigit() and len(word) >= _YEAR:
                return False
        elif not first.islower():
            capitals += 1
        elif word not in _SMALL and word.islower():
            return False
        if count > _MOST_WORDS:
            return False
    return capitals > 0


def lower_share(text: str) -> float:
    """How many of the words begin with a small letter, from 0 to 1; articles and the like do not count."""
    found = WORD.findall(text)
    low = [word for word in found if word[0].islower() and word.lower() not in _SMALL]
    return len(low) / max(1, len(found))


def sentence_ends(text: str) -> int:
    """How often a sentence ends before the end of the text. The full stops of “M.”, “U.S.” and “Inc.” do not count."""
    if "." not in text and not _STOP.search(text):
        return 0
    return sum(not _is_short(text, match.start()) for match in _STOP.finditer(text))


def _is_short(text: str, stop: int) -> bool:
    if text[stop] != ".":
        return False
    word = text[text.rfind(" ", 0, stop) + 1 : stop].rpartition("/")[2].lstrip('("“„')
    if len(word) <= 2:
        return not is_dense(word)
    return "." in word or word.lower() in _ABBREVIATIONS


def without_suffix(part: str) -> str:
    """“The Columbian” of “The Columbian files”; empty if no word that closes a credit stands at the end."""
    before, _, last = part.rpartition(" ")
    if not before or last.lower() not in words().suffixes:
        return ""
    return (without_suffix(before) or before) if before.endswith(_TAKE_ANOTHER) else before


def has_dense_suffix(text: str) -> bool:
    """Whether a name of a script without spaces is closed by “撮影”, “기자” or the like."""
    low = flat(text)
    if _FILE_PHOTO.search(low):
        return False
    return low.endswith(_dense_suffixes(words())) and low not in words().suffixes


@lru_cache(maxsize=8)
def _dense_suffixes(known: Words) -> tuple[str, ...]:
    return tuple(suffix for suffix in known.suffixes if is_dense(suffix))


def has_case(letter: str) -> bool:
    """Whether it is of a script with capitals, which tell a name from other words."""
    return letter.lower() != letter.upper()
