"""The rule credit-vague."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from capaudit import Credit, Figure, Finding, rule

VAGUE = (
    *("Google", "Google Images", "Internet", "Web", "Online", "Facebook", "Instagram", "Twitter", "YouTube", "TikTok"),
    *("WhatsApp", "Telegram", "Pinterest", "Wikipedia", "Wikimedia", "Screenshot"),
    *(
        "Social media",
        "Soziale Medien",
        "Réseaux sociaux",
        "Redes sociales",
        "Redes sociais",
        "Соцсети",
        "Интернет",
        "İnternet",
    ),
    *("Agencies", "Agencije", "Agencias", "Agenturen", "Agences", "Archive", "Stock", "Stock photo"),
)
_TAKEN_OVER = ("reprodução", "reproducción", "divulgação", "captura")
_WRAPPING = " \t()[]|:.©"


@rule("credit-vague", needs=("credit",), hints=tuple(map(str.lower, VAGUE)))
def check(
    figure: Figure,
    *,
    words: tuple[str, ...] = VAGUE,
) -> Iterator[Finding]:
    """A credit names a place where pictures are found instead of whoever made the picture.

    ## Why it matters
    “Google” or “Facebook” has not taken the picture and cannot grant a licence for it. Such a credit tells the rights
    holder that nobody asked.

    A picture of the platform itself is left alone: a screenshot, or a caption that speaks of the platform. So is a
    credit that names an account, an author or “courtesy of”, or says how the picture came (“Reprodução/Instagram”).

    ## Options
    - `words`: what is no credit when it stands alone, in any case. Houses that do not want it add “Supplied” or
      “Handout”.

    ## Fails
    ```html
    <figure><img src="flood.jpg" alt="A street">
    <figcaption>The flooded street on Tuesday. <span class="credit">Photo: Facebook</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="flood.jpg" alt="A street">
    <figcaption>The flooded street on Tuesday.
    <span class="credit">Photo: Ana Ruiz via Facebook</span></figcaption></figure>
    ```
    """
    known = _known(words)
    seen = [credit for credit in figure.credits if not credit.hidden]
    if len(seen) != 1 or not seen[0].text.value.strip(_WRAPPING).casefold().endswith(known):
        return
    credit = seen[0]
    text = credit.text.strip(_WRAPPING)
    label = credit.introducer.value.strip(_WRAPPING) if credit.introducer else ""
    name = text[len(label) :].strip(_WRAPPING) if label and text.value.startswith(label) else text
    if name.value.casefold() in known and not _says_how(label.casefold()) and not _is_of_platform(figure, credit):
        yield Finding(
            f"“{name}” is not who made the picture",
            at=name,
            doubtful=not (label or figure.caption),
            help="name the author, or the account it was posted from",
        )


@lru_cache(maxsize=8)
def _known(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def _says_how(label: str) -> bool:
    """Whether a label says how the picture came to the house: “Courtesy of”, “Reprodução/”."""
    return "courtesy" in label or label.startswith(_TAKEN_OVER)


def _is_of_platform(figure: Figure, credit: Credit) -> bool:
    """Whether the picture shows the platform that it is credited to."""
    if figure.kind == "screenshot" or credit.kind in ("screenshot", "courtesy"):
        return True
    told = " ".join(text.value for text in (figure.caption, figure.image.alt) if text).casefold()
    names = [named.text.value.casefold() for named in (*credit.agencies, *credit.sources, *credit.photographers)]
    return any(name and name in told for name in names)
