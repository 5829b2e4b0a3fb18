"""Which images are found, and which words with them: the cases of tests/figures/*.md, in Markdown that an editor can read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from capaudit import Document, Figure, House, Layout
from capaudit.readers.html import read

CASES = Path(__file__).parent / "figures"
WORDS = "The rain had fallen for three days when the river rose above its banks and the market was closed. " * 4
PAGE = (
    '<!doctype html><html lang="en"><title>Rain</title><body><header class="site-header"><a href="/"><img src="/logo.png"></a></header>'
    "<main><article><h1>Rain closes the market</h1><p>{words}</p>{html}<p>{words}</p></article></main></body></html>"
)


def document(html: str, house: House | None = None) -> Document:
    page = PAGE.format(words=WORDS, html=html)
    return read.read(page.encode(), "page.html", house or House())


def cases(name: str) -> list[object]:
    text = (CASES / name).read_text(encoding="utf-8")
    found = re.findall(r"^## (.+?)\n+```html\n(.*?)```\n```figures\n(.*?)```", text, re.MULTILINE | re.DOTALL)
    assert len(found) == text.count("\n## "), "each case has an html and a figures block"
    return [pytest.param(html, expected, id=title) for title, html, expected in found]


def line(figure: Figure) -> str:
    caption = figure.caption.value if figure.caption else "-"
    credit = figure.credit.text.value if figure.credit else "-"
    return f"{figure.image.urls[0]} | {caption} | {credit}"


@pytest.mark.parametrize(("html", "expected"), cases("captions.md"))
def test_captions_and_credits(html: str, expected: str) -> None:
    assert [line(f) for f in document(html).figures] == expected.splitlines()


@pytest.mark.parametrize(("html", "expected"), cases("scope.md"))
def test_own_images(html: str, expected: str) -> None:
    found = document(html)
    assert [f.image.urls[0] for f in found.figures] == expected.splitlines()
    assert all(s.reason for s in found.skipped)


def test_large_pictures_below_the_last_paragraph_are_own() -> None:
    pictures = "".join(f'<div><img src="/u/{n}.jpg" width="450" height="556"></div>' for n in ("one", "two", "three"))
    page = f"<html><body><h1>A gallery</h1><div><p>{WORDS}</p><p>{WORDS}</p>{pictures}</div></body></html>"
    found = read.read(page.encode(), "page.html", House())
    assert [f.image.urls[0] for f in found.figures] == ["/u/one.jpg", "/u/two.jpg", "/u/three.jpg"]


def _lead(around: str, head: str = "") -> Figure:
    page = f"<html><head>{head}</head><body><article>{around}<div><p>{WORDS}</p><p>{WORDS}</p></div></article></body></html>"
    (figure,) = read.read(page.encode(), "page.html", House()).figures
    return figure


def test_words_behind_a_headline_that_lies_on_the_picture() -> None:
    cover = '<div class="c1"><img src="/u/rain.jpg" width="900"><div><h1>Rain closes the market</h1></div></div>'
    assert line(_lead(f'{cover}<p class="cutline">Rain. Photo: Ada Obi</p>')) == "/u/rain.jpg | Rain. | Photo: Ada Obi"
    assert line(_lead(f'{cover}<p class="subhead">It rained.</p>')) == "/u/rain.jpg | - | -"
    assert line(_lead(f'{cover}<p class="byline">Ada Obi / Reuters</p>')) == "/u/rain.jpg | - | -"


def test_a_standfirst_is_no_caption() -> None:
    words = "After three days of rain the council has closed the market."
    lead = f'<h1>Rain</h1><div><img src="/u/rain.jpg" width="900"></div><p class="description">{words}</p>'
    assert _lead(lead, f'<meta name="description" content="{words}">').caption is None
    assert str(_lead(lead).caption) == words


def test_an_h2_is_the_headline_of_a_page_without_h1() -> None:
    page = (
        '<html><body><div><h2>Rain closes the market</h2><div><img src="/u/rain.jpg" width="400"></div>'
        f"<div><p>{WORDS}</p><p>{WORDS}</p></div></div></body></html>"
    )
    found = read.read(page.encode(), "page.html", House())
    assert [f.image.urls[0] for f in found.figures] == ["/u/rain.jpg"]
    assert str(found.headline) == "Rain closes the market"


def test_the_head_tells_the_headline_of_a_page_without_h1() -> None:
    page = (
        '<html><head><meta property="og:title" content="Rain closes the market | The Tide"></head><body><div>'
        '<h2>The Tide</h2><div class="t7">Rain closes the market</div><div><img src="/u/rain.jpg" width="400"></div>'
        f"<div><h2>A market on the river</h2><p>{WORDS}</p><p>{WORDS}</p></div></div></body></html>"
    )
    found = read.read(page.encode(), "page.html", House())
    assert [f.image.urls[0] for f in found.figures] == ["/u/rain.jpg"]
    assert str(found.headline) == "Rain closes the market"


def test_a_picture_that_the_head_loads_first() -> None:
    preload = '<link rel="preload" as="image" href="/u/rain.jpg" imagesrcset="/u/rain-900.jpg 900w">'
    card = '<div><h1>Rain</h1><div><img src="/u/rain.jpg" width="900"><a href="/rain-in-the-north">Rain in the north</a></div></div>'
    assert _lead(card, preload).image.urls == ("/u/rain.jpg",)
    assert "loaded first" in _lead(card, preload).signals


def test_the_picture_that_the_head_names_where_none_is_beyond_doubt() -> None:
    head = '<meta property="og:image" content="https://img.example/u/rain.jpg">'
    shown = '<div><img src="/u/rain.jpg"><span>Rain. Photo: Ada Obi</span></div>'
    text = f"<h1>Rain</h1><p>{WORDS}</p><p>{WORDS}</p>"
    page = f"<html><head>{head}</head><body>{shown}<article>{text}</article></body></html>"
    (figure,) = read.read(page.encode(), "page.html", House()).figures
    assert line(figure) == "/u/rain.jpg | Rain. | Photo: Ada Obi"


@pytest.mark.parametrize(
    ("one", "other", "figures"),
    [
        (
            "/i/44152f97b643491cb91f2aeeac1e25f5/16x9/640@60.jpg",
            "/i/44152f97b643491cb91f2aeeac1e25f5/16x9/1920@90.jpg",
            1,
        ),
        (
            "/i/44152f97b643491cb91f2aeeac1e25f5/16x9/640@60.jpg",
            "/i/55552f97b643491cb91f2aeeac1e25f5/16x9/640@60.jpg",
            2,
        ),
        ("/pictures/ferry-102~1280x720.jpg", "/pictures/ferry-102~_v-wide.webp", 1),
        ("/2026/03/640x360_ferry-vote.jpg", "/2026/03/1440x810_ferry-vote.jpg", 1),
        (
            "/8d1f1f1f-1b2c-4d3e-8f4a-5b6c7d8e9f00/AAB/ferry.jpg",
            "/8d1f1f1f-1b2c-4d3e-8f4a-5b6c7d8e9f00/AAC/ferry.jpg",
            1,
        ),
        (
            "/8d1f1f1f-1b2c-4d3e-8f4a-5b6c7d8e9f00/AAB/ferry.jpg",
            "/8d1f1f1f-1b2c-4d3e-8f4a-5b6c7d8e9f00/AAC/market.jpg",
            2,
        ),
        ("https://i0.example.net/tide.example/2026/ferry.jpg?w=900", "https://tide.example/2026/ferry.jpg", 1),
        ("/politics/2026-03/ferry/wide__1300x731", "/politics/2026-03/ferry/square__460x460", 1),
        ("/politics/2026-03/ferry/wide__1300x731", "/politics/2026-03/market/wide__1300x731", 2),
        ("/news/ferry-100-resimage_v-wideBig16x9_w-704.jpg", "/news/ferry-100-resimage_v-small24x9_w-256.jpg", 1),
        ("/u/DSC_0123.jpg", "/u/DSC_0124.jpg", 2),
        ("/u/IMG_1230-300x200.jpg", "/u/IMG_1230-1024x683.jpg", 1),
        ("/u/IMG_1230-300x200.jpg", "/u/IMG_1240-300x200.jpg", 2),
        ("/u/ferry-10.jpg", "/u/ferry-11.jpg", 2),
        ("/u/ferry-600.jpg", "/u/ferry-1200.jpg", 1),
        ("/u/WhatsApp-Image-2026-03-03-at-10.15.22.jpg", "/u/WhatsApp-Image-2026-03-03-at-10.15.23.jpg", 2),
        ("/image/123456/16x9/image.jpg", "/image/123457/16x9/image.jpg", 2),
        ("/thumb.php?id=1", "/thumb.php?id=2", 2),
        ("/thumb.php?id=1&w=300", "/thumb.php?w=900&id=1", 1),
    ],
)
def test_copies_of_one_picture(one: str, other: str, figures: int) -> None:
    html = "".join(f'<figure><img src="{src}"><figcaption>The ferry</figcaption></figure>' for src in (one, other))
    assert len(document(html).figures) == figures


@pytest.mark.parametrize("name", ["paywall", "latest", "article-author", "ad-container"])
def test_the_text_may_stand_in_an_element_named_for_something_else(name: str) -> None:
    text = f'<div class="{name}"><p>{WORDS}</p><div><img src="/u/rain.jpg"></div><p>{WORDS}</p></div>'
    page = f"<html><body><div><h1>Rain</h1><p>{WORDS[:90]}</p></div>{text}<footer><p>{WORDS}</p></footer></body></html>"
    found = read.read(page.encode(), "page.html", House())
    assert [f.image.urls[0] for f in found.figures] == ["/u/rain.jpg"]


@pytest.mark.parametrize("name", ["author-info", "popup-consent"])
def test_a_box_is_not_the_text_where_that_stands_in_no_paragraphs(name: str) -> None:
    box = f'<div class="{name}"><img src="/u/obi.jpg" width="300"><p>{WORDS}</p><p>{WORDS}</p></div>'
    text = f'<div>{WORDS * 2}<br>{WORDS}<div><img src="/u/rain.jpg" width="600"><div>Rain. Photo: Ada Obi</div></div>{WORDS}</div>'
    found = read.read(f"<html><body>{box}<div><h1>Rain</h1>{text}</div></body></html>".encode(), "page.html", House())
    assert [f.image.urls[0] for f in found.figures] == ["/u/rain.jpg"]


def test_of_many_boxes_none_is_the_text() -> None:
    boxes = "".join(f'<div class="ad-box"><p>{WORDS}</p></div>' for _ in range(2))
    page = f'<html><body><main><h1>Rain</h1>{boxes}<img src="/u/rain.jpg" width="800">{boxes}</main></body></html>'
    found = read.read(page.encode(), "page.html", House())
    assert [f.image.urls[0] for f in found.figures] == ["/u/rain.jpg"]


def test_a_form_may_stand_around_all_of_a_page() -> None:
    text = f'<h2>Rain</h2><div><img src="/u/rain.jpg"></div><p>{WORDS}</p><p>{WORDS}</p>'
    page = f"<html><body><form><div>{text}</div></form><p>{WORDS[:200]}</p></body></html>"
    found = read.read(page.encode(), "page.html", House())
    assert [f.image.urls[0] for f in found.figures] == ["/u/rain.jpg"]
    assert str(found.headline) == "Rain"


def test_a_headline_that_leads_home_is_the_name_of_the_site() -> None:
    top = (
        '<div><h1><a href="https://tide.example/">The Tide</a></h1><div><img src="/u/fair.jpg" width="900"></div></div>'
    )
    text = f'<div><h2>Rain</h2><div><img src="/u/rain.jpg"></div><p>{WORDS}</p><p>{WORDS}</p></div>'
    found = read.read(f"<html><body>{top}{text}</body></html>".encode(), "page.html", House())
    assert [f.image.urls[0] for f in found.figures] == ["/u/rain.jpg"]
    assert str(found.headline) == "Rain"


def test_readers_may_write_more_than_the_author() -> None:
    comments = f'<div class="comments"><p>{WORDS * 2}</p><div><img src="/u/reader.jpg"></div><p>{WORDS * 2}</p></div>'
    text = f'<div><p>{WORDS}</p><div><img src="/u/rain.jpg"></div><p>{WORDS[:90]}</p></div>'
    found = read.read(f"<html><body><h1>Rain</h1>{text}{comments}</body></html>".encode(), "page.html", House())
    assert [f.image.urls[0] for f in found.figures] == ["/u/rain.jpg"]


def test_structured_data_may_name_many_pictures() -> None:
    films = [{"@type": "VideoObject", "thumbnailUrl": f"/films/harbour-{letter * 6}.jpg"} for letter in "abcdefghij"]
    script = f'<script type="application/ld+json">{json.dumps(films)}</script>'
    found = document(f'{script}<figure><img src="/films/harbour-eeeeee.jpg"></figure>')
    assert found.figures == ()
    assert "player" in {s.reason for s in found.skipped}


def test_a_house_says_where_caption_and_credit_stand() -> None:
    html = '<div class="box"><img src="/a/rain.jpg"><div class="t">Rain in Lagos <b class="by">Ada Obi</b></div><i>not this</i></div>'
    house = House(layouts=(Layout("our-cms", "div.box", ".t", ".by"),))
    (figure,) = document(html, house).figures
    assert figure.caption is not None
    assert figure.caption.value == "Rain in Lagos"
    assert [c.text.value for c in figure.credits] == ["Ada Obi"]
    assert figure.paired_by == "layout our-cms"


def test_state_supplies_the_figures_of_a_page_that_shows_none() -> None:
    markup = '<div><img src="/a/rain.jpg"><div class="caption">Rain in Lagos. Photo: Ada Obi</div></div><p>Text</p>'
    state = f"self.__next_f.push({json.dumps([1, markup])})"
    html = f"<html lang=en><body><div id=root></div><script>{state}</script></body></html>"
    (figure,) = read.read(html.encode(), "page.html", House()).figures
    assert figure.image.urls == ("/a/rain.jpg",)
    assert figure.paired_by == "script state"
    assert figure.caption is not None
    assert figure.caption.value == "Rain in Lagos."
    assert figure.caption.place is None


def test_the_head_supplies_the_lead_picture_only_where_the_page_shows_none() -> None:
    head = '<meta property="og:image" content="https://img.example/rain.jpg">'
    without = f"<html><head>{head}</head><body><article><h1>Rain</h1><p>{WORDS}</p></article></body></html>"
    (figure,) = read.read(without.encode(), "page.html", House()).figures
    assert (figure.paired_by, figure.image.urls) == ("og:image", ("https://img.example/rain.jpg",))
    shown = without.replace("<p>", '<figure><img src="/a/sun.jpg"><figcaption>Sun</figcaption></figure><p>', 1)
    assert [f.image.urls for f in read.read(shown.encode(), "page.html", House()).figures] == [("/a/sun.jpg",)]
