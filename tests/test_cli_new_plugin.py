"""`capaudit new-plugin`: a package that passes its own tests, in a virtual environment as its author would make one."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path

import pytest

from support import Capaudit

ROOT = Path(__file__).parent.parent
MILL = (
    '<figure><img src="mill.jpg" alt="A mill"><figcaption>The mill in 1931. Courtesy of Jane Doe</figcaption></figure>'
)


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, "-m", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


def environment(folder: Path) -> Path:
    """The Python of a new virtual environment. The libraries of this one stand behind its own, so that no index is needed."""
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    own = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    )
    libraries = sysconfig.get_path("purelib")
    (Path(own.stdout.strip()) / "behind.pth").write_text(f"import site; site.addsitedir({libraries!r})\n")
    return python


@pytest.mark.skipif(sys.platform == "win32", reason="the paths in a virtual environment are others there")
def test_the_package_installs_and_passes_its_own_tests(
    capaudit: Capaudit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert capaudit("new-plugin", "our-desk").code == 0
    package = folder / "capaudit-our-desk"
    python = environment(folder / "venv")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, *offline, ROOT, package], check=True, capture_output=True)

    tests = run(python, package, "pytest", "-W", "error", "-p", "no:cacheprovider")
    assert tests.returncode == 0, tests.stdout + tests.stderr
    assert "6 passed" in tests.stdout
    assert run(python, package, "capaudit", "test", "tests").stdout == "6 cases passed\n"

    (folder / "mill.html").write_text(MILL)
    assert "our-desk" not in run(python, folder, "capaudit", "check", "--format", "concise", "mill.html").stdout
    found = run(python, folder, "capaudit", "check", "--select", "our-desk/*", "--format", "concise", "mill.html")
    assert found.returncode == 1
    assert found.stdout == (
        "mill.html:1:72: warning our-desk/credit-courtesy “Courtesy of” says who gave the picture, not who made it\n"
    )
    assert run(python, folder, "capaudit", "new-plugin", "next-desk").returncode == 0, "the wheel holds the templates"
    assert run(python, folder, "capaudit", "new-plugin", "our-desk", "--into", "venv").stderr.endswith(
        "a plugin “our-desk” is installed already\n"
    )


def test_what_it_writes_is_whole_and_lints(capaudit: Capaudit, folder: Path) -> None:
    (folder / "desks").mkdir()
    done = capaudit("new-plugin", "capaudit-a1-b2", "--into", "desks")
    assert (done.code, done.err) == (0, "")
    package = folder / "desks" / "capaudit-a1-b2"
    files = sorted(str(path.relative_to(package)) for path in package.rglob("*") if path.is_file())
    assert [line.strip() for line in done.out.split("\n\n")[0].splitlines()[1:]] == files
    assert [path.name for path in (folder / "desks").iterdir()] == ["capaudit-a1-b2"]
    texts = [(package / file).read_text(encoding="utf-8") for file in files]
    assert not any("{{" in text for text in texts)
    project = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["entry-points"]["capaudit"] == {"a1-b2": "capaudit_a1_b2"}
    lint = run(
        Path(sys.executable),
        package,
        "ruff",
        "check",
        "--isolated",
        "--no-cache",
        "--line-length=120",
        "--extend-select",
        "I,B,UP",
        ".",
    )
    assert lint.returncode == 0, lint.stdout
    form = run(
        Path(sys.executable), package, "ruff", "format", "--isolated", "--no-cache", "--check", "--line-length=120", "."
    )
    assert form.returncode == 0, form.stdout


def test_nothing_is_overwritten(capaudit: Capaudit, folder: Path) -> None:
    (folder / "capaudit-our-desk").mkdir()
    done = capaudit("new-plugin", "our-desk")
    assert done.code == 2
    assert "capaudit-our-desk is there already; nothing was written" in done.err
    assert not list((folder / "capaudit-our-desk").iterdir())


@pytest.mark.parametrize(
    "name", ["", "Desk", "our_desk", "../desk", "-desk", "desk-", "a--b", "1st", "désk", "a" * 41, "x\n"]
)
def test_a_name_that_is_none_is_refused(capaudit: Capaudit, folder: Path, name: str) -> None:
    done = capaudit("new-plugin", "--", name)
    assert done.code == 2
    assert "is no name for a plugin" in done.err
    assert not list(folder.iterdir())


def test_a_folder_that_is_not_there_is_named(capaudit: Capaudit, folder: Path) -> None:
    done = capaudit("new-plugin", "our-desk", "--into", "nowhere")
    assert done.code == 2
    assert "cannot write into nowhere: No such file or directory" in done.err
    assert "“capaudit” is our own name" in capaudit("new-plugin", "capaudit-capaudit").err
    assert not list(folder.iterdir())
