"""Words that tell whether a date is the picture's or that of an event which the caption speaks of.

Three strings a language: words that stand straight before an event's date ("since", "until"); words before a date that
make it one of the past ("who died on …"); words anywhere in the sentence that make it one to come ("will", "planned").
"""

from __future__ import annotations

from functools import cache

from capaudit.basics.tuples import NamedTuple

_WORDS: dict[str, tuple[str, str, str]] = {
    "en": (
        "since until till before after by from for through ahead of between around its his her their our",
        (
            "was were had been died killed born signed founded who whose which that when where since after until "
            "anniversary"
        ),
        (
            "will would shall going scheduled expected due planned plans set slated upcoming coming next opens "
            "begins starts runs returns releases released available deadline election until till ahead tickets tour "
            "premieres launches hits"
        ),
    ),
    "de": (
        "seit bis ab vor nach zum zwischen",
        "war waren wurde wurden starb gestorben geboren seit welcher welche als wo",
        (
            "wird werden soll sollen sollte geplant kommende kommenden nächste nächsten startet beginnt eröffnet "
            "erscheint ab bis stattfinden erwartet ansteht bevorsteht findet steigt tritt wahl"
        ),
    ),
    "fr": (
        "depuis jusqu avant après dès entre",
        "était étaient fut avait mort morte tué tuée né née qui que dont où depuis",
        (
            "sera seront aura auront doit doivent prévu prévue prévus prochain prochaine devrait jusqu dès sortira "
            "débutera lancement"
        ),
    ),
    "es": (
        "desde hasta antes después tras entre",
        "era fue fueron había murió murieron nació quien que cuando donde desde",
        (
            "será serán tendrá podrá habrá debe prevista previsto próximo próxima hasta va van estrenará celebrará "
            "comenzará elecciones"
        ),
    ),
    "pt": (
        "desde até antes depois após entre",
        "era foi foram havia morreu morreram nasceu quem que quando onde desde",
        ("será serão terá haverá deve prevista previsto próximo próxima até vai vão estreia começa acontece eleições"),
    ),
    "it": (
        "dal dall da fino prima dopo entro tra",
        "era fu erano aveva morì morto morta nato nata che cui quando dove dal",
        "sarà saranno avrà avranno deve prevista previsto prossimo prossima fino uscirà partirà inizierà elezioni",
    ),
    "nl": (
        "sinds tot voor na vanaf tussen",
        "was waren werd werden stierf overleed geboren die dat wie toen waar sinds",
        "zal zullen gaat komende volgende gepland verwacht vanaf tot opent begint start verkiezingen",
    ),
    "sv": (
        "sedan till före efter från mellan",
        "var blev dog dödades född som när där sedan",
        "ska skall kommer nästa planerad planeras väntas från öppnar börjar startar premiär valet",
    ),
    "no": (
        "siden til før etter fra mellom",
        "var ble døde drept født som da der siden",
        "skal vil kommer neste planlagt ventes fra åpner begynner starter premiere valget",
    ),
    "da": (
        "siden til før efter fra mellem",
        "var blev døde dræbt født som da der siden",
        "skal vil kommer næste planlagt ventes fra åbner begynder starter premiere valget",
    ),
    "fi": (
        "alkaen asti saakka ennen jälkeen",
        "oli olivat kuoli syntyi joka jonka jotka kun jossa",
        "on tulee alkaa avataan järjestetään pidetään seuraava ensi asti",
    ),
    "pl": (
        "od do przed po między",
        "był była było byli zginął zginęła zmarł zmarła urodził który która które gdy gdzie",
        "będzie będą ma mają zaplanowano planowany planowana najbliższy najbliższa rozpocznie odbędzie wybory",
    ),
    "cs": (
        "od do před po mezi",
        "byl byla bylo byli zemřel zemřela zahynul narodil který která které když kde",
        "bude budou má mají plánován plánovaná příští začne koná volby",
    ),
    "ru": (
        "с до после перед между",
        "был была было были погиб погибла умер умерла родился который которая которые когда где",
        "будет будут пройдет пройдёт состоится планируется начнется начнётся предстоящий ожидается выборы",
    ),
    "uk": (
        "з до після перед між",
        "був була було були загинув загинула помер померла народився який яка які коли де",
        "буде будуть відбудеться пройде планується почнеться очікується вибори",
    ),
    "tr": (
        "",
        "öldü öldürüldü doğdu olan",
        "olacak yapılacak başlayacak planlanan gelecek kadar önce sonra seçimi",
    ),
}


TAKEN = (
    "photo taken",
    "picture taken",
    "image taken",
    "photograph taken",
    "pictured on",
    "photographed on",
    "screenshot taken",
    "aufnahme vom",
    "aufgenommen",
    "foto vom",
    "bild vom",
    "photo prise",
    "image prise",
    "photo du",
    "foto tomada",
    "imagen tomada",
    "imagen del",
    "foto del",
    "foto tirada",
    "foto de",
    "foto scattata",
    "foto gemaakt",
    "bilden är tagen",
    "bildet er tatt",
)
"""How a sentence begins that says when the picture was taken."""

GOES_ON = (
    "in at on near outside inside during as with by before after and or from for to of while over when against amid "
    "under across along above beside behind between following prior the a an this that where so but ahead"
)
"""English words that may follow the date of a picture; after another word (“the Jan. 6 riot”) it is an event's."""


class Cues(NamedTuple):
    """The three sets of one language."""

    bound: frozenset[str]
    told: frozenset[str]
    coming: frozenset[str]


@cache
def cues(language: str) -> Cues | None:
    """The cues of a language, None where we have none; "" gives those of the main European ones."""
    codes = [language] if language else ["en", "de", "fr", "es", "pt", "it"]
    if not set(codes) <= _WORDS.keys():
        return None
    return Cues(*(frozenset(word for code in codes for word in _WORDS[code][part].split()) for part in range(3)))
