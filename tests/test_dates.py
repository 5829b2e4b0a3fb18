"""What is a date in a caption, what it says, and what is none."""

from __future__ import annotations

import datetime as dt

import pytest

from capaudit import CaptionDate, Source, Text, long_date, read_dates

THURSDAY = 3


def read(caption: str, language: str | None = "en") -> tuple[CaptionDate, ...]:
    return read_dates(Text(caption), language)


def one(caption: str, language: str | None = "en") -> CaptionDate:
    (found,) = read(caption, language)
    return found


# 30 November 2017 was a Thursday. Each line: language, caption, the words of the date.
LANGUAGES = [
    ("en", "Snow in Bath, Thursday, Nov. 30, 2017.", "Thursday, Nov. 30, 2017"),
    ("en-GB", "Snow in Bath on Thursday 30 November 2017.", "Thursday 30 November 2017"),
    ("de", "Schnee in Bonn am Donnerstag, den 30. November 2017.", "Donnerstag, den 30. November 2017"),
    ("de-AT", "Schnee am Donnerstagabend (30.11.2017) in Graz", "Donnerstagabend (30.11.2017)"),
    ("fr", "De la neige à Lyon, le jeudi 30 novembre 2017.", "jeudi 30 novembre 2017"),
    ("es", "Nieve en León, este jueves, 30 de noviembre de 2017.", "jueves, 30 de noviembre de 2017"),
    ("pt-BR", "Neve nesta quinta-feira, 30 de novembro de 2017.", "quinta-feira, 30 de novembro de 2017"),
    ("it", "Neve a Torino giovedì 30 novembre 2017.", "giovedì 30 novembre 2017"),
    ("nl", "Sneeuw in Delft, donderdag 30 november 2017.", "donderdag 30 november 2017"),
    ("nb", "Snø i Oslo torsdag 30. november 2017.", "torsdag 30. november 2017"),
    ("nn", "Snø i Bergen torsdag 30. november 2017.", "torsdag 30. november 2017"),
    ("da", "Sne i Odense torsdag den 30. november 2017.", "torsdag den 30. november 2017"),
    ("sv", "Snö i Lund torsdagen den 30 november 2017.", "torsdagen den 30 november 2017"),
    ("fi", "Lunta Oulussa torstaina 30. marraskuuta 2017.", "torstaina 30. marraskuuta 2017"),
    ("is", "Snjór fimmtudaginn 30. nóvember 2017.", "fimmtudaginn 30. nóvember 2017"),
    ("pl", "Śnieg w Łodzi, czwartek, 30 listopada 2017 r.", "czwartek, 30 listopada 2017"),
    ("cs", "Sníh v Brně ve čtvrtek 30. listopadu 2017.", "čtvrtek 30. listopadu 2017"),
    ("cs", "Sníh v Brně, čtvrtek 30. 11. 2017", "čtvrtek 30. 11. 2017"),
    ("sk", "Sneh v Nitre vo štvrtok 30. novembra 2017.", "štvrtok 30. novembra 2017"),
    ("hu", "Hó Pécsett 2017. november 30-án, csütörtökön.", "2017. november 30-án, csütörtökön"),
    ("ru", "Снег в Омске, четверг, 30 ноября 2017 г.", "четверг, 30 ноября 2017"),
    ("uk", "Сніг у Львові, четвер, 30 листопада 2017 року", "четвер, 30 листопада 2017"),
    ("bg", "Сняг в Русе, четвъртък, 30 ноември 2017 г.", "четвъртък, 30 ноември 2017"),
    ("tr", "Van'da kar, 30 Kasım 2017 Perşembe", "30 Kasım 2017 Perşembe"),
    ("lt", "Sniegas, 2017 m. lapkričio 30 d., ketvirtadienį", "2017 m. lapkričio 30 d., ketvirtadienį"),
    ("lv", "Sniegs ceturtdien, 2017. gada 30. novembrī", "ceturtdien, 2017. gada 30. novembrī"),
    ("et", "Lumi neljapäeval, 30. novembril 2017", "neljapäeval, 30. novembril 2017"),
    ("sq", "Bora të enjten, 30 nëntor 2017", "enjten, 30 nëntor 2017"),
    ("hr", "Snijeg u četvrtak 30. studenoga 2017.", "četvrtak 30. studenoga 2017"),
    ("sr-Latn", "Sneg u četvrtak 30. novembra 2017.", "četvrtak 30. novembra 2017"),
    ("sl", "Sneg v četrtek, 30. novembra 2017", "četrtek, 30. novembra 2017"),
    ("ro", "Zăpadă joi, 30 noiembrie 2017", "joi, 30 noiembrie 2017"),
    ("el", "Χιόνι την Πέμπτη 30 Νοεμβρίου 2017", "Πέμπτη 30 Νοεμβρίου 2017"),
    ("id", "Hujan di Bogor, Kamis (30/11/2017).", "Kamis (30/11/2017)"),
    ("vi", "Mưa ở Huế thứ Năm, ngày 30 tháng 11 năm 2017", "thứ Năm, ngày 30 tháng 11 năm 2017"),
    ("af", "Reën in Paarl, Donderdag 30 November 2017", "Donderdag 30 November 2017"),
    ("zu", "Imvula eThekwini ngoLwesine, Novemba 30 2017", "ngoLwesine, Novemba 30 2017"),
    ("xh", "Imvula eMonti ngoLwesine, 30 Novemba 2017", "ngoLwesine, 30 Novemba 2017"),
    ("sw", "Mvua Mombasa, Alhamisi, 30 Novemba 2017", "Alhamisi, 30 Novemba 2017"),
    ("ca", "Neu a Vic dijous 30 de novembre de 2017", "dijous 30 de novembre de 2017"),
    ("ja", "雪の札幌２０１７年１１月３０日（木）＝ＡＰ", "２０１７年１１月３０日（木）"),
    ("ko", "눈 내린 서울 2017년 11월 30일(목) 연합뉴스", "2017년 11월 30일(목)"),
    ("zh", "2017年11月30日星期四，北京下雪", "2017年11月30日星期四"),
    ("zh-Hant", "台北下雨，2017年11月30日（週四）", "2017年11月30日（週四）"),
    ("ar", "ثلوج في عمّان الخميس 30 تشرين الثاني 2017", "الخميس 30 تشرين الثاني 2017"),
    (None, "Schnee in Bonn am Donnerstag, 30. November 2017", "Donnerstag, 30. November 2017"),
]


@pytest.mark.parametrize(("language", "caption", "words"), LANGUAGES)
def test_a_date_in_its_language(language: str | None, caption: str, words: str) -> None:
    found = one(caption, language)
    assert found.text.value == words
    assert (found.date, found.weekday, found.precision) == (dt.date(2017, 11, 30), THURSDAY, "day")
    assert found.weekday_fits() is True


@pytest.mark.parametrize("language", ["de", "ru", "ja", "zu"])
def test_agencies_english_is_read_on_every_page(language: str) -> None:
    assert one("SYDNEY, AUSTRALIA - MAY 02: A surfer.", language).role == "dateline"
    assert one("Snow in Bath, Thursday, Nov. 30, 2017. REUTERS/Ann Lee", language).date == dt.date(2017, 11, 30)


@pytest.mark.parametrize(
    ("caption", "parts"),
    [
        ("on May 5", (None, 5, 5)),
        ("on 5 May", (None, 5, 5)),
        ("the 5th of May, 2020", (2020, 5, 5)),
        ("May 3rd, 2021", (2021, 5, 3)),
        ("in Sept. 2020", (2020, 9, None)),
        ("12 May 19:30", (None, 5, 12)),
        ("on 2024-05-03", (2024, 5, 3)),
        ("on 2024/5/3", (2024, 5, 3)),
        ("on 13/5/2024", (2024, 5, 13)),
        ("on 5/13/2024", (2024, 5, 13)),
    ],
)
def test_the_parts_of_a_date(caption: str, parts: tuple[int | None, ...]) -> None:
    found = one(caption)
    assert (found.year, found.month, found.day) == parts


def test_which_of_two_small_figures_is_the_month_depends_on_the_country() -> None:
    assert one("3/5/2024", "de").date == dt.date(2024, 5, 3)
    assert one("3/5/2024", "en-GB").date == dt.date(2024, 5, 3)
    assert one("3/5/2024", "en-US").date == dt.date(2024, 3, 5)
    assert read("3/5/2024", "en") == ()


@pytest.mark.parametrize(
    ("caption", "language", "first", "last"),
    [
        ("Jan. 5-6, 2015", "en", 5, 6),
        ("January 5 and 6, 2015", "en", 5, 6),
        ("Monday and Tuesday, Jan. 5-6, 2015", "en", 5, 6),
        ("5.-6. Januar 2015", "de", 5, 6),
        ("5 y 6 de enero de 2015", "es", 5, 6),
        ("2015/1/5-6", "ja", 5, 6),
    ],
)
def test_a_range_is_one_date_with_two_ends(caption: str, language: str, first: int, last: int) -> None:
    found = one(caption, language)
    assert found.last
    assert (found.day, found.last.day, found.last.month, found.last.year) == (first, last, 1, 2015)
    assert found.weekday_fits() is not False


def test_two_dates_share_the_year_that_is_told_once() -> None:
    assert [str(d.date) for d in read("Monday, Jan. 5, and Tuesday, Jan. 6, 2015")] == ["2015-01-05", "2015-01-06"]
    assert [str(d.date) for d in read("Dec. 30 - Jan. 2, 2015")] == ["2014-12-30", "2015-01-02"]


@pytest.mark.parametrize(
    ("caption", "language"),
    [
        ("The crowd in the 1960s, and in May of that decade.", "en"),
        ("A dress of the May 1960s", "en"),
        ("Ana, 42, and Bo, 7, at 5:30 p.m.", "en"),
        ("They won 2-1 and took 2/30.", "en"),
        ("In May 31 people were rescued.", "en"),
        ("On Monday in May.", "en"),
        ("The COVID-19 March", "en"),
        ("IMG_2024-05-03.jpg and /2024/05/03/x", "en"),
        ("10.1.2.2021 and 1.2.3.4", "de"),
        ("99.99.2021 and 31.13.2021", "de"),
        ("Persian 1403/02/31", "en"),
        ("5 May 2567", "en"),
        ("6 May ’68", "en"),
        ("民國112年2月16日 中央社", "zh"),
        ("令和6年5月3日", "ja"),
        ("３日間の祭り", "ja"),
        ("10일간 열린 축제", "ko"),
        ("kesä 2020", "fi"),
        ("Mac 2023", "sw"),
        ("5 pro 2", "cs"),
    ],
)
def test_what_is_no_date(caption: str, language: str) -> None:
    assert [d.text.value for d in read(caption, language) if d.day and d.month] == []


@pytest.mark.parametrize("caption", ["COVID-19 May 2020", "F-16 June 2020", "3:0 Mai 2020"])
def test_a_number_that_belongs_to_a_name_is_no_day(caption: str) -> None:
    assert one(caption, None).precision == "month"


def test_a_day_without_a_month() -> None:
    assert one("１３日、東京・霞ケ関で", "ja").day == 13
    found = one("12일 서울에서", "ko")
    assert found.near(dt.date(2024, 5, 2)) == dt.date(2024, 5, 12)
    assert found.near(dt.date(2024, 5, 30)) == dt.date(2024, 6, 12)


@pytest.mark.parametrize(
    ("caption", "weekday"),
    [
        ("The Sun, May 6, 2019", None),
        ("Las Vegas Sun, Jan. 6, 2020", None),
        ("on Sun, May 6, 2019", 6),
        ("Wed., Feb. 20, 2019", 2),
        ("Snow on May 5, 2020. Monday brought rain.", None),
        ("July 20, 2017 (Thursday)", 3),
        ("Monday and Tuesday, Jan. 5, 2015", None),
    ],
)
def test_which_weekday_belongs_to_a_date(caption: str, weekday: int | None) -> None:
    assert one(caption).weekday == weekday


@pytest.mark.parametrize(
    ("caption", "language", "role"),
    [
        ("SYDNEY, AUSTRALIA - MAY 02: A surfer.", "en", "dateline"),
        ("Sep 14, 2024; Lincoln, NE, USA; A pass.", "en", "dateline"),
        ("A surfer in Sydney, May 2, 2024.", "en", "picture"),
        ("FILE - In this May 2, 2024 file photo, a surfer rides.", "en", "picture"),
        ("Gov. J. Lee in Minn., U.S., May 2, 2024.", "en", "picture"),
        ("A man who fled on May 2, 2024.", "en", "event"),
        ("Posters for the May 2, 2024 vote.", "en", "event"),
        ("The final will be played on May 2, 2024.", "en", "event"),
        ("A stadium in Berlin. It opened on May 2, 2024.", "en", "event"),
        ("The show runs until May 2, 2024.", "en", "event"),
        ("Das Stadion am 2. Mai 2024 in Berlin.", "de", "picture"),
        ("After the party’s May 2, 2024 congress.", "en", "event"),
        ("Das Stadion, in dem am 2. Mai 2024 gespielt wird.", "de", "event"),
        ("Der Hang (Foto: A. Huber, 2.5.2024)", "de", "picture"),
        ("Un marché à Dakar depuis le 2 mai 2024.", "fr", "event"),
        ("Kosovo, më 2 maj 2024.", "sq", None),
    ],
)
def test_what_a_date_belongs_to(caption: str, language: str, role: str | None) -> None:
    assert one(caption, language).role == role


def test_words_of_the_archive() -> None:
    assert one("FILE - A surfer, May 2, 2024.").archived
    assert one("Ein Schiff am 2. Mai 2024 (Archivbild)", "de").archived
    assert not one("A man files papers, May 2, 2024.").archived


@pytest.mark.parametrize(
    "caption", ["Feb. 30, 2024", "Feb. 29, 2023", "June 31", "June 32, 2021", "Jan. 0, 2020", "April 29-31, 2023"]
)
def test_an_impossible_day_is_read_and_flagged(caption: str) -> None:
    found = one(caption)
    assert not found.possible
    assert found.weekday_fits() is None


@pytest.mark.parametrize("caption", ["Feb. 29", "Feb. 29, 2024", "29 February 1900", "Feb. 30, 1712", "May 2024"])
def test_a_day_of_some_calendar_is_possible(caption: str) -> None:
    assert one(caption).possible


def test_weekdays_of_both_calendars() -> None:
    october = "{}, October 17, 1905"
    assert one(october.format("Tuesday")).weekday_fits()
    assert one(october.format("Monday")).weekday_fits(), "the Julian calendar, 13 days behind"
    assert one(october.format("Friday")).weekday_fits() is False
    assert one("Sunday, Jan. 22, 1899").weekday_fits()
    assert one("Friday, Jan. 22, 1899").weekday_fits(), "the Julian calendar, 12 days behind"
    assert one("Monday, October 17, 2005").weekday_fits()
    assert one("Sunday, October 17, 2005").weekday_fits() is False
    assert one("Monday, October 17, 1505").weekday_fits() is None


def test_the_nearest_day_of_a_date_without_a_year() -> None:
    winter = one("on Dec. 30")
    assert winter.date is None
    assert winter.near(dt.date(2024, 1, 3)) == dt.date(2023, 12, 30)
    assert winter.near(dt.date(2024, 12, 3)) == dt.date(2024, 12, 30)
    assert one("on Feb. 29").near(dt.date(2023, 3, 1)) == dt.date(2024, 2, 29)
    assert one("on Feb. 29").near(dt.date(2022, 3, 1)) is None


def test_a_date_knows_its_place_in_the_page() -> None:
    page = "<figcaption>Snow in Bath, Thursday, Nov. 30, 2017.</figcaption>"
    caption = Text.of("Snow in Bath, Thursday, Nov. 30, 2017.", Source("a.html", page), page.index("Snow"))
    (found,) = read_dates(caption, "en")
    assert found.weekday_text
    for words in (found.text, found.weekday_text):
        assert words.span
        assert page[slice(*words.span)] == words.value


def test_long_date_is_the_same_in_every_locale() -> None:
    assert long_date(dt.date(2023, 11, 8)) == "8 November 2023"
