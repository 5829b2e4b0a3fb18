"""capaudit new-plugin"""

from __future__ import annotations

import re
from pathlib import Path

import click

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST = 40
_FILES = {
    "pyproject.toml.txt": "pyproject.toml",
    "README.md.txt": "README.md",
    "init.py.txt": "src/{module}/__init__.py",
    "credit_courtesy.py.txt": "src/{module}/credit_courtesy.py",
    "credit-courtesy.md.txt": "tests/credit-courtesy.md",
}


@click.command("new-plugin", short_help="Write a package with rules of your own.")
@click.argument("name", metavar="NAME")
@click.option(
    "--into", metavar="FOLDER", default=".", type=click.Path(readable=False), help="Write it into this folder (here)."
)
def command(name: str, into: str) -> None:
    """Write a package with a rule of your own, ready to install: capaudit-NAME, with its cases as tests.

    NAME is in small letters, with hyphens between words. What is there already is never overwritten.
    """
    from capaudit.basics.terminal import visible
    from capaudit.cli._output import standard_output

    plugin = name.removeprefix("capaudit-")
    _check(plugin, name)
    target = Path(into, f"capaudit-{plugin}")
    if target.exists() or target.is_symlink():
        raise click.UsageError(f"{target} is there already; nothing was written")
    files = _package(plugin)
    _write(target, files)
    listed = "".join(f"  {path}\n" for path in files)
    standard_output()(
        f"{visible(str(target))}\n{listed}\n"
        "Try it:\n"
        f"  cd {visible(str(target))}\n"
        "  python3 -m venv .venv && .venv/bin/pip install --editable '.[dev]'\n"
        "  .venv/bin/pytest\n"
    )


def _check(plugin: str, name: str) -> None:
    """Raise UsageError for a name that cannot be one of a package and a plugin, or that is taken."""
    from capaudit.basics.entry_points import entry_points
    from capaudit.plugins import GROUP

    if not _NAME.fullmatch(plugin) or len(plugin) > _LONGEST:
        raise click.UsageError(
            f"“{name}” is no name for a plugin: up to {_LONGEST} small letters and digits, with hyphens between words, "
            "such as “our-desk”"
        )
    if plugin == "capaudit":
        raise click.UsageError("“capaudit” is our own name")
    for entry in entry_points(GROUP):
        if entry.name == plugin:
            raise click.UsageError(f"a plugin “{plugin}” is installed already")


def _package(plugin: str) -> dict[str, str]:
    """The files of the package, by their paths in it."""
    from capaudit import __version__
    from capaudit.hookspecs import API_VERSION

    module = f"capaudit_{plugin.replace('-', '_')}"
    words = {
        "plugin": plugin,
        "module": module,
        "api": str(API_VERSION),
        "capaudit": ".".join(__version__.split(".")[:2]),
    }
    templates = Path(__file__).parent / "scaffold"
    files = {f"src/{module}/py.typed": ""}
    for template, path in _FILES.items():
        text = (templates / template).read_text(encoding="utf-8")
        files[path.format(module=module)] = re.sub(r"\{\{(\w+)\}\}", lambda found: words[found[1]], text)
    return dict(sorted(files.items()))


def _write(target: Path, files: dict[str, str]) -> None:
    """Write the package whole, or nothing: beside its place first, then moved there."""
    from shutil import rmtree
    from tempfile import mkdtemp

    try:
        unfinished = Path(mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise click.UsageError(f"cannot write into {target.parent}: {error.strerror}") from error
    try:
        for path, text in files.items():
            file = unfinished / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        unfinished.chmod(0o755)
        unfinished.rename(target)
    except OSError as error:
        rmtree(unfinished, ignore_errors=True)
        raise click.UsageError(f"cannot write {target}: {error.strerror}") from error
