"""`--fix`, `--unsafe-fixes` and `--diff`: what is written, and what is left alone."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from capaudit import Edit, Source, Span
from capaudit.basics.files import replace_file
from capaudit.config import Config
from capaudit.errors import UnwritableError
from capaudit.runs.mend import edited, mend
from capaudit.settings import settings_of
from support import Capaudit, Page, figure, html

DOUBLED = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")
ONCE = figure(credit="(AP Photo/Jane Doe)")
UNLIKE = figure(credit="(AP Photo/Jane Doe) (Jane Doe)")
RULES = ("--select", "credit-*")
FIXING = """
from capaudit import Finding, Fix, Severity, hookimpl, rule

@rule("house/caption-worse")
def worse(figure):
    '''A fix that cures its finding and brings two of another rule.'''
    if figure.caption and (words := figure.caption.search("council")):
        edit = words.replaced("kounsil x")
        yield Finding("a council", at=words, fix=Fix("worse", (edit,)))

@rule("house/caption-kounsil")
def kounsil(figure):
    '''What the other brings.'''
    if figure.caption and (words := figure.caption.search("kounsil")):
        yield Finding("a kounsil", at=words)

@rule("house/caption-endless")
def endless(figure):
    '''A fix that does not cure.'''
    if figure.caption and (words := figure.caption.search("members?")):
        yield Finding("members", at=words, fix=Fix("endless", (words.replaced(words.value + "s"),)))

@rule("house/caption-steps")
def steps(figure):
    '''Several findings, one fix after the other.'''
    for number in range(len(figure.caption.value) if figure.caption else 0):
        letter = figure.caption[number : number + 1]
        if letter.value == "o":
            yield Finding(f"o at {number}", at=letter, fix=Fix("0", (letter.replaced("0"),)))

@hookimpl
def register_rules():
    return [worse, kounsil, endless, steps]
"""


def test_fix_cures_and_reports_what_remains(capaudit: Capaudit, page: Page, folder: Path) -> None:
    name = page("a.html", DOUBLED, figure(credit="", name="b.jpg"))
    done = capaudit("check", *RULES, "--fix", name)
    assert done.code == 1
    assert "credit-missing" in done.out
    assert "credit-repeated" not in done.out
    assert done.out.splitlines()[-1] == "1 warning in 1 page (2 pictures), 1 finding fixed"
    assert (folder / name).read_text() == html(ONCE, figure(credit="", name="b.jpg"))
    again = capaudit("check", *RULES, "--fix", "--ignore", "credit-missing", name)
    assert (again.code, again.out) == (0, "no findings in 1 page (2 pictures)\n")


def test_safe_fixes_are_not_the_others(capaudit: Capaudit, page: Page, folder: Path) -> None:
    name = page("a.html", UNLIKE)
    before = (folder / name).read_bytes()
    assert capaudit("check", *RULES, "--fix", name).code == 1
    assert (folder / name).read_bytes() == before
    assert capaudit("check", *RULES, "--unsafe-fixes", name).code == 0
    assert (folder / name).read_text() == html(ONCE)


@pytest.mark.parametrize(
    ("encoding", "bom", "ends"),
    [
        ("utf-8", b"", "\r\n"),
        ("utf-8", b"\xef\xbb\xbf", "\n"),
        ("utf-16-le", b"\xff\xfe", "\r\n"),
        ("utf-16-be", b"\xfe\xff", "\r"),
        ("iso-8859-1", b"", "\r\n"),
        ("shift_jis", b"", "\n"),
        ("iso-2022-jp", b"", "\n"),
    ],
)
def test_encoding_mark_and_line_ends_stay(
    capaudit: Capaudit, folder: Path, encoding: str, bom: bytes, ends: str
) -> None:
    word = "川と橋" if encoding in ("shift_jis", "iso-2022-jp") else "Ærø"
    text = html(f"<p>{word} \t</p>", "{}", f"<p>{word}</p>").replace("utf-8", encoding).replace("\n", ends)
    before, after = (bom + text.replace("{}", one.strip()).encode(encoding) for one in (DOUBLED, ONCE))
    (folder / "a.html").write_bytes(before)
    done = capaudit("check", "--select", "credit-repeated", "--fix", "a.html")
    assert (done.code, (folder / "a.html").read_bytes()) == (0, after), done.out


def test_damaged_bytes_stay_as_they_are(capaudit: Capaudit, folder: Path) -> None:
    before = html("<p>Ærø, Ærø, Ærø {}</p>", DOUBLED).encode().replace(b"{}", b"\xff\x80")
    (folder / "a.html").write_bytes(before)
    assert capaudit("check", "--select", "credit-repeated", "--fix", "a.html").code == 0
    assert (folder / "a.html").read_bytes() == before.replace(DOUBLED.encode(), ONCE.encode())


def test_a_character_that_the_encoding_lacks_becomes_a_reference() -> None:
    data = "ø: a".encode("latin-1")
    source = Source("a", data.decode("latin-1"), "latin-1")
    assert edited(data, source, [Edit(Span(3, 4), "–")]) == b"\xf8: &#8211;"
    assert edited(data + b"!", source, [Edit(Span(3, 4), "b")]) is None, "the bytes are not those of the text"
    assert edited(data, source, [Edit(Span(0, 2), "b"), Edit(Span(1, 3), "c")]) is None, "edits that overlap"


def test_a_fix_that_cures_nothing_or_brings_another_finding_is_taken_back(
    capaudit: Capaudit, page: Page, folder: Path
) -> None:
    (folder / "f.py").write_text(FIXING)
    name = page("a.html", figure("Council members of the council."))
    before = (folder / name).read_bytes()
    rules = "house/caption-worse,house/caption-kounsil,house/caption-endless"
    done = capaudit("check", "--plugin", "f.py", "--select", rules, "--fix", name, "--format", "concise")
    assert (done.code, done.out.count("\n")) == (1, 2)
    assert (folder / name).read_bytes() == before
    done = capaudit("check", "--plugin", "f.py", "--select", f"{rules},house/caption-steps", "--fix", name)
    assert done.out.splitlines()[-1] == "1 warning in 1 page (1 picture), 3 findings fixed"
    assert (folder / name).read_text() == html(figure("C0uncil members 0f the c0uncil."))


def test_diff_shows_and_changes_nothing(capaudit: Capaudit, page: Page, folder: Path) -> None:
    names = [page("a.html", DOUBLED), page("b c.html", ONCE), page("d e.html", DOUBLED)]
    before = [(folder / name).read_bytes() for name in names]
    done = capaudit("check", *RULES, "--diff", *names, "--format", "json=r.json")
    assert (done.code, done.err) == (1, "2 pages would change\n")
    assert len(json.loads((folder / "r.json").read_text())["pages"]) == 3
    assert [(folder / name).read_bytes() for name in names] == before
    for tool in filter(shutil.which, ("patch", "git")):
        copy = folder / tool
        copy.mkdir()
        for name in names:
            shutil.copy(folder / name, copy)
        command = [tool, "-p1"] if tool == "patch" else [tool, "apply", "-"]
        subprocess.run(command, input=done.out.encode(), cwd=copy, check=True, capture_output=True)
        assert [(copy / name).read_text() for name in names] == [html(ONCE)] * 3
    assert capaudit("check", "--diff", "a.html", "--format", "json").code == 2


def test_a_diff_of_a_page_without_a_last_line_end(capaudit: Capaudit, folder: Path) -> None:
    (folder / "a.html").write_text(html(DOUBLED).replace("\n", ""))
    done = capaudit("check", *RULES, "--diff", "a.html")
    assert done.out.count("\\ No newline at end of file\n") == 2


def test_standard_input_comes_out_mended(capaudit: Capaudit) -> None:
    done = capaudit("check", *RULES, "--fix", "-", stdin=html(DOUBLED).encode())
    assert (done.code, done.out) == (0, html(ONCE))
    assert done.err == "no findings in 1 page (1 picture), 1 finding fixed\n"
    same = capaudit("check", *RULES, "--fix", "-", stdin=html(ONCE).encode())
    assert (same.code, same.out) == (0, html(ONCE)), "a page that needs no fix comes out too"
    assert capaudit("check", *RULES, "--diff", "-", stdin=html(DOUBLED).encode()).out.startswith("--- a/<stdin>\n")


def test_mode_and_links_are_kept(capaudit: Capaudit, page: Page, folder: Path) -> None:
    name = page("pages/a.html", DOUBLED)
    (folder / name).chmod(0o640)
    (folder / "link.html").symlink_to(name)
    assert capaudit("check", *RULES, "--fix", "link.html").code == 0
    assert (folder / "link.html").is_symlink()
    assert (folder / name).read_text() == html(ONCE)
    assert stat.S_IMODE((folder / name).stat().st_mode) == 0o640
    assert sorted(path.name for path in (folder / "pages").iterdir()) == ["a.html"]


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc/self").exists(), reason="needs an owner to keep")
def test_the_owner_is_kept(folder: Path) -> None:
    path = folder / "a.html"
    path.write_text("old")
    if os.geteuid() == 0:
        os.chown(path, 12345, 12345)
    before = path.stat()
    replace_file(str(path), b"new")
    assert (path.read_text(), path.stat().st_uid, path.stat().st_gid) == ("new", before.st_uid, before.st_gid)


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(folder: Path) -> None:
    path = folder / "a.html"
    path.write_text("somebody else's")
    with pytest.raises(UnwritableError, match="changed meanwhile"):
        replace_file(str(path), b"ours", expected=b"what we read")
    assert [(one.name, one.read_text()) for one in folder.iterdir()] == [("a.html", "somebody else's")]


MEDDLING = """
from pathlib import Path
from capaudit import hookimpl, rule

@rule("house/image-meddled")
def check(figure, document):
    '''Changes the page while it is audited, as an editor might.'''
    path = Path(document.source.name)
    path.write_text(path.read_text() + "<!-- saved -->")
    return iter(())

@hookimpl
def register_rules():
    return [check]
"""


def test_a_page_that_is_saved_while_it_is_audited(capaudit: Capaudit, page: Page, folder: Path) -> None:
    (folder / "m.py").write_text(MEDDLING)
    name = page("a.html", DOUBLED)
    done = capaudit("check", "--plugin", "m.py", "--select", "credit-repeated,house/*", "--fix", name)
    assert (done.code, done.err) == (
        2,
        "error: a.html: was not fixed: the file was changed meanwhile; nothing was written\n",
    )
    assert "credit-repeated" in done.out, "what was found in it is still reported"
    assert (folder / name).read_text().startswith(html(DOUBLED) + "<!-- saved -->")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_page_is_left_alone(capaudit: Capaudit, page: Page, folder: Path) -> None:
    name = page("a.html", DOUBLED)
    (folder / name).chmod(0o444)
    done = capaudit("check", *RULES, "--fix", name)
    assert (done.code, "read-only" in done.err) == (2, True)


def test_examples_reach_a_fixed_point() -> None:
    settings = settings_of(Config())
    for path in (Path(__file__).parent.parent / "examples").glob("*.html"):
        for unsafe in (False, True):
            once = mend(path.read_bytes(), path.name, settings, unsafe=unsafe)
            again = mend(once.after.data, path.name, settings, unsafe=unsafe)
            assert again.after.data == once.after.data
            assert len(once.after.audited.findings) == len(once.before.audited.findings) - len(once.after.audited.fixed)


LOOP = """
import sys
from capaudit.basics.files import replace_file
versions = [open(name, "rb").read() for name in ("one", "two")]
print("on", flush=True)
while True:
    for version in versions:
        replace_file("page.html", version)
"""


def test_who_is_killed_while_writing_leaves_one_whole_page(folder: Path) -> None:
    versions = [html(one).encode() * 50 for one in (DOUBLED, ONCE)]
    for name, version in zip(("one", "two", "page.html"), (*versions, versions[0]), strict=True):
        (folder / name).write_bytes(version)
    for number in range(6):
        with subprocess.Popen([sys.executable, "-c", LOOP], cwd=folder, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                writer.wait(0.003 * number)
            writer.kill()
        assert (folder / "page.html").read_bytes() in versions


def test_what_a_killed_process_has_left_is_taken_away_later(folder: Path) -> None:
    for name, age in ((".a.html.1.capaudit-tmp", 4000), (".b.html.2.capaudit-tmp", 10), ("c.capaudit-tmp", 4000)):
        (folder / name).write_text("half")
        moment = time.time() - age
        os.utime(folder / name, (moment, moment))
    replace_file("page.html", b"new")
    left = sorted(path.name for path in folder.iterdir())
    assert left == [".b.html.2.capaudit-tmp", "c.capaudit-tmp", "page.html"], "another may still be writing"
