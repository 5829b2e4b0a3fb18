"""The built-in profiles."""

from __future__ import annotations

from capaudit.config import Config
from capaudit.plugins import load
from capaudit.profiles import DEFAULT
from capaudit.settings import settings_of


def test_the_default_profile_names_rules_that_exist() -> None:
    assert set(DEFAULT.rules) <= set(load().rules)


def test_the_default_profile_is_what_runs() -> None:
    on = {active.rule.name for active in settings_of(Config()).rules}
    assert on == set(DEFAULT.rules) & set(load().rules)
    assert len(DEFAULT.rules) == len(set(DEFAULT.rules))
