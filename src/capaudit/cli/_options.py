"""Options that several commands share, and the Config that comes of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from capaudit.config import Config

F = TypeVar("F", bound=Callable[..., Any])

_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}


class Size(click.ParamType[int]):
    """A number of bytes: 500000, 800k, 32M."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        number, unit = value.rstrip("kKmMgGbB"), value.lstrip("0123456789").lower().removesuffix("b")
        if not number.isdecimal() or unit not in _UNITS:
            self.fail(f"“{value}” is no size; write 500000, 800k or 32M", param, ctx)
        return int(number) * _UNITS[unit]


def rule_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """For shell completion: the names of all rules."""
    from capaudit.plugins import load

    return [name for name in load().rules if name.startswith(incomplete)]


def profile_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """For shell completion: the names of all profiles."""
    from capaudit.plugins import load

    return [name for name in load().profiles if name.startswith(incomplete)]


def configuration(command: F) -> F:
    """Where the settings come from."""
    for option in reversed(
        (
            click.option("--config", metavar="FILE", type=click.Path(), help="Use this configuration file."),
            click.option("--isolated", is_flag=True, help="Use no configuration file."),
            click.option(
                "-p",
                "--plugin",
                metavar="FILE",
                multiple=True,
                help="Load a .py or .toml file; no:NAME leaves a plugin out.",
            ),
            click.option("--profile", metavar="NAME", shell_complete=profile_names, help="Start from this profile."),
        )
    ):
        command = option(command)
    return command


def waivers_file(command: F) -> F:
    """Where the waivers are."""
    return click.option(
        "--waivers", metavar="FILE", type=click.Path(), help="The waivers file (capaudit-waivers.toml)."
    )(command)


def selection(command: F) -> F:
    """Which rules are on, and how grave their findings are."""
    rules: dict[str, Any] = {"metavar": "RULE", "multiple": True, "shell_complete": rule_names}
    for option in reversed(
        (
            click.option(
                "--select", **rules, help="These rules only; * stands for any letters. Repeat, or put commas."
            ),
            click.option("--extend-select", **rules, help="These rules too."),
            click.option("--ignore", **rules, help="Not these rules."),
            click.option(
                "--severity", metavar="RULE=LEVEL", multiple=True, help="Set a rule to note, warning or error."
            ),
            click.option(
                "--fail-on",
                type=click.Choice(["note", "warning", "error"]),
                help="The least severity that makes the exit code 1 (default: warning).",
            ),
        )
    ):
        command = option(command)
    return command


def configured(
    config: str | None = None,
    isolated: bool = False,  # noqa: FBT001, FBT002 - click hands it over by name
    plugin: tuple[str, ...] = (),
    profile: str | None = None,
    select: tuple[str, ...] = (),
    extend_select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    severity: tuple[str, ...] = (),
    fail_on: str | None = None,
    waivers: str | None = None,
    exclude: tuple[str, ...] = (),
    extend_exclude: tuple[str, ...] = (),
    no_gitignore: bool = False,  # noqa: FBT001, FBT002 - click hands it over by name
) -> Config:
    """The configuration file with what the command line says on top.

    `--select` sets the file's select, extend-select and ignore aside; the other lists are added to the file's.
    """

    from capaudit.config import Wish, is_wish, load, wishes
    from capaudit.declared.parts import SEVERITIES

    if config and isolated:
        raise click.UsageError("--config and --isolated exclude each other")
    found = load(config, isolated=isolated)
    if select:
        found = found._replace(select=wishes(_words(select), "--select"), extend_select=(), ignore=())
    return found._replace(
        profile=Wish(profile, "--profile") if profile else found.profile,
        extend_select=found.extend_select + wishes(_words(extend_select), "--extend-select"),
        ignore=found.ignore + wishes(_words(ignore), "--ignore"),
        fail_on=SEVERITIES[fail_on] if fail_on else found.fail_on,
        plugins=(*found.plugins, *(file if is_wish(file) else os.path.abspath(file) for file in plugin)),
        rules=(*found.rules, *map(_graded, severity)),
        waivers=os.path.abspath(waivers) if waivers else found.waivers,
        exclude=_patterns(exclude, found) if exclude else found.exclude,
        extend_exclude=found.extend_exclude + _patterns(extend_exclude, found),
        gitignore=found.gitignore and not no_gitignore,
    )


def _patterns(given: tuple[str, ...], config: Config) -> tuple[str, ...]:
    """Patterns that are relative to the working directory as those of the configuration are."""
    from capaudit.globs import relative

    here = os.getcwd()
    return tuple(relative(os.path.join(here, one), config.folder) if "/" in one else one for one in given)


def _words(given: tuple[str, ...]) -> list[str]:
    return [word.strip() for several in given for word in several.split(",") if word.strip()]


def _graded(text: str) -> Any:
    from capaudit.config import RuleWish, Wish
    from capaudit.declared.parts import severity

    name, equals, level = text.partition("=")
    if not equals:
        raise click.UsageError(f"--severity takes RULE=LEVEL, not “{text}”")
    return RuleWish(Wish(name.strip(), "--severity"), severity(level.strip(), "--severity"))
