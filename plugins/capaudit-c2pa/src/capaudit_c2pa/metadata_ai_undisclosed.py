"""The rule c2pa/metadata-ai-undisclosed."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, rule, says_generated
from capaudit_c2pa._credentials import credentials

_GENERATED = ("trainedalgorithmicmedia", "compositewithtrainedalgorithmicmedia", "algorithmicmedia")


@rule("c2pa/metadata-ai-undisclosed")
def check(figure: Figure) -> Iterator[Finding]:
    """The picture's Content Credentials say that a machine generated it, or a part of it, and the page does not.

    ## Why it matters
    A reader takes a picture in the news for a photograph. The record in the file is signed by the software that made it, and
    anybody can read it.

    The digital source types of its actions are compared with the words of caption, credit and alt text.
    """
    found = credentials(figure.image.metadata)
    if found is None:
        return
    proof = next((one for one in found.sources if one.value.rpartition("/")[2].lower() in _GENERATED), None)
    words = (figure.caption, figure.image.alt, *(credit.text for credit in figure.credits))
    if proof is None or any(says_generated(text) for text in words if text):
        return
    at = figure.credits[0].text if figure.credits else figure.caption or figure.image
    by = f" of “{found.signer}”" if found.signer else ""
    yield Finding(
        f"the Content Credentials{by} say that the picture was generated, caption and credit do not",
        at=at,
        also=(proof,),
        help="label it, for instance “Image generated with AI”",
    )
