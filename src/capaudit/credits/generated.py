"""Whether words say that a picture was made by a machine."""

from __future__ import annotations

import re
from functools import lru_cache

from capaudit.text import Text

_SAID = (
    r"(?i)\b(?:AI|A\.I\.|KI|IA|ИИ|artificial intelligence|künstliche intelligenz|intelligence artificielle|inteligencia artificial|"
    r"intelig[êe]ncia artificial|intelligenza artificiale|generated (?:by|with|using)|generiert|midjourney|dall[- ]?e|stable diffusion|"
    r"firefly|deepfake|synthetic image)\b|生成AI|人工智能|AI生成|인공지능|AI[가-힣]"
)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(_SAID)


def says_generated(text: Text) -> Text | None:
    """The words that label a picture as generated or edited by AI, None where there are none."""
    return text.search(_pattern())
