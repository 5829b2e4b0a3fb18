"""AP style in the captions of AP's pictures: rules on dates and states, and the profile `ap`."""

from __future__ import annotations

from collections.abc import Iterable

from capaudit import Profile, Rule, hookimpl

CAPAUDIT_API = 1


@hookimpl
def register_rules() -> Iterable[Rule]:
    """The rules of the style."""
    from capaudit_ap_style import caption_state_form, date_comma, date_month_form, date_ordinal

    return [module.check for module in (caption_state_form, date_comma, date_month_form, date_ordinal)]


@hookimpl
def register_profiles() -> Iterable[Profile]:
    """The default profile with AP style for AP's pictures."""
    return [
        Profile(
            "ap",
            "The default profile, and AP style for the pictures of AP",
            ("ap-style/*", "credit-malformed", "date-weekday-stale"),
            extends="default",
            options={"credit-malformed": {"form": "documented", "agencies": ["ap"]}},
        )
    ]
