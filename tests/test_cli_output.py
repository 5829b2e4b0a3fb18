"""What `capaudit check` prints: every format, and nothing that steers a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from capaudit import Excerpt, Source, Span, cells, clipped, json_text, visible
from capaudit.reporters._marked import marked
from support import Capaudit, Page, figure

DOUBLED = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")
STEERING = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp.exe\u2066 (AP Photo/Jane Doe) (AP Photo/Jane Doe)"
RAW = "\x1b\x07\x9b\u202e\u2066"


def test_text_groups_by_file_and_picture(capaudit: Capaudit, page: Page) -> None:
    done = capaudit("check", page("a.html", figure("A vote in Solvik.", name="first.jpg"), DOUBLED))
    lines = done.out.splitlines()
    assert lines[0] == "a.html"
    assert lines[2].startswith("  picture 2  vote.jpg  “Council members vote")
    marks = next(number for number, line in enumerate(lines) if "^" in line)
    start, end = lines[marks].index("^"), lines[marks].rindex("^") + 1
    assert lines[marks - 1][start:end] == "(AP Photo/Jane Doe)"
    assert lines[marks + 1].lstrip().startswith("→ ")
    assert lines[marks + 2].lstrip().startswith("also: ")
    assert lines[-1] == "1 error in 1 page (2 pictures)"


def test_text_says_what_is_the_same_on_several_pictures_once(capaudit: Capaudit, page: Page) -> None:
    bare = [figure(name=f"{name}.jpg", credit="") for name in ("one", "two", "three")]
    done = capaudit("check", "--select", "credit-missing", page("a.html", *bare))
    lines = done.out.splitlines()
    assert sum("picture without a credit" in line for line in lines) == 1
    (again,) = (line.strip() for line in lines if "again: " in line)
    each = capaudit("check", "--select", "credit-missing", "--format", "concise", "a.html").out.splitlines()
    _, second, third = (":".join(line.split(":")[1:3]) for line in each)
    assert again == f"again: {second} in picture 2, {third} in picture 3"
    assert "three.jpg" not in done.out
    assert lines[-1] == "3 warnings in 1 page (3 pictures)"


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_narrow_terminal_gets_lines_that_fit(
    capaudit: Capaudit, page: Page, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = capaudit("check", page("a.html", DOUBLED)).out.splitlines()
    finding = [line for line in lines if line.startswith("   ")]
    assert len(finding) >= 4
    assert max(map(cells, finding)) <= width
    assert sum("credit-repeated" in line for line in finding) == 1


def test_concise_is_one_line_a_finding(capaudit: Capaudit, page: Page) -> None:
    done = capaudit("check", "--format", "concise", page("a.html", DOUBLED))
    (line,) = done.out.splitlines()
    path, number, column, rest = line.split(":", 3)
    source = Path(path).read_text(encoding="utf-8").splitlines()
    assert source[int(number) - 1][int(column) - 1 :].startswith("(AP Photo/Jane Doe)<")
    assert rest.startswith(" error credit-repeated ")


def test_json_is_one_document_with_places_and_fixes(capaudit: Capaudit, page: Page) -> None:
    name = page("a.html", figure("A vote in Solvik.", name="first.jpg"), DOUBLED)
    report = json.loads(capaudit("check", "--format", "json", name).out)
    assert report["schema"] == 1
    (finding,) = report["pages"][0]["findings"]
    text = Path(name).read_text(encoding="utf-8")
    assert text[finding["start"] : finding["end"]] == finding["quote"] == "(AP Photo/Jane Doe)"
    assert finding["figure"]["number"] == 2
    edit = finding["fix"]["edits"][0]
    assert "(AP Photo/Jane Doe)" in text[edit["start"] : edit["end"]]
    assert report["summary"]["errors"] == 1


def test_json_of_no_page_is_still_json(capaudit: Capaudit) -> None:
    report = json.loads(capaudit("check", "--format", "json", "none.html").out)
    assert report["pages"] == []
    assert report["unread"] == [{"path": "none.html", "reason": "no such file"}]


def test_jsonl_says_of_each_line_what_it_is(capaudit: Capaudit, page: Page) -> None:
    done = capaudit("check", "--format", "jsonl", "none.html", page("a.html", DOUBLED))
    kinds = [json.loads(line)["type"] for line in done.out.splitlines()]
    assert kinds == ["run", "finding", "page", "unread", "summary"]


def test_several_formats_at_once_get_the_same_pages(capaudit: Capaudit, page: Page, folder: Path) -> None:
    names = [page(f"{number}.html", DOUBLED) for number in range(30)]
    done = capaudit("check", *names, "--format", "concise", "--format", "json=a.json", "--format", "jsonl=a.jsonl")
    report = json.loads((folder / "a.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in report["pages"]] == names
    assert len(done.out.splitlines()) == 30
    assert (folder / "a.jsonl").read_text(encoding="utf-8").count('"type": "finding"') == 30
    assert sorted(path.name for path in folder.iterdir() if "json" in path.name) == ["a.json", "a.jsonl"]


FAILING = """
from capaudit import hookimpl, reporter

@reporter("failing")
def render(pages, run):
    "Fails on the second page."
    for number, page in enumerate(pages):
        yield page.name + chr(10)
        assert number < 1, "cannot go on"

@reporter("lazy")
def lazy(pages, run):
    "Reads no page at all."
    yield "nothing read"

@hookimpl
def register_reporters():
    return [render, lazy]
"""


@pytest.mark.parametrize("others", [[], ["--format", "json=other.json"]])
def test_a_format_that_fails_stops_the_run_with_its_name(
    capaudit: Capaudit, page: Page, folder: Path, others: list[str]
) -> None:
    (folder / "f.py").write_text(FAILING)
    names = [page(f"{number}.html", figure()) for number in range(30)]
    done = capaudit("check", "--plugin", "f.py", "--format", "failing=out.txt", *others, *names)
    assert done.code == 2
    assert "error: format “failing” failed: AssertionError: cannot go on" in done.err
    assert not list(folder.glob("*out.txt*")), "no half a file is left"


def test_a_format_that_reads_nothing_does_not_hide_findings(capaudit: Capaudit, page: Page, folder: Path) -> None:
    (folder / "f.py").write_text(FAILING)
    done = capaudit("check", "--plugin", "f.py", "--format", "lazy", page("a.html", DOUBLED))
    assert (done.code, done.out) == (1, "nothing read")


@pytest.mark.parametrize("shape", ["text", "concise", "json", "jsonl"])
def test_no_format_lets_a_page_steer_the_terminal(capaudit: Capaudit, page: Page, shape: str) -> None:
    done = capaudit("check", "--format", shape, page("a.html", figure(credit=STEERING)))
    assert "credit-repeated" in done.out
    assert not set(RAW) & set(done.out)
    assert shape == "concise" or "\\x1b" in done.out or "\\u001b" in done.out


def test_file_names_cannot_steer_the_terminal_either(capaudit: Capaudit, page: Page) -> None:
    done = capaudit("check", page("a\x1b[2J.html", DOUBLED), "b\x1b[2J.html")
    assert "\x1b" not in done.out + done.err
    assert "a\\x1b[2J.html" in done.out
    assert "b\\x1b[2J.html" in done.err


def test_colour_is_by_choice_or_for_a_terminal(capaudit: Capaudit, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    name = page("a.html", DOUBLED)
    assert "\x1b[" not in capaudit("check", name).out
    assert "\x1b[31;1m" in capaudit("check", "--color", "always", name).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" in capaudit("check", "--color", "always", name).out, "who asks for it gets it"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ærø, 東京, שלום", "Ærø, 東京, שלום"),
        ("a\tb\nc\r\x00\x7f\x85", r"a\tb\nc\r\x00\x7f\x85"),
        ("a\u202eb\u2069\u200b\ufeff\u2028", r"a\u202eb\u2069\u200b\ufeff\u2028"),
        ("\udc80\U000e0041", r"\udc80\U000e0041"),
        ("👩‍🚒 no\u00a0break", "👩‍🚒 no\u00a0break"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_json_text_escapes_what_steers_and_keeps_letters() -> None:
    text = "東京 \x1b\x9b\u202e\udc80 é"
    assert json_text(text) == '"東京 \\u001b\\u009b\\u202e\\udc80 é"'
    assert json.loads(json_text(text)) == text


def test_width_in_cells() -> None:
    assert [cells(text) for text in ("abc", "東京", "e\u0301", "각", "가")] == [3, 4, 1, 2, 2]
    assert clipped("東京の港で火災", 7) == "東京の…"
    assert clipped("a fire", 6) == "a fire"
    assert cells(clipped("\x1b" * 500, 20)) <= 20


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("<figcaption>東京の港 (共同) (共同)</figcaption>", "(共同)</"),
        ("<figcaption>Cafe\u0301 in Paris\u202e (AFP) (AFP)</figcaption>", "(AFP)</"),
        ("x" * 300 + " (AFP) " + "y" * 300, "(AFP)"),
        ("東" * 300 + " (AFP) " + "京" * 300, "(AFP)"),
        ("\t\t<p>\t(AFP)</p>", "(AFP)"),
    ],
)
@pytest.mark.parametrize("width", [30, 60, 100])
def test_carets_stand_below_the_words(line: str, words: str, width: int) -> None:
    start = line.index(words)
    excerpt = Source("a", line).place(Span(start, start + len(words))).excerpt
    shown, carets = marked(excerpt, width)
    assert cells(shown) <= width
    at = cells_to_index(shown, carets.index("^"))
    assert shown[at:].startswith(words)
    assert carets.count("^") == cells(words)


def cells_to_index(text: str, column: int) -> int:
    """The first character that begins at a column and is no combining mark."""
    return next(at for at in range(len(text)) if cells(text[:at]) == column and cells(text[at]))


def test_carets_of_a_place_without_width() -> None:
    assert marked(Excerpt("abc", 3, 1), 40) == ("abc", "   ^")
