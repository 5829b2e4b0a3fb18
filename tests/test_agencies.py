"""The agencies that we know, and finding them by their names."""

from __future__ import annotations

import pickle
import re
import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import capaudit.credits.agencies
from capaudit.credits.agencies import AgencyTable, agency_table, table_with
from capaudit.credits.agency_file import KINDS
from capaudit.credits.nearly import near_agency
from capaudit.model import Agency

TABLE = agency_table()
TOML = Path(capaudit.credits.agencies.__file__).with_name("agencies.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("AP", "ap"),
        ("AP Photo", "ap"),
        ("AP photo", "ap"),
        ("AP Photos", "ap"),
        ("Associated Press", "ap"),
        ("Ap", "ap"),
        ("ＡＰ", "ap"),
        ("AP通信", "ap"),
        ("reuters", "reuters"),
        ("Rueters", "reuters"),
        ("Reuters Foto", "reuters"),
        ("dpa", "dpa"),
        ("DPA", "dpa"),
        ("picture-alliance", "dpa"),
        ("picture alliance", "dpa"),
        ("gettyimages", "getty"),
        ("GETTY IMAGES", "getty"),
        ("Getty Image", "getty"),
        ("stock.adobe.com", "adobe"),
        ("Fotolia.com", "adobe"),
        ("IMAGO", "imago"),
        ("imago images", "imago"),
        ("연합뉴스", "yonhap"),
        ("ТАСС", "tass"),
        ("X", "twitter"),
        ("Wiki\u00admedia Commons", "wikimedia"),
        ("CC BY-SA 4.0", "cc"),
    ],
)
def test_finds_an_agency_by_any_of_its_names(name: str, expected: str) -> None:
    found = TABLE.find(name)
    assert found is not None
    assert found.id == expected


@pytest.mark.parametrize(
    "name",
    ["ap", "Pa", "pa", "Palace", "Photo", "x", "", "Images", "photo image", "Jane Doe", "Getty Museum", "AP" * 100],
)
def test_takes_no_other_words_for_an_agency(name: str) -> None:
    assert TABLE.find(name) is None


def test_a_line_of_nothing_but_tails_is_read_without_recursion() -> None:
    assert TABLE.find("foto" * 20_000) is None


def found_in(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], agency.id) for start, end, agency in TABLE.find_in(text)]


def test_finds_agencies_on_word_boundaries_only() -> None:
    assert found_in("Palace guards, PA reports") == [("PA", "pa")]
    assert found_in("Jane Doe/AFP via Getty Images") == [("AFP", "afp"), ("Getty Images", "getty")]


def test_takes_the_longest_name() -> None:
    assert found_in("Foto: SOPA Images/LightRocket") == [("SOPA Images/LightRocket", "lightrocket")]


def test_finds_agencies_in_scripts_without_spaces() -> None:
    assert found_in("選手たち＝ＡＦＰ時事") == [("ＡＦＰ時事", "afp")]
    assert found_in("中央社記者陳大文攝") == [("中央社", "cna")]


def test_everyday_words_are_agencies_only_by_themselves() -> None:
    text = "A mirror in the Mirror, and NASA engineers"
    assert found_in(text) == []
    assert [agency and agency.id for agency in map(TABLE.find, ("Mirror", "NASA"))] == ["mirror", "nasa"]


def test_lower_case_in_a_text_is_no_agency_unless_it_is_usual() -> None:
    assert found_in("the reuters of this world, says dpa, on shutterstock") == [
        ("dpa", "dpa"),
        ("shutterstock", "shutterstock"),
    ]


HOUSE = Agency("ap", "AP", "wire", ("AP", "Associated Press (AP)"), forms=("{photographer} (AP)",))
LOCAL = Agency("bugle", "The Daily Bugle", "outlet", ("Bugle",), misspellings={"Bugel": "Bugle"})


def test_a_house_adds_agencies_and_replaces_known_ones() -> None:
    table = TABLE.with_([HOUSE, LOCAL])
    assert table["ap"] is HOUSE
    assert table.find("AP Photo") is HOUSE
    assert table.find("AP Archive") is None
    assert table.find("Bugel") is LOCAL
    assert [a.id for *_, a in table.find_in("Jane Doe/The Daily Bugle")] == ["bugle"]
    assert table.find("Getty Images") is TABLE["getty"]
    assert len(table) == len(TABLE) + 1
    assert "bugle" not in TABLE


def test_a_house_agency_takes_a_spelling_from_a_known_one() -> None:
    ours = Agency("house-pa", "PA Verlag", "outlet", ("PA",))
    table = TABLE.with_([ours])
    assert table.find("PA") is ours
    assert table.find("PA Media") is TABLE["pa"]


def test_the_quick_reading_of_the_file_is_what_toml_says() -> None:
    said = tomllib.loads(TOML)
    names = {name: kind for kind in KINDS for name in said[kind]}
    assert {agency.id: agency.kind for agency in TABLE} == names
    for agency in TABLE:
        assert list(agency.aliases) == said[agency.kind][agency.id]
        assert list(agency.forms) == said["forms"].get(agency.id, [])
    assert set(said["forms"]) | set(said["misspelt"]) | set(said["outdated"]) <= set(names)
    assert {name for part in ("order", "features") for several in said[part].values() for name in several} <= set(names)


def test_every_spelling_leads_to_one_agency() -> None:
    owners: dict[str, str] = {}
    for agency in TABLE:
        for spelling in agency.aliases:
            assert owners.setdefault(spelling, agency.id) == agency.id
            assert TABLE.find(spelling) is agency


def test_misspellings_and_former_names_point_to_names_that_are_right() -> None:
    for agency in TABLE:
        for wrong, right in agency.misspellings.items():
            assert wrong not in agency.aliases
            assert right in agency.aliases
        for former, (day, successor) in agency.outdated.items():
            assert TABLE.find(former) is agency
            assert date.fromisoformat(day) < date(2026, 1, 1)
            assert successor != former


def test_forms_have_known_places_only() -> None:
    places = {place for agency in TABLE for form in agency.forms for place in re.findall(r"\{(\w+)\}", form)}
    assert places == {"photographer", "source", "client", "licence"}


def test_an_agency_travels_between_processes() -> None:
    assert pickle.loads(pickle.dumps(TABLE["imago"])) == TABLE["imago"]  # noqa: S301


@given(st.text(max_size=300))
def test_any_text_is_searched(text: str) -> None:
    last = 0
    for start, end, agency in TABLE.find_in(text):
        assert last <= start < end <= len(text)
        assert agency.id in TABLE
        last = end


@pytest.mark.parametrize("unit", ["AP Photo/", "a ", "PA-", "連合", "Getty ", "The ", "東"])
def test_a_long_text_is_searched_in_linear_time(unit: str) -> None:
    began = time.process_time()
    for _ in TABLE.find_in(unit * (100_000 // len(unit))):
        pass
    assert time.process_time() - began < 3


def test_an_empty_table_knows_nobody() -> None:
    assert AgencyTable().find("AP") is None
    assert list(AgencyTable().find_in("AP Photo")) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Shutterstoc", "Shutterstock"),
        ("Shutterstocck", "Shutterstock"),
        ("Shutterstoxk", "Shutterstock"),
        ("Shuttersotck", "Shutterstock"),
        ("getty imags", "Getty Images"),
        ("Europa Prass", "Europa Press"),
    ],
)
def test_a_name_that_is_one_letter_off_is_nearly_an_agency(name: str, meant: str) -> None:
    near = near_agency(name)
    assert near
    assert near.spelling == meant


@pytest.mark.parametrize(
    "name", ["Shutterstock", "Reuter", "Kyoto", "Alamo", "Galli", "AKPhoto", "Europa Presss", "Hutterstock", "", "…"]
)
def test_names_that_are_only_like_an_agency_are_not(name: str) -> None:
    assert near_agency(name) is None


@given(st.text(max_size=40))
def test_any_text_may_be_nearly_an_agency(name: str) -> None:
    near = near_agency(name)
    assert near is None or TABLE.find(name) is None


def test_a_house_and_its_agencies_make_one_table() -> None:
    bugle = Agency("bugle", "The Daily Bugle")
    assert table_with((bugle,)) is table_with((bugle,))
    assert table_with(()) is agency_table()
    assert table_with((bugle,)).find("The Daily Bugle") == bugle
    assert "bugle" not in agency_table()
