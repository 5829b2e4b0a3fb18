"""The rule date-relative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from capaudit import Document, Figure, Finding, read_dates, rule

_SPAN = "(?:night|week|weekend|month|year|morning|afternoon|evening)"
_WORDS = {
    "en": rf"yesterday|today|tonight|tomorrow|earlier today|(?:last|this|next) {_SPAN}",
    "de": r"gestern|vorgestern|heute|übermorgen|(?:letzte|vergangene|diese|kommende|nächste)[nrs]? (?:nacht|woche|monat|jahr)",
    "fr": r"hier|avant-hier|aujourd['’]hui|demain|ce (?:matin|soir)|cette (?:nuit|semaine)|la (?:nuit|semaine) (?:dernière|prochaine)",
    "es": r"ayer|anteayer|hoy|anoche|esta (?:mañana|tarde|noche|semana)|la semana (?:pasada|próxima)",
    "pt": r"ontem|anteontem|hoje|amanhã|esta (?:manhã|tarde|noite|semana)|na semana passada|n?a próxima semana",
    "it": r"ieri|oggi|domani|stamattina|stamane|stasera|stanotte|la (?:scorsa|prossima) (?:notte|settimana)",
    "nl": r"(?:eer)?gisteren|gisteravond|vandaag|van(?:ochtend|morgen|middag|avond|nacht)|(?:vorige|deze|volgende) (?:week|maand)",
    "sv": r"i ?går|i ?dag|i ?morgon|i förrgår|i morse|i kväll|förra (?:veckan|månaden)|nästa vecka",
    "no": r"i ?går|i ?dag|i ?morgen|i forgårs|i morges|i kveld|(?:forrige|neste) (?:uke|måned)",
    "da": r"i ?går|i ?dag|i ?morgen|i forgårs|i morges|i aften|(?:sidste|næste) (?:uge|måned)",
    "fi": r"eilen|tänään|huomenna|viime (?:yönä|viikolla|kuussa)|ensi viikolla",
    "pl": r"wczoraj|dziś|dzisiaj|jutro|przedwczoraj|w (?:zeszłym|ubiegłym|przyszłym) (?:tygodniu|miesiącu)",
    "ru": r"вчера|сегодня|завтра|позавчера|на (?:прошлой|следующей) неделе",
    "tr": r"dün|bugün|yarın|geçen (?:hafta|ay|gece)",
}
_NOWADAYS = frozenset(
    (
        "of until till even still is are as looks look looked here world society from to and or than noch bis von auch ist "
        "sind wie als jusqu d de encore hasta aún até ainda fino ancora tot nog ännu än fortsatt endnu stadig the"
    ).split()
)  # “the mill as it stands today” is no day
_QUOTED = r"[“”][^”]{0,400}”|„[^“”]{0,400}[“”]|«[^»]{0,400}»|\"[^\"]{0,400}\"|(?<!\w)['‘][^'’]{0,400}['’](?!\w)"
_GOES_ON = r",? (?!by |por |von )[^\W\dA-ZÀ-Þ]"
_LAST_WORD = r"([^\W\d_]+)['’]?\Z"
_NAMES = r"(?![\w-]|['’]s\b| (?:journal|show|in europa|por hoy)\b)"


@rule("date-relative", needs=("caption",))
def check(figure: Figure, document: Document) -> Iterator[Finding]:
    """A caption says “yesterday” or “last week” instead of a date.

    ## Why it matters
    Captions live on: the picture is used again with the same words, in the archive, in next month's story. Then
    “yesterday” is wrong.

    Weekdays alone are left alone (a style of many houses), and so are words in quotes, names such as USA TODAY,
    “today” that means nowadays, and a caption that gives the date as well. Where it may mean nowadays, as in “Today, it
    is a museum” or “The old mill today”, the finding is doubtful.

    ## Fails
    ```html
    <figure><img src="train.jpg" alt="A train"><figcaption>The first train leaves Kyiv yesterday.</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="train.jpg" alt="A train"><figcaption>The first train leaves Kyiv on May 2, 2024.</figcaption></figure>
    ```
    """
    caption = figure.caption
    if not caption:
        return
    language = _code(document.language)
    pattern, value = _pattern(language), caption.value
    if not pattern.search(value):
        return
    told = re.sub(_QUOTED, lambda quote: " " * len(quote[0]), value)
    found = next((match for match in pattern.finditer(told) if _means_a_day(told, match)), None)
    if found and not any(one.year and one.day for one in read_dates(caption, document.language)):
        from capaudit.rules._nowadays import may_mean_nowadays

        at = caption[found.start() : found.end()]
        yield Finding(
            f"“{at}” is wrong when the picture is used again",
            at=at,
            doubtful=at.value.endswith("year") or may_mean_nowadays(told, *found.span(), language),
            help="give the date",
        )


def _code(language: str | None) -> str:
    code = (language or "en").partition("-")[0].lower()
    return {"nb": "no", "nn": "no"}.get(code, code)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = _WORDS.get(language, _WORDS["en"])
    return re.compile(rf"(?<![\w-])(?i:{words}){_NAMES}")


def _means_a_day(told: str, found: re.Match[str]) -> bool:
    """Not a name (“USA TODAY”), and not “nowadays”."""
    before = told[max(0, found.start() - 24) : found.start()].rstrip()
    if not found[0].islower():
        opens = not before or before[-1] in ".!?"
        if not (opens and found[0][1:].islower() and re.match(_GOES_ON, told[found.end() :])):
            return False
    last = re.search(_LAST_WORD, before)
    return not before.endswith(("-", "–", "—", "(")) and not (last and last[1].lower() in _NOWADAYS)
