"""The other works that a credit may name beside the picture: “Foto: X, Montage: X” names X twice, and rightly."""

from __future__ import annotations

import re

_WORKS = (
    "illust|ilust|collage|colagem|montag|montaj|montaż|fotomont|kollage|composi|composing|bearbeitung|graphi|grafi|gráfi|infogr|"
    r"texte?|testo|texto|tekst|words|design|diseño|entwurf|maps?\b|karte|carte|mapa|video|vídeo|dessin|zeichnung|drawing|"
    "styling|repro|montáž|коллаж|монтаж|график|иллюстр"
)
_IN_ANOTHER_ROLE = re.compile(
    rf"(?i)(?<![^\W_])(?:{_WORKS})\w*(?: \w+)?\s*(?::|\b(?:by|von|par|por|di|av|af)\b)[\s©]*\Z"
)


def names_another_work(between: str) -> bool:
    """Whether the words between two names give the second one for another work: “, Montage: ”, “/illustration by ”."""
    return _IN_ANOTHER_ROLE.search(between) is not None
