"""capaudit init"""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import click

_FILE = "capaudit.toml"
_LEVELS = ("note", "warning", "error")


@click.command("init", short_help="Write a commented capaudit.toml.")
@click.argument("pages", metavar="[PAGE...]", nargs=-1, type=click.Path(readable=False))
@click.option(
    "--from",
    "samples",
    metavar="PAGE",
    multiple=True,
    type=click.Path(readable=False),
    help="Look at this page; repeatable.",
)
@click.option("--profile", metavar="NAME", help="The profile to start from (default: default).")
@click.option("--language", metavar="CODE", help="The language of pages that do not say theirs, such as en.")
@click.option("--fail-on", type=click.Choice(_LEVELS), help="The least severity that makes the exit code 1.")
@click.option("--exclude", metavar="GLOB", multiple=True, help="Files in folders to leave out; repeatable.")
@click.option("--yes", is_flag=True, help="Ask nothing, also at a terminal.")
@click.option("--print", "only_print", is_flag=True, help="Write to standard output, and no file.")
def command(
    pages: tuple[str, ...],
    samples: tuple[str, ...],
    yes: bool,  # noqa: FBT001 - click hands it over by name
    only_print: bool,  # noqa: FBT001 - the same
    **given: Any,
) -> None:
    """Write a commented capaudit.toml into this folder, from flags or, at a terminal, from a few answers.

    With --from it looks at pages of yours: where the generic reading misses captions or credits it proposes a layout,
    and it tells which form your credits have. A file that is there is never overwritten.
    """
    from capaudit.cli._init_text import Answers, toml
    from capaudit.cli._output import standard_output
    from capaudit.cli._samples import look

    if not only_print:
        _refuse_to_overwrite()
    answers = Answers(**given)
    if not yes and sys.stdin.isatty() and sys.stdout.isatty():
        answers = _ask(answers)
    _check(answers)
    seen = look((*samples, *pages), answers.language) if samples or pages else None
    text = toml(answers, seen)
    write = standard_output()
    if only_print:
        write(text)
        return
    _write(text)
    write("".join(f"{line}\n" for line in (*(seen.said() if seen else ()), f"wrote {_FILE}")))


def _ask(answers: Any) -> Any:
    """The answers, with those that no flag gave asked for."""
    profile = answers.profile or click.prompt("Start from which profile?", default="default")
    level = answers.fail_on or click.prompt(
        "Which findings fail a build?", type=click.Choice(_LEVELS), default="warning"
    )
    language = answers.language
    if language is None:
        language = click.prompt("Language of pages that do not say theirs (such as en)", default="", show_default=False)
    return answers._replace(profile=profile, fail_on=level, language=language or None)


def _check(answers: Any) -> None:
    from capaudit.basics.nearest import did_you_mean
    from capaudit.plugins import load

    profile, language = answers.profile, answers.language
    if profile is not None and profile not in (known := load().profiles):
        raise click.UsageError(f"unknown profile “{profile}” (known: {', '.join(known)}){did_you_mean(profile, known)}")
    if language is not None and not re.fullmatch(r"[A-Za-z]{2,3}", language):
        raise click.UsageError(f"a language is a code of two or three letters such as en, not “{language}”")


def _refuse_to_overwrite() -> None:
    from capaudit.config import find

    if os.path.lexists(_FILE):
        raise click.UsageError(f"{_FILE} is there already; nothing was written")
    found = find(os.getcwd())
    if found and os.path.dirname(found) == os.getcwd():
        raise click.UsageError(f"{os.path.basename(found)} has a [tool.capaudit] already; nothing was written")


def _write(text: str) -> None:
    try:
        with open(_FILE, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise click.UsageError(f"cannot write {_FILE}: {error.strerror}") from error
