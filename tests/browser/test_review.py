"""`capaudit review`: decisions in a real browser, over the real server, through the real command line."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from accessibility import violations
from support import Capaudit, figure, html
from support import Page as Write

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent.parent
PLUGIN = ROOT / "plugins" / "capaudit-review" / "src"
DOUBLED = figure(credit="(AP Photo/Jane Doe) (Jane Doe)", name="doubled.jpg")
CLEAN = figure(caption="The school in Solvik, Norway, on Tuesday.", name="clean.jpg")
Start = Callable[..., str]


@pytest.fixture
def start(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Start a review, ending the one before; gives its address."""
    site = tmp_path_factory.mktemp("site")
    about = site / "capaudit_review-0.1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Name: capaudit-review\nVersion: 0.1.0\n")
    (about / "entry_points.txt").write_text("[capaudit]\nreview = capaudit_review\n")
    (folder / "capaudit.toml").write_text('select = ["credit-repeated"]\n')
    running: list[subprocess.Popen[str]] = []

    def end() -> None:
        for process in running:
            process.kill()
            process.communicate(timeout=10)
        running.clear()

    def run(*arguments: str) -> str:
        end()
        command = [sys.executable, "-m", "capaudit", "review", "--no-browser", *arguments]
        paths = os.pathsep.join(map(str, (ROOT / "src", PLUGIN, site)))
        environment = os.environ | {"PYTHONPATH": paths, "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(
            command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        running.append(process)
        assert process.stdout is not None
        return process.stdout.readline().strip()

    yield run
    end()


def let_through(tab: Page, reason: str = "agreed with the agency") -> None:
    """Let the first finding through, as an editor does."""
    if not tab.locator(".decide[open]").count():
        tab.locator(".decide summary").first.click()
    tab.fill(".decide[open] [name=reason]", reason)
    tab.fill(".decide[open] [name=who]", "Ingrid Falk")
    tab.click(".decide[open] button")
    tab.wait_for_selector("li.waived")


def test_a_finding_is_let_through_and_gone_from_check_and_taken_back(
    capaudit: Capaudit, page: Write, tab: Page, start: Start
) -> None:
    page("a.html", DOUBLED, CLEAN)
    assert capaudit("check", "a.html").code == 1
    tab.goto(start("a.html"))
    let_through(tab)
    assert tab.locator("h1").inner_text() == "Nothing found on 1 page"
    assert tab.locator(".levels .error").inner_text() == "0 errors"
    done = capaudit("check", "a.html")
    assert (done.code, "1 finding waived" in done.out) == (0, True)
    tab.goto(start("a.html"))
    assert tab.locator(".finding").count() == 0
    assert "agreed with the agency" in tab.locator("li.waived").inner_text()
    tab.click(".undo button")
    tab.wait_for_selector(".finding")
    assert tab.locator("li.waived").count() == 0
    assert capaudit("check", "a.html").code == 1


def test_a_page_is_approved_and_says_so_when_its_words_change(page: Write, tab: Page, start: Start) -> None:
    page("a.html", CLEAN)
    tab.goto(start("a.html"))
    tab.fill(".approval [name=who]", "Ingrid Falk")
    tab.click(".approval button")
    tab.wait_for_selector(".approval.kept")
    assert "Approved by Ingrid Falk" in tab.locator(".approval").inner_text()
    page("a.html", CLEAN, "<p>Only the text of the article has grown.</p>")
    tab.goto(start("a.html"))
    assert tab.locator(".approval.kept").count() == 1
    page("a.html", CLEAN.replace("The school", "The old school"))
    tab.wait_for_selector(".approval.lost")  # without a click: the page was audited again
    assert "The old school" in tab.locator(".caption").inner_text()
    assert "Changed since it was approved" in tab.locator(".approval").inner_text()
    assert tab.input_value(".approval [name=who]")
    tab.locator(".approval button", has_text="again").click()
    tab.wait_for_selector(".approval.kept")
    tab.click(".approval button")
    tab.wait_for_selector(".approval.none")


def test_a_change_on_the_disk_keeps_what_is_being_typed(page: Write, tab: Page, start: Start) -> None:
    page("a.html", DOUBLED)
    page("b.html", CLEAN)
    tab.goto(start("."))
    tab.locator(".decide summary").first.click()
    tab.fill(".decide[open] [name=reason]", "half a reason")
    page("b.html", DOUBLED)
    tab.locator(".finding").nth(1).wait_for()
    assert tab.input_value(".decide[open] [name=reason]") == "half a reason"
    page("a.html", DOUBLED, CLEAN)
    tab.locator(".picture").nth(2).wait_for()
    assert tab.input_value(".decide[open] [name=reason]") == "half a reason"


def test_what_is_not_there_any_more_cannot_be_decided(page: Write, tab: Page, start: Start) -> None:
    page("a.html", DOUBLED)
    address = start("a.html")
    tab.goto(address)
    mark = tab.get_attribute(".decide form", "data-mark")
    for words, status in (
        ({"mark": "0" * 16}, 409),
        ({"page": "/etc/passwd"}, 409),
        ({"reason": " "}, 400),
        ({"until": "x"}, 400),
    ):
        said = {"page": "a.html", "mark": mark, "reason": "because", "who": "Ingrid Falk"} | words
        assert ask(address, "let-through", said) == status, words
    assert not Path("capaudit-waivers.toml").exists()
    until = (date.today() + timedelta(9)).isoformat()
    assert (
        ask(
            address,
            "let-through",
            {"page": "a.html", "mark": mark, "reason": "because", "who": "I. Falk", "until": until},
        )
        == 204
    )
    assert f"until = {until}" in Path("capaudit-waivers.toml").read_text(encoding="utf-8")


def ask(address: str, act: str, said: object, method: str = "POST", **headers: str | None) -> int:
    """The status of a request, which has the headers of our own page unless told otherwise."""
    parts = urlsplit(address)
    given = {"Host": parts.netloc, "Origin": f"http://{parts.netloc}", "Content-Type": "application/json"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.putrequest(method, parts.path + act, skip_host=True)
    body = json.dumps(said).encode() if method == "POST" else b""
    for name, value in (*given.items(), ("Content-Length", str(len(body)))):
        if value is not None:
            connection.putheader(name, value)
    connection.endheaders(body)
    status = connection.getresponse().status
    connection.close()
    return status


def test_nobody_else_gets_in(page: Write, folder: Path, start: Start) -> None:
    page("a.html", DOUBLED)
    (folder / "secret.txt").write_text("secret")
    address = start("a.html")
    host = urlsplit(address).netloc
    assert host.startswith("127.0.0.1:")
    assert ask(address, "", None, "GET") == 200
    said = {"page": "a.html"}
    assert ask(address, "withdraw", said) == 204
    for headers in (
        {"Host": "evil.example"},
        {"Host": f"localhost.evil.example:{host.partition(':')[2]}"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": None},
        {"Sec_Fetch_Site": "cross-site"},
    ):
        assert ask(address, "withdraw", said, **headers) == 404, headers
        if headers.get("Origin", "") is not None:
            assert ask(address, "", None, "GET", **headers) == 404, headers
    assert ask(address, "withdraw", said, Content_Type="text/plain") == 400
    assert ask(address, "withdraw", {"page": "x" * 50_000}) == 400
    assert ask(address, "nothing", said) == 400
    assert ask(f"http://{host}/", "", None, "GET") == 404
    assert ask(f"http://{host}/{'x' * 32}/", "", None, "GET") == 404
    for path in ("secret.txt", "../secret.txt", "%2e%2e/secret.txt", "//secret.txt", "a.html"):
        assert ask(address, path, None, "GET") in (404, 405), path


def test_hostile_pages_run_nothing_here_either(folder: Path, tab: Page, start: Start) -> None:
    name = '<img src=x onerror="window.owned=1">.html'
    evil = "&lt;script&gt;window.owned=2&lt;/script&gt;&lt;img src=x onerror=window.owned=3&gt;"
    (folder / name).write_text(
        html(figure(caption=f"{evil} in Solvik.", credit="(AP Photo/Jane Doe) (Jane Doe)")), encoding="utf-8"
    )
    tab.goto(start("."))
    let_through(tab, '"]]<script>window.owned=4</script>\n\x1b')
    assert tab.evaluate("window.owned") is None
    assert "window.owned=4" in tab.locator(".reason").inner_text()


def test_axe_finds_nothing(page: Write, tab: Page, start: Start) -> None:
    page("a.html", DOUBLED, DOUBLED.replace("doubled.jpg", "other.jpg"), CLEAN)
    tab.goto(start("a.html"))
    tab.locator(".decide summary").first.click()
    assert violations(tab) == []
    tab.emulate_media(color_scheme="dark")
    let_through(tab)
    tab.fill(".approval [name=who]", "Ingrid Falk")
    tab.click(".approval button")
    tab.wait_for_selector(".approval.kept")
    assert violations(tab) == []
    tab.emulate_media(color_scheme="light")
