"""The rule credit-placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, Severity, rule

_PLACEHOLDER = (
    r"(?i)tk+|t\.?b\.?[acd]\.?|x{3,}|undefined|null|none|nan|n/a|lorem ipsum.*|test|\[object object\]|\?+|[-–—_.*]+|"
    r"\{\{.{0,80}\}\}|\$\{.{0,80}\}|\{%.{0,80}%\}|%\w{1,40}%|\[(?:photo |image )?(?:credit|photographer|name)\]|"
    r"(?:insert|add|enter|your|no)[ -](?:photo |image |picture )?(?:credit|photographer|name|source)(?: here)?|"
    r"(?:photo |image )?credit(?: goes)? here|"
    r"(?:first|vor)name (?:last|nach)name|photographer(?:'s)? name(?:/agency)?|name/agen(?:cy|tur|ce|cia)|string"
)
_WRAPPING = " \t()[]|:"


@rule("credit-placeholder", Severity.ERROR, needs=("credit", "no agency"))
def check(figure: Figure) -> Iterator[Finding]:
    """A credit holds a placeholder instead of a name.

    ## Why it matters
    “TK”, “undefined” or “{{credit}}” was meant to be replaced before publication. The photographer is not named, and
    the reader sees the inside of the system.

    A placeholder in front of an agency's name (“Uncredited/AP”) belongs to credit-photographer-placeholder.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Photo: TK</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Photo: T. K. Osei</span></figcaption></figure>
    ```
    """
    seen = [credit for credit in figure.credits if not credit.hidden]
    if any(credit.agencies for credit in seen):
        return
    for credit in seen:
        whole = credit.text.strip(_WRAPPING)
        label = credit.introducer.value.strip(_WRAPPING) if credit.introducer else ""
        behind_label = whole[len(label) :] if label and whole.value.startswith(label) else whole
        behind_colon = whole[whole.value.find(":") + 1 :]  # “Photo: Photographer Name” has a label of two words
        for words in (text.strip(_WRAPPING) for text in (behind_label, behind_colon)):
            if words and re.fullmatch(_PLACEHOLDER, words.value):
                yield Finding(
                    f"“{words}” stands where the credit belongs", at=words, help="name the photographer and the agency"
                )
                break
