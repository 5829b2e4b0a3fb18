"""What agencies write to editors, in the languages of their services, and where it stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_CAPITALS = re.compile("[A-ZÀ-ÞА-Я]{3}|Onlyx|NO TV")
_HINTS_SHOUTED = (
    " OUT|EDITOR|EDITO|ÉDITO|REDAC|RÉDAC|REDAZ|REDAK|TOIMITU|РЕДАК|MANDATORY|OBLIGAT|OBRIGAT|OBBLIGAT|VERMELDING|THIRD|TPX|TOPSHOT|"
    "TO GO WITH|ACHTUNG|SPERRFRIST|HINWEIS|PUBLICATIONx|NO SALE|NO RESALE|NO ARCH|NO LICEN|NO MARKET|NO ADVERT|NO COMMERC|NO THIRD|"
    "NO INTERNET|NO MOBILE|NO STANDALONE|NO SPECIAL|NO BOOK|NO CROP|NO TV|NO MAGS|NO USE|NOT FOR|DO NOT ARCH|OBSCURE LOGO|BEST |"
    "ADVANCE FOR|DISTRIBUTED|SOLELY|PROVIDES ACCESS|Onlyx|RECROP|REVENTE|INTERDITE|DISPONIBLE|VENTA|ILLUSTRER|ACCOMPAGNER"
).split("|")
_HINTS = (
    "editors|editorial use|mandatory credit|images of the day|credit should|picture date|pa story|association story|bildfunk|(zu dpa|"
    "(zu: dpa|sperrfrist|redaktionelle|verwendung|usage worldwide|usage germany|only italy|wire story"
).split("|")
HINTS = (*_HINTS_SHOUTED, *_HINTS)
_ABOUT_PICTURES = "redaktion|verwend|nutzung|nennung|honorar|sperr|verpixel|rechte|qualität|foto|bild|archiv"
_NO_SENTENCE = r"(?!,? [a-zà-ÿ])"
_SHOUTED = (  # in capitals, wherever they stand
    r"ATTENTION:? (?:ALL )?EDITORS\b[:,]?(?: [-–—])?|EDITORS['’]? NOTES?\b:?|NOTES? TO EDITORS\b:?|ACHTUNG,? REDAKTION(?:EN)?:",
    rf"ACHTUNG:(?=[^.!]{{0,120}}(?i:{_ABOUT_PICTURES}))",
    r"(?:(?:STRICTLY |FOR |RESTRICTED TO )?EDITORIAL (?:USE|PURPOSES) ONLY|RESTRICTED TO EDITORIAL USE)\b",
    r"MANDATORY CREDIT(?:/BYLINE)?\b:?(?: [\"“‘'][^\"”’'\n]{1,60}[\"”’'])?|ADVANCE FOR (?:PUBLICATION|RELEASE)\b",
    r"TPX IMAGES? OF THE DAY\b",
    r"(?:(?:(?:THIS|THE) )?(?:IMAGE|PICTURE|PHOTO|VIDEO|HANDOUT) (?:HAS BEEN |WAS |IS )?)?(?:SUPPLIED|PROVIDED) BY A THIRD[ -]PARTY\b",
    r"(?:MUST|DO) NOT OBSCURE LOGO\b|BEST (?:QUALITY|AVAILABLE QUALITY)(?: AVAILABLE)?\b" + _NO_SENTENCE,
    r"TO GO WITH (?:AN? )?(?:AFP|AP|STORY|FEATURE|PACKAGE|LUSA|EFE)\b[A-Z0-9 .'’&-]{0,80}(?![a-zà-ÿ])",
    r"DISTRIBUTED AS A SERVICE TO CLIENTS\b|TO BE USED SOLELY TO ILLUSTRATE[A-Z ,;/]{0,120}(?![a-zà-ÿ])",
    r"ESTA (?:IMAGEN|FOTO|FOTOGRAF[ÍI]A) (?:HA SIDO|FUE) PROPORCIONADA POR UN TERCERO\b|DIESES BILD WURDE VON (?:EINEM )?DRITTEN\b",
    r"[A-Z]{2,12} PROVIDES ACCESS TO THIS (?:HANDOUT )?(?:PHOTO|IMAGE)\b",
    r"\bx{0,4}PUBLICATIONx[A-Za-z]{2,60}|\bx[A-Z]{2}xOnlyx\b|WICHTIGER HINWEIS:|(?:ACHTUNG:? )?SPERRFRIST\b:?|RECROP\b",
    r"USAGE (?:STRICTEMENT |EXCLUSIVEMENT )?[ÉE]DITORIAL(?: UNIQUEMENT| EXCLUSIVEMENT| SEULEMENT)?\b|(?:MENTION|CR[ÉE]DIT) OBLIGATOIRE\b:?",
    r"[ÀA] L['’]ATTENTION DES R[ÉE]DACTIONS\b|PAS DE REVENTE\b|(?:TOUTE )?REPRODUCTION INTERDITE\b" + _NO_SENTENCE,
    r"POUR (?:ILLUSTRER|ACCOMPAGNER) (?:LE PAPIER|LA D[ÉE]P[ÊE]CHE|L['’]ARTICLE)\b[A-ZÀ-Þ0-9 .'’&-]{0,80}(?![a-zà-ÿ])",
    r"S[OÓ]LO (?:PARA )?USO EDITORIAL\b|USO EDITORIAL (?:SOLAMENTE|[ÚU]NICAMENTE|EXCLUSIVO|APENAS|SOMENTE)\b|CR[ÉE]DITO OBLIGATORIO\b:?",
    r"S[OÓ]LO DISPONIBLE PARA ILUSTRAR(?: LA NOTICIA QUE ACOMPAÑA)?\b|ATENCI[ÓO]N,? EDITORES\b:?|NO VENTAS?\b"
    + _NO_SENTENCE,
    r"(?:SOMENTE|APENAS) (?:PARA )?USO EDITORIAL\b|CR[ÉE]DITO OBRIGAT[ÓO]RIO\b:?|ATENÇÃO,? EDITORES\b:?",
    r"(?:SOLO |AD )?USO EDITORIALE\b|CREDITO OBBLIGATORIO\b:?|ATTENZIONE,? REDAZIONI\b:?",
    r"(?:ALLEEN|UITSLUITEND) VOOR REDACTIONEEL GEBRUIK\b|VERPLICHTE (?:BRON|NAAM)VERMELDING\b:?|LET OP,? REDACTIES?\b:?",
    r"ENDAST (?:FÖR )?REDAKTIONELLT? (?:BRUK|ANVÄNDNING)\b|KUN TIL REDAK(?:SJ|TI)ONELLT? (?:BRUK|BRUG)\b|VAIN TOIMITUKSELLISEEN KÄYTTÖÖN\b",
    r"UWAGA,? REDAKCJE\b:?|TYLKO DO UŻYTKU REDAKCYJNEGO\b|POUZE PRO REDAKČNÍ (?:POUŽITÍ|ÚČELY)\b|ТОЛЬКО ДЛЯ РЕДАКЦИОННОГО ИСПОЛЬЗОВАНИЯ\b",
)
_PLACES = (
    "USA?|UK|GREAT BRITAIN|IRELAND|UK AND IRELAND|GERMANY|AUSTRIA|SWITZERLAND|SCHWEIZ|FRANCE|ITALY|SPAIN|PORTUGAL|BELGIUM|"
    "NETHERLANDS|HOLLAND|DENMARK|SWEDEN|NORWAY|FINLAND|POLAND|CZECH REPUBLIC|SLOVAKIA|HUNGARY|GREECE|TURKEY|RUSSIA|UKRAINE|JAPAN|"
    "CHINA|SOUTH KOREA|TAIWAN|HONG KONG|MACAU|AUSTRALIA|NEW ZEALAND|CANADA|MEXICO|BRAZIL|ARGENTINA|ISRAEL|INDIA|"
    "MAGS|MAGAZINES|TV|INTERNET|ONLINE|NEWSPAPERS|TABLOIDS"
)
_WHISPERED = (  # in capitals too, and not as a part of a sentence
    r"NO (?:COMMERCIAL OR EDITORIAL |THIRD PARTY |COMMERCIAL )?(?:RE)?SALES?\b" + _NO_SENTENCE,
    r"NO ARCHIV(?:ES?|ING|AL USE|AL)\b|NO LICENSING\b",
    r"NO (?:MARKETING|ADVERTISING|COMMERCIAL USE|INTERNET|MOBILE PUSH|BOOK|CROPPING)\b[A-Z /]{0,40}\b(?![a-z])",
    r"NO (?:STANDALONE PUBLICATION|SPECIAL INTEREST)\b[A-Z /]{0,40}\b(?![a-z])",
    r"NO (?:TV|MAGS)\b|DO NOT ARCHIVE\b|ONLY ITALY(?: AND SPAIN)?\b",
    r"NOT FOR (?:SALE|USE)(?: (?:FOR|BY) [A-Z ]{4,60})?\b(?! ?[a-zà-ÿ])",
    r"NO USE (?:AFTER|IN|WITHOUT|WITH)\b[A-Z0-9 ,]{2,60}\b(?![a-zà-ÿ])",
    rf"(?!\A)(?:{_PLACES})(?:(?:, | AND |/)(?:{_PLACES})){{0,6}} OUT(?: FOR \d{{1,3}} DAYS)?\b(?!:| [a-zà-ÿ])",
)
_TOLD = (  # in any case, where a sentence or a bracket begins
    r"attention,? (?:all )?editors? ?[:–—-]|notes? to editors ?:|mandatory credit ?:|tpx images of the day\b|picture date: (?=[A-Z])",
    r"(?:strictly |for |restricted to )?editorial use only\b(?! [a-zà-ÿ])",
    r"see (?:pa|press association)(?: wire)? story\b(?: [A-Z][\w/-]{1,30}){0,4}",
    r"nur (?:zur|für) redaktionelle[rn]? (?:verwendung|nutzung|zwecke)\b[^()\n.]{0,200}",
    r"verwendung (?:weltweit|nur in [a-zäöü]{4,20})\b(?:,? usage (?:worldwide|germany only)\b)?",
    r"usage (?:worldwide|germany only)\b(?:,? verwendung (?:weltweit|nur in deutschland)\b)?",
    r"(?<=\()zu:? dpa\b[^()\n]{0,250}(?=\))|sperrfrist ?: ?[^()\n.]{0,60}",
    r"only italy(?: and spain)?\b",
)
BILDFUNK = r"\+{2,3} ?dpa[ -]Bildfunk ?\+{2,3}"
_TOPSHOT = r"\ATOPSHOTS?\b(?: ?[-–—:/])?(?=\s)"
SHOULD_READ = r"(?i:(?:photo |picture )?credit should read\b:?)"
_LINKS = re.compile(r"[\s\"“”'’.,;:!*+=/()\[\]&–—-]{0,12}")
_QUOTES = ("“", "„", '"', "«", "‘", "'", "‚")
_WRAPPED = {"(": ")", "[": "]"}
_STARS = "*+="
_LONGEST = 250  # characters between stars


def hinted(value: str, phrases: tuple[str, ...] = ()) -> bool:
    """Whether a text may hold such words: a cheap test."""
    folded = value.casefold()
    shouted = _CAPITALS.search(value) and any(hint in value for hint in _HINTS_SHOUTED)
    return bool(shouted) or any(hint in folded for hint in _HINTS) or any(phrase in value for phrase in phrases)


def instructions(value: str, phrases: tuple[str, ...] = (), *, alone: bool = True) -> Iterator[tuple[int, int]]:
    """Where instructions stand in a text; neighbours are one. `alone` says that the picture has one credit, or none:
    of two, the one that “should read” is the matter of credit-repeated."""
    found = sorted(_matches(value, phrases, alone=alone))
    at = 0
    while at < len(found):
        start, end = found[at]
        while at + 1 < len(found) and _neighbours(value, end, found[at + 1][0]):
            at += 1
            end = max(end, found[at][1])
        yield _wrapped(value, start, end)
        at += 1


def _matches(value: str, phrases: tuple[str, ...], *, alone: bool) -> Iterator[tuple[int, int]]:
    sentences = any(letter.islower() for letter in value)
    for pattern in _patterns(alone=alone, sentences=sentences):
        for match in pattern.finditer(value):
            if not value.endswith(_QUOTES, 0, match.start()):
                yield match.start(), match.start() + len(match[0].rstrip())
    for phrase in phrases:
        start = value.find(phrase)
        if phrase and start >= 0:
            yield start, start + len(phrase)


@cache
def _patterns(*, alone: bool, sentences: bool) -> tuple[re.Pattern[str], ...]:
    shouted = [rf"(?<!\w)(?:{'|'.join(_SHOUTED)})", BILDFUNK, _TOPSHOT, *([SHOULD_READ] if alone else ())]
    told = [rf"(?i:(?:\A|(?<=[.!?:;()/|*+\]–—-])|(?<=[.!?:;()/|*+\]–—-] ))(?:{'|'.join(_TOLD)}))"]
    apart = [rf"(?<!\w)(?<![a-zà-ÿ] )(?<![a-zà-ÿ]: )(?:{'|'.join(_WHISPERED)})"]
    return tuple(re.compile(pattern) for pattern in (*shouted, *told, *(apart if sentences else ())))


def _neighbours(value: str, end: int, start: int) -> bool:
    """Whether the next instruction goes on where one ends; a credit that “should read” is always one by itself."""
    if re.compile(SHOULD_READ).match(value, start):
        return False
    return start <= end or _LINKS.fullmatch(value, end, start) is not None


def _wrapped(value: str, start: int, end: int) -> tuple[int, int]:
    """The words with the bracket or the stars around them, and the full stop behind them."""
    while end < len(value) and value[end] in ".,;" and (start == 0 or value[start - 1] != "("):
        end += 1
    if value.count("(", start, end) > value.count(")", start, end) and value[end : end + 1] == ")":
        end += 1
    before, after = value[:start].rstrip(), len(value) - len(value[end:].lstrip())
    if before and _WRAPPED.get(before[-1]) == value[after : after + 1]:
        return len(before) - 1, after + 1
    stars = len(before) - len(before.rstrip(_STARS))
    close = value.find(before[-stars:], end, end + _LONGEST) if stars else -1
    if close >= 0 and not any(letter.islower() for letter in value[end:close]):
        return len(before) - stars, close + stars
    return start, end
