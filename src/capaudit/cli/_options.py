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
_PREFIX = "CAPAUDIT_"
_CACHE = "CAPAUDIT_CACHE_DIR"
VARIABLES = tuple(
    _PREFIX + name
    for name in (
        "ALLOW_EMPTY COLOR CONFIG EXTEND_SELECT FAIL_ON FORMAT IGNORE ISOLATED JOBS MAX_BYTES PLUGIN PROFILE SELECT SEVERITY"
    ).split()
)
"""The environment variables that stand for options. What stands on the command line goes before them, the file comes after."""


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


class _Setting(click.Option):
    """An option whose variable is named in errors, and not in each line of the help."""

    def get_help_extra(self, ctx: click.Context) -> Any:
        extra = super().get_help_extra(ctx)
        extra.pop("envvars", None)
        return extra


def setting(*names: str, **given: Any) -> Callable[[F], F]:
    """An option that can also be set in the environment: `--fail-on` as CAPAUDIT_FAIL_ON."""
    name = next(name for name in names if name.startswith("--"))
    return click.option(*names, cls=_Setting, envvar=variable(name), show_envvar=True, **given)


def variable(option: str) -> str:
    """The environment variable of an option."""
    return _PREFIX + option.removeprefix("--").replace("-", "_").upper()


def where(parameter: str, option: str) -> str:
    """Where the value of an option comes from: the option's own name, its variable, or “default”."""
    from click.core import ParameterSource

    context = click.get_current_context(silent=True)
    source = context.get_parameter_source(parameter) if context else None
    if source in (None, ParameterSource.COMMANDLINE):
        return option
    return variable(option) if source is ParameterSource.ENVIRONMENT else "default"


def rule_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """For shell completion: the names of all rules."""
    from capaudit.plugins import load

    return [name for name in load().rules if name.startswith(incomplete)]


def profile_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """For shell completion: the names of all profiles."""
    from capaudit.plugins import load

    return [name for name in load().profiles if name.startswith(incomplete)]


def sources(command: F) -> F:
    """Where settings and plugins come from."""
    for option in reversed(
        (
            setting("--config", metavar="FILE", type=click.Path(readable=False), help="Use this configuration file."),
            setting("--isolated", is_flag=True, help="Use no configuration file."),
            setting(
                "-p",
                "--plugin",
                metavar="FILE",
                multiple=True,
                help="Load a .py or .toml file; no:NAME leaves a plugin out.",
            ),
        )
    ):
        command = option(command)
    return command


def waivers_file(command: F) -> F:
    """Where the waivers are."""
    return click.option(
        "--waivers", metavar="FILE", type=click.Path(readable=False), help="The waivers file (capaudit-waivers.toml)."
    )(command)


def configuration(command: F) -> F:
    """Where the settings come from, and the profile that they start from."""
    profile = setting("--profile", metavar="NAME", shell_complete=profile_names, help="Start from this profile.")
    return sources(profile(command))


def pictures(command: F) -> F:
    """Where the files of pictures are."""
    folder = click.Path(exists=True, file_okay=False)
    for option in reversed(
        (
            click.option(
                "--images", metavar="DIR", multiple=True, type=folder, help="Look for the files of pictures here."
            ),
            click.option("--fetch", is_flag=True, help="Fetch pictures whose files are not at hand from the network."),
        )
    ):
        command = option(command)
    return command


def selection(command: F) -> F:
    """Which rules are on, and how grave their findings are."""
    rules: dict[str, Any] = {"metavar": "RULE", "multiple": True, "shell_complete": rule_names}
    for option in reversed(
        (
            setting("--select", **rules, help="These rules only; * stands for any letters. Repeat, or put commas."),
            setting("--extend-select", **rules, help="These rules too."),
            setting("--ignore", **rules, help="Not these rules."),
            setting("--severity", metavar="RULE=LEVEL", multiple=True, help="Set a rule to note, warning or error."),
            setting(
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
    images: tuple[str, ...] = (),
    fetch: bool = False,  # noqa: FBT001, FBT002 - the same
) -> Config:
    """The configuration file, with what the environment says on top of it, and the command line on top of that.

    `--select` sets the select, extend-select and ignore below it aside; the other lists are added to the file's.
    """

    from capaudit.config import Wish, is_wish, load, wishes
    from capaudit.model import Severity

    _warn_of_misspelt_variables()
    config, isolated = _one_source(config, isolated=isolated)
    found = load(config, isolated=isolated)
    if fetch:
        from capaudit.metadata.fetch import needs_httpx

        needs_httpx()
    if select:
        found = found._replace(select=wishes(_words(select), where("select", "--select")), extend_select=(), ignore=())
        extend_select, ignore = _beside_select(extend_select, ignore)
    wanted = where("profile", "--profile"), where("extend_select", "--extend-select"), where("ignore", "--ignore")
    return found._replace(
        profile=Wish(profile, wanted[0]) if profile else found.profile,
        extend_select=found.extend_select + wishes(_words(extend_select), wanted[1]),
        ignore=found.ignore + wishes(_words(ignore), wanted[2]),
        fail_on=Severity[fail_on.upper()] if fail_on else found.fail_on,
        plugins=(*found.plugins, *(file if is_wish(file) else os.path.abspath(file) for file in plugin)),
        rules=(*found.rules, *map(_graded, severity)),
        waivers=os.path.abspath(waivers) if waivers else found.waivers,
        exclude=_patterns(exclude, found) if exclude else found.exclude,
        extend_exclude=found.extend_exclude + _patterns(extend_exclude, found),
        gitignore=found.gitignore and not no_gitignore,
        images=found.images._replace(
            folders=(*(("", os.path.abspath(folder)) for folder in images), *found.images.folders), fetch=fetch
        ),
    )


def _patterns(given: tuple[str, ...], config: Config) -> tuple[str, ...]:
    """Patterns that are relative to the working directory as those of the configuration are."""
    from capaudit.basics.globs import relative

    here = os.getcwd()
    return tuple(relative(os.path.join(here, one), config.folder) if "/" in one else one for one in given)


def _one_source(config: str | None, *, isolated: bool) -> tuple[str | None, bool]:
    """`--config` and `--isolated`, of which one at most can be meant: the command line goes before the environment."""
    if config and isolated:
        flags = where("config", "--config") == "--config", where("isolated", "--isolated") == "--isolated"
        if flags[0] == flags[1]:
            raise click.UsageError("--config and --isolated exclude each other")
        return (config, False) if flags[0] else (None, True)
    return config, isolated


def _beside_select(extend_select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The two lists without what the environment says, where `--select` stands on the command line."""
    if where("select", "--select") != "--select":
        return extend_select, ignore
    kept = where("extend_select", "--extend-select") == "--extend-select", where("ignore", "--ignore") == "--ignore"
    return extend_select if kept[0] else (), ignore if kept[1] else ()


def _warn_of_misspelt_variables() -> None:
    """One line for each variable that is none of ours and nearly so: what it says is not done."""
    for name in os.environ:
        if name.startswith(_PREFIX) and name not in (*VARIABLES, _CACHE):
            from capaudit.basics.nearest import did_you_mean
            from capaudit.basics.terminal import visible

            if meant := did_you_mean(name.removeprefix(_PREFIX), [known.removeprefix(_PREFIX) for known in VARIABLES]):
                click.echo(f"warning: {visible(name)} is no setting{meant.replace('“', f'“{_PREFIX}')}", err=True)


def _words(given: tuple[str, ...]) -> list[str]:
    return [word.strip() for several in given for word in several.split(",") if word.strip()]


def _graded(text: str) -> Any:
    from capaudit.config import RuleWish, Wish
    from capaudit.declared.parts import severity

    at = where("severity", "--severity")
    name, equals, level = text.partition("=")
    if not equals:
        raise click.UsageError(f"{at} takes RULE=LEVEL, not “{text}”")
    return RuleWish(Wish(name.strip(), at), severity(level.strip(), at))


CONFIGURED = configured.__code__.co_varnames[: configured.__code__.co_argcount]
"""The options that `configured` takes."""
