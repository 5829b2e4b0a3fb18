"""A small house style: captions that are sentences end like sentences."""

from __future__ import annotations

from collections.abc import Iterable

from capaudit import Profile, Rule, hookimpl

CAPAUDIT_API = 1


@hookimpl
def register_rules() -> Iterable[Rule]:
    """The rules of the style."""
    from capaudit_example_style.caption_stop_missing import check

    return [check]


@hookimpl
def register_profiles() -> Iterable[Profile]:
    """The default profile with the rules of the style."""
    return [
        Profile(
            "example-style", "The default profile, and a small house style", ("example-style/*",), extends="default"
        )
    ]
