"""Reading credit lines: who made the picture, where it came from, what the line marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from capaudit.credits import read_credit, same_name
from capaudit.credits.agencies import AgencyTable, agency_table
from capaudit.credits.normal import normal_form, parts
from capaudit.model import Agency, Credit, Named
from capaudit.source import Source
from capaudit.text import Text
from support import grows_linearly


def name(named: Named | None) -> str | None:
    """An agency by its id, another name by its words."""
    if named is None:
        return None
    return named.agency.id if named.agency else named.text.value


def told(credit: Credit) -> str:
    """What was read, in one line: photographers, then what else there is with its label."""
    said = [", ".join(p.text.value for p in credit.photographers)] if credit.photographers else []
    several = [("source", [s.text.value for s in credit.sources]), ("marks", [m.value for m in credit.markers])]
    single = [
        ("agency", name(credit.agency)),
        ("via", name(credit.supplier)),
        ("for", name(credit.client)),
        ("kind", credit.kind),
    ]
    texts = {"licence": credit.licence, "year": credit.year, "account": credit.account, "address": credit.address}
    said += [f"{label} {value}" for label, value in single if value]
    said += [f"{label} {', '.join(values)}" for label, values in several if values]
    said += [f"{label} {text.value}" for label, text in texts.items() if text]
    said += [f"rest {text.value}" for text in credit.rest]
    return " | ".join(said)


WIRES = [
    ("(U.S. Army photo by Sgt. Jane Doe)", "Sgt. Jane Doe | agency us-army"),
    ("(U.S. Navy photo by Sgt. Jane Doe/Released)", "Sgt. Jane Doe | agency us-navy | marks Released"),
    ("Official White House Photo by Jane Doe", "Jane Doe | source Official White House"),
    ("(AP Video by Jane Doe)", "Jane Doe | agency ap"),
    (
        "© By Té y doe (Own work) [GFDL or CC-BY-SA-3.0], via Wikimedia Commons",
        "Té y doe | via wikimedia | kind private | marks Own work | licence GFDL",
    ),
    ("(AP Photo/Jane Doe)", "Jane Doe | agency ap"),
    ("(AP Photo/Jane Doe, File)", "Jane Doe | agency ap | kind archive | marks File"),
    ("(Jane Doe/Springfield Gazette via AP)", "Jane Doe | via ap | source Springfield Gazette"),
    ("(Jane Doe/Pool Photo via AP)", "Jane Doe | via ap | kind pool | marks Pool Photo"),
    (
        "(Springfield Fire Department via AP, File)",
        "via ap | kind archive | source Springfield Fire Department | marks File",
    ),
    ("Photo by Jane Doe/Invision/AP", "Jane Doe | agency ap"),
    ("Photo: Jane Doe, AP", "Jane Doe | agency ap"),
    ("REUTERS/Jane Doe/File Photo", "Jane Doe | agency reuters | kind archive | marks File Photo"),
    (
        "REUTERS/Jane Doe/Illustration/File Photo",
        "Jane Doe | agency reuters | kind illustration | marks Illustration, File Photo",
    ),
    ("(Photo by Jane DOE / AFP)", "Jane DOE | agency afp"),
    ("(Photo by JANE DOE/AFP via Getty Images)", "JANE DOE | agency afp | via getty"),
    ("Photo credit should read JANE DOE/AFP/Getty Images", "JANE DOE | agency afp | via getty"),
    ("JANE AFP via Getty Images", "agency afp | via getty | source JANE"),
    ("Jane Doe—Getty Images", "Jane Doe | agency getty"),
    ("Jane Doe | Moment | Getty Images", "Jane Doe | agency getty-collections | via getty"),
    ("(Photo by Jane Doe/Getty Images for Acme)", "Jane Doe | agency getty | for Acme"),
    ("Mandatory Credit: Jane Doe-USA TODAY Sports", "Jane Doe | agency usat"),
    ("Jane Doe for The New York Times", "Jane Doe | agency nyt | for nyt"),
    ("CreditCredit...Jane Doe/The New York Times", "Jane Doe | agency nyt"),
    ("@jane_doe/via REUTERS", "via reuters | account @jane_doe"),
    ("Handout / AFP", "agency afp | kind handout | marks Handout"),
    ("Photo by - /AFP via Getty Images", "agency afp | via getty"),
    ("STR/Getty Images", "agency getty | marks STR"),
    ("Photos by Jane Doe, left, and Richard Roe/Invision/AP", "Jane Doe, Richard Roe | agency ap"),
    ("REUTERS/Jane Doe TPX IMAGES OF THE DAY", "Jane Doe | agency reuters"),
    ("REUTERS/Jane Doe ATTENTION EDITORS - THIS IMAGE WAS PROVIDED BY A THIRD PARTY.", "Jane Doe | agency reuters"),
    ("Carla Muster/Ap/SIPA", "Carla Muster | agency ap | via sipa"),
    ("U.S. Air Force photo by Staff Sgt. Jane Doe", "Staff Sgt. Jane Doe | agency us-air-force"),
    ("Tech. Sgt. Jane Doe/U.S. Air Force", "Tech. Sgt. Jane Doe | agency us-air-force"),
    ("Petty Officer 3rd Class Jane Doe/U.S. Navy", "Petty Officer 3rd Class Jane Doe | agency us-navy"),
    ("Photo: Royal Air Force", "source Royal Air Force"),
    ("Xyzzy: AFP", "agency afp"),
    ("John Force/Getty Images", "John Force | agency getty"),
    ("Photo: Emily House", "Emily House"),
    ("(Photo by Jane Doe for the Washington Post)", "Jane Doe | agency wapo | for wapo"),
    ("Jane Doe courtesy Acme Gallery", "Jane Doe | via Acme Gallery"),
    ("JANE DOE POUR « LE MONDE »", "JANE DOE | agency le-monde"),
]

LANGUAGES = [
    ("Foto: dpa/Mustermann", "Mustermann | agency dpa"),
    ("© dpa | Erika Mustermann", "Erika Mustermann | agency dpa"),
    ("picture alliance/dpa | Erika Mustermann", "Erika Mustermann | agency dpa"),
    ("© picture alliance / ZUMA Press | Erika Mustermann", "Erika Mustermann | agency zuma | via dpa"),
    ("Foto: Erika Mustermann (Keystone)", "Erika Mustermann | agency keystone"),
    ("APA/AFP/Getty Images/Erika Mustermann", "Erika Mustermann | agency getty | via apa"),
    ("Foto: Erika Mustermann/dpa +++ dpa-Bildfunk +++", "Erika Mustermann | agency dpa"),
    ("Quelle: BILD", "agency bild"),
    (
        "Foto: © Erika Mustermann / stock.adobe.com (Symbolbild)",
        "Erika Mustermann | agency adobe | kind symbolic | marks Symbolbild",
    ),
    ("Bild von waldfee22 auf Pixabay", "waldfee22 | agency pixabay | kind stock"),
    ("Foto von Erika Mustermann von Pexels", "Erika Mustermann | agency pexels | kind stock"),
    ("Foto: privat", "kind private | marks privat"),
    ("© Stadt Musterhausen / Erika von der Au", "Erika von der Au | source Stadt Musterhausen"),
    ("Crédits : Jeanne Dupont/Hans Lucas/AFP", "Jeanne Dupont | agency hans-lucas | via afp"),
    ("EFE/ J.J. Pérez", "J.J. Pérez | agency efe"),
    ("Foto: João Silva/Divulgação", "João Silva | kind handout | marks Divulgação"),
    ("Foto: Kari Nordmann / NTB", "Kari Nordmann | agency ntb"),
    ("Fotó: Minta Anna / MTI", "Minta Anna | agency mti"),
    ("Фото: Иван Петров, Коммерсантъ", "Иван Петров | agency kommersant"),
    ("Fotoğraf : Ayşe Yılmaz/AA", "Ayşe Yılmaz | agency anadolu"),
    ("J. Jonaičio / LRT nuotr.", "J. Jonaičio | agency lrt"),
    ("＝ＡＰ", "agency ap"),
    ("（山田太郎撮影）", "山田太郎"),
    ("（警視庁提供）", "kind handout | source 警視庁 | marks 提供"),
    ("홍길동 기자", "홍길동"),
    ("[사진 출처 = 연합뉴스]", "agency yonhap"),
    ("中央社記者陳大文攝 113年5月1日", "陳大文 | agency cna"),
    ("圖／路透社", "agency reuters"),
]

OTHERS = [
    ("cloudy_99/Shutterstock", "cloudy_99 | agency shutterstock | kind stock"),
    ("iStock / happy photographer", "happy photographer | agency istock | kind stock"),
    ("AdobeStock_123456", "agency adobe | kind stock"),
    (
        "Photo: Jane Doe, CC BY-SA 4.0, via Wikimedia Commons",
        "Jane Doe | via wikimedia | kind licence | licence CC BY-SA 4.0",
    ),
    ("(CC BY jdoe/Wikimedia Commons)", "jdoe | agency wikimedia | kind licence | licence CC BY"),
    ("Public domain", "kind licence | licence Public domain"),
    ("© 2019 Getty Images", "agency getty | year 2019"),
    ("Image: @jane_doe", "kind screenshot | account @jane_doe"),
    ("Jane Doe | jane@example.org", "Jane Doe | address jane@example.org"),
    ("Source: example.org", "address example.org"),
    ("Courtesy of Jane Doe", "kind courtesy | source Jane Doe"),
    ("Illustration: Jane Doe; Getty Images", "Jane Doe | agency getty | kind illustration"),
    (
        "Source: Acme/Getty Images; Montage: Jane Doe",
        "Jane Doe | agency getty | kind composite | source Acme | marks Montage:",
    ),
    ("Image: Midjourney", "kind ai-generated | marks Midjourney"),
    ("Pat Hussein Studios/WireImage", "agency wireimage | source Pat Hussein Studios"),
    ("Samir Hussein/Samir Hussein/WireImage", "Samir Hussein | agency samir-hussein | via wireimage"),
    ("KCNA/Reuters", "agency kcna | via reuters"),
    ("BMXY/Reuters", "agency reuters | source BMXY"),
    ("Adam and Elizabeth Miller", "Adam, Elizabeth Miller"),
    ("Ministry of Health and Welfare", "source Ministry of Health and Welfare"),
    ("Photo by", ""),
    ("(Bild: )", ""),
    ("(Bild)", "agency bild"),
    ("", ""),
    ("()", ""),
]


@pytest.mark.parametrize(("line", "expected"), [*WIRES, *LANGUAGES, *OTHERS])
def test_reads_the_parts_of_a_line(line: str, expected: str) -> None:
    assert told(read_credit(line)) == expected


def test_the_words_of_the_page_s_language_go_first() -> None:
    assert read_credit("Jane Doe / arkiv", language="no").kind == "archive"


def test_agencies_of_a_house_are_read_too() -> None:
    bugle = Agency("bugle", "The Daily Bugle", "outlet", ("Daily Bugle",))
    credit = read_credit("Foto: Jane Doe/Daily Bugle", agency_table().with_([bugle]))
    assert name(credit.agency) == "bugle"


def test_with_an_empty_table_every_name_is_a_stranger_s() -> None:
    credit = read_credit("Jane Doe/AFP", AgencyTable())
    assert credit.agency is None
    assert [source.text.value for source in credit.sources] == ["AFP"]


def test_each_part_keeps_its_place() -> None:
    page = Source("page.html", "<p>Rain. (Photo by Jane Doe/AFP via Getty Images)</p>")
    credit = read_credit(Text.of("(Photo by Jane Doe/AFP via Getty Images)", page, 9))
    assert credit.agency
    assert credit.supplier
    assert credit.introducer
    shown = [credit.photographers[0].text, credit.agency.text, credit.supplier.text, credit.introducer]
    assert [page.text[t.span.start : t.span.end] for t in shown if t.span] == [
        "Jane Doe",
        "AFP",
        "Getty Images",
        "Photo by ",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("(Photo by Jane Doe / AFP)", "Foto: AFP/Jane Doe", "© AFP | Jane Doe", "Jane Doe/AFP PHOTO"),
        ("Jane Doe/AFP/Getty Images", "(Photo by Jane Doe/AFP via Getty Images)", "Jane Doe / AFP via gettyimages"),
        ("(AP Photo/Jane Doe, File)", "Jane Doe/Associated Press, File"),
    ],
)
def test_lines_that_say_the_same_have_one_normal_form(lines: tuple[str, ...]) -> None:
    assert len({normal_form(read_credit(line)) for line in lines}) == 1


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("(Photo by Jane Doe / AFP)", "Jane Doe/AFP"),
        ("APA/AFP/Jane Doe", "Jane Doe/AFP via APA"),
        ("Jane Doe for The New York Times", "Jane Doe for The New York Times"),
        ("Courtesy of Acme", "Courtesy of Acme"),
    ],
)
def test_the_normal_form_is_short_and_says_all(line: str, form: str) -> None:
    assert normal_form(read_credit(line)) == form


@pytest.mark.parametrize(("line", "_expected"), [*WIRES, *LANGUAGES, *OTHERS])
def test_the_normal_form_is_read_as_the_line_was(line: str, _expected: str) -> None:
    credit = read_credit(line)
    assert parts(read_credit(normal_form(credit))) == parts(credit)


SAME = [
    ("JANE DOE", "Jane Doe"),
    ("Hannes P. Albrecht", "Hannes P Albrecht"),
    ("Hannes Albrecht", "Hannes P. Albrecht"),
    ("DOE Jane", "Jane Doe"),
    ("Doe, Jane", "Jane Doe"),
    ("C P Miller", "CP Miller"),
    ("J. Miller", "Jane Miller"),
    ("José Cortéz", "Jose Cortez"),
    ("Jörg Müller", "Joerg Mueller"),
    ("Søren Ærø", "Soren Aero"),
    ("Jean-Luc Petit", "Jean Luc Petit"),
    ("Tiberio Sor\u00advillo", "Tiberio Sorvillo"),
    ("The Daily Bugle", "Daily Bugle"),
    ("Staff Sgt. Jane Doe", "Jane Doe"),
    ("Petty Officer 3rd Class Jane Doe", "Jane Doe"),
    ("山田 太郎", "山田太郎"),
]
DIFFERENT = [
    ("Jane Doe", "John Doe"),
    ("Ali Hassan", "Hassan Ali"),
    ("Anna B. Lee", "Anna C. Lee"),
    ("Kay Muster", "Kai Muster"),
    ("Sue Lee", "Su Lee"),
    ("Doe", "Jane Doe"),
    ("Lance Doe", "Doe"),
    ("Capt. Doe", "Doe"),
    ("Jane Doe", "Jane Roe"),
    ("山田太郎", "山田次郎"),
    ("", ""),
    ("...", "---"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_people_stay_two(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


FRAGMENTS = st.sampled_from(
    "AP|AP Photo|Getty Images|AFP|dpa|Reuters|Shutterstock|Jane Doe|Richard ROE|Müller|nick_99|山田太郎|撮影|연합뉴스|기자|File|Pool|"
    "Handout|Photo by |Foto: |© |(c)|Courtesy of |Quelle: | via | for | von | auf | and | & |/| / |, |; | - |—| – |(|)|[|]|：|＝|「|"
    "+++|CC BY 2.0|2019|@jane|jane@example.org|https://example.org/a|www.example.org|.|. |!|…|'|“|\n|\t|\u00ad|AdobeStock_12|"
    "left|Symbolbild|The |Ministry of |is seen in |RTX12345|5月1日|Montage: |İ|ß|ﬁ|½".split("|")
)
LINES = st.one_of(st.text(max_size=120), st.lists(FRAGMENTS, max_size=14).map("".join))


def placed(credit: Credit) -> list[tuple[int, int]]:
    """The spans of all parts, each once."""
    named = [*credit.photographers, *credit.sources, *credit.agencies, credit.agency, credit.supplier, credit.client]
    texts = [*(n.text for n in named if n), *credit.markers, *credit.rest, credit.introducer]
    texts += [credit.licence, credit.year, credit.account, credit.address]
    return sorted({(t.span.start, t.span.end) for t in texts if t is not None and t.span})


@given(LINES)
@example("(((")
@example("Credit")
@example("via ")
@example("© ©")
@example("/ via /AP")
@example("\x85")
def test_parts_stand_in_the_line_and_apart(line: str) -> None:
    source = Source("page.html", line)
    spans = placed(read_credit(Text.of(line, source, 0)))
    assert all(0 <= start < end <= len(line) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(LINES)
def test_any_line_has_a_normal_form_that_is_read_alike(line: str) -> None:
    credit = read_credit(line)
    assert parts(read_credit(normal_form(credit))) == parts(credit)


@given(LINES, LINES)
def test_same_name_takes_any_two_texts(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)


UNITS = "(AP Photo/A B), |a |/|(|X and Y |Foto: |© |@a |CC BY |x-|via |A. B. |攝|AdobeStock_1 |1|a@|www.|=| |Photo|5月".split(
    "|"
)


@pytest.mark.parametrize("unit", UNITS)
def test_the_time_grows_with_the_length_and_not_faster(unit: str) -> None:
    assert grows_linearly(lambda size: normal_form(read_credit(unit * (size // len(unit)))), 6_000)


@given(LINES, st.sampled_from([None, "en", "de", "fr", "ja", "ko", "xx-YY", ""]))
def test_reading_is_the_same_for_text_and_for_words_in_a_page(line: str, language: str | None) -> None:
    plain = read_credit(line, language=language)
    placed_in_page = read_credit(Text.of(line, Source("page.html", line), 0), language=language)
    assert parts(plain) == parts(placed_in_page)


@given(LINES, st.lists(st.sampled_from(["Jane Doe", "AP", "Foto", "left", "Müller"]), max_size=3))
def test_any_house_may_name_its_agencies_as_it_likes(line: str, names: list[str]) -> None:
    table = agency_table().with_([Agency(f"house-{n}", name) for n, name in enumerate(names)])
    credit = read_credit(line, table)
    assert parts(read_credit(normal_form(credit, table), table)) == parts(credit)
