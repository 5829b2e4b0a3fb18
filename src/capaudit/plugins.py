"""What is loaded, and who offered it: built-ins, installed packages and local files, all through the same hooks.

The hooks hand over objects and are asked one plugin at a time, so that each object has an owner and each failure a
name. A plugin that does not load stops the run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import pluggy

from capaudit import __version__, hookspecs
from capaudit.entry_points import EntryPoint, entry_points
from capaudit.errors import PluginError, one_line
from capaudit.nearest import did_you_mean

if TYPE_CHECKING:
    from click import Group

    from capaudit.contracts.layout import Layout
    from capaudit.contracts.profile import Profile
    from capaudit.contracts.reader import Reader
    from capaudit.contracts.reporter import Reporter
    from capaudit.contracts.rule import Rule
    from capaudit.model import Agency

T = TypeVar("T")

GROUP = "capaudit"
BUILT_IN = ("readers", "rules", "profiles", "reporters")
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
    """A plugin, with the file it stands in. `origin` is built-in, installed or file; a file has no version."""

    name: str
    version: str
    origin: str
    path: str
    module: Any

    def __str__(self) -> str:
        return f"“{self.name}” ({self.path})" if self.origin != "built-in" else f"“{self.name}” (built in)"


class Registry:
    """Everything that plugins offer, by name. A kind is asked for when it is first needed.

    Raises PluginError, also later, where a plugin fails, hands over something else or takes another's name.
    """

    def __init__(self, plugins: Iterable[Plugin]) -> None:
        self.plugins: dict[str, Plugin] = {}
        self._owners: dict[tuple[str, str], Plugin] = {}
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
            for thing in _asked(plugin, function, what):
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
    def rules(self) -> Mapping[str, Rule]:
        from capaudit.contracts.rule import Rule

        rules = self._offered("rules", Rule)
        for name in rules:
            owner = self._owners["rules", name]
            if "/" not in name and owner.origin != "built-in":
                raise PluginError(f"plugin {owner}: a plugin's rule is named <plugin>/<subject>-<fault>, not “{name}”")
        return rules

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
        return {what: names for what, names in every.items() if names}

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


def load(files: Iterable[str] = (), *, installed: bool = True) -> Registry:
    """Load the built-ins, the installed plugins and local `.py` files. Raises PluginError."""
    return Registry([*_built_ins(), *(_installed() if installed else ()), *_local(files)])


def _built_ins() -> Iterator[Plugin]:
    for name in BUILT_IN:
        module = import_module(f"capaudit.{name}")
        yield Plugin(f"capaudit.{name}", __version__, "built-in", module.__file__ or "", module)


def _installed() -> Iterator[Plugin]:
    for entry in entry_points(GROUP):
        yield _from_package(entry)


def _from_package(entry: EntryPoint) -> Plugin:
    named = f"“{entry.name}” of package {entry.package} {entry.version}".rstrip()
    try:
        module = import_module(entry.module)
        thing: Any = module
        for part in filter(None, entry.attribute.split(".")):
            thing = getattr(thing, part)
    except (Exception, SystemExit) as error:
        raise PluginError(f"plugin {named} ({entry.module}) cannot be imported: {one_line(error)}") from error
    plugin = Plugin(entry.name, entry.version, "installed", module.__file__ or entry.module, thing)
    _check_api(plugin, getattr(thing, "CAPAUDIT_API", getattr(module, "CAPAUDIT_API", None)))
    return plugin


def _local(files: Iterable[str]) -> Iterator[Plugin]:
    from pathlib import Path

    for path in dict.fromkeys(Path(file).resolve() for file in files):
        named = f"plugin “{path.stem}” ({path})"
        if path.suffix != ".py":
            raise PluginError(f"{named} is no .py file")
        if not path.is_file():
            raise PluginError(f"{named} does not exist")
        try:
            module = _run(path.stem, str(path))
        except (Exception, SystemExit) as error:
            raise PluginError(f"{named} cannot be imported: {one_line(error)}") from error
        plugin = Plugin(path.stem, "", "file", str(path), module)
        _check_api(plugin, getattr(module, "CAPAUDIT_API", hookspecs.API_VERSION))
        yield plugin


def _run(stem: str, path: str) -> Any:
    import sys
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location(f"capaudit_file_{stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError("no Python file")
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _check_api(plugin: Plugin, declared: object) -> None:
    ours = hookspecs.API_VERSION
    if declared is None:
        raise PluginError(f"plugin {plugin} does not say which API it was written for: add CAPAUDIT_API = {ours}")
    if declared != ours:
        raise PluginError(f"plugin {plugin} was written for API {declared}, capaudit {__version__} has API {ours}")


def _nothing_asked(function: Callable[..., object], cli: Group) -> tuple[object, ...]:
    function(cli)
    return ()


def _asked(plugin: Plugin, function: Callable[[], Iterable[Any]], what: str) -> list[Any]:
    try:
        return list(function())
    except Exception as error:
        raise PluginError(f"plugin {plugin}: register_{what} failed: {one_line(error)}") from error


def _brief(thing: object) -> str:
    shown = " ".join(repr(thing)[:200].split())
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
