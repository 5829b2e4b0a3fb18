"""Content Credentials (C2PA) of pictures: whether they hold, and what they say of AI."""

from __future__ import annotations

from collections.abc import Iterable

from capaudit import Profile, Rule, hookimpl

CAPAUDIT_API = 1


@hookimpl
def register_rules() -> Iterable[Rule]:
    """The rules on Content Credentials."""
    from capaudit_c2pa import metadata_ai_undisclosed, metadata_invalid

    return [metadata_ai_undisclosed.check, metadata_invalid.check]


@hookimpl
def register_profiles() -> Iterable[Profile]:
    """The default profile with the rules on Content Credentials."""
    return [Profile("c2pa", "The default profile, and Content Credentials", ("c2pa/*",), extends="default")]
