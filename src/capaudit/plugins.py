"""What is loaded: built-ins, installed packages and local files, all through the same hooks. A plugin that does not load stops the run."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from importlib import import_module
from time import perf_counter
from typing import TYPE_CHECKING, Any

from capaudit import __version__, hookspecs
from capaudit.basics.entry_points import EntryPoint, entry_points
from capaudit.basics.nearest import did_you_mean
from capaudit.basics.tuples import NamedTuple
from capaudit.errors import ConfigError, PluginError, one_line
from capaudit.registry import Plugin, Registry, mistaken

if TYPE_CHECKING:
    from capaudit.declared.house import House

GROUP = "capaudit"
BUILT_IN = ("readers", "rules", "profiles", "reporters")


def load(files: Iterable[str] = (), *, installed: bool = True, house: House | None = None) -> Registry:
    """Load the built-ins, the installed plugins, local `.py` and `.toml` files, and what capaudit.toml declares.

    Among the files, “no:NAME” leaves a plugin out and “only:NAME” leaves out the installed ones that are not named.
    Raises PluginError.
    """
    wishes = Wishes.of(files)
    found = [*_built_ins(), *(_installed(wishes) if installed else ()), *_local(wishes)]
    if house is not None:
        found.append(Plugin(os.path.basename(house.path), "", "file", house.path, house))
    return Registry(found)


class Wishes(NamedTuple):
    """Which plugins are wanted: local files, names that are left out, and the only ones, where that is said."""

    files: tuple[str, ...]
    no: frozenset[str]
    only: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> Wishes:
        """What `--plugin` and `plugins` say."""
        files: dict[str, None] = {}
        named: dict[str, set[str]] = {"no": set(), "only": set()}
        for word in words:
            kind, colon, names = word.partition(":")
            if colon and kind in named:
                named[kind].update(name.strip() for name in names.split(","))
            else:
                files[word] = None
        return cls(tuple(files), frozenset(named["no"]), frozenset(named["only"]))

    def want(self, name: str) -> bool:
        return name not in self.no and (not self.only or name in self.only)

    def check(self, known: Collection[str]) -> None:
        """Raise PluginError for a name that no plugin has."""
        for kind, names in (("no", self.no), ("only", self.only)):
            for name in sorted(names):
                if name.startswith("capaudit."):
                    raise PluginError(
                        f"{kind}:{name}: what is built in cannot be left out; turn rules off with `ignore`"
                    )
                if name not in known:
                    raise PluginError(f"{kind}:{name}: no plugin has the name “{name}”{did_you_mean(name, known)}")


def _built_ins() -> Iterator[Plugin]:
    for name in BUILT_IN:
        start = perf_counter()
        module = import_module(f"capaudit.{name}")
        yield Plugin(f"capaudit.{name}", __version__, "built-in", module.__file__ or "", module, perf_counter() - start)


def _installed(wishes: Wishes) -> Iterator[Plugin]:
    entries = entry_points(GROUP)
    wishes.check([entry.name for entry in entries] + [_local_name(file) for file in wishes.files])
    for entry in entries:
        if wishes.want(entry.name):
            yield _from_package(entry)


def _from_package(entry: EntryPoint) -> Plugin:
    named = f"“{entry.name}” of package {entry.package} {entry.version}".rstrip()
    start = perf_counter()
    try:
        module = import_module(entry.module)
        thing: Any = module
        for part in filter(None, entry.attribute.split(".")):
            thing = getattr(thing, part)
    except (Exception, SystemExit) as error:
        raise PluginError(f"plugin {named} ({entry.module}) cannot be imported: {one_line(error)}") from error
    path = thing.path if _is_house(thing) else module.__file__ or entry.module
    plugin = Plugin(entry.name, entry.version, "installed", path, thing)
    _check_api(plugin, _declared_api(plugin, thing, module))
    return plugin._replace(seconds=perf_counter() - start)


def _is_house(thing: object) -> bool:
    from capaudit.declared.house import House

    return isinstance(thing, House)


def _declared_api(plugin: Plugin, *things: object) -> object:
    try:
        return next((api for thing in things if (api := getattr(thing, "CAPAUDIT_API", None)) is not None), None)
    except ConfigError as error:
        raise mistaken(plugin, error) from error


def _local_name(file: str) -> str:
    """The name of a local plugin: “house_rules” for house_rules.py, “house.toml” for house.toml."""
    stem, suffix = os.path.splitext(os.path.basename(file))
    return stem + suffix if suffix == ".toml" else stem


def _local(wishes: Wishes) -> Iterator[Plugin]:
    for path in dict.fromkeys(os.path.realpath(file) for file in wishes.files):
        name = _local_name(path)
        if name in wishes.no:
            continue
        named = f"plugin “{name}” ({path})"
        if not path.endswith((".py", ".toml")):
            raise PluginError(f"{named} is neither a .py nor a .toml file")
        if not os.path.isfile(path):
            raise PluginError(f"{named} does not exist")
        start = perf_counter()
        plugin = Plugin(name, "", "file", path, _opened(name, path, named))
        api = _declared_api(plugin, plugin.module)
        _check_api(plugin, hookspecs.API_VERSION if api is None else api)
        yield plugin._replace(seconds=perf_counter() - start)


def _opened(name: str, path: str, named: str) -> Any:
    if path.endswith(".toml"):
        from capaudit.declared.house import House

        return House(path)
    try:
        return _run(name, path)
    except (Exception, SystemExit) as error:
        raise PluginError(f"{named} cannot be imported: {one_line(error)}") from error


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
        key = "api" if _is_house(plugin.module) else "CAPAUDIT_API"
        raise PluginError(f"plugin {plugin} does not say which API it was written for: add {key} = {ours}")
    if declared != ours:
        raise PluginError(f"plugin {plugin} was written for API {declared}, capaudit {__version__} has API {ours}")
