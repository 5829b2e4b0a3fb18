"""Which words below a picture are its credit. In the examples “‖” is where another element begins, “⟦ ⟧” mark the credits."""

from __future__ import annotations

import time
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capaudit.credits import find, words
from capaudit.credits.agencies import AgencyTable, agency_table
from capaudit.credits.data import read_arrays
from capaudit.credits.find import Found, find_credits, is_credit
from capaudit.model import Agency

SPLIT = """
The harbour at dawn.‖⟦Credit: PA⟧
A bridge opens. ⟦| Jane Doe/PA Images via Getty Images⟧
A bridge opens. ⟦(AP Photo/Jane Doe, File)⟧
A bridge opens. ⟦(AP Photo/Jane Doe)⟧ ⟦(Jane Doe)⟧
A bus burns. ⟦(Photo by Jane DOE / AFP)⟧ ⟦(Photo by JANE DOE/AFP via Getty Images)⟧
A bus burns in Tokyo, Japan, March 1, 2024. ⟦REUTERS/Jane Doe⟧
A bus burns in Washington D.C. ⟦Reuters/JANE DOE⟧
A bus burns in Washington. ⟦Jane M. Doe/Getty Images⟧
Voters queue at the town hall ‖⟦Jane Doe/NPR⟧ ‖hide caption ‖toggle caption
Voters queue at the town hall ‖⟦Jane Doe for Example Times⟧
Voters queue at the town hall ‖⟦Example News⟧
Voters queue at the town hall ⟦(Picture: Jane Doe)⟧
Voters queue at the town hall. ⟦(Jane Doe)⟧
Voters queue at the town hall ⟦[File: Reuters]⟧
Supreme Court of India ⟦Photo: PTI⟧
The bridge is closed. ⟦Star Tribune photo: Jane Doe⟧
La foule à Montréal ⟦PHOTO JEAN DUPONT, LA PRESSE⟧
A obra em Brasília ⟦FOTO DIVULGAÇÃO⟧
A house on the hill. ⟦(J. R. R. Tolkien)⟧
De brug is dicht. ⟦Foto en video: Jan Jansen⟧
The team in the rain. ⟦ACTION IMAGES JANE DOE⟧
Eileen Gu. ⟦© GETTY IMAGES NORTH AMERICA / MADDIE MEYER⟧
The bridge is closed. ⟦(Jane A. Doe and John B. Smith)⟧
⟦(Jane Doe/Example Daily)⟧ ‖Voters queue at the town hall.
Jürgen Klopp im Stadion ⟦/ Getty Images⟧
The bridge is closed. ⟦(c) jane doe photography studio⟧
A jet lands at the base. ⟦Tech. Sgt. Jane Doe/U.S. Air Force⟧
Universität Leipzig ⟦Foto: Max Muster⟧
Voters queue at the town hall. ⟦(U.S. Air Force courtesy photo)⟧
Voters queue at the town hall. ⟦(U.S. Army photo by Sgt. Jane Doe)⟧
Voters queue at the town hall. ⟦(Example Post photo illustration by Jane Doe; iStock)⟧
Voters queue at the town hall. ⟦Official Example House Photo by Jane Doe⟧
Voters queue at the town hall. ⟦(Jane Doe for Example Times/food styling by Ben Okafor for Example Times)⟧
Voters queue at the town hall. ⟦(24 Studio/Shutterstock)⟧
Voters queue at the town hall. ⟦Copyright (c) 2023 Jane Doe/Shutterstock. No use without permission.⟧
Voters queue at the town hall ⟦REUTERS/Jane Doe TPX IMAGES OF THE DAY⟧
Voters queue at the town hall. ⟦@janedoe/via REUTERS THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY. NO RESALES.⟧
Voters queue in Example, June 24, 2020. ⟦Host photo agency/Jane Doe via REUTERS⟧
Voters queue at the town hall. ⟦Right: Example State Attorney General office via AP, File⟧
Voters queue at the town hall. ⟦By Jane Doe from Oslo (Flickr) [CC-BY-2.0 (http://example.org/by/2.0)], via Wikimedia Commons⟧
Voters queue at the town hall. ‖⟦Photo by JANE DOE ‖/‖AFP via Getty Images⟧
Voters queue at the town hall. ⟦Photo courtesy of the artist and the White House⟧
Voters queue at the town hall. ⟦Photo: Jane Doe, AP / Copyright 2020 The Associated Press. All rights reserved.⟧
Voters queue ⟦(AP Photo/Jane Doe, File⟧
Voters queue at the town hall in Example ⟦AFP via Getty Images⟧
Voters queue at homes and offices ⟦Photo Credit: Example Energy, Inc.⟧
Voters queue at the town hall, says Michael D. Doe. ⟦| Jane Doe/PA Images via Getty Images⟧
A photo, provided by the sheriff, shows Jane Doe. ⟦Sheriff's Office via AP⟧
An engraving of the port, 1692 ⟦— via Wikimedia Commons⟧
The rise was steep (+1,3 %) last year. ⟦(Jane Doe/SIPA)⟧
Jane Doe, 43, at home. ⟦Picture: Supplied⟧
Jane Doe, 43, at home. ⟦Supplied⟧
A kitchen of the 1950s ‖⟦– Midjourney („woman baking bread, advertisement 1950’s“)⟧
Bars show spending per head. ‖⟦Source: Statistics Office⟧ ‖⟦Chart: Jane Doe/Example Times⟧
⟦Photo: Jane Doe/Reuters⟧ ‖The bridge over the river was closed on Monday.
⟦Jane Doe/Reuters⟧ ‖The bridge over the river was closed on Monday.
⟦(Photo: Jane Doe)⟧ The bridge over the river was closed on Monday.
⟦© Jane Doe⟧ ‖The bridge over the river was closed on Monday. ‖⟦© Jane Doe⟧
The bridge over the river. ⟦‖Jane Doe‖, ‖CC BY-SA 4.0‖, via ‖Wikimedia Commons⟧
The bridge over the river. ⟦Photo by ‖Jane Doe ‖on ‖Unsplash⟧
The bridge over the river. ‖⟦Image by ‖Jane Doe ‖from ‖Pixabay⟧
The bridge over the river ⟦(author’s own photo)⟧
The bridge, before and after. ⟦Satellite images: Example Labs PBC⟧
The bridge over the river. ⟦(Example photo by Jane Doe)⟧
The bridge over the river ⟦(ET File Photo)⟧
The bridge over the river. ⟦Undated photo: Jane Doe⟧
The bridge over the river. ⟦EX PHOTO: JANE DOE⟧
The bridge over the river. ⟦Example Times photo by Jane Doe⟧
La ministra en el puente ⟦FOTO JUANA PÉREZ⟧
Max Muster. ⟦- APA/JANE DOE⟧
An droichead. ⟦Grianghraf: Jane Doe⟧
Ikaartarfik. ⟦Assiliisoq: KNR⟧
Jane Doe in Downing Street ⟦| Max Muster/Getty Images⟧
Juana Pérez en el Congreso ⟦/ EFE⟧
الوزيرة خلال اللقاء ⟦(الأناضول)⟧
השרה בפתח הישיבה ⟦(רויטרס)⟧
橋樑外景。⟦（中央社檔案照片）⟧
The bridge over the river. ⟦Official White House Photo by Jane Doe⟧
A jet lands in the U.S. on Monday. ⟦U.S. Air Force photo by Senior Airman Jane Doe⟧
A jet lands in the rain. ⟦(U.S. Navy courtesy photo)⟧
Troops remain in the country ⟦[File: Reuters]⟧
Voters queue at the town hall. ⟦Jane Doe • Special to the Journal⟧
Voters queue at the town hall. ⟦By Jane Doe.⟧
Voters queue at the town hall in Springfield, Indiana.‖⟦By Jane Doe.⟧
Smoke rises over the town. ⟦REUTERS/Jane Doe ATTENTION EDITORS - THIS IMAGE WAS PROVIDED BY A THIRD PARTY.⟧
In this picture smoke rises over the town. ⟦@jane_doe/via REUTERS THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY. NO RESALES.⟧
⟦(Jane Doe | The Springfield Daily)⟧ Voters queue at the town hall on Monday.
El puente nuevo sobre el río. ⟦Archivo/La Gaceta.⟧
A ponte nova sobre o rio, em Lisboa ⟦Foto: (Reprodução/Gazeta)⟧
Die neue Brücke im Abendlicht ⟦/ dpa⟧
Blick ins Bad. ⟦Foto und Styling: Jane Doe⟧
So könnte die Brücke aussehen. ⟦KI-generiertes Bild: ChatGPT⟧
Il ponte sul fiume ⟦– Ph. Luca Esempio⟧
Tiltas per upę. ⟦V. Vardenio nuotr.⟧
الجسر فوق النهر ⟦- رويترز⟧
다리가 닫혔다. ⟦/연합뉴스⟧
橋が閉鎖された ⟦写真：ロイター/アフロ⟧
पुल बंद है। ⟦(एएनआई)⟧
ხიდი დაკეტილია. ⟦ფოტო: ინტერპრესნიუსი⟧
Կամուրջը փակ է։ ⟦Լուսանկարը՝ Անի Օրինակյան⟧
ድልድዩ ተዘግቷል። ⟦ፎቶ፦ አበበ ምሳሌ⟧
The bridge, in a language that is not known. ⟦Xyzzy: AFP⟧
El pont és tancat. ⟦ACN⟧
橋已關閉。⟦（中央社檔案照片）⟧
पुल बंद है। ⟦पीटीआई⟧
പാലം അടച്ചു. ⟦ഫോട്ടോ: മനോരമ⟧
Dos estrellas sobre el puente de la ciudad. ⟦EFE/ESO/M. Ejemplo, L. Ejemplo⟧
El puente sobre el río. ⟦Jane Doe/EPA vía Shutterstock⟧
El puente sobre el río. ⟦Jane Doe | Archivo | Ejemplo.⟧
El puente sobre el río. ⟦Archivo/La Ejemplar.⟧
Most nad rzeką. ⟦Copyright Przykład Biznes Sp. z o.o.⟧
สะพานข้ามแม่น้ำ ⟦ภาพโดย สมชาย ใจดี⟧
Spieler jubeln. ⟦Foto: Max Muster/dpa +++ dpa-Bildfunk +++⟧ ‖⟦Bild: Max Muster/dpa⟧
Die Halle brennt (Symbolbild). ‖⟦© Muster/dpa | Max Muster⟧
Die Halle brennt, ⟦Foto: Muster Images⟧
Die Halle brennt. ‖⟦Foto: ‖Max Muster / AP⟧
Die Halle brennt. ‖⟦Foto: Max Muster (Keystone)⟧
Die Halle brennt. ‖⟦Bild © Max Muster (hr)⟧
Die Halle brennt. ⟦Foto: Max Muster (Symbolbild)⟧
Un pont à Paris. ⟦Photo : Jean Dupont / AFP⟧
Un pont à Paris. ⟦JEAN DUPONT / AFP⟧
Un puente en Madrid. ‖⟦EFE/ J. Ejemplo⟧
Un puente en Madrid. ‖⟦Cedida por la ‘Asociación de Vecinos de Ejemplo’⟧
Ponte no Porto ⟦— Foto: Divulgação⟧
Un ponte a Roma ‖⟦ANSA/MARIO ROSSI⟧
De brug bij Zutphen. ⟦— © BELGA⟧
VIA NETT: Broen i Bergen. ⟦Foto: Kari Nordmann / NTB⟧ ‖Vis mer
Broen ved Vejle. ⟦Foto: Mads Madsen/Ritzau Scanpix⟧
Bron i Malmö. ⟦Foto: Anna Svensson/TT⟧
Silta Turussa. ⟦KUVA: MATTI MEIKÄLÄINEN / LEHTIKUVA⟧
Most w Gdańsku. ⟦Fot. Jan Kowalski / Agencja Gazeta⟧
Most v Brně ⟦| Foto: Jan Novák, ČTK⟧
A híd Budapesten. ⟦Fotó: Kovács János / MTI⟧
Podul din București. ⟦FOTO: Inquam Photos / Ion Popescu⟧
Мост в Казани ‖⟦Фото: Иван Иванов, Газета⟧
Міст у Києві ‖⟦Джерело: Фундація Приклад⟧
Köprü kapatıldı. ⟦(Fotoğraf: Ali Veli/AA)⟧
Tiltas Kaune ⟦/ A. Pavardenio / BNS nuotr.⟧
Cầu Long Biên. ⟦Ảnh: Nguyễn Văn A⟧
Jembatan di Jakarta⟦(Dok.Contoh )⟧
Umgwaqo omkhulu eThekwini. ‖⟦ISITHOMBE: JANE DOE⟧
首相が会見した＝２日、東京都千代田区⟦（山田太郎撮影）⟧
首相が会見した⟦＝ＡＰ⟧
首相が会見した⟦＝共同⟧
首相が会見した＝2026年3月10日午後、首相官邸、⟦山田太郎撮影⟧
首相が会見した＝東京都千代田区で10日、⟦代表撮影⟧
File photo of Jane Doe ⟦| ANI⟧
O ministro da Fazenda ⟦| João Silva/Exemplo - 10.mar.2026⟧
Il corteo a Torino ⟦(ansa)⟧
⟦(서울=연합뉴스) 김철수 기자 = ⟧국회에서 본회의가 열리고 있다.
会议现场。 ⟦新华社记者 王小明 摄⟧
會見現場。 ⟦圖／例報⟧
會見現場。⟦中央社記者王小明攝 112年2月16日⟧
서울의 다리를 건너고 있다. ⟦연합뉴스⟧
서울의 다리를 건너고 있다. ⟦김철수 기자⟧
서울의 다리를 건너고 있다. ⟦[사진 출처 = 뉴시스]⟧
جسر في بغداد. ⟦المصدر: أ ف ب⟧
גשר בתל אביב. ⟦צילום: ישראל ישראלי⟧
"""

CAPTION_ONLY = """
Read more about the research at the school. Explore Our News
Kim Smith Photo by Jane Doe
Llega al juzgado Juan Pérez (c) rumbo a su declaración, hoy, en Madrid
The mayor (c) speaks to reporters in Lagos on Monday
Mark Muster (c) arrives for a hearing with Google and Twitter
Voters are asked to show PHOTO ID
Album: Magnum
Images and sounds: a new exhibition in Paris
Table and chairs by Charles Eames
The lake at dawn. ‖View All Photos
الوزير يتحدث لوكالة فرانس برس
图为资料照片
The winner of the Wildlife Photo exhibition: Jane Doe
Foto exclusiva: el rey en Madrid
Styling: new trends for spring
(Los Angeles/New York) Dancers perform on Monday.
(Black | White) Dancers perform on Monday.
They sing in three cities. (Los Angeles, New York and San Francisco)
The book is out now. (The Girl with the Dragon Tattoo)
The mayor on ‖Facebook
A still from ‖Netflix
“We are going out tomorrow” ‖Jane Doe
Minister Mustermann (links) im Landtag. (Archivbild)
Max Muster im Spiel gegen Felix Beispiel (v.l.)
Der Wert stieg deutlich (+1,3 %)
Senator Jane Doe (D-Mont.)
John Smith (left) and Jane Doe (right)
Jane Doe at her house (stock image)
The bridge. A photo of the crash shows Jane Doe via Reuters
The bridge of the U.S. Army (second photo)
Visitors look at the bridge. A photo by Jane Doe
Left: the new bridge. Right: the old one
The police in Jerusalem on May 21, 2025. (Jerusalén)
Palace guards wait at the Palace
Foto: Schriftzug #Frieden aus Holz am Brandenburger Tor
Das sind die schönsten Fotos von der Versteigerung
A photo by Ansel Adams hangs in the museum.
Photos: Inside the new stadium
Video: Watch the bridge fall
The leader, says ‖Jane Doe‖, has resigned
It was first reported by ‖Reuters‖ on Monday
“We won,” said Doe, “PA” fans cheered
The bridge — a wonder — still stands
Prince Charming of Example
Imagen de un puente en Madrid
Mario Rossi (CDU) und Max Muster (AfD)
Robert Downey Jr. at the premiere
イスラエルの国旗＝同国で2019年5月
Line drawing w/ Tips & Tails
"""

CREDIT_ONLY = [
    "Russian Defense Ministry Press Service Photo / AP",
    "Jane van der Berg and Ann de la Cruz / AFP",
    "Museum am Rothenbaum / dpa",
    "Getty Images",
    "dpa",
    "Jane Doe/Getty Images",
    "Jane Doe for Example Times / AFP",
    "nickname - stock.adobe.com",
    "Foto: © Max Muster",
    "Quelle: Muster/Getty Images; Montage: Infografik Beispiel",
    "Photo by Jane Doe on Unsplash",
    "(Image credit: Jane Doe)",
    "© 2024 Example Enterprises, Inc. All Rights Reserved.",
    "Courtesy of Example",
    "Archivo/La Ejemplar",
    "Jane Doe/Reprodução",
    "Foto und Styling: Jane Doe",
    "Foto: Getty Images / Photographer is my life.",
    "By jdoe from Oslo (Lake in the park) [CC BY 2.0], via Wikimedia Commons",
    "Handout",
    "Fotoğraf : Ali Veli/AA",
    "коллаж: Иван Иванов",
    "写真：山田太郎",
]


def marked(example: str) -> tuple[str, list[int], list[str], str]:
    """A text, its breaks, its credits and its caption, read from the marks of an example."""
    value, breaks, credits, caption = "", [], [], ""
    inside = False
    for letter in example:
        if letter == "‖":
            breaks.append(len(value))
        elif letter in "⟦⟧":
            inside = letter == "⟦"
            if inside:
                credits.append("")
        else:
            value += letter
            if inside:
                credits[-1] += letter
            else:
                caption += letter
    return value, breaks, credits, caption


def parts(value: str, found: Found) -> tuple[list[str], str | None]:
    return [value[a:b] for a, b in found.credits], value[slice(*found.caption)] if found.caption else None


@pytest.mark.parametrize("example", SPLIT.strip().splitlines())
def test_credit_is_told_from_caption(example: str) -> None:
    value, breaks, credits, caption = marked(example)
    found, rest = parts(value, find_credits(value, breaks=breaks))
    assert found == credits
    assert rest is not None
    shown = caption.replace("hide caption", "").replace("toggle caption", "").replace("Vis mer", "")
    assert rest == shown.strip(" ,、").strip()


@pytest.mark.parametrize("example", CAPTION_ONLY.strip().splitlines())
def test_caption_without_credit_stays_whole(example: str) -> None:
    value, breaks, _, _ = marked(example)
    assert parts(value, find_credits(value, breaks=breaks)) == ([], value)
    assert is_credit(value) < 0.5


@pytest.mark.parametrize("value", CREDIT_ONLY)
def test_credit_without_caption(value: str) -> None:
    found = find_credits(value)
    assert found.caption is None
    assert "".join("".join(parts(value, found)[0]).split()) == "".join(value.split())
    assert is_credit(value) >= 0.6


def test_plain_name_is_hardly_a_credit_by_itself() -> None:
    assert is_credit("Jane Doe") == 0.4
    assert find_credits("Jane Doe").caption == (0, 8)


def test_element_for_the_credit_needs_no_sign() -> None:
    assert find_credits("jane, the neighbour", credit_slot=True) == Found(((0, 19),), None, 0.95, "element")


def test_element_for_the_credit_may_hold_a_caption_too() -> None:
    value = "The bridge over the river was closed on Monday after a lorry had hit one of its pillars. Photo: Jane Doe"
    assert parts(value, find_credits(value, credit_slot=True))[0] == ["Photo: Jane Doe"]


def test_break_separates_an_agency_from_the_word_that_it_touches() -> None:
    value = "Hope for all patientsGetty Images"
    assert parts(value, find_credits(value, breaks=[21])) == (["Getty Images"], "Hope for all patients")


def test_counter_of_a_gallery_is_no_part_of_the_caption() -> None:
    value = "[2/3]A tanker lies off the port. China Daily via REUTERS"
    assert parts(value, find_credits(value)) == (["China Daily via REUTERS"], "A tanker lies off the port.")


def test_norwegian_party_is_no_agency() -> None:
    value = "Statsminister Ola Nordmann (Ap) på Stortinget. Foto: Kari Nordmann / NTB"
    caption, credit = value.split(" Foto", 1)
    assert parts(value, find_credits(value, "nb")) == ([f"Foto{credit}"], caption)
    assert parts("Energiminister Ola Nordmann (Ap)", find_credits("Energiminister Ola Nordmann (Ap)", "no"))[0] == []


def test_soft_hyphens_and_loose_accents_keep_their_places() -> None:
    value = "Die Hal\u00adle brennt. Foto: Rene\u0301 Mus\u00adter/dpa"
    found = find_credits(value, breaks=[18])
    assert parts(value, found) == (["Foto: Rene\u0301 Mus\u00adter/dpa"], "Die Hal\u00adle brennt.")


def test_label_of_the_page_is_no_caption() -> None:
    value = "Image caption, The bridge at dawn. Getty Images"
    assert parts(value, find_credits(value)) == (["Getty Images"], "The bridge at dawn.")


def test_initials_in_a_bracket_are_no_credit() -> None:
    assert not find_credits("A flag of the Association of Photographers (AP)").credits
    assert find_credits("A flag of the photographers (AP)").credits == ((28, 32),)


def test_own_agencies_are_known() -> None:
    value = "The river at dawn zebrafoto | quux"
    assert not find_credits(value).credits
    table = agency_table().with_([Agency(id="quux", name="quux")])
    assert parts(value, find_credits(value, agencies=table))[0] == ["| quux"]


PIECES = st.sampled_from(
    [
        *"()[]（）【】/|©:：＝=+*.,;–—-@ \u00ad\u200b\u0301",
        *("Foto: ", "Photo by ", "via ", "AP", "dpa", "Getty Images", "Jane ", "Doe", "撮影", "기자", "courtesy of "),
        *("hide caption", "Credit", "+++ ", "a sentence ends. ", "(left)", "2024", "All rights reserved"),
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.lists(st.integers(-3, 120), max_size=5), st.booleans())
def test_spans_lie_inside_in_order_and_apart(value: str, breaks: list[int], slot: bool) -> None:  # noqa: FBT001
    found = find_credits(value, breaks=breaks, credit_slot=slot)
    spans = sorted([*found.credits, *([found.caption] if found.caption else [])])
    assert list(found.credits) == sorted(found.credits)
    assert all(0 <= a < b <= len(value) for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert 0 <= found.sure <= 1
    assert bool(found.credits) == bool(found.sign)


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        ")",
        "Foto: ",
        "A.",
        " ",
        "©",
        "a/",
        "Photo by ",
        "\u200b",
        "e\u0301",
        "写",
        "+",
        "(a) ",
        "via ",
        "= ",
        "Doe ",
    ],
)
def test_time_does_not_grow_with_hostile_text(piece: str) -> None:
    value = piece * (100_000 // len(piece))
    started = time.process_time()
    find._found.__wrapped__(value, None, agency_table(), tuple(range(0, 100_000, 50)), False)
    assert time.process_time() - started < 1


def test_words_are_read_as_toml_would_be() -> None:
    text = Path(words.__file__).with_name("words.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    kinds = tables.pop("kind")
    assert read_arrays(text) == tables | {f"kind.{name}": table for name, table in kinds.items()}


def test_words_are_listed_as_they_are_looked_up() -> None:
    known = words.words()
    phrases = {*known.labels, *known.by, *known.of, *known.openers, *known.suffixes, *known.asides, *known.interface}
    phrases.update(phrase for kinds in known.kinds.values() for phrase in kinds)
    assert {phrase for phrase in phrases if words.flat(phrase).strip() != phrase} == set()


@pytest.mark.parametrize(
    ("phrase", "language", "kind"),
    [
        ("Symbolbild", "de", "symbolic"),
        ("FILE", None, "archive"),
        ("privat", "de-AT", "private"),
        ("Ilustracija", "hr", "symbolic"),
        ("提供", "ja", "handout"),
        ("Jane Doe", "en", None),
    ],
)
def test_kind_of_picture(phrase: str, language: str | None, kind: str | None) -> None:
    assert words.kind_of(phrase, language) == kind


@pytest.mark.parametrize(
    ("text", "end", "role", "mark"),
    [
        ("Foto: © Jane", 8, "picture", ":"),
        ("Photo by Jane", 9, "picture", "by"),
        ("Courtesy of Jane", 12, "opener", "by"),
        ("ＦＯＴＯ：Jane", 5, "picture", ":"),
        ("圖／中央社", 2, "picture", "/"),
        ("Photo Jane", 6, "picture", ""),
        ("Photo de Jane", 9, "picture", "of"),
    ],
)
def test_introducers(text: str, end: int, role: str, mark: str) -> None:
    assert words.lead_at(text) == words.Lead(0, end, role, mark)


def test_with_an_empty_table_no_agency_is_known() -> None:
    assert find_credits("Votes are counted. Getty Images").credits
    assert not find_credits("Votes are counted. Getty Images", agencies=AgencyTable()).credits
