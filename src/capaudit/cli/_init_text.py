"""The text of a first capaudit.toml: what was answered is set, what was not is there as a comment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from capaudit.basics.jsontext import json_text
from capaudit.basics.terminal import visible

if TYPE_CHECKING:
    from capaudit.cli._samples import Seen

_HEAD = """\
# How capaudit audits our pages. Every line is optional; what is commented out shows what could be said.
# `capaudit rules` lists the rules, `capaudit explain RULE` shows the page of one.
"""
_RULES = """\
# A rule of its own severity and options:

# [rules.credit-missing]
# severity = "error"
# exempt-kinds = ["chart", "illustration"]

# [per-file."sports/**"]
# ignore = ["date-old-unmarked"]
"""
_LAYOUT = """\
# Where a template of our pages keeps caption and credit, as CSS selectors, if capaudit does not find them by itself
# (`capaudit show PAGE` shows what it finds):

# [[layout]]
# name = "our-cms"
# figure = "div.story-image"
# caption = ".story-image__text"
# credit = ".story-image__by"
"""
_SHARE = 0.5


class Answers(NamedTuple):
    """What flags and answers say; None and () where they say nothing."""

    profile: str | None = None
    language: str | None = None
    fail_on: str | None = None
    exclude: tuple[str, ...] = ()


def toml(answers: Answers, seen: Seen | None) -> str:
    """The file. What comes from a page is quoted for where it stands."""
    parts = [_HEAD, "".join(_settings(answers)), _RULES, "".join(_layouts(seen))]
    if seen is not None and seen.forms:
        parts.append("".join(_forms(seen)))
    return "\n".join(parts)


def _settings(answers: Answers) -> Iterator[str]:
    lines = (
        ("profile", answers.profile, "default", "the rules to start from"),
        ("extend-select", None, ["date-old-unmarked"], "rules on top of the profile's"),
        ("ignore", None, ["caption-missing"], "rules that we do not want; * stands for any letters"),
        ("fail-on", answers.fail_on, "warning", "the least severity that makes the exit code 1"),
        ("language", answers.language, "en", "of pages that do not say theirs"),
        ("exclude", list(answers.exclude) or None, ["archive/**"], "files in folders that are left out"),
        ("plugins", None, ["house_rules.py"], "rules of our own, in files beside this one"),
    )
    for name, value, example, meaning in lines:
        said = f"{'# ' if value is None else ''}{name} = {json_text(example if value is None else value)}"
        yield f"{said:<42}# {meaning}\n"


def _layouts(seen: Seen | None) -> Iterator[str]:
    if seen is None:
        yield _LAYOUT
        return
    yield f"# {seen.reading()}\n"
    for layout in seen.layouts:
        yield "\n[[layout]]\n"
        for key in ("name", "figure", "caption", "credit"):
            yield f"{key} = {json_text(getattr(layout, key))}\n"


def _forms(seen: Seen) -> Iterator[str]:
    """What form the credits have, as a comment; and, where one is usual, the rule that would hold all to it."""
    yield "# The forms of the credits that were seen:\n"
    for form in seen.forms[:5]:
        yield f"# {form.times:>4}  {visible(form.template)}   such as {visible(form.example)}\n"
    usual = seen.forms[0]
    if usual.times > _SHARE * seen.credits and "{agency}" in usual.template:
        yield "# To hold every credit of an agency to the commonest:\n\n"
        yield "# [[rule]]\n"
        yield '# name = "house/credit-form"\n'
        yield '# kind = "agency-form"\n'
        yield f"# forms = [{json_text(usual.template)}]\n"
