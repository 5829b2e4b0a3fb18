"""What plugins offer, and who offered it.

The hooks hand over objects and are asked one plugin at a time, so that each object has an owner and each failure a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

import pluggy

from capaudit import hookspecs
from capaudit.basics.nearest import did_you_mean
from capaudit.basics.tuples import NamedTuple
from capaudit.errors import ConfigError, PluginError, one_line

if TYPE_CHECKING:
    from click import Group

    from capaudit.contracts.house import Wording
    from capaudit.contracts.layout import Layout
    from capaudit.contracts.profile import Profile
    from capaudit.contracts.reader import Reader
    from capaudit.contracts.reporter import Reporter
    from capaudit.contracts.rule import Rule
    from capaudit.model import Agency

T = TypeVar("T")

KINDS = {
    "readers": "reader",
    "layouts": "layout",
    "agencies": "agency",
    "rules": "rule",
    "profiles": "profile",
    "reporters": "format",
}
"""What plugins offer, and what one of it is called. The hooks are `register_<kind>`."""


class Plugin(NamedTuple):
    """A plugin, with the file it stands in. `origin` is built-in, installed or file; a file has no version.

    `seconds` is how long it took to load.
    """

    name: str
    version: str
    origin: str
    path: str
    module: Any
    seconds: float = 0.0

    def __str__(self) -> str:
        return f"“{self.name}” ({self.path})" if self.origin != "built-in" else f"“{self.name}” (built in)"


class Registry:
    """Everything that plugins offer, by name. A kind is asked for when it is first needed.

    Raises PluginError, also later, where a plugin fails, hands over something else or takes another's name.
    """

    def __init__(self, plugins: Iterable[Plugin]) -> None:
        self.plugins: dict[str, Plugin] = {}
        self._owners: dict[tuple[str, str], Plugin] = {}
        self._seconds: dict[str, float] = {}
        self._manager = pluggy.PluginManager("capaudit")
        self._manager.add_hookspecs(hookspecs)
        for plugin in plugins:
            self._register(plugin)

    def _register(self, plugin: Plugin) -> None:
        if other := self.plugins.get(plugin.name):
            raise PluginError(f"two plugins have the name {plugin}: the other is {other}")
        self.plugins[plugin.name] = plugin
        try:
            self._manager.register(plugin.module, plugin.name)
        except (ValueError, pluggy.PluginValidationError) as error:
            raise PluginError(f"plugin {plugin} cannot be registered: {one_line(error)}") from error
        hooks = self._manager.get_hookcallers(plugin.module) or []
        known = [name for name in vars(hookspecs) if name.startswith("register_")]
        for hook in hooks:
            if hook.name not in known:
                raise PluginError(
                    f"plugin {plugin} implements an unknown hook “{hook.name}”{did_you_mean(hook.name, known)}"
                )
        if not hooks:
            raise PluginError(f"plugin {plugin} offers nothing: no function in it is marked with @hookimpl")

    def _answers(self, hook: str) -> Iterator[tuple[Plugin, Callable[..., Any]]]:
        for answer in getattr(self._manager.hook, hook).get_hookimpls():
            yield self.plugins[answer.plugin_name], answer.function

    def _offered(self, what: str, kind: type[T], key: str = "name") -> dict[str, T]:
        found: dict[str, T] = {}
        for plugin, function in self._answers(f"register_{what}"):
            start = perf_counter()
            things = _asked(plugin, function, what)
            self._seconds[plugin.name] = self._seconds.get(plugin.name, plugin.seconds) + perf_counter() - start
            for thing in things:
                if not isinstance(thing, kind):
                    raise PluginError(
                        f"plugin {plugin}: register_{what} gave {_brief(thing)}, which is no {kind.__name__}"
                    )
                name = getattr(thing, key)
                if other := self._owners.get((what, name)):
                    raise PluginError(f"{KINDS[what]} “{name}” of plugin {plugin} is already taken by plugin {other}")
                self._owners[what, name] = plugin
                found[name] = thing
        return found

    @cached_property
    def readers(self) -> Mapping[str, Reader]:
        from capaudit.contracts.reader import Reader

        return self._offered("readers", Reader)

    @cached_property
    def layouts(self) -> Mapping[str, Layout]:
        from capaudit.contracts.layout import Layout

        return self._offered("layouts", Layout)

    @cached_property
    def agencies(self) -> Mapping[str, Agency]:
        from capaudit.model import Agency

        return self._offered("agencies", Agency, "id")

    @cached_property
    def words(self) -> tuple[Wording, ...]:
        """The words around credits that plugins add. They have no names, so none can be taken."""
        return tuple(wording for _, wording in self._wordings)

    @cached_property
    def _wordings(self) -> list[tuple[Plugin, Wording]]:
        from capaudit.contracts.house import Wording
        from capaudit.credits.words import ROLES

        found = [
            (p, thing) for p, function in self._answers("register_words") for thing in _asked(p, function, "words")
        ]
        for plugin, thing in found:
            if not isinstance(thing, Wording):
                raise PluginError(f"plugin {plugin}: register_words gave {_brief(thing)}, which is no Wording")
            if thing.role not in ROLES and not thing.role.startswith("kind."):
                raise PluginError(
                    f"plugin {plugin}: words have no role “{thing.role}”{did_you_mean(thing.role, ROLES)}"
                )
        return found

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        from capaudit.contracts.rule import Rule

        rules = self._offered("rules", Rule)
        for name in rules:
            owner = self._owners["rules", name]
            if "/" not in name and owner.origin != "built-in":
                raise PluginError(f"plugin {owner}: a plugin's rule is named <plugin>/<subject>-<fault>, not “{name}”")
        self._check_former(rules)
        return rules

    def _check_former(self, rules: Mapping[str, Rule]) -> None:
        """Raise PluginError for a rule that replaces one that still exists, or one that another replaces too."""
        former: dict[str, str] = {}
        for rule in rules.values():
            for old in rule.replaces:
                if old in rules or old in former:
                    owner = self._owners["rules", rule.name]
                    other = "is a rule itself" if old in rules else f"is replaced by “{former[old]}” too"
                    raise PluginError(f"rule “{rule.name}” of plugin {owner} replaces “{old}”, which {other}")
                former[old] = rule.name

    @cached_property
    def profiles(self) -> Mapping[str, Profile]:
        from capaudit.contracts.profile import Profile

        return self._offered("profiles", Profile)

    @cached_property
    def reporters(self) -> Mapping[str, Reporter]:
        from capaudit.contracts.reporter import Reporter

        return self._offered("reporters", Reporter)

    def owner(self, what: str, name: str) -> Plugin:
        """Who offered it. `what` is one of `KINDS`."""
        getattr(self, what)
        return self._owners[what, name]

    def offers(self, plugin: Plugin) -> dict[str, list[str]]:
        """What a plugin offers: names by kind. Asks for every kind, and so loads everything."""
        every = {what: [name for name in getattr(self, what) if self.owner(what, name) is plugin] for what in KINDS}
        every["words"] = [word for owner, wording in self._wordings if owner is plugin for word in wording.phrases]
        return {what: names for what, names in every.items() if names}

    def seconds(self, plugin: Plugin) -> float:
        """How long a plugin took to load, and to hand over what was asked for so far."""
        return self._seconds.get(plugin.name, plugin.seconds)

    def add_commands(self, cli: Group) -> None:
        """Let plugins add their commands to the command line. None may take the place of another."""
        for plugin, function in self._answers("register_commands"):
            before = dict(cli.commands)
            _asked(plugin, partial(_nothing_asked, function, cli), "commands")
            for name, command in cli.commands.items():
                other = self._owners.get(("commands", name))
                if name in before and before[name] is not command:
                    raise PluginError(f"command “{name}” of plugin {plugin} is already taken by {other or 'capaudit'}")
                if name not in before:
                    self._owners["commands", name] = plugin


def _nothing_asked(function: Callable[..., object], cli: Group) -> tuple[object, ...]:
    function(cli)
    return ()


def _asked(plugin: Plugin, function: Callable[[], Iterable[Any]], what: str) -> list[Any]:
    try:
        return list(function())
    except ConfigError as error:
        raise mistaken(plugin, error) from error
    except Exception as error:
        raise PluginError(f"plugin {plugin}: register_{what} failed: {one_line(error)}") from error


def mistaken(plugin: Plugin, error: ConfigError) -> PluginError:
    """A mistake in a house file: its message names that file; an installed one is named by its package too."""
    return PluginError(str(error) if plugin.origin == "file" else f"plugin {plugin}: {error}")


def _brief(thing: object) -> str:
    shown = " ".join(repr(thing)[:200].split())
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
