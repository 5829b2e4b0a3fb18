"""The rule credit-account-missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Credit, Figure, Finding, Named, rule

_PLATFORMS = tuple(
    "facebook instagram twitter youtube tiktok telegram threads bluesky truth-social linkedin reddit snapchat whatsapp weibo"
    " wechat vk vimeo twitch".split()
)
_TOO_VAGUE = ("facebook", "instagram", "twitter", "youtube", "tiktok", "whatsapp", "telegram")
_WRAPPING = " \t()[]|:.©"


@rule("credit-account-missing", needs=("credit",))
def check(figure: Figure, *, platforms: tuple[str, ...] = _PLATFORMS) -> Iterator[Finding]:
    """A picture from a platform is credited without the account, or an account without the platform.

    ## Why it matters
    “Screenshot: Instagram” names a company, not whoever posted the picture; “@jane” is somebody else on each platform.

    A person, a body or an agency beside the platform says enough, and so does an agency beside the account. Facebook and
    the like quite alone are the matter of credit-vague, and pictures that show the platform itself are left alone.

    ## Options
    - `platforms`: whose pictures need an account, by their ids.

    ## Fails
    ```html
    <figure><img src="flood.jpg" alt="A street">
    <figcaption>The street on Tuesday. <span class="credit">Screenshot: Instagram</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="flood.jpg" alt="A street">
    <figcaption>The street on Tuesday. <span class="credit">Screenshot: @ana_ruiz/Instagram</span></figcaption></figure>
    ```
    """
    seen = [credit for credit in figure.credits if not credit.hidden]
    if any(credit.photographers or credit.sources or credit.client for credit in seen):
        return
    named = [name for credit in seen for name in credit.agencies if name.agency]
    posted = [name for name in named if name.agency and name.agency.id in platforms]
    account = next((credit.account for credit in seen if credit.account), None)
    if account is not None and not named and all(_is_account(credit) for credit in seen):
        yield Finding(f"“{account}” is an account, the platform is not named", at=account, help="name the platform")
    elif account is None and len(posted) == 1 and len(named) == 1 and _is_anybodys(posted[0], seen, figure):
        at = posted[0].text
        yield Finding(f"“{at}” is named without the account", at=at, help="name the account that posted it")


def _is_account(credit: Credit) -> bool:
    """Whether nothing but accounts stands in a credit, and no sentence about who has one."""
    words = credit.text.value[len(credit.introducer) if credit.introducer else 0 :].split()
    return all(re.fullmatch(r"\W{0,3}@\w+[).\]]{0,2}", word) for word in words)


def _is_anybodys(platform: Named, seen: list[Credit], figure: Figure) -> bool:
    """Whether nobody can tell whose picture it is, and no other rule says so."""
    told = " ".join(text.value for text in (figure.caption, figure.image.alt) if text).casefold()
    if platform.text.value.casefold() in told.split() or any(credit.address or credit.rest for credit in seen):
        return False
    alone = figure.caption is None or _is_alone(platform, seen)
    return any(credit.kind for credit in seen) or not alone


def _is_alone(platform: Named, seen: list[Credit]) -> bool:
    """Whether the credit is nothing but the name of one of the platforms that credit-vague knows."""
    credit = seen[0]
    label = len(credit.introducer) if credit.introducer else 0
    words = credit.text.value[label:] if credit.introducer else credit.text.value
    return (
        len(seen) == 1
        and platform.agency is not None
        and platform.agency.id in _TOO_VAGUE
        and words.strip(_WRAPPING) == platform.text.value
    )
