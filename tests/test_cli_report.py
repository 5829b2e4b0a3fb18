"""`capaudit report`: a saved run again, and what has changed since an earlier one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support import Capaudit, Page, figure

DOUBLED = figure(credit="(AP Photo/Jane Doe) (Jane Doe)", name="doubled.jpg")
TWICE = figure(caption="Council members vote on the the new school in Solvik.", name="twice.jpg")
MORE = "\n\n<p>Another paragraph, so that lines move.</p>\n"


def save(capaudit: Capaudit, name: str, *pages: str) -> str:
    capaudit("check", "--isolated", "--format", f"json={name}", *pages)
    return name


def test_a_saved_run_reads_as_it_did(capaudit: Capaudit, page: Page) -> None:
    name = page(
        "a.html", DOUBLED, TWICE, figure(credit="", name="none.jpg"), figure(caption="A quay.", name="twice.jpg")
    )
    saved = save(capaudit, "new.json", name)
    for form in ("text", "concise", "json"):
        first = capaudit("check", "--isolated", "--format", form, name)
        again = capaudit("report", "--isolated", "--format", form, saved)
        assert again.code == first.code == 1
        if form != "json":
            assert again.out == first.out
    again = capaudit("report", "--isolated", "--format", "json", saved)
    before, after = json.loads(Path(saved).read_text(encoding="utf-8")), json.loads(again.out)
    assert after == before


def test_the_editors_report_of_a_saved_run_marks_the_same_words(capaudit: Capaudit, page: Page) -> None:
    saved = save(capaudit, "new.json", page("a.html", figure(caption="In the town, the the end of the quay."), DOUBLED))
    text = capaudit("report", "--isolated", "--format", "html", saved).out
    assert 'In the town, <mark class="note">the the</mark> end of the quay.' in text
    assert '<mark class="error">(Jane Doe)</mark>' in text
    assert "<span>photographer</span> <bdi>Jane Doe</bdi>" in text
    assert "Why it matters" in text


def test_new_carried_and_mended(capaudit: Capaudit, page: Page) -> None:
    old = save(capaudit, "old.json", page("a.html", DOUBLED, figure(caption="The the old one.", name="old.jpg")))
    new = save(capaudit, "new.json", page("a.html", MORE, TWICE, MORE, DOUBLED))
    done = capaudit("report", "--isolated", "--format", "html", "--against", old, new)
    assert done.err == "since old.json: 1 new, 1 carried over, 1 mended\n"
    assert "<b>1</b> new" in done.out
    assert done.out.count('data-state="new"') == 2  # the finding, and the filter for it
    assert done.out.count('data-state="carried"') == 1
    assert "1 finding mended" in done.out
    assert done.code == 0  # the new one is a note
    assert capaudit("report", "--isolated", "--against", old, "--fail-on", "note", new).code == 1
    assert capaudit("report", "--isolated", new).code == 1


def test_of_two_of_a_kind_one_may_be_mended(capaudit: Capaudit, page: Page) -> None:
    old = save(capaudit, "old.json", page("a.html", DOUBLED, TWICE, TWICE))
    new = save(capaudit, "new.json", page("a.html", DOUBLED, TWICE))
    assert "0 new" in capaudit("report", "--isolated", "--against", old, new).err
    assert "0 mended" in capaudit("report", "--isolated", "--against", new, new).err
    assert capaudit("report", "--isolated", "--against", new, old).err.startswith("since new.json: ")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"schema": 1, "pages": 3, "unread": []}', "\x00", '{"schema": 1, "pages": [{}], "unread": []}'],
)
def test_what_is_no_report_is_said_so(capaudit: Capaudit, folder: Path, text: str) -> None:
    (folder / "a.json").write_text(text, encoding="utf-8")
    done = capaudit("report", "a.json")
    assert (done.code, done.err) == (2, "error: a.json: is no report that was written with --format json\n")


def test_a_report_of_another_schema_and_one_that_is_not_there(capaudit: Capaudit, folder: Path) -> None:
    (folder / "a.json").write_text('{"schema": 9}', encoding="utf-8")
    assert "has schema 9" in capaudit("report", "a.json").err
    assert capaudit("report", "none.json").code == 2


def test_files_that_were_not_read_stay_so(capaudit: Capaudit, page: Page) -> None:
    saved = save(capaudit, "new.json", page("a.html", TWICE), "none.html")
    done = capaudit("report", "--isolated", saved)
    assert done.code == 2
    assert "1 file not read" in done.out
