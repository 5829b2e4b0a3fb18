"""Which files a command line means: folders, patterns, lists, exclusions, .gitignore, and what has changed since a revision."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support import Capaudit, Page, figure, html

CLEAN = figure()
needs_git = pytest.mark.skipif(not shutil.which("git"), reason="needs git")


def names(capaudit: Capaudit, *arguments: str, stdin: bytes = b"") -> list[str]:
    done = capaudit("check", "--format", "json", "--allow-empty", *arguments, stdin=stdin)
    return [page["path"] for page in json.loads(done.out)["pages"]]


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_each_file_once_however_it_is_named(capaudit: Capaudit, page: Page) -> None:
    page("news/a.html", CLEAN)
    assert names(capaudit, "news/a.html", "./news/../news/a.html", "news", "news/*.html") == ["news/a.html"]


def test_links_that_go_round_in_circles(capaudit: Capaudit, page: Page, folder: Path) -> None:
    page("news/deep/a.html", CLEAN)
    for number in range(3):
        (folder / "news/deep" / f"round{number}").symlink_to(folder / "news", target_is_directory=True)
    (folder / "self.html").symlink_to("self.html")
    assert names(capaudit, ".") == ["./news/deep/a.html"]
    assert names(capaudit, "**/*.html") == ["news/deep/a.html"]
    done = capaudit("check", "self.html")
    assert (done.code, "too many levels of symbolic links" in done.err) == (2, True)
    assert "self.html" in capaudit("check", ".").err


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.html", ["a.html"]),
        ("**/*.html", ["a.html", "news/2026/c.html", "news/b.html"]),
        ("news/**", ["news/2026/c.html", "news/b.html", "news/readme.txt"]),
        ("n?ws/[ab].html", ["news/b.html"]),
        ("*/*/*.html", ["news/2026/c.html"]),
        ("news/**/c.html", ["news/2026/c.html"]),
        ("./news/*.htm*", ["./news/b.html"]),
        (".h*/*.html", [".hidden/d.html"]),
        ("news/[a.html", ["news/[a.html"]),
        ("none/**/*.html", []),
    ],
)
def test_patterns(capaudit: Capaudit, page: Page, folder: Path, pattern: str, found: list[str]) -> None:
    for name in ("a.html", "news/b.html", "news/2026/c.html", ".hidden/d.html", "news/readme.txt"):
        page(name, CLEAN)
    if "[a." in pattern:
        page("news/[a.html", CLEAN)
    assert names(capaudit, pattern) == found
    if found and not pattern.startswith("."):
        assert names(capaudit, f"{folder}/{pattern}") == [f"{folder}/{name}" for name in found]


def test_a_list_of_files(capaudit: Capaudit, page: Page, folder: Path) -> None:
    several = [page("a b.html", CLEAN), page("ü.html", CLEAN)]
    (folder / "list").write_text("a b.html\r\n\nü.html\n")
    assert names(capaudit, "--files-from", "list") == several
    assert names(capaudit, "--files-from", "-", stdin="ü.html\0a b.html\0".encode()) == several[::-1]
    assert names(capaudit, "--files-from", "list", page("c.html", CLEAN)) == ["c.html", *several]
    for encoding in ("utf-8-sig", "utf-16"):
        Path("list").write_text("ü.html\r\na b.html\r\n", encoding=encoding, newline="")
        assert names(capaudit, "--files-from", "list") == several[::-1], encoding
    empty = capaudit("check", "--files-from", os.devnull)
    assert (empty.code, empty.err) == (2, f"error: --files-from {os.devnull}: names no file\n")
    assert capaudit("check", "--files-from", os.devnull, "--allow-empty").code == 0
    assert "none: cannot be read: no such file" in capaudit("check", "--files-from", "none").err
    assert "either a page or a list" in capaudit("check", "--files-from", "-", "-").err
    (folder / "list").write_text("gone.html\n")
    assert capaudit("check", "--files-from", "list").err == "error: gone.html: no such file\n"


def test_exclude_and_extend_exclude(
    capaudit: Capaudit, page: Page, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("news/a.html", "news/old/b.html", "drafts/c.html"):
        page(name, CLEAN)
    (folder / "capaudit.toml").write_text('exclude = ["drafts"]\nextend-exclude = ["news/old/**"]')
    assert names(capaudit, "news", "drafts") == ["news/a.html"]
    assert names(capaudit, "news", "drafts", "--exclude", "a.html") == ["drafts/c.html"]
    assert names(capaudit, "news", "drafts", "--extend-exclude", "a.html") == []
    assert names(capaudit, "drafts/c.html") == ["drafts/c.html"]
    assert names(capaudit, "drafts/c.html", "news/a.html", "--force-exclude") == ["news/a.html"]
    monkeypatch.chdir(folder / "news")
    assert names(capaudit, ".", "--exclude", "old/b.html") == ["./a.html"], "as seen from here"


@needs_git
def test_what_git_ignores_is_left_out(capaudit: Capaudit, page: Page, folder: Path) -> None:
    for name in ("a.html", "draft-b.html", "dist/c.html", "news/d.html", "news/draft-e.html", "news/f.html"):
        page(name, CLEAN)
    (folder / ".gitignore").write_text("draft-*\ndist/\n# news/\n/news/f.html\n")
    (folder / "news/.gitignore").write_text("!draft-e.html\n")
    everything = [
        "./a.html",
        "./draft-b.html",
        "./dist/c.html",
        "./news/d.html",
        "./news/draft-e.html",
        "./news/f.html",
    ]
    assert names(capaudit, ".") == everything, "outside of a repository .gitignore means nothing"
    git("init")
    tracked = ["./a.html", "./news/d.html", "./news/draft-e.html"]
    assert names(capaudit, ".") == tracked
    listed = subprocess.run(["git", "ls-files", "-o", "--exclude-standard", "*.html"], capture_output=True, check=True)
    assert sorted(listed.stdout.decode().split()) == [name.removeprefix("./") for name in tracked]
    assert names(capaudit, "news") == ["news/d.html", "news/draft-e.html"], "the lists above count too"
    assert names(capaudit, "dist", "draft-b.html") == ["dist/c.html", "draft-b.html"], "unless it was named itself"
    assert names(capaudit, ".", "--no-gitignore") == everything
    (folder / "capaudit.toml").write_text("respect-gitignore = false")
    assert names(capaudit, ".") == everything
    (folder / "capaudit.toml").unlink()
    (folder / ".git/info/exclude").write_text("a.html\n")
    assert names(capaudit, ".") == tracked[1:]


@needs_git
def test_only_what_has_changed_since_a_revision(
    capaudit: Capaudit, page: Page, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("news/a.html", "news/b.html", "news/c ü.html", "gone.html"):
        page(name, CLEAN)
    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    assert names(capaudit, ".", "--since", "HEAD") == []
    assert capaudit("check", ".", "--since", "HEAD").code == 0, "nothing has changed, and that is fine"
    git("checkout", "-b", "side")
    page("news/a.html", CLEAN, CLEAN)
    git("commit", "-am", "second")
    page("news/c ü.html", CLEAN, CLEAN)
    page("new.html", CLEAN)
    (folder / "gone.html").unlink()
    assert names(capaudit, ".", "--since", "HEAD") == ["./new.html", "./news/c ü.html"]
    assert names(capaudit, ".", "--since", "main") == ["./new.html", "./news/a.html", "./news/c ü.html"]
    git("stash", "-u")
    git("checkout", "main")
    page("news/b.html", CLEAN, CLEAN)
    git("commit", "-am", "third, on main")
    git("checkout", "side")
    assert names(capaudit, ".", "--since", "main") == ["./news/a.html"], "what main did meanwhile is not ours"
    monkeypatch.chdir(folder / "news")
    assert names(capaudit, ".", "--since", "main") == ["./a.html"]


@needs_git
@pytest.mark.parametrize("revision", ["no-such", "--output=x", ""])
def test_an_unknown_revision_is_an_error(capaudit: Capaudit, page: Page, folder: Path, revision: str) -> None:
    name = page("a.html", CLEAN)
    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    done = capaudit("check", name, f"--since={revision}")
    assert (done.code, done.err) == (2, f"error: --since: git knows no revision “{revision}” here\n")
    assert not (folder / "x").exists()


def test_no_repository_is_an_error(capaudit: Capaudit, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", "/")
    done = capaudit("check", page("a.html", CLEAN), "--since", "HEAD")
    assert (done.code, "not a git repository" in done.err) == (2, bool(shutil.which("git")))
    monkeypatch.setenv("PATH", "")
    done = capaudit("check", "a.html", "--since", "HEAD")
    assert (done.code, done.err) == (2, "error: --since needs git, which is not installed\n")


def test_standard_input_is_a_page_beside_others(capaudit: Capaudit, page: Page) -> None:
    assert names(capaudit, page("a.html", CLEAN), "-", stdin=html(CLEAN).encode()) == ["a.html", "<stdin>"]
