"""Words of the page's interface that stand among captions: never part of what was written about the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from capaudit.basics.later import pattern
from capaudit.credits.words import Words, flat
from capaudit.credits.words import words as spoken

_LONGEST = 60


def _each(*parts: str) -> Iterator[str]:
    """Every phrase that has one choice of each part; the choices are parted by “|”."""
    return map("".join, product(*(part.split("|") for part in parts)))


_PHRASES = frozenset(
    (
        # English: what a button says
        *_each("hide |show |toggle |view |read |expand ", "|full ", "caption"),
        *_each("hide |show |toggle |view |read |expand ", "more|less|image|gallery|photo gallery|comment|comments"),
        *_each("|click |tap ", "|to ", "enlarge|zoom", "| image| this image"),
        *_each("lightbox|full screen|fullscreen|close|next|previous|prev|back|play|autoplay|pause|watch|video|listen"),
        *_each("loading|caption|zoom in|advertisement|advertising|link copied"),
        *_each("image|picture|photo", " caption| source| credit"),
        *_each("copy|share|save|print|download", "| link| article| image| this| photo"),
        *_each(
            "|purchase licensing rights|purchase licensing rights, ",
            "open|opens",
            " | in ",
            "|a ",
            "new tab|new window",
        ),
        *_each("|purchase licensing rights"),
        # Norwegian, Danish, Swedish
        *_each("vis mer|vis mere|visa mer|les mer|les mere|se mer|del|reklame|annonse"),
        # German
        *_each("bild ", "vergrößern|vergrössern|herunterladen|anzeigen|in vollbild öffnen|caption|source|credit"),
        *_each("|zur |die ", "galerie|fotostrecke|bildergalerie|bilderstrecke", "| öffnen| ansehen| starten| anzeigen"),
        *_each("ansicht vergrößern|vergrößern|großansicht|vollbild|vollbildmodus|mehr|mehr anzeigen"),
        *_each(
            "weniger|schließen|zurück|weiter|vorwärts|bildunterschrift|bildbeschreibung|legende|anzeige|werbung|abspielen|lädt"
        ),
        *_each("teilen|drucken|kopieren|speichern|merken", "| link| artikel| bild"),
        # Romance languages
        *_each(
            "agrandir|agrandir l'image|agrandir l’image|voir plus|voir la galerie|lancer le diaporama|fermer|légende|partager|publicité"
        ),
        *_each(
            "ver más|ver galería|ver foto|ver fotos|ampliar|ampliar foto|ampliar imagen|cerrar|leyenda|compartir|publicidad"
        ),
        *_each("ingrandisci|clicca per ingrandire|+clicca per ingrandire|chiudi|didascalia|condividi"),
        *_each("guarda |sfoglia |vai al|apri ", "la ", "gallery|galleria|fotogallery"),
        # Slavic languages, Turkish
        *_each("powiększ|увеличить|подпись|büyüt"),
        # Japanese, Korean, Chinese
        *_each("拡大|拡大する|こ写真を拡大|この写真を拡大|画像を拡大|写真を見る|閉じる|もっと見る|次へ|前へ"),
        *_each("사진|이미지", "| ", "확대"),
        *_each("이미지", "| ", "크게", "| ", "보기"),
        *_each("크게보기|확대|닫기|放大|查看大图|大图"),
    )
)
_COUNTED = pattern(
    r"slideshow \(\d+ images?\)"
    r"|(?:view |show |see )?\d+ (?:images?|photos?|pictures?|comments?|bilder|fotos?|foto's|immagini|imágenes|imagens|zdjęć|kuvaa)"
    r"|(?:image|photo|picture|slide|foto|bild|imagen)\s?\d+\s?(?:of|/|von|de|av|sur)\s?\d+|\d+\s?(?:of|/|von|de|av|sur|／)\s?\d+"
    r"|\d{1,2}(?::\d\d){1,2}"
)
_GLYPH = pattern(
    r"(?:photo|camera|zoom|open|full|fullscreen|arrow|chevron|keyboard|navigate|expand|close|play|pause|crop|fit|pan|more|image|info|share|"
    r"account|add|insert|local|article|format|picture|collections|slideshow|visibility|content|file)(?:_[a-z]{2,20}){1,3}"
)
_INVITING = pattern(
    r"(?:open|click|tap|press) (?:image|photo|to|here)[\w\s]{0,40}|view (?:image|photo|picture) (?:in|at) [\w\s]{0,20}"
)
_INVITATIONS = ("open ", "click ", "tap ", "press ", "view ")
_DIGITS = frozenset("0123456789")
_SIGNS = frozenset("+-×✕✖x⤢↗›‹»«<>▶►◀·•|/…[]") | _DIGITS
_MOST_SIGNS = 6
_LABELS = ("[pr]", "［pr］")  # of advertisements
_SERVICES = frozenset(
    "facebook twitter x whatsapp linkedin pinterest reddit flipboard telegram threads bluesky mastodon messenger tumblr pocket "
    "xing vk vkontakte ok.ru viber line kakaotalk weibo e-mail email mail sms".split()
)
_ENOUGH_SERVICES = 3  # one of them may be a picture's source
_LEADS_ELSEWHERE = tuple(
    (
        "read more|read also|also read|read next|read:|see also|see more:|related:|more on this|more:|watch:|listen:|sign up|subscribe|"
        "follow us|click here|support our|join our|download our|story continues|article continues|advertisement|"
        "lesen sie auch|lesen sie mehr|lesen sie hier|lesen sie dazu|auch interessant|mehr zum thema|zum thema:|mehr dazu|jetzt abonnieren|"
        "lire aussi|à lire|lire également|voir aussi|lire la suite|inscrivez-vous|abonnez-vous|"
        "lea también|leer también|lee también|lee además|te puede interesar|le puede interesar|"
        "ver también|ver además|suscríbete|suscríbase|"
        "leia também|leia mais|veja também|veja mais|saiba mais|assine |inscreva-se|"
        "tekst gaat verder|artikel gaat verder|de tekst gaat verder|het artikel gaat verder|"
        "share this|continue reading|listen to this|skip to|log in to|artikel geht|der artikel geht|artikel wird nach|nach der werbung|"
        "la suite après|suite de l'article|continua dopo|continua a leggere|continua após|continua depois|continúa leyendo|sigue leyendo|"
        "artikkelen fortsetter|saken fortsetter|artikeln fortsätter|texten fortsätter|artiklen fortsætter|artikkeli jatkuu|juttu jatkuu|"
        "dalsza część|článek pokračuje|haberin devamı|продолжение после|подписывайтесь|إقرأ المزيد|شارك هذا|"
        "leggi anche|vedi anche|leggi di più|iscriviti|abbonati|lees ook|lees meer|lees verder|bekijk ook|"
        "les også|les mer|læs også|læs mere|läs också|läs mer|läs även|se også|lue myös|lue lisää|katso myös|"
        "czytaj też|czytaj także|czytaj również|czytaj więcej|zobacz też|zobacz także|zobacz również|přečtěte si|čtěte také|čítajte aj|"
        "olvasson tovább|olvassa el|olvasd el|citește și|citeşte şi|vezi și|pročitajte|čitajte |preberite tudi|lexo edhe|"
        "читайте также|читайте по теме|смотрите также|читайте також|читайте ще|прочетете|διαβάστε|δείτε επίσης|"
        "ayrıca okuyun|bunu da okuyun|ilginizi çekebilir|baca juga|lihat juga|baca selengkapnya|xem thêm|đọc thêm|"
        "اقرأ أيضا|اقرأ أيضًا|إقرأ أيضا|اقرأ المزيد|بیشتر بخوانید|קראו גם|ये भी पढ़ें|यह भी पढ़ें|আরও পড়ুন|"
        "あわせて読みたい|関連記事|延伸閱讀|延伸阅读|相關新聞|相关新闻|相关阅读|更多新聞|관련기사|관련 기사"
    ).split("|")
)
_DENSE = "\u3000"
_FIRST_TWO = frozenset(lead[:2] for lead in _LEADS_ELSEWHERE)
_LONGEST_LEAD = 32
_BEFORE = "[+]⊕▶► \xa0"
_BEHIND = (
    ".:,!»› \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)


def is_interface(words: str) -> bool:
    """Whether an element's whole text is interface: a button's label, a counter, "hide caption", in any language."""
    return 0 < len(words) <= _LONGEST and _is_interface(words, spoken())


@lru_cache(maxsize=4096)
def _is_interface(words: str, known: Words) -> bool:
    bare = words.rstrip(_BEHIND).lower() or words
    phrase = bare.lstrip(_BEFORE)
    return phrase in _PHRASES or flat(phrase) in known.interface or _is_varied(bare)


def _is_varied(bare: str) -> bool:
    """Whether words are a counter, an invitation to click, the name of a glyph (“photo_camera”), or nothing but signs."""
    if "_" in bare and _GLYPH.fullmatch(bare):
        return True
    if bare.startswith(_INVITATIONS) and _INVITING.fullmatch(bare):
        return True
    if bare in _LABELS or (len(bare) <= _MOST_SIGNS and all(sign in _SIGNS or sign.isspace() for sign in bare)):
        return True
    return not _DIGITS.isdisjoint(bare) and _COUNTED.fullmatch(bare) is not None


def leads_elsewhere(words: str) -> bool:
    """Whether words lead to another story or to an offer: “Read also: …”, “Sign up for our newsletter”."""
    begin = words[:_LONGEST_LEAD].lower().lstrip(_BEFORE)
    if begin[:2] not in _FIRST_TWO:
        return False
    leads = (lead for lead in _LEADS_ELSEWHERE if begin.startswith(lead))
    return any(not lead[-1].isalnum() or not begin[len(lead) :][:1].isalpha() or lead > _DENSE for lead in leads)


def sharing(words: Sequence[str]) -> frozenset[str]:
    """Those of the words of neighbouring elements that are a menu for sharing the page, such as “Facebook”, “X” and “E-Mail”."""
    if len(words) < _ENOUGH_SERVICES:
        return frozenset()
    found = frozenset(one for one in words if one.lower() in _SERVICES)
    return found if len(found) >= _ENOUGH_SERVICES else frozenset()
