"""The rule metadata-ai-undisclosed."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, rule, says_generated

_GENERATED = ("trainedalgorithmicmedia", "compositewithtrainedalgorithmicmedia", "algorithmicmedia", "virtualrecording")
_CAMERA = ("digitalcapture", "negativefilm", "positivefilm", "computationalcapture", "multiframecomputationalcapture")


@rule("metadata-ai-undisclosed", needs=("metadata",))
def check(figure: Figure) -> Iterator[Finding]:
    """The picture's file says that a machine generated it, and the page does not; or the other way round.

    ## Why it matters
    A reader takes a picture in the news for a photograph. Laws and the codes of the trade ask to label what is none (EU AI Act,
    article 50), and search engines read the label from the file.

    The Digital Source Type of the file (IPTC Photo Metadata Standard) is compared with the words of caption, credit and alt text.
    A page that calls generated what the file calls a capture by a camera is a doubtful finding: the file may be a copy.

    ## Fails
    ```html
    <figure><img src="city.jpg" alt="A city"><figcaption>The city in the year 2100. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    digital_source_type = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    ```

    ## Passes
    ```html
    <figure><img src="city.jpg" alt="A city"><figcaption>The city in the year 2100. Image generated with AI</figcaption></figure>
    ```
    ```toml
    [metadata]
    digital_source_type = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    ```
    """
    file = figure.image.metadata
    declared = file.first("digital_source_type") if file else None
    if file is None or (declared is None and not file.all("ai_system")):
        return
    kind = declared.value.rstrip("/").rpartition("/")[2].lower() if declared else ""
    words = [text for text in (figure.caption, figure.image.alt, *(c.text for c in figure.credits)) if text]
    said = next((found for text in words if (found := says_generated(text))), None)
    at = figure.credits[0].text if figure.credits else figure.caption or figure.image
    generated = kind in _GENERATED or bool(file.all("ai_system"))
    proof = declared or file.all("ai_system")[0]
    if generated and said is None:
        yield Finding(
            "the picture's file says that it was generated, caption and credit do not",
            at=at,
            also=(proof,),
            help="label it, for instance “Image generated with AI”",
        )
    elif kind in _CAMERA and any(credit.kind == "ai-generated" for credit in figure.credits):
        yield Finding(
            "the credit says that the picture was generated, its file that a camera took it",
            at=at,
            also=(proof,),
            doubtful=True,
            help="find out which of the two is right",
        )
