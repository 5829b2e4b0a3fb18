"""The contract of a rule: a generator function that yields findings, and whose docstring is its documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from capaudit.errors import PluginError
from capaudit.later import pattern
from capaudit.model import Document, Figure, Finding, Severity
from capaudit.tuples import NamedTuple

Check = Callable[..., Iterator[Finding]]
Per = Literal["figure", "document"]

SUBJECTS = ("alt", "caption", "credit", "date", "document", "image", "metadata", "rule", "structured", "waiver")
_NAME = pattern(rf"([a-z][a-z0-9-]*/)?({'|'.join(SUBJECTS)})-[a-z0-9]+(-[a-z0-9]+)*")


def is_rule_name(word: str) -> bool:
    """Whether it has the form of a rule's name: <subject>-<fault>, or <plugin>/<subject>-<fault>."""
    return _NAME.fullmatch(word) is not None


class Option(NamedTuple):
    """A keyword-only parameter of a rule, as people set it: `name` has hyphens, `default` fixes the type."""

    name: str
    default: Any


class Rule:
    """A check with its name and severity. Made by the `rule` decorator."""

    __slots__ = ("_takes", "check", "name", "options", "per", "replaces", "severity")

    def __init__(self, check: Check, name: str, severity: Severity, per: Per, replaces: tuple[str, ...]) -> None:
        if not is_rule_name(name):
            raise PluginError(
                f"rule name “{name}” is not <subject>-<fault>, or <plugin>/<subject>-<fault>, "
                f"with one of the subjects {', '.join(SUBJECTS)}"
            )
        if per not in ("figure", "document"):
            raise PluginError(f"rule {name}: per is “figure” or “document”, not “{per}”")
        self.check = check
        self.name = name
        self.severity = severity
        self.per = per
        self.replaces = replaces
        self.options: Mapping[str, Option] = {
            key: Option(key.replace("_", "-"), default) for key, default in (check.__kwdefaults__ or {}).items()
        }
        code = check.__code__
        self._takes = code.co_varnames[: code.co_argcount]
        allowed = ("figure", "document") if per == "figure" else ("document",)
        for argument in self._takes:
            if argument not in allowed:
                raise PluginError(f"rule {name}: a check per {per} takes {' and '.join(allowed)}, not “{argument}”")
        if code.co_kwonlyargcount != len(self.options):
            raise PluginError(f"rule {name}: each option needs a default")

    def __repr__(self) -> str:
        return f"<rule {self.name}>"

    def __call__(self, *args: Any, **options: Any) -> Iterator[Finding]:
        """Call the check as the plain function that it is."""
        return self.check(*args, **options)

    def run(self, figure: Figure | None, document: Document, options: Mapping[str, Any]) -> Iterator[Finding]:
        """Call the check with what it names."""
        given = {"figure": figure, "document": document}
        return self.check(*[given[name] for name in self._takes], **options)

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
    name: str, severity: Severity = Severity.WARNING, *, per: Per = "figure", replaces: tuple[str, ...] = ()
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function.

    The function names what it takes: `figure`, `document` or both; with `per="document"` it is called once a page, with
    `document` alone. Its keyword-only parameters are the rule's options, and their defaults fix the options' types.
    `replaces` are former names of the rule. Raises PluginError where the name or the function does not fit.
    """
    return lambda check: Rule(check, name, severity, per, replaces)
