"""Words of the page's interface that stand among captions: never part of what was written about the picture."""

from __future__ import annotations

import re
from functools import lru_cache

_ALTERNATIVES = (
    # English: what a button says, counters
    r"(?:hide|show|toggle|view|read|expand) (?:caption|full caption|more|less|image|gallery|photo gallery|comments?)",
    r"(?:view|show|see) \d+ (?:images?|photos?|pictures?|comments?)",
    r"(?:image|photo|picture|slide|foto|bild|imagen)\s?\d+\s?(?:of|/|von|de|av|sur)\s?\d+|\d+\s?(?:of|/|von|de|av|sur|／)\s?\d+",
    r"(?:open|click|tap|press) (?:image|photo|to|here)[\w\s]{0,40}|(?:click |tap )?(?:to )?(?:enlarge|zoom)(?: (?:this )?image)?|zoom in",
    r"lightbox|full ?screen|close|next|previous|prev|back|(?:auto)?play|pause|watch|video|listen|loading|caption",
    r"(?:image|picture|photo) (?:caption|source|credit)|advertisement|advertising",
    r"(?:copy|share|save|print|download)(?: (?:link|article|image|this|photo))?|link copied!?",
    r"(?:purchase licensing rights(?:, )?)?(?:opens? (?:in )?(?:a )?new (?:tab|window))?|purchase licensing rights",
    # Norwegian, Danish, Swedish
    r"vis mer|vis mere|visa mer|les mer|les mere|se mer|del|reklame|annonse",
    # German
    r"bild (?:vergrößern|vergrössern|herunterladen|anzeigen|in vollbild öffnen)|(?:ansicht )?vergrößern|großansicht|vollbild(?:modus)?",
    r"(?:zur )?galerie(?: öffnen| ansehen)?|fotostrecke|bildergalerie|mehr(?: anzeigen)?|weniger|schließen|zurück|weiter|vorwärts",
    r"bildunterschrift|bildbeschreibung|legende|anzeige|werbung|abspielen|lädt|bild (?:caption|source|credit)",
    r"(?:teilen|drucken|kopieren|speichern|merken)(?: (?:link|artikel|bild))?",
    # Romance languages
    r"agrandir(?: l['’]image)?|voir (?:plus|la galerie)|fermer|légende|partager|publicité",
    r"ver (?:más|galería|fotos?)|ampliar(?: (?:foto|imagen))?|cerrar|leyenda|compartir|publicidad",
    r"ingrandisci|\+?clicca per ingrandire|chiudi|didascalia|condividi",
    # Slavic languages, Turkish
    r"powiększ|увеличить|подпись|büyüt",
    # Japanese, Korean, Chinese
    r"拡大(?:する)?|この?写真を拡大|画像を拡大|写真を見る|閉じる|もっと見る|次へ|前へ",
    r"사진 ?확대|이미지 ?확대|이미지 ?크게 ?보기|크게보기|확대|닫기|放大|查看大图|大图",
    # signs
    r"[+\-×✕✖xX⤢↗›‹»«<>▶►◀·•|/…\s\[\]\d]{1,6}",
)
_WHOLE = re.compile(rf"(?:{'|'.join(_ALTERNATIVES)})[\s.:,!»›]*", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_interface(words: str) -> bool:
    """Whether an element's whole text is interface: a button's label, a counter, "hide caption"."""
    return 0 < len(words) <= 60 and _WHOLE.fullmatch(words) is not None
