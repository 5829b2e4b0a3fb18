"""The rule credit-contact-details."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, Fix, rule

_MAIL = r"(?i)\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
_ADDRESS = r"(?i)\bhttps?://[^\s)\]|<>]{3,200}(?<![.,;:])"
_PHONE = (
    r"(?i)\b(?:tel|phone|telefon|mobile|mobil|fax|call)\b\.?:?\s{0,2}\+?[\d(][\d\s()/.-]{5,20}\d|"
    r"\+\d{1,3}[\s(][\d\s()/.-]{5,20}\d"
)
_ALLOWED = r"(?i)creativecommons|wikimedia|wikipedia|flickr\.com|unsplash\.com|pexels\.com|pixabay\.com|/licen[cs]es?/"
_REPORTER = ("기자", "記者", "记者")  # whose address follows as a rule
_DETAILS = (
    ("@", "an e-mail address", _MAIL),
    ("://", "the address of a page", _ADDRESS),
    ("", "a telephone number", _PHONE),
)


@rule("credit-contact-details", needs=("any credit",))
def check(figure: Figure, *, allow: tuple[str, ...] = ()) -> Iterator[Finding]:
    """A credit holds an e-mail address, a telephone number or the address of a page.

    ## Why it matters
    Details that a photographer sent to the desk are published to everybody, and collected by machines. The credit is
    to name a person, not to say how to reach her.

    Links to a licence or to a page of a library that asks for one are left alone, and so are links in the credit of a
    picture under such a licence or of a chart, agencies that are called by their domain (“stock.adobe.com”), and the
    address behind a reporter's name where that is the custom, as in Korea.

    ## Options
    - `allow`: parts of addresses that are left alone, such as “ourtown.example”.

    ## Fails
    ```html
    <figure><img src="lake.jpg" alt="A lake">
    <figcaption>The lake in May. <span class="credit">Photo: Jane Doe, jane@doe.example</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="lake.jpg" alt="A lake">
    <figcaption>The lake in May. <span class="credit">Photo: Jane Doe</span></figcaption></figure>
    ```
    """
    for credit in figure.credits:
        value = credit.text.value
        if not ("@" in value or "://" in value or re.search(r"\d[\d\s()/.-]{5}", value)):
            continue
        for sign, what, pattern in _DETAILS:
            if sign == "://" and (credit.licence or figure.kind == "chart" or credit.kind == "data"):
                continue
            found = re.search(pattern, value) if sign in value else None
            if found is None or re.search(_ALLOWED, found[0]) or any(part in found[0] for part in allow):
                continue
            if value[: found.start()].rstrip().endswith(_REPORTER):
                continue
            at = credit.text[found.start() : found.end()]
            start = len(value[: found.start()].rstrip(" ,;|/–—-"))
            named = bool(credit.photographers or credit.agencies or credit.sources)
            edit = credit.text[start : found.end()].replaced("") if start and named else None
            yield Finding(
                f"“{at}” is {what} in a credit",
                at=at,
                fix=Fix(f"remove “{at}”", (edit,), safe=False) if edit else None,
                help="give only the name" if named else "give a name instead",
            )
            break
