"""What the class and id names of elements tell: the words in them, sorted into the signals they stand for."""

from __future__ import annotations

import re
from functools import lru_cache

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.pages import Element

_WORD = pattern(r"[A-Z]?[a-z]+|[A-Z]{2,}(?![a-z])")
_SHAPES = pattern(
    r"aspect-video|source-(?:sans|serif|code)|tracking-(?:tight|normal|wide)\w*|(?<![\w-])(?:caption-(?:top|bottom)|table-caption)(?![\w-])|(?<![\w-])no-[a-z]+|(?:object|bg|background|fit)-(?:fit-)?-?cover",
    re.IGNORECASE,
)  # classes of looks alone
_OF_SHAPES = ("aspect-", "cover", "source-", "tracking-", "caption-", "-caption", "no-")
_NOT_LETTERS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalpha()})
_ASCII_LETTERS_ALONE = bytes(code if chr(code).isalpha() else 32 for code in range(256))  # the same for bytes: faster

_GROUPS = {
    "related": "related relatedcontent relatednews recommend recommended recommendation recommendations recommends "
    "teaser teasers promo promos outbrain taboola recirc recirculation crosslink crosslinks suggested "
    "readmore mostread popular trending latest topstories morenews ticker inlineteaser onward bestof "
    "readalso similar lire aussi weiterlesen mehr verwandte relacionadas relacionados leia mais linklist "
    "storylist cardlist carouselteaser feed terkait bacajuga ilgili benzer povezane souvisejici kapcsolodo powiazane leesook "
    "lesogsa leggianche vejamais saibamais leatambien alsoread alsolike",
    "card": "card cards tile tiles listing listitem entry postlist thumbnails thumb thumbs",
    "navigation": "nav navbar navigation menu submenu megamenu breadcrumb breadcrumbs toolbar masthead topbar drawer "
    "offcanvas flyout hamburger",
    "site header": "header siteheader topheader",
    "footer": "footer footers sitefooter impressum colophon",
    "sidebar": "sidebar aside rail rightrail widget widgets skyscraper marginal marginalspalte rightcol secondary",
    "author": "author authors autor autoren autorin byline bylines avatar avatars profile bio biography writer "
    "contributor contributors redakteur kolumnist columnist journalist reporter user gravatar "
    "persona authorbox",
    "player": "video videos player players jwplayer brightcove youtube vimeo audio podcast podcasts livestream "
    "playlist",
    "icon": "icon icons ico emoji flag badge badges button btn btns arrow sprite svg play weather",
    "logo": "logo logos brand branding sponsor sponsors partner partners",
    "advertisement": "ad ads adv advert adverts advertisement advertising anzeige werbung banner banners sponsored dfp gpt"
    " adslot publicidad publicidade publicite pubblicita anuncio anuncios annonse annons annonce mainos inzerce hirdetes oglas "
    "advertentie iklan reklame reklam reklama affiliate shop deal deals coupon",
    "subscription": "newsletter newsletters nieuwsbrief nyhetsbrev nyhedsbrev uutiskirje boletin signup subscribe "
    "subscription paywall abo offer offers epaper "
    "registration piano aboshop membership donate donation",
    "comments": "comment comments disqus kommentar kommentare leserbrief comentarios commentaires commenti reacties kommentit "
    "komentarze yorumlar",
    "sharing": "share shares sharing social socials follow whatsapp facebook twitter telegram",
    "app": "app apps appstore playstore download downloads qr",
    "pixel": "pixel tracking tracker counter beacon vgwort vg",
    "gallery": "gallery galerie galeria galleria slideshow slider fotostrecke bilderstrecke fotogalerie photogallery",
    "popup": "modal popup overlay lightbox dialog cookie consent offscreen tooltip",
}
_GROUP_OF = {word: group for group, words in _GROUPS.items() for word in words.split()}

_CAPTION = frozenset(
    "caption captions figcaption legend legende leyenda description desc bildunterschrift bildtext bu "
    "cutline didascalia epigrafe pie undertext bildetekst billedtekst kuvateksti altyazi "
    "imgcaption imagecaption picturecaption titel bildbeschreibung bildinfo popisek keterangan bijschrift onderschrift legenda "
    "descripcion descricao descrizione phototext imgtext fototext fototekst".split()
)
_CREDIT = frozenset(
    "credit credits copyright source quelle bildquelle fotocredit photocredit imagecredit "
    "bildnachweis photographer fotograf fotografo attribution rights rechte agency agentur provider "
    "licence license fuente credito creditos kredit kilde kreditering foto_autor firma crediti fonte bron zdroj zrodlo izvor "
    "forras sursa lahde kaynak sumber nguon photographe fotograaf kuvaaja bildrechte fotonachweis copyrights".split()
)
_MAKER = frozenset("author autor autore auteur forfatter byline owner urheber".split())
_CHART = frozenset(
    "chart charts graph graphic infographic infografik grafik datawrapper diagram map karte infogram flourish".split()
)
_TELLING = frozenset((*_GROUP_OF, *_CAPTION, *_CREDIT, *_MAKER, *_CHART))
_SHORT = frozenset(word for word in _TELLING if len(word) == 2)
_SHORT_ALONE = pattern(r"(?<![A-Za-z\d])[A-Za-z]{2}(?!\d*[a-wyz])|(?<=[a-z]{3})[A-Z][a-z](?![a-z\d])")
"""Two letters that are a word: "ad-slot", "adSlot", "topAd"."""

_NAMING = frozenset(
    "class id itemprop data-testid data-test-id data-test data-qa data-cy data-e2e data-e2e-name data-component data-module".split()
)


class Said(NamedTuple):
    """What names speak of: groups of furniture, a caption, a credit, somebody who made something (in a figure the photographer,
    elsewhere the article's author), a chart. `both` says that caption and credit have a name each, as an element for both has.
    `signals` are those of the groups, `beside` those of an element beside an image."""

    groups: frozenset[str] = frozenset()
    caption: bool = False
    credit: bool = False
    maker: bool = False
    chart: bool = False
    signals: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    both: bool = False


_SAYS_NOTHING = Said()


@lru_cache(maxsize=16384)
def said(names: str) -> Said:
    """What class or id names speak of."""
    spoken = _spoken(names)
    if _TELLING.isdisjoint(spoken):
        return _SAYS_NOTHING
    groups = frozenset([_GROUP_OF[word] for word in spoken if word in _GROUP_OF])
    caption, credit = not _CAPTION.isdisjoint(spoken), not _CREDIT.isdisjoint(spoken)
    beside = (("caption names", caption), ("credit names", credit))
    return Said(
        groups,
        caption,
        credit,
        not _MAKER.isdisjoint(spoken),
        not _CHART.isdisjoint(spoken),
        frozenset([f"{group} names" for group in groups]),
        frozenset([signal for signal, is_said in beside if is_said]),
        caption and credit and _has_one_each(names),
    )


def _has_one_each(names: str) -> bool:
    """Whether one of the names speaks of a caption alone, and another one of a credit alone."""
    several = [said(name) for name in each] if len(each := names.split()) > 1 else []
    return any(s.caption and not s.credit for s in several) and any(s.credit and not s.caption for s in several)


def _spoken(names: str) -> list[str]:
    """The words in class or id names, lower case: "ArticleImage_credit__x8f" holds article, image and credit.

    Two letters in a name that a program made up, such as "css-1vg7ad", are no word.
    """
    words = _words(names)
    if _SHORT.isdisjoint(words):
        return words
    alone = {word.lower() for word in _SHORT_ALONE.findall(names)}
    return [word for word in words if len(word) != 2 or word in alone]


def _words(names: str) -> list[str]:
    if any(part in names for part in _OF_SHAPES):
        names = _SHAPES.sub("", names)
    low = names.lower()
    if names == low and names.isascii():
        return [*letters(low), *low.split()]
    return [*(word.lower() for word in _WORD.findall(names)), *low.split()]


def letters(low: str) -> list[str]:
    """The runs of letters in a text that is in lower case already; all that is beyond ASCII counts as a letter."""
    if low.isascii():
        return low.encode().translate(_ASCII_LETTERS_ALONE).decode().split()
    return low.translate(_NOT_LETTERS).split()


def names_of(element: Element) -> str:
    """Class, id and the like of an element, as one string. Other attributes may hold whole documents, and are not read."""
    get = element.get
    return " ".join([get(name, "") for name in element.keys() if name in _NAMING])  # noqa: SIM118 - an element is no mapping
