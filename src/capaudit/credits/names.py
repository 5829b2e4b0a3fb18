"""Names of people: telling them from organisations, and telling whether two spellings are one name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from capaudit.basics.later import pattern

_ORGANISATION = frozenset(
    """
    academy administration advertiser agence agencia agency agentur airlines airways alliance amt animation archiv archive
    archives archivo army arquivo art arts assn associates association athletics authority automotive bank banque bildagentur
    bistum blog board books bros brothers bulletin bureau cathedral center centre centro chamber channel charity chronicle
    cinema city club co co., co.,ltd. collaboration collection collections college command commission committee communications
    community company computer conference consulting contributed cooperation corp corporation council county courier creations
    creative crew daily department dept design designs desk diario digital diocese dispatch district division dod ediciones
    editorial electronics embassy emergency energy enterprises entertainment environment estate events express facility faculty
    federal federation festival feuerwehr film films filmverleih fotodesign fotografie fotostudio foundation fund fundación
    galerie gallery games gaming gazeta gazette gazzetta gmbh government group gruppe health herald heraldo heritage highway
    hochschule hospital hotel inc inc. industries initiative inquirer institut institute instituto insurance international
    investments journal klinik kunsthalle kunsthaus kurier laboratory labs landkreis league library limited llc llp ltd ltd.
    ltda magazin magazine management marketing media medien memorial messe military ministerio ministerium ministry ministère
    mission motor motors municipality museo museum music musée nation national nations navy network news newspaper newspapers
    observatory office official oil online opera orchestra organisation organization palace parliament partners party people
    photographic photography photos physics pictures planet police policía polizei portal post prefecture prefeitura presidency
    press presse pressestelle production productions produzione program programme project properties property publications
    publisher publishing radio railway records redaktion region registry rescue research resort restaurant retail review s.a.
    s.l. s.p.a. school science sciences secretaría senate service services sheriff society software solutions space
    spokesperson sport sports srl stadion stadt stadtarchiv staff state states station stiftung store studio studios
    supermarket system systems team technologies technology telescope television theater theatre times tour tourism tourismus
    tours transit transport transportation treasury tribunal tribune troops trust tv union universal universidad universidade
    university universität université usa verband verein verlag vertrieb village volunteers website weekly werbung werke
    wildlife world zeitung zoo éditions администрация мвд министерство музей мчс полиция правительство пресс-служба прокуратура
    университет управление
    """.split()
)
_COMPOUNDS = tuple(
    "polizei feuerwehr museum museen verlag archiv ministerium verband verein werke universität hochschule zeitung stiftung "
    "bibliothek rundfunk fernsehen gesellschaft agentur tourismus medien gruppe zentrum".split()
)
_BRAND = re.compile(r"[a-zß-ÿ](?:Studios?|Pictures|Media|Press|Images|Fotos?|Photos?|Design|News|Films?|TV)\Z")
_NO_NAME = re.compile(r"[\d:=]")
_BODIES = {
    **dict.fromkeys(
        ("force", "forces"),
        "air border task police defence defense delta space strike security special armed ground".split(),
    ),
    "guard": "coast national home civil revolutionary swiss border".split(),
    "house": "white opera random somerset chatham court".split(),
}
"""Last words of bodies that people have as surnames too, and the words before them: “Coast Guard”."""

_LEGAL = frozenset("AG KG SE SA S.A. BV B.V. NV N.V. AS AB Oy OY ApS SpA S.p.A. AB. e.V. eG".split())
_PARTICLES = frozenset(
    """
    a al ap abu ben bin bint bt d da das de degli dei del della den der des di do dos du e el en het i ibn la las le les lo
    los mac mc na ní o 't san st ter ten te van vande vander vom von y zu zum zur af av
    """.split()
)
_RANKS = frozenset(
    """
    1lt 2lt 1st 2nd 3rd a1c adm admiral airman amn brig brigadier capt captain chief class cmdr col colonel commander communication
    corporal cpl cpo cpt dr ens first gen general gunnery lance lcdr lcpl lt ltc lieutenant maj major mass master mc1 mc2 mc3 msg
    msgt officer petty pfc po1 po2 po3 private prof pvt rank sailor seaman second senior sergeant sfc sgt smsgt spc
    specialist sra ssg ssgt staff tech technical third tsgt warrant
    """.split()
)
_TELLING_RANKS = _RANKS - set(
    "1st 2nd 3rd chief class communication first lance mass master private rank second senior staff third".split()
)
_NOBODY = _ORGANISATION | set("of the for and und et & + with from at on to by via auf bei für pour para in".split())
_ELIDED = ("d'", "d’", "al-", "el-", "l'", "l’", "o'", "o’", "mc", "’t")
_DENSE = "\u3000"
_DENSE_BODY = pattern(
    r"[庁省署社局会館部園校院県市区町村府寺店組党團社院局部署處處隊府校館]\Z|大学|大學|研究所|センター|제공|청\Z|군\Z|시\Z|구\Z|대학교"
)
_FOLD = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "\xad": ""})
_UMLAUT = pattern("[äöüøÄÖÜØ]")
_LONGEST = 200
_TOKENS = pattern(r"[^\W_]+")
_MARKS = pattern(r"[̀-ͯ'’ʼ´`]")


def is_rank(word: str) -> bool:
    """Whether a word is a rank or a title by itself: “Sgt.”, “Dr.”."""
    return word.rstrip(".").lower() in _TELLING_RANKS


def without_rank(words: list[str]) -> list[str]:
    """The words of a name without a rank before at least two others: “Staff Sgt.”, “Petty Officer 3rd Class”."""
    at = 0
    while at < len(words) - 2 and words[at].rstrip(".,").lower() in _RANKS:
        at += 1
    return words[at:] if any(map(is_rank, words[:at])) else words


def names_a_body(words: str) -> bool:
    """Whether a word that organisations have is among some words: “Museum am Markt”."""
    lower = words.lower().split()
    return not _ORGANISATION.isdisjoint(lower) or any(word.endswith(_COMPOUNDS) for word in lower)


def _ends_as_a_body(lower: list[str]) -> bool:
    return lower[-1] == "corps" or (len(lower) > 1 and lower[-2] in _BODIES.get(lower[-1], ()))


def person_likeness(name: str) -> int:
    """How much a part of a credit looks like a person: 2 yes, 1 perhaps (a single word), 0 no.

    It goes by form alone: two to six words with capitals, and none that organisations have.
    """
    if name[:1] > _DENSE and _dense_name().fullmatch(name.replace(" ", "")):
        return 0 if _DENSE_BODY.search(name) else 2
    words = without_rank(name.split(None, 10))
    name = " ".join(words)
    if not 0 < len(words) < 7 or _NO_NAME.search(name):
        return 0
    lower = name.lower().split()
    if not _NOBODY.isdisjoint(lower) or lower[0].endswith(_COMPOUNDS) or lower[-1].endswith(_COMPOUNDS):
        return 0
    if not (name.istitle() or name.isupper()):
        for word, low in zip(words, lower, strict=True):
            if word[0].islower() and low not in _PARTICLES and not low.startswith(_ELIDED):
                return 0
    if words[-1] in _LEGAL or _BRAND.search(words[-1]) or _ends_as_a_body(lower):
        return 0
    if len(words) == 1:
        return 0 if name.isupper() and len(name) < 5 else 1
    return 0 if name.islower() else 2


@cache
def _dense_name() -> re.Pattern[str]:
    """Names in Han, Hangul and Katakana; compiled late, since few pages need it."""
    return re.compile(r"[\u3400-\u9fff々]{2,6}|[\uac00-\ud7af]{2,4}|[\u30a0-\u30ff・]{2,20}")


def same_name(a: str, b: str) -> bool:
    """Whether two spellings are the same person or source: “JANE DOE” and “Jane Doe”, “Hannes P. Albrecht” and “Hannes Albrecht”.

    Case, accents, full stops, initials and a missing middle name do not count; nor does the order, where the family name is
    marked by capitals or a comma (“DOE Jane”). “John Smith” and “Jane Smith” stay two, and so do “Ali Hassan” and
    “Hassan Ali”.
    """
    if a == b:
        return bool(a.strip())
    return _same(a, b)


@lru_cache(maxsize=2048)
def _same(a: str, b: str) -> bool:
    if len(a) > _LONGEST or len(b) > _LONGEST:
        return a.strip().casefold() == b.strip().casefold()
    left, right = _tokens(a), _tokens(b)
    if left and right and _UMLAUT.search(a + b):
        left, right = _without_e(left), _without_e(right)
    if not left or not right:
        return False
    if left == right or _one_word(left) == _one_word(right) or _compatible(left, right):
        return True
    if _family_first(a) and _compatible(_turned(left), right):
        return True
    return _family_first(b) and _compatible(left, _turned(right))


def _tokens(name: str) -> list[str]:
    """The words of a name without accents and case; letters that are no accented ones (ø, ł) as they are usually written."""
    folded = unicodedata.normalize("NFKD", name).casefold().translate(_FOLD)
    tokens = _TOKENS.findall(_MARKS.sub("", folded))
    tokens = without_rank(tokens)
    if len(tokens) > 1 and tokens[0] in ("the", "die", "der", "das", "le", "la", "el"):
        del tokens[0]
    return tokens


def _without_e(tokens: list[str]) -> list[str]:
    """“Huebner” as “Hübner” is without its accent; only where one of two names has such a letter."""
    return [t.replace("ae", "a").replace("oe", "o").replace("ue", "u") for t in tokens]


def _one_word(tokens: list[str]) -> str:
    joined = "".join(tokens)
    return joined if len(joined) > 5 or joined[0] > "\u2fff" else " ".join(tokens)


def _compatible(left: list[str], right: list[str]) -> bool:
    """The same family name, the first names alike, and of the middle names those that both have."""
    if min(len(left), len(right)) < 2 or left[-1] != right[-1] or len(left[-1]) < 2:
        return False
    (first, *middle), (other, *others) = left[:-1], right[:-1]
    if not _alike(first, other):
        return False
    short, long = sorted((middle, others), key=len)
    rest = iter(long)
    return all(any(_alike(name, candidate) for candidate in rest) for name in short)


def _alike(a: str, b: str) -> bool:
    return a == b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0])


def _family_first(name: str) -> bool:
    """“DOE Jane”, “Doe, Jane”: the family name is marked, and it stands first."""
    head, *tail = name.split()
    return bool(tail) and (head.endswith(",") or (head.isupper() and len(head) > 1 and not name.isupper()))


def _turned(tokens: list[str]) -> list[str]:
    return [*tokens[1:], tokens[0]]
