"""From a Config and what the plugins offer to the settings that an audit runs by."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from capaudit.basics.nearest import did_you_mean
from capaudit.basics.tuples import NamedTuple
from capaudit.config import Config, PerFile, RuleWish, Wish
from capaudit.contracts.house import House
from capaudit.contracts.profile import Profile
from capaudit.contracts.reader import Reader
from capaudit.contracts.rule import Option, Rule
from capaudit.due import Active, Rules
from capaudit.errors import ConfigError, PluginError
from capaudit.model import Documented
from capaudit.plugins import load
from capaudit.registry import Registry

if TYPE_CHECKING:
    from capaudit.waivers.match import Held
    from capaudit.waivers.table import WaiversFile


class Settings:
    """What an audit runs by. Another process makes the same settings from the Config alone: that is what is pickled.

    `notices` say what somebody should write in another way, such as the former name of a rule, and that no rule is on.
    """

    def __init__(self, config: Config, registry: Registry) -> None:
        self.config = config
        self.registry = registry
        self._chosen = _Chosen(config, registry)
        self._active: dict[str, Active] = {}
        self._for: dict[tuple[int, ...], Rules] = {}
        self._here = os.getcwd()
        for name in self._chosen.every():
            self._active[name] = self._chosen.active(registry.rules[name])
        self.notices = (*self._chosen.notices, *(() if self._active else ("no rule is on",)))
        _ = self.house  # a plugin that fails at this is named now, not at the first page
        self.rules = Rules(active for name, active in self._active.items() if name in self._chosen.on)

    def __reduce__(self) -> tuple[Callable[[Config], Settings], tuple[Config]]:
        return settings_of, (self.config,)

    @property
    def every_rule(self) -> dict[str, Documented]:
        """The rules that are on for some file, by name."""
        return {name: active.rule for name, active in self._active.items()}

    def rules_for(self, name: str) -> Rules:
        """The rules that are on for a file."""
        if not self.config.per_file:
            return self.rules
        from capaudit.basics.globs import matches, relative

        path = relative(os.path.join(self._here, name), self.config.folder)
        several = tuple(number for number, one in enumerate(self.config.per_file) if matches(path, one.glob))
        if several not in self._for:
            self._for[several] = Rules(self._rules_of(several))
        return self._for[several]

    def _rules_of(self, several: Iterable[int]) -> Iterable[Active]:
        on, wishes = dict(self._chosen.on), list[RuleWish]()
        for number in several:
            wanted = self._chosen.per_file[number]
            on = {rule: None for rule in on | wanted.more if rule not in wanted.less}
            wishes += wanted.rules
        for name in on:
            own = [wish for wish in wishes if wish.name.word == name]
            yield self._chosen.active(self.registry.rules[name], own) if own else self._active[name]

    @cached_property
    def rule_names(self) -> Mapping[str, str]:
        """Every name that a rule has, or had before, and the name that it has."""
        rules = self.registry.rules
        return {old: rule.name for rule in rules.values() for old in rule.replaces} | {name: name for name in rules}

    @cached_property
    def waivers(self) -> WaiversFile | None:
        """The waivers file, None where there is none. Raises ConfigError where it cannot be read."""
        if not self.config.waivers or not os.path.exists(self.config.waivers):
            return None
        from capaudit.waivers.table import WaiversFile

        return WaiversFile(self.config.waivers)

    def waivers_for(self, name: str) -> tuple[Held, ...]:
        """What the waivers file says of a page."""
        return self.waivers.of(os.path.join(self._here, name)) if self.waivers else ()

    @cached_property
    def house(self) -> House:
        """What readers know of the publication: the configuration's layouts and agencies, then those of plugins."""
        config, registry = self.config, self.registry
        own = {agency.id for agency in config.agencies}
        offered = (agency for agency in registry.agencies.values() if agency.id not in own)
        return House(
            (*config.layouts, *registry.layouts.values()),
            (*config.agencies, *offered),
            config.language,
            (*config.words, *registry.words),
        )

    @cached_property
    def readers(self) -> tuple[Reader, ...]:
        """All formats, those of plugins first."""
        readers = self.registry.readers
        built_in = [name for name in readers if self.registry.owner("readers", name).origin == "built-in"]
        return tuple(readers[name] for name in sorted(readers, key=built_in.__contains__))


def settings_of(config: Config) -> Settings:
    """Load the plugins that a Config names and the installed ones, and settle what is on. Raises CapauditError."""
    return Settings(config, load(config.plugins, house=config.house))


class _Some(NamedTuple):
    """What some files have of their own: rules that are on and off there, and how, by the names that the rules have now."""

    more: dict[str, None]
    less: dict[str, None]
    rules: list[RuleWish]


class _Chosen:
    """Which rules are on, and how: the profile, then the configuration."""

    def __init__(self, config: Config, registry: Registry) -> None:
        self._names = list(registry.rules)
        self._former = {old: rule.name for rule in registry.rules.values() for old in rule.replaces}
        self._wishes: dict[str, list[RuleWish]] = {}
        self.notices: dict[str, None] = {}
        self._profiles = list(_lineage(config.profile, registry))
        for wish in config.rules:
            self._wishes.setdefault(self._one(wish.name), []).append(wish)
        self.on = self._select(config, registry)
        self.per_file = [self._some(one, registry) for one in config.per_file]

    def every(self) -> dict[str, None]:
        """All rules that are on for some file."""
        return self.on | {name: None for some in self.per_file for name in some.more}

    def _some(self, one: PerFile, registry: Registry) -> _Some:
        rules = [wish._replace(name=wish.name._replace(word=self._one(wish.name))) for wish in one.rules]
        for wish in rules:
            self.active(registry.rules[wish.name.word], [wish])
        return _Some(self._all(one.extend_select), self._all(one.ignore), rules)

    def _select(self, config: Config, registry: Registry) -> dict[str, None]:
        if config.select is not None:
            on = self._all(config.select)
        else:
            local = [name for name in self._names if registry.owner("rules", name).origin == "file"]
            on = self._of_profiles(registry) | dict.fromkeys(local)
        on |= self._all(config.extend_select)
        off = self._all(config.ignore)
        return {name: None for name in on if name not in off}

    def _of_profiles(self, registry: Registry) -> dict[str, None]:
        on: dict[str, None] = {}
        for profile in self._profiles:
            found = {name: self._matching(name) for name in (*profile.rules, *profile.severities, *profile.options)}
            owner = registry.owner("profiles", profile.name)
            for name, known in found.items():
                if not known and owner.origin != "built-in":
                    meant = did_you_mean(name, self._names)
                    raise PluginError(
                        f"profile “{profile.name}” of plugin {owner} names an unknown rule “{name}”{meant}"
                    )
            on |= dict.fromkeys(rule for name in profile.rules for rule in found[name])
        return on

    def _matching(self, pattern: str) -> list[str]:
        pattern = self._former.get(pattern, pattern)
        if "*" not in pattern:
            return [pattern] if pattern in self._names else []
        from fnmatch import fnmatchcase

        return [name for name in self._names if fnmatchcase(name, pattern)]

    def _all(self, wishes: Iterable[Wish]) -> dict[str, None]:
        return {name: None for wish in wishes for name in self._known(wish)}

    def _known(self, wish: Wish) -> list[str]:
        if now := self._former.get(wish.word):
            self.notices[f"{wish.where}: rule “{wish.word}” is now “{now}”"] = None
        found = self._matching(wish.word)
        if not found and "*" in wish.word:
            raise wish.error(f"no rule matches “{wish.word}”")
        if not found:
            raise wish.error(f"unknown rule “{wish.word}”{did_you_mean(wish.word, self._names)}")
        return found

    def _one(self, wish: Wish) -> str:
        if "*" in wish.word:
            raise wish.error(f"[rules] takes one rule's name, not “{wish.word}”")
        return self._known(wish)[0]

    def active(self, rule: Rule, more: Iterable[RuleWish] = ()) -> Active:
        """A rule with its severity and options: its own, then the profile's, then the configuration's, then some files'."""
        severity = rule.severity
        options = {key: option.default for key, option in rule.options.items()}
        for profile in self._profiles:
            severity = profile.severities.get(rule.name, severity)
            options |= _options(rule, profile.options.get(rule.name, {}), f"profile “{profile.name}”")
        for wish in (*self._wishes.get(rule.name, ()), *more):
            severity = wish.severity or severity
            options |= _options(rule, wish.options, wish.name.where, wish.lines)
        return Active(rule, severity, options)


def _lineage(wish: Wish, registry: Registry) -> Iterable[Profile]:
    """The profile and those that it extends, the oldest first."""
    found: list[Profile] = []
    name: str | None = wish.word
    while name is not None:
        if name not in registry.profiles:
            known = did_you_mean(name, registry.profiles) or f" (known: {', '.join(sorted(registry.profiles))})"
            raise wish.error(f"unknown profile “{name}”{known}")
        profile = registry.profiles[name]
        if profile in found:
            raise wish.error(f"profile “{name}” extends itself")
        found.append(profile)
        name = profile.extends
    return reversed(found)


def _options(
    rule: Rule, given: Mapping[str, Any], where: str, lines: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    keys = {option.name: (key, option) for key, option in rule.options.items()}
    settled: dict[str, Any] = {}
    for name, value in given.items():
        at = lines.get(name, where)
        if name not in keys:
            known = ", ".join(keys) or "none"
            meant = did_you_mean(name, keys)
            raise ConfigError(f"{at}: rule {rule.name} has no option “{name}” (it has: {known}){meant}")
        key, option = keys[name]
        settled[key] = _typed(option, value, f"{at}: option “{name}” of rule {rule.name}")
    return settled


def _typed(option: Option, value: Any, subject: str) -> Any:
    kind = type(option.default)
    if kind in (tuple, frozenset, list, set):
        element = type(next(iter(option.default), ""))
        if not isinstance(value, (list, tuple, set, frozenset)) or not all(type(v) is element for v in value):
            raise ConfigError(f"{subject} is a list of {_NAMES.get(element, element.__name__)}s")
        return kind(value)
    if option.default is None or type(value) is kind or (kind is float and type(value) is int):
        return value
    raise ConfigError(f"{subject} is {_ARTICLED.get(kind, kind.__name__)}, not {value!r}")


_NAMES = {str: "text", int: "whole number", float: "number", bool: "boolean"}
_ARTICLED = {str: "a text", int: "a whole number", float: "a number", bool: "true or false", dict: "a table"}
