"""`capaudit check`: what can be audited, what cannot, and the exit code for each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from support import Capaudit, Page, figure, html

CRASHING = """
from capaudit import Finding, hookimpl, rule

@rule("house/image-crash")
def check(figure):
    '''A rule that cannot finish on the second picture.'''
    if "second" in figure.image.urls[0]:
        raise ValueError("no such\\nthing")
    yield Finding("seen", at=figure.image)

@hookimpl
def register_rules():
    return [check]
"""

DOUBLED = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8


def test_a_clean_page_is_zero(capaudit: Capaudit, page: Page) -> None:
    done = capaudit("check", page("a.html", figure()))
    assert (done.code, done.err) == (0, "")
    assert done.out == "no findings in 1 page (1 picture)\n"


def test_findings_are_one(capaudit: Capaudit, page: Page) -> None:
    done = capaudit("check", page("a.html", DOUBLED))
    assert done.code == 1
    assert "error: " in done.out
    assert "credit-repeated" in done.out


def test_findings_below_fail_on_are_zero(capaudit: Capaudit, page: Page) -> None:
    name = page("a.html", figure(credit=""))
    assert capaudit("check", "--select", "credit-missing", name).code == 1
    assert capaudit("check", "--select", "credit-missing", "--fail-on", "error", name).code == 0
    assert capaudit("check", "--select", "credit-missing", "--severity", "credit-missing=note", name).code == 0
    assert capaudit("check", "--ignore", "credit-missing", name).code == 0


def test_not_read_wins_over_findings(capaudit: Capaudit, page: Page) -> None:
    done = capaudit("check", "missing.html", page("a.html", DOUBLED))
    assert done.code == 2
    assert "credit-repeated" in done.out
    assert "error: missing.html: no such file\n" in done.err


def write(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return path.name


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (PNG, "a PNG picture"),
        (b"\xff\xd8\xff\xe0" + PNG, "a JPEG picture"),
        (b"%PDF-1.7\n" + PNG, "a PDF document"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x1f\x8b\x08" + PNG, "gzip"),
    ],
    ids=["empty", "white space", "PNG", "JPEG", "PDF", "binary", "gzip"],
)
def test_what_is_no_page_is_two(capaudit: Capaudit, folder: Path, page: Page, data: bytes, reason: str) -> None:
    done = capaudit("check", write(folder / "bad.html", data), page("good.html", DOUBLED), "--format", "json")
    assert done.code == 2
    report = json.loads(done.out)
    assert [one["path"] for one in report["unread"]] == ["bad.html"]
    assert reason in report["unread"][0]["reason"]
    assert [one["path"] for one in report["pages"]] == ["good.html"], "the other files are still audited"
    assert "bad.html" in done.err


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(html(DOUBLED).encode("utf-16"), id="UTF-16 with a BOM"),
        pytest.param(html(DOUBLED).encode()[:-60], id="cut in half"),
        pytest.param(html(DOUBLED).replace("<h1>", "<h1>\0\0").encode(), id="NUL bytes"),
        pytest.param(html(DOUBLED).replace("<h1>", "<h1>\x1b[2J").encode(), id="escape codes"),
    ],
)
def test_odd_pages_are_audited_as_usual(capaudit: Capaudit, folder: Path, data: bytes) -> None:
    done = capaudit("check", write(folder / "odd.html", data), "--format", "concise")
    assert done.code == 1, done.err
    assert "error credit-repeated" in done.out


def test_ten_thousand_nested_tags_are_incomplete(capaudit: Capaudit, folder: Path) -> None:
    deep = html(DOUBLED).replace("<h1>", "<div>" * 10_000 + "<h1>")
    done = capaudit("check", write(folder / "deep.html", deep.encode()), "--format", "concise")
    assert done.code == 2
    assert "error document-incomplete only a part of the page could be read" in done.out
    assert capaudit("show", "deep.html").code == 2


def test_a_file_over_max_bytes_is_two(capaudit: Capaudit, page: Page) -> None:
    name = page("a.html", figure())
    size = Path(name).stat().st_size
    assert capaudit("check", "--max-bytes", str(size), name).code == 0
    done = capaudit("check", "--max-bytes", str(size - 1), name)
    assert done.code == 2
    assert "larger than --max-bytes" in done.err
    assert capaudit("check", "--max-bytes", "1k", name).code == int(size > 1024) * 2
    assert "no size" in capaudit("check", "--max-bytes", "12 apples", name).err


def test_folders_and_patterns(capaudit: Capaudit, page: Page, folder: Path) -> None:
    for name in ("news/b.html", "news/a.HTM", "news/deep/c.xhtml", "news/.hidden/d.html", "news/node_modules/e.html"):
        page(name, DOUBLED)
    (folder / "news/readme.txt").write_text("no page")
    done = capaudit("check", "news", "--format", "jsonl")
    pages = [record["path"] for record in map(json.loads, done.out.splitlines()) if record["type"] == "page"]
    assert pages == ["news/a.HTM", "news/b.html", "news/deep/c.xhtml"]
    globbed = capaudit("check", "news/**/*.html", "news/b.html", "--format", "jsonl")
    pages = [record["path"] for record in map(json.loads, globbed.out.splitlines()) if record["type"] == "page"]
    assert pages == ["news/b.html", "news/node_modules/e.html"], "each file once"


def test_nothing_to_audit_is_two_unless_allowed(capaudit: Capaudit, folder: Path) -> None:
    (folder / "empty").mkdir()
    for path in ("empty", "*.html"):
        done = capaudit("check", path)
        assert (done.code, path in done.err) == (2, True)
        assert capaudit("check", "--allow-empty", path).code == 0
    assert capaudit("check", "--allow-empty", "missing.html").code == 2
    assert capaudit("check").code == 2, "no path at all"


def test_exclude_spares_files_that_are_named(capaudit: Capaudit, page: Page, folder: Path) -> None:
    page("archive/old.html", DOUBLED)
    page("new.html", figure())
    (folder / "capaudit.toml").write_text('exclude = ["archive/**"]')
    assert capaudit("check", ".").code == 0
    assert capaudit("check", "archive/old.html").code == 1


def test_standard_input(capaudit: Capaudit) -> None:
    data = html(DOUBLED).encode()
    done = capaudit("check", "-", "--format", "concise", stdin=data)
    assert done.code == 1
    assert done.out.startswith("<stdin>:")
    done = capaudit("check", "-", "--stdin-filename", "story.html", "--format", "concise", stdin=data)
    assert done.out.startswith("story.html:")
    assert capaudit("check", "-", stdin=b"").code == 2


def test_a_crashing_rule_is_a_finding_and_two(capaudit: Capaudit, page: Page, folder: Path) -> None:
    (folder / "crash.py").write_text(CRASHING)
    name = page(
        "a.html", figure(name="first.jpg"), figure("Another.", name="second.jpg"), figure("Third.", name="c.jpg")
    )
    done = capaudit("check", "--plugin", "crash.py", "--select", "house/*", name, "--format", "concise")
    assert done.code == 2
    lines = done.out.splitlines()
    assert ["rule-crashed" in line for line in lines] == [False, True, False], "the other pictures are still checked"
    assert lines[1].endswith("error rule-crashed rule house/image-crash crashed: ValueError: no such thing")
    assert "Traceback" not in done.out + done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "jsn"], "did you mean “json”?"),
        (["--format", "json", "--format", "text"], "two formats for standard output"),
        (["--select", "credit-mising"], "did you mean “credit-missing”?"),
        (["--ignore", "x-*"], "no rule matches “x-*”"),
        (["--profile", "defualt"], "did you mean “default”?"),
        (["--profile", "ours"], "unknown profile “ours” (known: default"),
        (["--severity", "credit-missing"], "RULE=LEVEL"),
        (["--severity", "credit-missing=grave"], "note, warning or error"),
        (["--fail-on", "never"], "never"),
        (["--config", "none.toml"], "none.toml: cannot be read"),
        (["--config", "a.toml", "--isolated"], "exclude each other"),
        (["--format", "json=no/such/folder/x.json"], "cannot write no/such/folder/x.json"),
        (["--no-such-option"], "--no-such-option"),
    ],
)
def test_bad_usage_is_two(capaudit: Capaudit, page: Page, arguments: list[str], message: str) -> None:
    done = capaudit("check", *arguments, page("a.html", DOUBLED))
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert "Traceback" not in done.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to the administrator")
def test_a_file_that_may_not_be_read_stops_none_of_the_others(capaudit: Capaudit, page: Page) -> None:
    closed, name = page("closed.html", DOUBLED), page("a.html", DOUBLED)
    Path(closed).chmod(0)
    done = capaudit("check", closed, name)
    assert (done.code, done.err) == (2, "error: closed.html: cannot be read: permission denied\n")
    assert "credit-repeated" in done.out


def test_that_no_rule_is_on_is_said(capaudit: Capaudit, page: Page) -> None:
    done = capaudit("check", "--ignore", "*", page("a.html", DOUBLED))
    assert (done.code, done.err) == (0, "notice: no rule is on\n")
    assert capaudit("check", "--select", "credit-missing", "a.html").err == ""


def test_a_folder_that_cannot_be_listed_is_no_empty_one(
    capaudit: Capaudit, page: Page, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = page("a.html", DOUBLED)

    def scandir(path: str) -> NoReturn:
        raise PermissionError(13, "Permission denied", path)

    (folder / "closed").mkdir()
    monkeypatch.setattr(os, "scandir", scandir)
    done = capaudit("check", "--allow-empty", "closed", name)
    assert (done.code, done.err) == (2, "error: closed: the folder cannot be listed: Permission denied\n")
    assert "credit-repeated" in done.out


def test_an_unknown_command_names_the_nearest(capaudit: Capaudit) -> None:
    done = capaudit("chekc", "a.html")
    assert done.code == 2
    assert "did you mean “check”?" in done.err


def shell(*arguments: str, folder: Path, **given: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "capaudit", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, env=os.environ | given, check=False)


def test_from_the_shell(page: Page, folder: Path) -> None:
    done = shell("check", page("a.html", DOUBLED), "none.html", folder=folder)
    assert done.returncode == 2
    assert b"credit-repeated" in done.stdout
    assert b"\x1b" not in done.stdout, "no colour where there is no terminal"
    assert done.stderr == b"error: none.html: no such file\n"


def test_an_encoding_that_lacks_our_letters_is_no_crash(page: Page, folder: Path) -> None:
    done = shell("check", page("a.html", DOUBLED), folder=folder, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert "“(AP Photo/Jane Doe)”".encode() in done.stdout


def test_a_broken_pipe_is_quiet(page: Page, folder: Path) -> None:
    names = [page(f"{number}.html", *[DOUBLED] * 20) for number in range(40)]
    command = [sys.executable, "-m", "capaudit", "check", *names]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), error) == (2, b"")


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"], ["rules"]])
def test_a_pipe_that_was_never_read_is_quiet(arguments: list[str]) -> None:
    unread, output = os.pipe()
    os.close(unread)
    command = [sys.executable, "-m", "capaudit", *arguments]
    done = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, check=False)
    os.close(output)
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", ["check missing.html", "chekc a.html"])
def test_standard_error_that_is_full(folder: Path, arguments: str) -> None:
    command = f'"{sys.executable}" -m capaudit {arguments} 2> /dev/full'
    assert subprocess.run(command, shell=True, cwd=folder, check=False).returncode == 2  # noqa: S602 - our own words


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments",
    [
        "check a.html",
        "check a.html --diff",
        "check a.html --format json",
        "show a.html",
        "rules",
        "--version",
        "--help",
        "check --help",
    ],
)
def test_standard_output_that_is_full(page: Page, folder: Path, arguments: str, unbuffered: str) -> None:
    page("a.html", DOUBLED)
    command = f'"{sys.executable}" -m capaudit {arguments} > /dev/full'
    environment = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    done = subprocess.run(  # noqa: S602 - our own words
        command, shell=True, cwd=folder, stderr=subprocess.PIPE, env=environment, check=False
    )
    assert (done.returncode, done.stderr) == (2, b"error: cannot write standard output: No space left on device\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_completion_that_cannot_be_written() -> None:
    environment = os.environ | {"_CAPAUDIT_COMPLETE": "bash_source"}
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "capaudit"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment, check=False)
    assert (done.returncode, done.stderr) == (2, b"error: cannot write standard output: No space left on device\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ("check a.html >&-", 2, "error: cannot write standard output: Bad file descriptor\n"),
        ("rules >&-", 2, "error: cannot write standard output: Bad file descriptor\n"),
        ("check a.html --format json=out.json >&-", 1, ""),
        ("check - <&-", 2, "error: <stdin>: the file is empty\n"),
        ("check --files-from - <&-", 2, "error: --files-from -: names no file\n"),
        (
            "check - <&- >&-",
            2,
            "error: <stdin>: the file is empty\nerror: cannot write standard output: Bad file descriptor\n",
        ),
        ("check a.html none.html >out.txt 2>&-", 2, ""),
    ],
)
def test_streams_that_are_closed(page: Page, folder: Path, arguments: str, code: int, message: str) -> None:
    page("a.html", DOUBLED)
    command = f'"{sys.executable}" -m capaudit {arguments}'
    done = subprocess.run(  # noqa: S602 - our own words
        command, shell=True, cwd=folder, stderr=subprocess.PIPE, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (code, message)
