"""Faults planted in captions: are they found, at the right words, and is nothing else reported?

    python benchmarks/dates.py [FOLDER or FILE.jsonl]

The captions below are clean. In each the weekday, day and year are marked; one after the other they are replaced: the
weekday by each wrong one, the day by the 31st (every date is in a month of 30 days), the year by later ones in which the
weekday still fits. A plant counts as found where its rule, and no other, reports it once and marks the replaced words.
Files of lines `{"text": …, "lang": …}` are used as well where they are named: their dates are found by `read_dates` itself,
so they tell how often a planted weekday is missed and how many captions are reported as they stand.

Ends with 1 where less than 99 % of the plants in our own captions are found, or a clean one is reported.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from capaudit import Document, Figure, Finding, Image, Rule, Source, Text, read_dates
from capaudit.dates.words import WORDS
from capaudit.model import ArticleDate
from capaudit.rules import (
    date_after_publication,
    date_conflicting,
    date_impossible,
    date_relative,
    date_weekday_wrong,
)

MODULES = (date_after_publication, date_conflicting, date_impossible, date_relative, date_weekday_wrong)
RULES: tuple[Rule, ...] = tuple(module.check for module in MODULES)
WANTED = 0.99
MARK = re.compile(r"\[([^\[\]]+)\]")

# Weekday, day and year stand in square brackets, in any order; the ISO date in front is what they mean.
CAPTIONS = """
en 2023-11-08 Demonstrators gather outside parliament in Nairobi, [Wednesday], Nov. [8], [2023]. (AP Photo/Jane Doe)
en 2023-11-08 FILE - A ferry leaves the port of Split, [Wednesday], Nov. [8], [2023]. (AP Photo/Ivo Horvat, File)
en 2024-06-14 A runner crosses the finishing line in Leeds on [Friday] [14] June [2024]. Photograph: Ann Lee/PA
en 2024-06-14 Voters queue in Accra on [Friday], June [14], [2024].
en 2024-04-30 Farmers dry cocoa beans in Daloa, Ivory Coast, [Tuesday], April [30], [2024]. REUTERS/Jean Kouassi
en 2015-09-07 The mayor speaks in Boise, Idaho, on [Monday], Sept. [7], [2015], during a visit to a school.
en 2019-11-20 A view of the harbour in Bergen, Norway [Wednesday], November [20], [2019].
en 2021-04-18 Waves break over the pier, [Sun]., April [18], [2021], in Ventura, Calif. AP
en 2022-09-30 An otter rests on the bank of the Clyde, [30] September [2022] ([Friday]).
en 2023-06-03 NEW YORK, NEW YORK - JUNE 03: A pianist plays on stage on [Saturday], June [3], [2023] in New York City.
en 2018-11-12 In this [Monday], Nov. [12], [2018] file photo, smoke rises above a canyon in Malibu.
en 2024-09-14 A marching band at the stadium gates in Lincoln on [Saturday] evening, September [14], [2024].
en 2016-04-09 Apple trees blossom near Ghent, Belgium on [Saturday], April [9]th, [2016].
en 2014-06-24 A man waters his field outside Multan, Pakistan, on [Tuesday], June [24], [2014] (Photo by Asif Khan/AFP)
de 2023-11-08 Der Chor der Stadt singt am [Mittwoch], den [8]. November [2023], in Bonn. Foto: Eva Roth/dpa
de 2024-06-14 Blick auf die Baustelle am [Freitag], [14]. Juni [2024], in Kassel.
de 2024-06-14 Die Ministerin besucht am [Freitag] ([14].06.[2024]) eine Werft in Kiel.
de 2021-09-26 Wähler warten am [Sonntag], dem [26]. September [2021], vor einem Lokal in Berlin.
de 2022-04-05 Schnee auf den Feldern bei Ulm, [Di]. [5]. April [2022]
de 2020-06-30 Ein Bagger steht am [Dienstagabend], [30]. Juni [2020], am Rand der Grube in Garzweiler.
de 2019-11-09 Besucher an der Gedenkstätte Bernauer Straße, [Sa]., [9]. November [2019].
de 2018-04-27 Kühe vor dem Kanzleramt, [Freitag], [27].4.[2018] (Archivbild)
fr 2023-11-02 Des vagues devant le phare d'Ouessant, le [jeudi] [2] novembre [2023].
fr 2024-06-09 Un bureau de vote à Lille, [dimanche] [9] juin [2024]. Photo : Paul Petit / AFP
fr 2021-09-14 Le marché de Kaolack, au Sénégal, [mardi] [14] septembre [2021].
fr 2019-04-15 La cathédrale en feu, à Paris, le [lundi] [15] avril [2019].
fr 2020-06-03 Une rue vide de Tours, ce [mercredi] [3] juin [2020]. LUC MOREL / SIPA
fr 2022-04-30 Une brocante à Namur le [samedi] [30] avril [2022].
fr 2023-06-23 Des agriculteurs sur le pont de Kehl, [vendredi] [23] juin [2023].
es 2017-11-30 Vista general del pueblo de Ronda, el [jueves] [30] de noviembre de [2017].
es 2023-09-27 Una mujer vende flores en La Paz, [miércoles], [27] de septiembre de [2023]. (AP Foto/Juan Paz)
es 2024-06-02 Votantes en una escuela de Puebla, este [domingo] [2] de junio de [2024].
es 2022-04-18 Un tranvía recorre Medellín, el [lunes], [18] de abril del [2022].
es 2021-11-23 Nieve en la plaza de León, [martes] [23] de noviembre de [2021]. EFE/Ana Gil
es 2020-04-10 Un agente vigila la Gran Vía de Madrid el [viernes] ([10]/04/[2020]).
es 2019-06-22 Músicos en las calles de Cádiz, [sábado] [22] de junio de [2019].
pt 2017-11-30 Chuva no centro do Recife nesta [quinta-feira], [30] de novembro de [2017].
pt 2023-09-27 Moradores do Porto na [quarta-feira] ([27]/09/[2023]). Foto: Rui Sá/Lusa
pt 2024-06-03 Passageiros na estação da Sé, [segunda-feira], [3] de junho de [2024].
pt 2022-04-19 Feira em Salvador na [terça-feira], dia [19] de abril de [2022].
pt 2021-11-21 Surfistas em Nazaré, [domingo], [21] de novembro de [2021].
pt 2020-06-05 Rua vazia em Coimbra, [sexta], [5] de junho de [2020].
it 2017-11-30 Neve in piazza Castello a Torino, [giovedì] [30] novembre [2017].
it 2023-09-26 Un mercato di Palermo, [martedì] [26] settembre [2023]. ANSA/Luca Neri
it 2024-06-08 Elettori in fila a Bari, [sabato] [8] giugno [2024].
it 2022-04-11 Una gondola a Venezia, [lunedì] [11] aprile [2022].
it 2021-11-24 La nebbia sul Po a Cremona, [mercoledì], [24] novembre [2021].
nl 2017-11-30 Sneeuw op de markt van Delft, [donderdag] [30] november [2017].
nl 2023-09-26 Boeren rijden door Zwolle op [dinsdag] [26] september [2023]. ANP/Jan Vos
nl 2024-06-07 Een stembureau in Breda, [vrijdagochtend] [7] juni [2024].
sv 2017-11-30 Snö på torget i Lund [torsdagen] den [30] november [2017].
sv 2024-06-09 Väljare i Umeå [söndagen] den [9] juni [2024]. Foto: Eva Berg/TT
sv 2022-09-12 Rösträkning i Kiruna, [måndag] [12] september [2022].
no 2017-11-30 Snø på torget i Tromsø [torsdag] [30]. november [2017].
no 2021-09-13 Velgere i kø i Bodø, [mandag] [13]. september [2021]. Foto: Kari Moe / NTB
da 2017-11-30 Sne på torvet i Odense [torsdag] den [30]. november [2017].
da 2022-11-01 Vælgere i Aarhus, [tirsdag] den [1]. november [2022]. Foto: Bo Lund/Ritzau Scanpix
fi 2017-11-30 Lunta Oulun torilla [torstaina] [30]. marraskuuta [2017].
fi 2024-06-09 Äänestäjiä Turussa [sunnuntaina] [9].6.[2024]. Kuva: Aino Laine / Lehtikuva
pl 2017-11-30 Śnieg na rynku w Toruniu, [czwartek], [30] listopada [2017] r.
pl 2023-09-27 Protest rolników w Lublinie, w [środę] [27] września [2023]. PAP/Jan Lis
cs 2017-11-30 Sníh na náměstí v Telči ve [čtvrtek] [30]. listopadu [2017]
cs 2024-06-07 Voliči v Plzni, [pátek] [7]. 6. [2024]. Foto: Petr Novák, ČTK
ru 2017-11-30 Снег на площади в Омске, [четверг], [30] ноября [2017] года
ru 2023-09-27 Рынок в Казани, [среда], [27] сентября [2023] г. Фото: Иван Петров / ТАСС
uk 2023-09-27 Ринок у Львові, [середа], [27] вересня [2023] року
tr 2017-11-30 Van'da kar yağışı, [30] Kasım [2017] [Perşembe]. Fotoğraf: Ali Kaya/AA
hu 2017-11-30 Hó a pécsi főtéren [2017]. november [30]-án, [csütörtökön].
el 2017-11-30 Χιόνι στην πλατεία της Φλώρινας, [Πέμπτη] [30] Νοεμβρίου [2017]
id 2017-11-30 Hujan di alun-alun Bogor, [Kamis] ([30]/11/[2017]).
vi 2017-11-30 Mưa ở chợ Huế, [thứ Năm], ngày [30] tháng 11 năm [2017]
ja 2017-11-30 雪が積もった札幌の広場＝[2017]年11月[30]日（[木]）
ko 2017-11-30 [2017]년 11월 [30]일([목]) 눈 내린 서울 광장
zh 2017-11-30 [2017]年11月[30]日[星期四]，北京的广场下雪
ar 2017-11-30 ثلوج في ساحة عمّان [الخميس] [30] نوفمبر [2017]
"""
SIGNS = {"ja": "月火水木金土日", "ko": "월화수목금토일", "zh": "一二三四五六日"}


class Planted(NamedTuple):
    """A caption with one fault in it: the rule that must report it, and the characters that it must mark."""

    caption: str
    rule: str | None
    start: int = 0
    end: int = 0


def weekday(language: str, number: int, printed: str) -> str:
    """The name of another weekday, printed as the one in the caption is."""
    if language in SIGNS:
        return printed[:-1] + SIGNS[language][number]
    _, _, names, short = WORDS[language]
    groups = [group.split() for group in names.split("|")]
    plain = printed.casefold().removesuffix("-feira")
    forms = next(
        (i for group in groups for i, name in enumerate(group) if name.replace("_", " ").casefold() == plain), None
    )
    group = short.split("|")[number].split() if forms is None else groups[number]
    name = group[min(forms or 0, len(group) - 1)].replace("_", " ")
    if printed.endswith("-feira") and number < 5:
        name += "-feira"
    return name[0].upper() + name[1:] if printed[0].isupper() else name


def plants(language: str, date: dt.date, marked: str) -> Iterator[Planted]:
    """The clean caption, and each faulty one."""
    parts = MARK.split(marked)
    clean = "".join(parts)
    yield Planted(clean, None)
    for index in range(1, len(parts), 2):
        start, old = sum(map(len, parts[:index])), parts[index]
        for rule, new in _faults(language, date, old):
            changed = "".join((*parts[:index], new, *parts[index + 1 :]))
            yield Planted(changed, rule, start, start + len(new))


def _faults(language: str, date: dt.date, old: str) -> Iterator[tuple[str, str]]:
    if old == str(date.year):
        later = [
            year for year in range(date.year + 1, date.year + 29) if date.replace(year=year).weekday() == date.weekday()
        ]
        yield from (("date-after-publication", str(year)) for year in later[:3])
    elif old.isdigit():
        yield "date-impossible", "31"
    else:
        others = (number for number in range(7) if number != date.weekday())
        yield from (("date-weekday-wrong", weekday(language, number, old)) for number in others)


def audit(caption: str, language: str | None, published: dt.date | None) -> list[tuple[str, Finding]]:
    """What the date rules report on a picture with this caption."""
    moment = dt.datetime.combine(published, dt.time(12), dt.UTC) if published else None
    origins = ("JSON-LD datePublished", "time element") if moment else ()
    dates = tuple(ArticleDate(moment, origin) for origin in origins if moment)
    figure = Figure(Image((), None, Text("")), Text(caption))
    document = Document(Source("page.html", ""), (figure,), language=language, published=moment, dates=dates)
    return [(rule.name, finding) for rule in RULES for finding in rule.run(figure, document, {})]


def right(planted: Planted, found: list[tuple[str, Finding]]) -> bool:
    """Whether exactly the planted fault was reported, with the replaced words among those that it marks."""
    if planted.rule is None or len(found) != 1 or found[0][0] != planted.rule:
        return planted.rule is None and not found
    marked = found[0][1].at
    if not isinstance(marked, Text):
        return False
    at = planted.caption.find(marked.value)
    return at <= planted.start and planted.end <= at + len(marked)


def own() -> bool:
    """Our captions. Gives whether enough was found."""
    done: Counter[tuple[str, bool]] = Counter()
    languages: set[str] = set()
    for line in CAPTIONS.strip().splitlines():
        language, day, marked = line.split(" ", 2)
        date = dt.date.fromisoformat(day)
        languages.add(language)
        for planted in plants(language, date, marked):
            found = audit(planted.caption, language, date + dt.timedelta(1))
            good = right(planted, found)
            done[planted.rule or "clean", good] += 1
            if not good:
                print(f"  {language} {planted.rule or 'clean'}: {planted.caption}")
                print("     ", "; ".join(f"{name}: {finding.message}" for name, finding in found) or "nothing found")
    print(f"{len(CAPTIONS.strip().splitlines())} captions in {len(languages)} languages")
    enough = True
    for rule in sorted({rule for rule, _ in done}):
        count, all_of = done[rule, True], done[rule, True] + done[rule, False]
        enough = enough and count >= (all_of if rule == "clean" else WANTED * all_of)
        print(f"{rule:24} {count:5} of {all_of:5}  {count / all_of:.1%}")
    return enough


def foreign(path: Path) -> None:
    """The lines of other people's captions: those reported as they stand, and wrong weekdays planted in the rest."""
    lines = {
        (row["text"], row.get("lang"))
        for file in ([path] if path.is_file() else sorted(path.rglob("*.jsonl")))
        for row in map(json.loads, file.read_text("utf-8").splitlines())
        if isinstance(row, dict) and isinstance(row.get("text"), str)
    }
    reported = planted = missed = 0
    for text, language in sorted(lines, key=str):
        dates = read_dates(Text(text), language)
        standing = [
            name for name, _ in audit(text, language, None) if name in ("date-weekday-wrong", "date-impossible")
        ]
        if standing:
            reported += 1
            print(f"  as it stands: {', '.join(standing)}: {text[:150]!r}")
            continue
        for one in dates:
            if not (one.date and one.first.at and one.weekday is not None and one.weekday_fits() and not one.last):
                continue
            code = (language or "en").partition("-")[0]
            start, end = one.first.at
            for off in range(1, 7):
                number = (one.weekday + off) % 7
                new = weekday(code if code in WORDS and code != "ko" else "en", number, text[start:end].rstrip("."))
                planted += 1
                changed = text[:start] + new + text[end:]
                if [name for name, _ in audit(changed, language, None) if name != "date-relative"] != [
                    "date-weekday-wrong"
                ]:
                    missed += 1
                    print(f"  missed: {changed[max(0, start - 20) : end + 30]!r}")
    print(
        f"{len(lines)} lines of {path}: {reported} reported as they stand; {planted} weekdays planted, {missed} missed"
    )


def main() -> int:
    """Run both parts."""
    enough = own()
    for argument in sys.argv[1:]:
        foreign(Path(argument))
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
