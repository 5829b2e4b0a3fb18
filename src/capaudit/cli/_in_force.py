"""The settings in force, and where each comes from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

import click

from capaudit.basics.globs import matches, relative
from capaudit.cli._options import CONFIGURED, where
from capaudit.config import Config, PerFile, RuleWish, Wish, is_wish, places
from capaudit.due import Active
from capaudit.settings import Settings

_DEFAULT = "default"


class InForce(NamedTuple):
    """A setting with its value, as TOML and JSON know it, and where it comes from."""

    setting: str
    value: Any
    where: str

    def record(self) -> dict[str, Any]:
        """As plain data."""
        return {"setting": self.setting, "value": self.value, "from": self.where}

    def row(self) -> tuple[str, str, str]:
        """As texts."""
        from capaudit.basics.jsontext import json_text

        value = "–" if self.value is None else self.value
        return self.setting, value if isinstance(value, str) else json_text(value), self.where


def of_config(config: Config, path: str | None) -> Iterator[InForce]:
    """What a file can hold. Of the settings for some files, those that mean the path, all without one."""
    at = places(config)
    yield InForce("file", config.file, _file(config))
    yield from _wishes("profile", [config.profile])
    for key, words in (("select", config.select), ("extend-select", config.extend_select), ("ignore", config.ignore)):
        yield from _wishes(key, words or ()) if words else [InForce(key, [], _DEFAULT)]
    yield InForce("fail-on", config.fail_on.label, _given("fail_on", "--fail-on", at))
    yield from _plugins(config, at)
    for key, parameter, value in (
        ("exclude", "exclude", list(config.exclude)),
        ("extend-exclude", "extend_exclude", list(config.extend_exclude)),
        ("respect-gitignore", "no_gitignore", config.gitignore),
        ("waivers", "waivers", config.waivers and relative(config.waivers, os.getcwd())),
        ("language", "", config.language),
    ):
        found = where(parameter, f"--{parameter.replace('_', '-')}") if parameter else _DEFAULT
        yield InForce(key, value, found if found != _DEFAULT else at.get(key, _DEFAULT))
    for rule in config.rules:
        yield from _rule("rules", rule)
    for one in config.per_file:
        if path is None or matches(relative(os.path.abspath(path), config.folder), one.glob):
            yield from _per_file(one)
    yield from (InForce("layout", layout.name, at.get("layout", _DEFAULT)) for layout in config.layouts)
    yield from (InForce("agency", agency.id, at.get("agency", _DEFAULT)) for agency in config.agencies)


def of_options(context: click.Context) -> Iterator[InForce]:
    """The options of a command that no file holds: those that the environment can set, and those that were given."""
    for option in context.command.params:
        if not isinstance(option, click.Option) or option.name in (*CONFIGURED, "shape"):
            continue
        name = max(option.opts, key=len)
        found = where(str(option.name), name)
        if option.envvar or found != _DEFAULT:
            yield InForce(name.removeprefix("--"), context.params.get(str(option.name)), found)


def of_rules(settings: Settings, path: str) -> Iterator[InForce]:
    """The rules that are on for a page, their severity, and who asked for them."""
    config = settings.config
    seen = relative(os.path.abspath(path), config.folder)
    asked = [*(config.select or ()), *config.extend_select]
    asked += [wish for one in config.per_file if matches(seen, one.glob) for wish in one.extend_select]
    for active in settings.rules_for(path):
        yield InForce(active.rule.name, active.severity.label, _asked(active, asked, settings))


def _asked(active: Active, asked: Iterable[Wish], settings: Settings) -> str:
    names = (active.rule.name, *active.rule.replaces)
    for wish in asked:
        if any(fnmatchcase(name, wish.word) for name in names):
            return wish.where
    owner = settings.registry.owner("rules", active.rule.name)
    return f"plugin {owner.name}" if owner.origin == "file" else f"profile {settings.config.profile.word}"


def _file(config: Config) -> str:
    if config.file is None:
        return where("isolated", "--isolated")
    named = where("config", "--config")
    return "nearest" if named == _DEFAULT else named


def _given(parameter: str, option: str, at: Mapping[str, str]) -> str:
    found = where(parameter, option)
    return found if found != _DEFAULT else at.get(option.removeprefix("--"), _DEFAULT)


def _wishes(setting: str, words: Iterable[Wish]) -> Iterator[InForce]:
    for wish in words:
        yield InForce(setting, wish.word, _DEFAULT if wish.where == "built in" else wish.where)


def _plugins(config: Config, at: Mapping[str, str]) -> Iterator[InForce]:
    """Those of the file come first, then those of the command line or the environment."""
    context = click.get_current_context(silent=True)
    added = len(context.params.get("plugin", ())) if context else 0
    for left, file in zip(range(len(config.plugins), 0, -1), config.plugins, strict=True):
        found = where("plugin", "--plugin") if left <= added else at.get("plugins", _DEFAULT)
        yield InForce("plugins", file if is_wish(file) else relative(file, os.getcwd()), found)
    if not config.plugins:
        yield InForce("plugins", [], _DEFAULT)


def _rule(prefix: str, wish: RuleWish) -> Iterator[InForce]:
    name = f"{prefix}.{wish.name.word}"
    if wish.severity:
        yield InForce(f"{name}.severity", wish.severity.label, wish.name.where)
    for key, value in wish.options.items():
        yield InForce(f"{name}.{key}", value, wish.lines.get(key, wish.name.where))


def _per_file(one: PerFile) -> Iterator[InForce]:
    for key, words in (("extend-select", one.extend_select), ("ignore", one.ignore)):
        yield from _wishes(f'per-file."{one.glob}".{key}', words)
    for rule in one.rules:
        yield from _rule(f'per-file."{one.glob}".rules', rule)
