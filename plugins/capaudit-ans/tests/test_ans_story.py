"""ANS documents through the reader: which pictures are the story's, what is printed below them, what cannot be read."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from capaudit_ans import register_readers
from capaudit_ans.story import looks_like_ans, read
from hypothesis import given
from hypothesis import strategies as st

from capaudit import Agency, Document, Figure, House, UnreadableError

AUTHOR = {"type": "author", "name": "Kari Moe"}


def image(name: str, caption: str | None = "Snow in Bergen.", **more: Any) -> dict[str, Any]:
    return {"type": "image", "_id": name, "url": f"https://example.org/{name}.jpg", "caption": caption, **more}


def story(*content: Any, **more: Any) -> dict[str, Any]:
    return {"type": "story", "version": "0.10.12", "content_elements": list(content), **more}


def document(data: Any, language: str | None = None) -> Document:
    return read.read(json.dumps(data).encode(), "story.json", House(language=language))


def names(found: Document) -> list[str]:
    return [figure.image.urls[0].rpartition("/")[2].partition(".")[0] for figure in found.figures]


def credits(found: Document) -> list[str]:
    return [credit.text.value for figure in found.figures for credit in figure.credits]


def test_pictures_stand_in_the_order_of_the_page_the_lead_first() -> None:
    group = {"type": "element_group", "content_elements": [image("d"), {"type": "text", "content": "x"}]}
    gallery = {"type": "gallery", "content_elements": [image("b"), image("c")]}
    promo = {"basic": image("a")}
    found = document(story({"type": "text", "content": "x"}, gallery, group, image("a"), promo_items=promo))
    assert names(found) == ["a", "b", "c", "d"], "the lead stands in the text once more, with the same words"
    assert [figure.lead for figure in found.figures] == [True, False, False, False]


def test_the_same_picture_with_other_words_is_another_one() -> None:
    found = document(story(image("a", "Ice in Bergen."), promo_items={"basic": image("a")}))
    assert names(found) == ["a", "a"]


def test_images_that_are_not_the_storys_own_are_skipped_with_the_reason() -> None:
    video = {"type": "video", "promo_items": {"basic": image("poster")}}
    other = {"type": "story", "promo_items": {"basic": image("teaser")}}
    author = {**AUTHOR, "image": {"url": "https://example.org/author.jpg"}}
    found = document(story(video, credits={"by": [author]}, related_content={"basic": [other]}))
    assert not found.figures
    assert [one.reason for one in found.skipped] == [
        "poster of a video",
        "portrait of an author",
        "teaser of another story",
    ]


def test_what_is_printed_is_the_caption_then_names_and_affiliations() -> None:
    by = {"by": [AUTHOR, {"name": "Ola Dahl"}, {"type": "reference"}], "affiliation": [{"name": "NTB"}]}
    found = document(story(image("a", credits=by), image("b", credits={"by": [{"byline": "Per Lie"}]})))
    assert credits(found) == ["Kari Moe, Ola Dahl/NTB", "Per Lie"]
    assert found.figures[0].credits[0].text.origin.startswith("$.content_elements[0].credits.by[0].name, $.content_el")
    assert [name.text.value for name in found.figures[0].credits[0].photographers] == ["Kari Moe", "Ola Dahl"]


def test_vanity_credits_take_the_place_of_credits() -> None:
    by = {"by": [AUTHOR]}
    vanity = {"by": [{"name": "Ola Dahl"}]}
    found = document(
        story(*(image(n, credits=by, vanity_credits=v) for n, v in (("a", vanity), ("b", {}), ("c", None))))
    )
    assert [[credit.text.value for credit in figure.credits] for figure in found.figures] == [
        ["Ola Dahl"],
        [],
        ["Kari Moe"],
    ]


def test_the_sign_off_in_the_caption_is_a_credit_with_the_path_of_the_caption() -> None:
    found = document(story(image("a", "Snow in <b>Bergen</b>. (Kari Moe/NTB)", credits={"by": [AUTHOR]})))
    (figure,) = found.figures
    assert figure.caption is not None
    assert figure.caption.value == "Snow in Bergen."
    assert [(credit.text.value, credit.text.origin) for credit in figure.credits] == [
        ("(Kari Moe/NTB)", "$.content_elements[0].caption"),
        ("Kari Moe", "$.content_elements[0].credits.by[0].name"),
    ]


def test_an_agency_of_the_house_is_known() -> None:
    house = House(agencies=(Agency("solvik", "Solvik Press"),))
    data = json.dumps(story(image("a", "Snow in Solvik. (Kari Moe/Solvik Press)"))).encode()
    (figure,) = read.read(data, "a.json", house).figures
    assert [named.agency.id for named in figure.credits[0].agencies if named.agency] == ["solvik"]


def test_facts_of_the_story() -> None:
    dates = {"display_date": "2026-01-14T10:00:00Z", "publish_date": "soon", "last_updated_date": "2026-01-15T10:00:00"}
    found = document(story(language="nb-NO", headlines={"basic": "Snow"}, canonical_url="/snow/", **dates))
    assert (found.language, found.url, str(found.headline)) == ("nb", "/snow/", "Snow")
    assert found.published == datetime(2026, 1, 14, 10, tzinfo=UTC)
    assert found.modified == datetime(2026, 1, 15, 10, tzinfo=UTC)
    assert [date.origin for date in found.dates] == ["$.display_date"]
    assert document(story(), "de").language == "de"


def test_an_image_by_itself_and_one_without_an_address() -> None:
    found = document(
        {"type": "image", "caption": "Snow", "alt_text": "", "image_type": "graphic", "width": 8, "url": ""}
    )
    (figure,) = found.figures
    assert (figure.lead, figure.kind, figure.image.width) == (True, "chart", 8)
    assert figure.image.alt is not None
    assert figure.image.alt.value == ""
    assert figure.place is not None
    assert figure.place.start == (1, 1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (story(image("a", caption=3)), "$.content_elements[0].caption is a number, not a text"),  # type: ignore[arg-type]
        (story("text"), "$.content_elements[0] is a text, not an object"),
        (story(content_elements={}), "$.content_elements is an object, not an array"),
        (story(image("a", credits=[])), "$.content_elements[0].credits is an array, not an object"),
        (story(image("a", credits={"by": [True]})), "$.content_elements[0].credits.by[0] is true, not an object"),
        (story(headlines=1, language=2), "$.language is a number, not a text, and 1 more such"),
    ],
)
def test_a_value_of_another_type_makes_the_document_incomplete(wrong: Any, said: str) -> None:
    assert document(wrong).incomplete == said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[]", "no ANS document but an array: one file holds one story"),
        (b'{"name": "x"}', "it does not say its type"),
        (b'{"type": ["story"]}', "it does not say its type"),
        (b'{"type": "results"}', "no ANS story, gallery, image or video, but of the type “results”"),
        (b'{"type": "story"', "line 1, column 17: no valid JSON: here stands the end of the file"),
        (b'{"type": "\xff"}', "no valid JSON: byte 11 is not UTF-8"),
    ],
)
def test_what_is_no_ans_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read.read(data, "a.json", House())
    assert said in str(error.value)


def test_other_encodings_with_a_mark() -> None:
    text = json.dumps(story(image("a", "Snø")), ensure_ascii=False)
    for codec in ("utf-8-sig", "utf-16"):
        found = read.read(text.encode(codec), "a.json", House())
        (figure,) = found.figures
        assert str(figure.caption) == "Snø"
        assert found.source.bom + found.source.encode(found.source.text) == text.encode(codec)


def test_ans_is_known_by_its_first_bytes() -> None:
    assert looks_like_ans(json.dumps(story(), indent=2).encode())
    assert not looks_like_ans(b'{"@context": "https://schema.org"}')
    assert not looks_like_ans(b'<script>{"_id": 1}')
    assert [reader.name for reader in register_readers()] == ["ans"]


LEAVES = st.none() | st.booleans() | st.integers() | st.sampled_from(["image", "story", "gallery", "video", "(AP)", ""])
KEYS = st.sampled_from(
    "type content_elements promo_items basic lead_art credits by affiliation name caption url image vanity_credits alt_text "
    "language headlines display_date related_content width".split()
)
ANY = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=40
)


@given(st.dictionaries(KEYS, ANY, max_size=8), st.sampled_from(["story", "gallery", "image", "video"]))
def test_whatever_stands_in_the_fields_nothing_crashes(fields: dict[str, Any], kind: str) -> None:
    found = document({**fields, "type": kind})
    for figure in found.figures:
        assert figure.place is not None
        for text in (figure.caption, *(credit.text for credit in figure.credits)):
            assert text is None or text.place is not None


@given(st.binary(max_size=60), st.integers(0, 200))
def test_whatever_the_bytes_nothing_crashes(noise: bytes, at: int) -> None:
    data = json.dumps(story(image("a"), promo_items={"basic": image("b")})).encode()
    figures: tuple[Figure, ...] = ()
    with suppress(UnreadableError):
        figures = read.read(data[:at] + noise + data[at + len(noise) :], "a.json", House()).figures
    assert len(figures) <= 2
    assert all(figure.place for figure in figures)
