"""The contract of a rule: a generator function that yields findings, and whose docstring is its documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal

from capaudit.basics.beside import objects_of
from capaudit.basics.later import pattern
from capaudit.basics.nearest import did_you_mean
from capaudit.basics.tuples import NamedTuple
from capaudit.contracts.needs import FACTS, PAGE_FACTS, Glance, Hints
from capaudit.errors import PluginError
from capaudit.model import Document, Figure, Finding, Severity

Check = Callable[..., Iterator[Finding]]
Per = Literal["figure", "document"]

_FIGURE_ALONE = ("figure",)  # what most checks take

SUBJECTS = ("alt", "caption", "credit", "date", "document", "image", "metadata", "rule", "structured", "waiver")
_NAME = pattern(r"(?:[a-z][a-z0-9-]*/)?([a-z]+)(?:-[a-z0-9]+)+")


def is_rule_name(word: str) -> bool:
    """Whether it has the form of a rule's name: <subject>-<fault>, or <plugin>/<subject>-<fault>."""
    found = _NAME.fullmatch(word)
    return found is not None and found[1] in SUBJECTS


class Option(NamedTuple):
    """A keyword-only parameter of a rule, as people set it: `name` has hyphens, `default` fixes the type."""

    name: str
    default: Any


class Entry(NamedTuple):
    """All that is known of a rule without its check. `takes` are the names of what the check is called with."""

    name: str
    severity: Severity = Severity.WARNING
    per: Per = "figure"
    takes: tuple[str, ...] = ("figure",)
    defaults: Mapping[str, Any] = MappingProxyType({})
    needs: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()

    def checked(self) -> Entry:
        """The same. Raises PluginError where a part of it does not fit."""
        if not is_rule_name(self.name):
            raise PluginError(
                f"rule name “{self.name}” is not <subject>-<fault>, or <plugin>/<subject>-<fault>, "
                f"with one of the subjects {', '.join(SUBJECTS)}"
            )
        if self.per not in ("figure", "document"):
            raise PluginError(f"rule {self.name}: per is “figure” or “document”, not “{self.per}”")
        allowed = ("figure", "document") if self.per == "figure" else ("document",)
        for argument in self.takes:
            if argument not in allowed:
                raise PluginError(
                    f"rule {self.name}: a check per {self.per} takes {' and '.join(allowed)}, not “{argument}”"
                )
        self._check_needs()
        return self

    def _check_needs(self) -> None:
        given: tuple[object, ...] = (self.needs, self.hints)
        if any(isinstance(one, str) for one in given) or "" in self.hints:
            raise PluginError(f"rule {self.name}: needs and hints are tuples of words, a single one too: (“word”,)")
        known = FACTS if self.per == "figure" else PAGE_FACTS
        for need in self.needs:
            if need not in known:
                raise PluginError(
                    f"rule {self.name}: a check per {self.per} cannot need “{need}”{did_you_mean(need, known)}"
                )
        if self.hints and self.per == "document":
            raise PluginError(f"rule {self.name}: a check per document has no hints")


class Rule:
    """A check with its name and severity. Made by the `rule` decorator."""

    __slots__ = ("_check", "_module", "entry", "hints", "name", "needs", "options", "per", "replaces", "severity")

    def __init__(
        self,
        check: Check,
        name: str,
        severity: Severity,
        per: Per,
        replaces: tuple[str, ...] = (),
        needs: tuple[str, ...] = (),
        hints: tuple[str, ...] = (),
    ) -> None:
        code, defaults = check.__code__, check.__kwdefaults__ or {}
        takes = code.co_varnames[: code.co_argcount]
        self._know(Entry(name, severity, per, takes, defaults, needs, hints, replaces).checked())
        if code.co_kwonlyargcount != len(defaults):
            raise PluginError(f"rule {name}: each option needs a default")
        self._check: Check | None = check
        self._module = check.__module__

    @classmethod
    def listed(cls, module: str, **known: Any) -> Rule:
        """The rule of a module that is imported when the check is first asked for. `known` is its entry, without what is usual."""
        rule = cls.__new__(cls)
        rule._know(Entry(**known))
        rule._check, rule._module = None, module
        return rule

    def _know(self, entry: Entry) -> None:
        self.entry = entry
        self.name, self.severity, self.per, self.replaces = entry.name, entry.severity, entry.per, entry.replaces
        self.needs, self.hints = frozenset(entry.needs), Hints(entry.hints) if entry.hints else None
        self.options: Mapping[str, Option] = {
            key: Option(key.replace("_", "-"), default) for key, default in entry.defaults.items()
        }

    @property
    def check(self) -> Check:
        """The generator function. Raises PluginError where the rule was listed and has changed since."""
        if self._check is None:
            made = objects_of(self._module, Rule)
            if [rule.entry for rule in made] != [self.entry]:
                raise PluginError(f"module {self._module} has no rule as it is listed: {self.entry}")
            self._check = made[0].check
        return self._check

    def __repr__(self) -> str:
        return f"<rule {self.name}>"

    def __call__(self, *args: Any, **options: Any) -> Iterator[Finding]:
        """Call the check as the plain function that it is."""
        return self.check(*args, **options)

    def run(self, figure: Figure | None, document: Document, options: Mapping[str, Any]) -> Iterator[Finding]:
        """Call the check with what it names."""
        check, takes = self._check or self.check, self.entry.takes
        if takes == _FIGURE_ALONE:
            return check(figure, **options)
        given = {"figure": figure, "document": document}
        return check(*map(given.__getitem__, takes), **options)

    def hinted(self, glance: Glance, options: Mapping[str, Any]) -> bool:
        """Whether a hint stands in a picture's words. Where an option is set, which may name more words, none is asked for."""
        return self.hints is None or options != self.entry.defaults or self.hints.stand_in(glance)

    @property
    def documentation(self) -> str:
        """The docstring, without its indentation."""
        from inspect import cleandoc

        return cleandoc(self.check.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first line of the documentation: what a finding of this rule says."""
        return (self.check.__doc__ or "").strip().partition("\n")[0]


def rule(
    name: str,
    severity: Severity = Severity.WARNING,
    *,
    per: Per = "figure",
    replaces: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    hints: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function.

    The function names what it takes: `figure`, `document` or both; with `per="document"` it is called once a page, with
    `document` alone. Its keyword-only parameters are the rule's options, and their defaults fix the options' types.
    `replaces` are former names of the rule. An audit calls the function only where every fact that it `needs` holds and, if
    there are any and no option is set, one of its `hints` stands in the picture's words: see `capaudit.contracts.needs`.
    Raises PluginError where the name or the function does not fit.
    """
    return lambda check: Rule(check, name, severity, per, replaces, needs, hints)
