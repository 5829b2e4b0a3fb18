"""Words of the page's interface that stand among captions: never part of what was written about the picture."""

from __future__ import annotations

import re
from functools import lru_cache

_WHOLE = re.compile(
    r"""(?:
      (?:hide|show|toggle|view|read|expand)\ (?:caption|full\ caption|more|less|image|\d+\ (?:images?|photos?|pictures?)|gallery|photo\ gallery|comments?)
    | (?:image|photo|picture|foto|bild|slide|imagen|photo)\s?\d+\s?(?:of|/|von|de|av|sur)\s?\d+
    | \d+\s?(?:of|/|von|de|av|sur|／)\s?\d+
    | (?:open|click|tap|press)\ (?:image|photo|to|here)[\w\s]{0,40}
    | (?:click|tap)?\s?(?:to\ )?(?:enlarge|zoom|view\ full[-\s]?size)(?:\ image)?
    | enlarge(?:\ this)?(?:\ image)?|zoom(?:\ in)?|lightbox|full\ ?screen|vollbild|vollbildmodus
    | vis\ mer|vis\ mere|visa\ mer|les\ mer|se\ mer|les\ mere
    | bild\ (?:vergrößern|vergrössern|herunterladen|anzeigen|in\ vollbild\ öffnen)|(?:ansicht\ )?vergrößern|großansicht|galerie(?:\ öffnen|\ ansehen)?|zur\ galerie|fotostrecke|bildergalerie
    | mehr\ anzeigen|mehr|weniger|schließen|close|fermer|cerrar|chiudi|zurück|weiter|vorwärts|next|previous|prev|back
    | agrandir(?:\ l['’]image)?|voir\ (?:plus|la\ galerie)|ver\ (?:más|galería|fotos?)|ampliar(?:\ (?:foto|imagen))?|ingrandisci|\+?clicca\ per\ ingrandire|powiększ|увеличить|büyüt
    | (?:image|picture|photo|bild)\ (?:caption|source|credit)|caption|bildunterschrift|bildbeschreibung|legende|légende|didascalia|leyenda|подпись
    | (?:copy|share|save|print|download|teilen|drucken|kopieren|speichern|merken|partager|compartir|condividi|del)(?:\ (?:link|article|image|this|photo|artikel|bild))?
    | advertisement|advertising|anzeige|werbung|publicidad|publicité|reklame|annonse
    | (?:auto)?play|pause|watch|abspielen|video|listen|loading|lädt
    | purchase\ licensing\ rights(?:,\ opens\ new\ tab)?|opens?\ in\ (?:a\ )?new\ (?:tab|window)|opens\ new\ tab|link\ copied!?
    | 拡大(?:する)?|この?写真を拡大|画像を拡大|写真を見る|閉じる|もっと見る|次へ|前へ|사진\ ?확대|이미지\ ?확대|이미지\ ?크게\ ?보기|크게보기|확대|닫기|放大|查看大图|大图
    | [+\-×✕✖xX⤢↗›‹»«<>▶►◀·•|/…\s\[\]\d]{1,6}
    )[\s.:,!»›]*""",
    re.I | re.X,
)


@lru_cache(maxsize=4096)
def is_interface(words: str) -> bool:
    """Whether an element's whole text is interface: a button's label, a counter, "hide caption"."""
    return len(words) <= 60 and _WHOLE.fullmatch(words) is not None
