"""The built-in profiles.

A new rule enters `default` in a minor release that the CHANGELOG names, so that an update turns no page red
unannounced.
"""

from __future__ import annotations

from collections.abc import Iterable

from capaudit.contracts.profile import Profile
from capaudit.hookspecs import hookimpl

_DEFAULT = """
alt-credit alt-filename alt-missing caption-doubled-word caption-filename caption-garbled caption-handout-unattributed
caption-interface-text caption-markup caption-missing caption-name-differs caption-placeholder caption-repeats-alt
caption-repeats-headline caption-shared caption-spacing caption-wire-id caption-wire-instructions credit-agency-case
credit-agency-misspelled credit-agency-repeated credit-conflicting credit-contact-details credit-empty
credit-file-unmatched credit-malformed credit-missing credit-photographer-placeholder credit-placeholder
credit-repeated credit-separator credit-truncated credit-unclosed credit-vague date-after-publication date-conflicting
date-impossible date-relative date-weekday-wrong image-conflicting image-repeated metadata-ai-undisclosed
metadata-caption-conflicting metadata-credit-conflicting metadata-date-conflicting metadata-instructions
metadata-licence-expired metadata-photographer-conflicting metadata-truncated metadata-unreadable structured-broken
structured-credit-conflicting structured-credit-poorer
"""

DEFAULT = Profile(
    "default",
    "What is wrong in any house: faults that are sure, embarrassing or costly",
    rules=tuple(_DEFAULT.split()),
)


@hookimpl
def register_profiles() -> Iterable[Profile]:
    """What `profile = "…"` may name."""
    return (DEFAULT,)
