"""What is in the editors' report, without a browser."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from capaudit import Audited, EditorsReport, Finding, Run, Severity, Source, Text
from capaudit.editors.addresses import file_name, safe_address
from capaudit.editors.marks import Mark, marked
from capaudit.editors.parts import parts_of
from capaudit.metadata.thumbnails import thumbnail
from capaudit.model import Document, Figure, Image, Skipped, Waiver
from support import Capaudit, Page, figure

SOURCE = Source("a.html", "on the the quay of the town")
TEXT = Text.of(SOURCE.text, SOURCE, 0, "figcaption")


def runs(*marks: Mark) -> list[tuple[str, str]]:
    return [(run.text, run.style) for run in marked(TEXT, marks)]


def test_words_that_stand_several_times_are_marked_where_they_were_taken_from() -> None:
    second = TEXT[7:10]
    assert runs(Mark(second, Severity.ERROR, 1)) == [("on the ", ""), ("the", "error"), (" quay of the town", "")]
    TEXT.release()
    second.release()
    assert second.within(TEXT) == (7, 10)


def test_of_marks_that_overlap_the_gravest_is_shown() -> None:
    source = Source("a.html", "abcdef")
    text = Text.of("abcdef", source, 0)
    several = [Mark(text[0:4], Severity.NOTE, 1), Mark(text[2:6], Severity.ERROR, 2), Mark(text[0:1], None, 3)]
    found = [(run.text, run.style, run.numbers) for run in marked(text, several)]
    assert found == [("a", "note", ()), ("b", "note", ()), ("cd", "error", (1,)), ("ef", "error", (2,))]


def test_words_from_elsewhere_are_not_marked() -> None:
    other = Text.of("quay", Source("a.html", "quay"), 0)
    assert runs(Mark(other, Severity.ERROR, 1)) == [(TEXT.value, "")]
    assert runs(Mark(Text("quay"), Severity.ERROR, 1))[1] == ("quay", "error")
    assert runs(Mark(Text("the"), Severity.ERROR, 1)) == [(TEXT.value, "")]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        " java\tscript:x",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "//",
        "http:",
        "https://[",
        "blob:https://example.org/1",
        "",
    ],
)
def test_addresses_that_are_never_linked(address: str) -> None:
    assert safe_address(address) is None
    found = safe_address(address, "https://example.org/page.html")
    assert found is None or found.startswith("https://example.org")


def test_addresses_that_are_linked() -> None:
    assert safe_address("//example.org/a.jpg", "https://example.com/") == "https://example.org/a.jpg"
    assert safe_address("b/a.jpg", "https://example.org/x/y.html") == "https://example.org/x/b/a.jpg"
    assert safe_address("b/a.jpg") is None
    assert len(file_name(["/" + "n" * 500 + ".jpg?x"])) == 61


def test_a_thumbnail_leaves_the_folder_of_the_page_for_nothing(tmp_path: Path) -> None:
    from PIL import Image as Picture

    (tmp_path / "site").mkdir()
    Picture.new("RGB", (900, 300)).save(tmp_path / "outside.jpg")
    Picture.new("RGB", (900, 300)).save(tmp_path / "site" / "inside one.jpg")
    (tmp_path / "site" / "link.jpg").symlink_to(tmp_path / "outside.jpg")
    page = str(tmp_path / "site" / "a.html")
    small = thumbnail(["inside%20one.jpg?width=3"], page)
    assert small is not None
    assert (small.kind, small.width, small.height) == ("image/webp", 480, 160)
    for address in (
        "../outside.jpg",
        "link.jpg",
        str(tmp_path / "outside.jpg"),
        "file://" + str(tmp_path / "outside.jpg"),
        "%00",
        "none.jpg",
        "http://[",
    ):
        assert thumbnail([address], page) is None, address


def test_a_damaged_or_drawn_picture_has_no_thumbnail(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', encoding="utf-8")
    page = str(tmp_path / "a.html")
    assert thumbnail(["a.jpg", "a.svg", "data:image/png;base64,x", "data:text/html,x"], page) is None


def test_a_picture_in_the_page_itself_is_made_anew(tmp_path: Path) -> None:
    from base64 import b64encode
    from io import BytesIO

    from PIL import Image as Picture

    made = BytesIO()
    Picture.new("RGB", (40, 30)).save(made, "PNG")
    small = thumbnail([f"data:image/png;base64,{b64encode(made.getvalue()).decode()}"], str(tmp_path / "a.html"))
    assert small is not None
    assert (small.width, small.height) == (40, 30)


def test_the_file_asks_for_nothing_and_runs_its_own_script_alone(capaudit: Capaudit, page: Page) -> None:
    done = capaudit(
        "check", "--isolated", "--format", "html", page("a.html", figure(credit="(AP Photo/Jane Doe) (Jane Doe)"))
    )
    assert done.code == 1
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', done.out)
    assert policy.startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"<link|@import|url\(|<script [^>]*src|style=", done.out)
    assert "(AP Photo/Jane Doe)" in done.out


def test_skipped_images_are_kept_only_for_a_format_that_shows_them(capaudit: Capaudit, page: Page) -> None:
    name = page("a.html", figure(), '<aside><img src="/logo.svg" alt="The Solvik Post" width="90" height="30"></aside>')
    shown = capaudit("check", "--isolated", "--format", "html", name).out
    assert "1 image skipped" in shown
    assert "logo.svg" in shown
    assert "keep_skipped" not in capaudit("check", "--isolated", "--format", "json", name).out


def test_what_was_let_through_stays_visible() -> None:
    shown = Figure(Image(("a.jpg",), None, Text("")), Text("A vote."))
    waiver = Waiver("credit-missing", "family photo <b>", who="Ingrid Falk", origin="capaudit-waivers.toml:3")
    finding = Finding("no credit", shown, rule="credit-missing", figure=shown, waiver=waiver)
    document = Document(SOURCE, (shown,), skipped=(Skipped(shown.image, "logo"),))
    text = "".join(EditorsReport(Run("1", {})).render([Audited(document, waived=(finding,))]))
    assert "family photo &lt;b&gt;" in text
    assert "Ingrid Falk" in text
    assert "1 finding let through" in text


def test_files_that_could_not_be_read_are_named_first(capaudit: Capaudit, page: Page) -> None:
    text = capaudit("check", "--isolated", "--format", "html", page("a.html", figure()), "none.html").out
    assert text.index("1 file could not be read") < text.index("<main")
    assert "no such file" in text


def test_memory_does_not_grow_with_the_pages() -> None:
    words = Text("A vote. " * 5000)
    shown = Figure(Image(("a.jpg",), None, Text("")), words)

    def pages(number: int) -> Iterator[Audited]:
        return (Audited(Document(SOURCE, (shown,) * 5)) for _ in range(number))

    def peak(number: int) -> int:
        tracemalloc.start()
        for _ in EditorsReport(Run("1", {})).render(pages(number)):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    few = peak(5)
    assert peak(40) < few + 1_000_000


def test_a_credit_is_read_out_in_parts() -> None:
    from capaudit import read_credit

    credit = read_credit(Text("Jane Doe/AFP via Getty Images"))
    assert credit is not None
    found = [(part.role, part.words) for part in parts_of(credit)]
    assert found == [("photographer", "Jane Doe"), ("agency", "AFP"), ("via", "Getty Images")]
