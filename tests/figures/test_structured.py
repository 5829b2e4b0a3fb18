"""Structured data: read when a rule asks, joined to the pictures, and never in the way."""

from __future__ import annotations

import json
import pickle
from time import process_time

import pytest

from capaudit import Document, ImageObject, Text, audit_one
from capaudit.config import Config
from capaudit.figures import structured
from capaudit.settings import settings_of
from capaudit.testing import read_page
from support import figure, html

PICTURE = "https://example.org/vote-2024-06.jpg"
FIGURE = figure(name="vote-2024-06.jpg")


def page(*blocks: object, figures: str = FIGURE) -> Document:
    scripts = "".join(
        f'<script type="application/ld+json">{block if isinstance(block, str) else json.dumps(block)}</script>'
        for block in blocks
    )
    return read_page(html(figures).replace("</head>", f"{scripts}</head>"))


def said(objects: list[ImageObject]) -> list[dict[str, list[str]]]:
    return [{key: [text.value for text in texts] for key, texts in one.fields.items()} for one in objects]


def of(document: Document) -> list[dict[str, list[str]]]:
    return said(document.structured.of(document.figures[0]))


def test_an_object_is_joined_by_any_size_of_its_picture() -> None:
    document = page(
        {"@type": "ImageObject", "url": "https://cdn.example.org/800x600/vote-2024-06.jpg", "creditText": "A"}
    )
    assert of(document) == [{"creditText": ["A"]}]
    assert page(
        {"@type": "ImageObject", "url": "https://example.org/hall-2024.jpg", "creditText": "A"}
    ).structured.images
    assert of(page({"@type": "ImageObject", "url": "https://example.org/hall-2024.jpg", "creditText": "A"})) == []


def test_references_are_followed_across_blocks() -> None:
    document = page(
        {
            "@graph": [
                {"@type": "NewsArticle", "image": {"@id": "#i"}},
                {"@id": "#p", "@type": "Person", "name": "Jane &amp; Co"},
            ]
        },
        {"@id": "#i", "@type": ["ImageObject", "Photograph"], "contentUrl": PICTURE, "creator": {"@id": "#p"}},
    )
    (one,) = document.structured.of(document.figures[0])
    assert said([one]) == [{"creator": ["Jane & Co"]}]
    assert one.types == {"creator": "Person"}
    (creator,) = one.all("creator")
    assert creator.origin == "JSON-LD $2.creator"
    assert creator.place is not None


def test_an_image_of_an_article_needs_no_type() -> None:
    assert of(page({"@type": "NewsArticle", "image": [{"url": PICTURE, "creditText": ["A", "B"]}]})) == [
        {"creditText": ["A", "B"]}
    ]


def test_references_in_a_ring_and_to_themselves_end() -> None:
    ring = {"@type": "ImageObject", "@id": "#a", "url": PICTURE, "creator": {"@id": "#b"}, "license": {"@id": "#a"}}
    assert len(of(page(ring, {"@id": "#b", "creator": {"@id": "#a"}}))) == 1


@pytest.mark.parametrize(
    "block",
    [
        "[" * 50_000,
        '{"a":' * 5_000 + "1" + "}" * 5_000,
        json.dumps([{"@type": "ImageObject", "url": PICTURE, "creditText": "A" * 50_000}] * 500),
        json.dumps({"@type": "ImageObject", "url": [PICTURE] * 50_000, "creator": [[[[[["a"]]]]]]}),
        json.dumps(
            {"@type": ["ImageObject", 3, None], "url": PICTURE, "creditText": {"name": {"name": "x"}}, "@id": 7}
        ),
        "<" * 100_000,
        json.dumps({"@type": "ImageObject", "url": PICTURE, "creditText": "<" * 100_000}),
    ],
    ids=["open", "deep", "many", "long list", "odd types", "not JSON", "angle brackets"],
)
def test_hostile_blocks_take_no_time_and_raise_nothing(block: str) -> None:
    start = process_time()
    document = page(block)
    of(document)
    _ = [one.at.place for one in document.structured.broken]
    assert process_time() - start < 1.5
    assert len(document.figures) == 1


def test_microdata_of_a_nested_item() -> None:
    figures = (
        '<figure itemscope itemtype="https://schema.org/ImageObject"><img itemprop="contentUrl" alt="A" '
        f'src="{PICTURE}" width="800"><span itemprop="creator" itemscope itemtype="https://schema.org/Person">'
        '<b itemprop="name">Jane Doe</b></span><a itemprop="license" href="https://example.org/l">Licence</a>'
        "<figcaption>Votes.</figcaption></figure>"
    )
    document = page(figures=figures)
    (one,) = document.structured.of(document.figures[0])
    assert said([one]) == [{"creator": ["Jane Doe"], "license": ["https://example.org/l"]}]
    assert (one.origin, one.types) == ("microdata", {"creator": "Person"})


def test_the_state_of_scripts_is_asked_for_by_name() -> None:
    state = {"lead": {"url": PICTURE, "credit": {"by": ["Jane Doe"]}, "caption": "<b>Votes</b>"}}
    script = f'<script type="application/json">{json.dumps(state)}</script>'
    document = read_page(html(FIGURE + script))
    assert document.structured.of(document.figures[0]) == []
    assert said(document.structured.of(document.figures[0], state=True)) == [
        {"creditText": ["Jane Doe"], "caption": ["Votes"]}
    ]


def test_nothing_is_looked_through_unless_a_rule_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_json_ld", "_microdata", "_state"):
        monkeypatch.setattr(structured, name, lambda *_: pytest.fail("it was looked through"))
    document = page({"@type": "ImageObject", "url": PICTURE, "caption": "Votes."})
    data = html(FIGURE).replace("</head>", '<script type="application/ld+json">{"image": {"url": "a"}}</script></head>')
    assert audit_one(data.encode(), "a.html", settings_of(Config())).findings == ()
    assert document.structured.says("caption")
    assert not document.structured.says("creditText")


def test_structured_data_is_left_behind_with_the_page() -> None:
    document = page({"@type": "ImageObject", "url": PICTURE, "creditText": "A"}, '{"a": "b"c}')
    assert len(document.structured.broken) == 1
    copy = pickle.loads(pickle.dumps(document))  # noqa: S301 - our own
    assert (copy.structured.images, copy.structured.broken, copy.structured.blocks) == ((), (), ())


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_is_broken_is_named_at_its_place_whatever_the_line_ends(line_end: str) -> None:
    document = page(line_end.join(["", '{"@type": "ImageObject",', ' "caption": "The "old" bridge"}', ""]))
    (broken,) = document.structured.broken
    assert isinstance(broken.at, Text)
    assert broken.at.value == 'old" bridge"}'
    assert broken.at.place is not None
    assert document.source.text[broken.at.place.span.start :].startswith('old" bridge"}')
