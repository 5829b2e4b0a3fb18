"""Many pages: several processes, those that die or take too long, an interrupt, and what is remembered."""

from __future__ import annotations

import json
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from support import Capaudit, Page, figure, html, photo

CLEAN, DOUBLED = figure(), figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")
RUN = [sys.executable, "-m", "capaudit", "check", "--format", "jsonl"]
ODD = """
import os, pathlib, signal, sys, time
from capaudit import Finding, hookimpl, rule

@rule("house/image-odd")
def check(figure, document):
    '''Does what the address of the picture says.'''
    what = figure.image.urls[0].rpartition("/")[2]
    if what == "die.jpg":
        os.kill(os.getpid(), signal.SIGKILL)
    elif what == "leave.jpg":
        os._exit(3)
    elif what == "sleep.jpg":
        pathlib.Path("asleep").touch()
        time.sleep(60)
    elif what == "unpicklable.jpg":
        yield Finding("odd", at=figure.image, help=lambda: 0)
    elif what == "slow.jpg":
        time.sleep(0.05)
    with pathlib.Path("audited").open("a") as log:
        log.write(document.source.name + chr(10))

@hookimpl
def register_rules():
    return [check]
"""


@pytest.fixture
def cache(folder: Path) -> Path:
    """The folder where results are remembered."""
    assert folder.is_dir()
    return Path(os.environ["CAPAUDIT_CACHE_DIR"])


@pytest.fixture
def odd(folder: Path) -> tuple[str, ...]:
    """The options that turn the odd rule on."""
    (folder / "odd.py").write_text(ODD)
    return ("--plugin", "odd.py", "--select", "house/*,credit-repeated")


def records(text: str, kind: str) -> list[dict[str, Any]]:
    return [record for record in map(json.loads, text.splitlines()) if record["type"] == kind]


def pages_of(text: str) -> list[str]:
    return [page["path"] for page in records(text, "page")]


def shell(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*RUN, *arguments], capture_output=True, text=True, check=False, timeout=100)


def pictures(at: int) -> list[str]:
    """A few pictures, every second page with a credit that is printed twice."""
    credits = "(AP Photo/Jane Doe) (AP Photo/Jane Doe)", "(AFP/Ann Lee)"
    return [figure(f"Picture {n} of {at}.", credits[(at + n) % 2], f"{at}-{n}.jpg") for n in range(1 + at % 7)]


def several(page: Page, number: int, special: Callable[[int], str | None] = lambda _: None) -> list[str]:
    """Pages of very different lengths, so that some are done long before those in front of them."""
    return [page(f"{at:03}.html", *pictures(at), figure(name=special(at) or "vote.jpg")) for at in range(number)]


@pytest.mark.parametrize("jobs", ["1", "2", "5", "auto"])
def test_the_report_is_the_same_however_many_work_on_it(page: Page, jobs: str) -> None:
    names = several(page, 90)
    done, alone = (shell("--no-cache", "--jobs", number, *names, "none.html") for number in (jobs, "1"))
    assert pages_of(done.stdout) == names
    assert (done.returncode, done.stderr) == (2, "error: none.html: no such file\n")
    assert done.stdout == alone.stdout


def test_in_threads_and_with_several_formats(capaudit: Capaudit, page: Page, folder: Path) -> None:
    names = several(page, 12)
    done = capaudit("check", "--jobs", "2", *names, "--format", "jsonl", "--format", "json=a.json")
    report = json.loads((folder / "a.json").read_text())
    assert pages_of(done.out) == names == [one["path"] for one in report["pages"]]


def test_who_dies_names_the_page_and_the_run_goes_on(page: Page, odd: tuple[str, ...]) -> None:
    ends = {7: "die.jpg", 8: "leave.jpg", 30: "die.jpg", 59: "leave.jpg"}
    names = several(page, 60, ends.get)
    done = shell(*odd, "--jobs", "2", *names)
    assert done.returncode == 2
    unread = {one["path"]: one["reason"] for one in records(done.stdout, "unread")}
    how = {"die.jpg": "SIGKILL", "leave.jpg": "exit code 3"}
    assert unread == {names[at]: f"the process that audited it died ({how[end]})" for at, end in ends.items()}
    assert pages_of(done.stdout) == [name for name in names if name not in unread]
    assert "Traceback" not in done.stderr


def test_every_page_may_kill_its_process(page: Page, odd: tuple[str, ...]) -> None:
    names = several(page, 25, lambda _: "leave.jpg")
    done = shell(*odd, "--jobs", "3", *names)
    assert (done.returncode, len(records(done.stdout, "unread"))) == (2, 25)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_page_that_takes_too_long_is_given_up(page: Page, odd: tuple[str, ...], jobs: str) -> None:
    names = several(page, 9, {2: "sleep.jpg", 8: "sleep.jpg"}.get)
    start = time.monotonic()
    done = shell(*odd, "--jobs", jobs, "--timeout", "1.5", *names)
    assert time.monotonic() - start < 30
    unread = [(one["path"], one["reason"]) for one in records(done.stdout, "unread")]
    assert unread == [(names[at], "took longer than --timeout (1.5 seconds)") for at in (2, 8)]
    assert pages_of(done.stdout) == [*names[:2], *names[3:8]]


def test_what_cannot_be_handed_over_is_one_page_only(page: Page, odd: tuple[str, ...]) -> None:
    names = several(page, 5, {3: "unpicklable.jpg"}.get)
    done = shell(*odd, "--jobs", "2", *names)
    (unread,) = records(done.stdout, "unread")
    assert (unread["path"], "cannot be handed over" in unread["reason"]) == (names[3], True)


def test_workers_are_renewed(page: Page, monkeypatch: pytest.MonkeyPatch, capaudit: Capaudit) -> None:
    from capaudit.runs import pool

    monkeypatch.setattr(pool, "_PAGES_A_WORKER", 7)
    names = several(page, 40)
    done = capaudit("check", "--format", "jsonl", "--no-cache", "--jobs", "2", *names)
    assert (pages_of(done.out), done.err) == (names, "")


def test_fixes_by_several(page: Page, folder: Path) -> None:
    names = several(page, 30)
    done = shell("--select", "credit-repeated", "--fix", "--jobs", "2", *names)
    assert (done.returncode, records(done.stdout, "finding")) == (0, [])
    assert all("Doe) (AP" not in (folder / name).read_text() for name in names)


def test_ctrl_c_ends_everything_and_leaves_no_half_file(page: Page, folder: Path, odd: tuple[str, ...]) -> None:
    names = several(page, 40, {5: "sleep.jpg", 6: "sleep.jpg"}.get)
    before = {path.name for path in folder.iterdir()}
    command = [*RUN, *odd, "--fix", "--jobs", "2", *names, "--format", "json=report.json"]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what runs in its background ignore it
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as run:
        deadline = time.monotonic() + 60
        while not (folder / "asleep").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        os.killpg(run.pid, signal.SIGINT)
        try:
            _, error = run.communicate(timeout=20)
        except subprocess.TimeoutExpired:  # one may be lost where Python can raise nothing; people press again
            os.killpg(run.pid, signal.SIGINT)
            _, error = run.communicate(timeout=20)
    assert (run.returncode, error.decode().strip()) == (130, "")
    left = {path.name for path in folder.iterdir()} - before - {"asleep", "audited", "__pycache__"}
    assert left == set(), "neither a report nor a part of one"
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)


def test_who_is_killed_takes_the_workers_along(page: Page, odd: tuple[str, ...]) -> None:
    names = several(page, 400, lambda _: "slow.jpg")
    with subprocess.Popen([*RUN, *odd, "--jobs", "2", *names], stdout=subprocess.PIPE, start_new_session=True) as run:
        assert run.stdout is not None
        run.stdout.readline()
        run.kill()
        run.wait()
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                os.killpg(run.pid, 0)
            except ProcessLookupError:
                return
            time.sleep(0.05)
    pytest.fail("workers are left behind")


def children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text().split()] if path.exists() else []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_kill_of_workers_at_any_moment_harms_no_page(page: Page, folder: Path) -> None:
    names = several(page, 150)
    before = {name: (folder / name).read_text() for name in names}
    after = {name: text.replace("Doe) (AP Photo/Jane Doe)", "Doe)") for name, text in before.items()}
    for at in range(6):
        for name, text in before.items():
            (folder / name).write_text(text)
        command = [*RUN, "--select", "credit-repeated", "--fix", "--jobs", "2", *names]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
            assert run.stdout is not None
            run.stdout.readline()
            time.sleep(0.02 * at)
            killed = children(run.pid)
            for child in killed[:1]:
                os.kill(child, signal.SIGKILL)
            output, error = run.communicate(timeout=60)
        now = {name: (folder / name).read_text() for name in names}
        lost = [one["path"] for one in records(output, "unread")]
        assert all(now[name] in (before[name], after[name]) for name in names)
        assert [name for name in names if now[name] != after[name]] == [
            name for name in lost if before[name] == now[name]
        ]
        assert run.returncode == (2 if lost else 0), error
        assert len(pages_of(output)) + len(lost) == len(names)


# --- what is remembered ---


@pytest.fixture
def logged(capaudit: Capaudit, page: Page, folder: Path, odd: tuple[str, ...]) -> Callable[..., list[str]]:
    """Run over thirty pages; gives those that were audited and not remembered."""
    several(page, 30)
    for name in folder.glob("*.html"):
        os.utime(name, (1e9, 1e9))
    first: list[str] = []

    def run(*arguments: str) -> list[str]:
        (folder / "audited").unlink(missing_ok=True)
        done = capaudit("check", *odd, "--format", "jsonl", "--jobs", "1", ".", *arguments)
        if not first:
            first.append(done.out)
        elif "--severity" not in arguments and not any(name.startswith("--p") for name in arguments):
            assert len(pages_of(done.out)) == len(pages_of(first[0]))
        log = folder / "audited"
        return sorted(set(log.read_text().split())) if log.exists() else []

    return run


def test_a_page_that_did_not_change_is_not_audited_again(logged: Callable[..., list[str]], folder: Path) -> None:
    assert len(logged()) == 30
    assert logged() == []
    (folder / "003.html").write_text(html(CLEAN, CLEAN))
    assert logged() == ["./003.html"]
    os.utime(folder / "004.html", (2e9, 2e9))
    assert logged() == [], "another time, the same content"
    text = (folder / "005.html").read_text()
    (folder / "005.html").write_text(text.replace("Tuesday", "Evening"))
    os.utime(folder / "005.html", (1.5e9, 1.5e9))
    assert logged() == ["./005.html"], "the same length, another time"
    assert logged("--no-cache") == sorted(f"./{at:03}.html" for at in range(30))


def test_the_same_output_from_memory(capaudit: Capaudit, page: Page) -> None:
    several(page, 25)
    (fresh, again, none) = (
        capaudit("check", ".", "--format", "json", "--format", "text=t", *options)
        for options in ((), (), ("--no-cache",))
    )
    assert fresh == again == none
    assert fresh.code == 1


@pytest.mark.parametrize(
    "arguments",
    [("--severity", "credit-repeated=note"), ("--extend-select", "caption-missing"), ("--plugin", "other.py")],
)
def test_other_settings_are_another_result(
    logged: Callable[..., list[str]], folder: Path, arguments: tuple[str, ...]
) -> None:
    (folder / "other.py").write_text(ODD.replace("image-odd", "image-other").replace('"audited"', '"others"'))
    assert len(logged()) == 30
    assert len(logged(*arguments)) == 30
    assert logged(*arguments) == []
    assert logged() == []


HOUSE = """
extends = ["base.toml"]
plugins = ["other.toml"]

[[rule]]
name = "house/credit-courtesy"
kind = "avoid"
scope = "credit"
message = "name who made the picture, not “{found}”"
words = ["courtesy"]

[[layout]]
name = "ours"
figure = "div.image"
caption = ".caption"

[[agency]]
id = "ourwire"
name = "Our Wire"
misspellings = { "OurWire" = "Our Wire" }

[per-file."old/**"]
ignore = ["credit-missing"]
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.usefixtures("logged")
def test_rules_without_code(folder: Path, jobs: str) -> None:
    (folder / "capaudit.toml").write_text(HOUSE)
    (folder / "base.toml").write_text(HOUSE.partition("[[layout]]")[0].partition("[[rule]]")[2].join(("[[rule]]", "")))
    (folder / "other.toml").write_text((folder / "base.toml").read_text().replace("house/", "other/"))
    (folder / "base.toml").write_text((folder / "base.toml").read_text().replace("house/", "base/"))
    run = partial(shell, "--plugin", "odd.py", "--extend-select", "house/*", "--jobs", jobs, ".")
    first = run()
    assert (len(pages_of(first.stdout)), first.stderr) == (30, "")
    assert len((folder / "audited").read_text().split()) >= 30
    for name in (None, "base.toml", "other.toml", "capaudit.toml"):
        (folder / "audited").unlink(missing_ok=True)
        if name is not None:
            file = folder / name
            file.write_text(file.read_text().replace("courtesy", "council"))
        assert run().returncode == first.returncode
        assert (folder / "audited").exists() is (name is not None), name


def test_another_plugin_is_another_result(logged: Callable[..., list[str]], folder: Path) -> None:
    logged()
    (folder / "odd.py").write_text(ODD + "\n# another version\n")
    assert len(logged()) == 30


def test_waivers_count_although_a_page_did_not_change(capaudit: Capaudit, page: Page) -> None:
    several(page, 24)
    rules = ("--select", "credit-repeated", ".", "--format", "concise")
    before = capaudit("check", *rules)
    capaudit("waive", "000.html", "--rule", "credit-repeated", "--reason", "why")
    after = capaudit("check", *rules)
    assert "000.html" in before.out
    assert "000.html" not in after.out
    assert after.out.count("\n") < before.out.count("\n")


class Evil:
    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (Path("evil"),)


def spoil(database: sqlite3.Connection, result: bytes) -> None:
    database.execute("UPDATE results SET result = ?", (result,))
    database.commit()
    database.close()


def test_a_spoilt_store_is_no_store(logged: Callable[..., list[str]], folder: Path, cache: Path) -> None:
    logged()
    (file,) = cache.glob("*.sqlite3")
    for result in (b"", b"spoilt", zlib.compress(b"spoilt"), zlib.compress(pickle.dumps([]))):
        spoil(sqlite3.connect(file), result)
        assert len(logged()) == 30
        assert logged() == []
    spoil(sqlite3.connect(file), zlib.compress(pickle.dumps(Evil())))
    assert len(logged()) == 30
    assert not (folder / "evil").exists(), "nothing in a cache is run"
    for data in (b"", b"no database" * 1000, file.read_bytes()[:5000]):
        file.write_bytes(data)
        assert len(logged()) == 30
        assert logged() == []
    file.unlink()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE results (something)")
    other.close()
    assert len(logged()) == 30
    assert logged() == []


def test_a_store_that_cannot_be_written_is_no_error(
    logged: Callable[..., list[str]], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cache / "file").write_text("")
    monkeypatch.setenv("CAPAUDIT_CACHE_DIR", str(cache / "file" / "below"))
    assert len(logged()) == 30
    assert len(logged()) == 30


def test_a_store_that_another_holds_is_no_error(logged: Callable[..., list[str]], cache: Path) -> None:
    logged()
    (file,) = cache.glob("*.sqlite3")
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert len(logged()) == 30
    holder.execute("COMMIT")
    holder.close()
    assert logged() == []


def test_a_page_that_is_too_large_now_is_not_read_from_memory(capaudit: Capaudit, page: Page) -> None:
    several(page, 25)
    assert capaudit("check", ".").code == 1
    assert capaudit("check", ".", "--max-bytes", "1k").code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--jobs", "0x"], "no number of processes"),
        (["--jobs", "-1"], "no number of processes"),
        (["--timeout", "0"], "no time in seconds"),
        (["--timeout", "nan"], "no time in seconds"),
    ],
)
def test_bad_usage(capaudit: Capaudit, page: Page, arguments: list[str], message: str) -> None:
    done = capaudit("check", page("a.html", CLEAN), *arguments)
    assert (done.code, done.out, message in done.err) == (2, "", True)


def test_a_page_whose_pictures_may_lie_beside_it_is_audited_again(page: Page, folder: Path, cache: Path) -> None:
    own = '<figure><img src="vote.jpg" alt="Hands"><figcaption>Hands. (AP Photo/Jane Doe)</figcaption></figure>'
    names = [page(f"{at:03}.html", own) for at in range(20)]
    assert shell(*names).returncode == 0
    assert list(cache.iterdir())
    (folder / "vote.jpg").write_bytes(photo({"photoshop:Credit": "Reuters"}))
    again = shell(*names)
    assert [one["rule"] for one in records(again.stdout, "finding")] == ["metadata-credit-conflicting"] * 20


def test_one_page_needs_neither_processes_nor_a_store(page: Page, cache: Path) -> None:
    code = "import sys\nfrom capaudit.__main__ import run\ntry:\n    run()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, "check", page("a.html", CLEAN)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    absent = {"multiprocessing", "sqlite3", "pickle", "tomlkit", "pathspec", "subprocess", "hashlib", "difflib"}
    ours = {
        "capaudit.basics.files",
        "capaudit.waivers",
        "capaudit.runs.pool",
        "capaudit.runs.cache",
        "capaudit.runs.mend",
    }
    assert set(done.stderr.split()) & (absent | ours) == set()
    assert list(cache.iterdir()) == []
