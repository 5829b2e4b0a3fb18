"""Where “today” may mean these days: “The old mill today”, “heute Sitz des Museums”, “Today, it is a school.”"""

from __future__ import annotations

import re

_WORDS = {  # today, the days beside it, and verbs of what lasts
    "en": ("today", "tomorrow|yesterday", "is|are|lives?|houses?|hosts|serves|stands?|remains?"),
    "de": ("heute", "morgen|gestern", "ist|sind|steht|stehen|lebt|leben|wohnt|dient|beherbergt|gehört|heißt"),
    "fr": ("aujourd['’]hui", "demain|hier", "est|sont|vit|vivent|abrite|héberge|accueille|sert"),
    "es": ("hoy", "mañana|ayer", "es|son|está|están|vive|viven|alberga"),
    "pt": ("hoje", "amanhã|ontem", "é|são|está|estão|vive|vivem|abriga"),
    "it": ("oggi", "domani|ieri", "è|sono|vive|vivono|ospita"),
    "nl": ("vandaag", "morgen|gisteren", "is|zijn|staat|woont|huisvest"),
    "sv": ("i ?dag", "i ?morgon|i ?går", "är|bor|står"),
    "no": ("i ?dag", "i ?morgen|i ?går", "er|bor|står"),
    "da": ("i ?dag", "i ?morgen|i ?går", "er|bor|står"),
    "fi": ("tänään", "huomenna|eilen", "on|ovat|asuu"),
    "pl": ("dziś|dzisiaj", "jutro|wczoraj", "jest|są|to|mieszka|mieści"),
    "ru": ("сегодня", "завтра|вчера", "это|есть|живет|живёт|находится"),
    "tr": ("bugün", "yarın|dün", "olarak|olan"),
}
_BORDER = r"[.!?:;,()–—]"
_STOP = r"[.!?:–—]\s"
_FEW = 4
"""So many words beside the one that is looked at make a sentence; fewer are a label."""


def may_mean_nowadays(told: str, start: int, end: int, language: str) -> bool:
    """Whether the word for a day, at `told[start:end]`, may speak of these days, or of no day at all as in “Travel tomorrow”."""
    word, before, after = told[start:end].casefold(), re.split(_STOP, told[:start])[-1], re.split(_STOP, told[end:])[0]
    if len(f"{before} {after}".split()) < _FEW:
        return True
    today, beside, lasting = _WORDS.get(language, _WORDS["en"])
    if not re.fullmatch(today, word):
        return re.fullmatch(beside, word) is not None and _holds(today, told)
    if _holds(beside, told):
        return True
    if not before.strip():
        return start > 0 or _holds(lasting, after)
    apposed = before.rstrip().endswith(",") and not after.lstrip().startswith((",", "."))
    clause = f"{re.split(_BORDER, before)[-1]} {re.split(_BORDER, after)[0]}"
    return apposed or _holds(lasting, clause) or _follows_a_noun(word, before, after)


def _holds(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{words})(?!\w)", text.casefold()) is not None


def _follows_a_noun(word: str, before: str, after: str) -> bool:
    """“So geht Journalismus heute.”"""
    return word == "heute" and not after.strip(" .!?") and before.rsplit(maxsplit=1)[-1][0].isupper()
