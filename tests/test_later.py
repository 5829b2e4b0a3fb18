"""What is read of a page only when a rule asks: the running text, and the date that a reader sees."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from copy import deepcopy

import pytest

from capaudit import audit_one
from capaudit.basics.later import Later, pattern
from capaudit.config import Config
from capaudit.model import ArticleDate
from capaudit.settings import settings_of
from capaudit.testing import read_page

PAGE = """<main><h1>A new school</h1><time datetime="2024-05-03">3 May</time>
<p>The council of Solvik met on Tuesday evening and <b>voted</b> for the new <i hidden>secret</i> school.</p>
<figure><img src="vote.jpg" alt="A vote"><figcaption>Council members vote.</figcaption></figure>
<p>The school of Solvik will have a hall, a library, and a roof on which one may play football.</p></main>"""


def test_a_sequence_is_made_once_and_at_first_use() -> None:
    made: list[int] = []

    def make() -> Iterator[int]:
        made.append(1)
        yield from (1, 2, 3)

    later = Later(make, known=(1,))
    assert list(later.so_far) == [1]
    assert not made
    assert (later[0], later[1:], len(later), list(later)) == (1, (2, 3), 3, [1, 2, 3])
    assert made == [1]
    assert list(later.so_far) == [1, 2, 3]
    assert pickle.loads(pickle.dumps(later)) == (1, 2, 3)  # noqa: S301 - our own bytes


def test_the_running_text_leaves_out_captions_and_has_places() -> None:
    prose = read_page(PAGE).prose
    assert "Solvik" in prose.plain
    assert "Council members" not in prose.plain
    first, second = prose.paragraphs
    assert first.value.endswith("voted for the new school.")
    assert second.place is not None
    assert second.place.start.line == 4


def test_the_visible_date_counts_beside_the_structured_one() -> None:
    document = read_page('<meta property="article:published_time" content="2024-05-01T08:00Z">' + PAGE)
    assert [one.origin for one in document.dates] == ["meta article:published_time", "time element"]
    assert document.published == document.dates[0].value
    assert document.day is None, "two days apart"


def test_a_page_without_structured_data_has_the_date_that_a_reader_sees() -> None:
    document = read_page(PAGE.replace('<time datetime="2024-05-03">3 May</time>', "<div>Solvik, May 3, 2024</div>"))
    assert [one.origin for one in document.dates] == ["dateline"]
    assert str(document.day) == "2024-05-03"


def test_a_date_in_the_headline_or_in_the_text_is_not_the_articles() -> None:
    page = PAGE.replace('<time datetime="2024-05-03">3 May</time>', "")
    assert read_page(page.replace("A new school", "The night of <b>May 3, 2021</b>")).published is None
    assert read_page(page.replace("on Tuesday evening", "on May 3, 2021")).published is None


def test_what_leaves_the_audit_needs_no_page() -> None:
    document = audit_one(PAGE.encode(), "page.html", settings_of(Config())).document
    assert document.prose.plain == ""
    assert isinstance(document.dates, tuple)
    assert all(isinstance(one, ArticleDate) for one in document.dates)
    assert pickle.loads(pickle.dumps(document)).figures == document.figures  # noqa: S301 - our own bytes


def test_a_document_can_be_handed_to_another_process_before_its_audit() -> None:
    document = read_page(PAGE)
    paragraphs = tuple(document.prose.paragraphs)
    handed = pickle.loads(pickle.dumps(document))  # noqa: S301 - our own bytes
    assert handed.dates == tuple(document.dates)
    assert handed.prose.paragraphs == paragraphs


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    word, data = pattern("a+", re.IGNORECASE), pattern(rb"a(\d)")
    assert [found[0] for found in word.finditer("bAa ba")] == ["Aa", "a"]
    assert word.sub("-", "bAa") == "b-"
    assert word.pattern == "a+"
    assert word.fullmatch("b") is None
    assert data.sub(rb"\1", b"a1") == b"1"
    assert pickle.loads(pickle.dumps(word)).search("bAa")  # noqa: S301 - our own bytes
    assert deepcopy(data).search(b"a1")
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("a")
