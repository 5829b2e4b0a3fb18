"""What an image is: a photograph, a chart, an illustration, a screenshot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from capaudit.figures.names import names_of, said
from capaudit.figures.scope import Use
from capaudit.model import Credit, Image

_CHART_WORDS = re.compile(
    r"\b(?:chart|graphic|infographic|infografik|grafik|map|karte|gráfico|graphique|infographie|diagramm?|table)\b",
    re.IGNORECASE,
)
_KIND_OF_CREDIT = {
    "illustration": "illustration",
    "composite": "illustration",
    "ai-generated": "illustration",
    "screenshot": "screenshot",
    "data": "chart",
}


def kind_of(use: Use, image: Image, credits: Sequence[Credit]) -> str:
    """photograph, chart, illustration or screenshot, as far as names and words can tell."""
    for credit in credits:
        if credit.kind in _KIND_OF_CREDIT:
            return _KIND_OF_CREDIT[credit.kind]
    if any(said(names_of(element)).chart for element in use.branch[:5]):
        return "chart"
    file = (image.urls[0] if image.urls else "").rpartition("/")[2]
    if _CHART_WORDS.search(re.sub(r"[-_.]", " ", file)) or (
        image.alt is not None and _CHART_WORDS.match(image.alt.value)
    ):
        return "chart"
    return "photograph"
