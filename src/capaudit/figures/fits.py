"""Whether words around an image can be its own: judged by their roles, their length and the credits in them."""

from __future__ import annotations

import re

from capaudit.basics.later import pattern
from capaudit.credits import agency_table
from capaudit.credits.find import find_credits, is_credit
from capaudit.credits.shapes import has_case
from capaudit.figures.interface import is_interface, leads_elsewhere
from capaudit.figures.names import names_of, said
from capaudit.figures.segments import Segment
from capaudit.pages import Element, words_of

_LONGEST = 1200
_LONGEST_WITHOUT_NAMES = 420
_LONGEST_BESIDE = 160  # characters of a paragraph that an image stands in, without it being running text
_SURE = 0.7
_SURE_OF_AGENCY = 0.8
_NAMED = 0.4
_TELLING = 3  # words
_LONGEST_DATELINE = 4  # words
_PARTICLES = frozenset("de del di do da la las los le of am an im bei".split())
_SHORTEST_CAPTION = 12
_LONGEST_BETWEEN = 300
_GOES_ON = (").", "）。")
_FULL_STOPS = (".", "!", "?", "…", "。", "！", "？", "।", "۔", "։", "።", "؟")
_NOT_PARAGRAPHS = frozenset(("div", "span", "small"))
_SMALL_HEADINGS = frozenset(("h4", "h5", "h6"))
_CENTRED = pattern(r"text-align:\s*center", re.IGNORECASE)


def fits(segments: tuple[Segment, ...], element: Element) -> bool:
    """Whether the words of an element can be those of one picture: not too many, no list of links, and no heading but a chart's."""
    named = any(s.role in ("caption", "credit") for s in segments)
    length = sum(len(s.text) for s in segments)
    if length > (_LONGEST if named or element.tag == "figure" else _LONGEST_WITHOUT_NAMES):
        return False
    if (
        not named
        and element.tag == "p"
        and length > _LONGEST_BESIDE
        and not (_is_centred(element) and not any(map(_is_centred, _beside(element))))
        and not any(s.small or _ends_in_credit(s) for s in segments)
    ):
        return False
    loose = [s for s in segments if s.role in ("heading", "link")]
    if any(s.role == "heading" for s in segments) and not (
        (named and element.tag == "figure") or said(names_of(element)).chart
    ):
        return False
    return len(loose) < max(2, len(segments)) or named


def _beside(element: Element) -> list[Element]:
    """The paragraphs of words alone right before and after one: where these are set in the middle, running text is too."""
    near = [e for e in (element.getprevious(), element.getnext()) if e is not None and e.tag == "p"]
    return [e for e in near if words_of(e).strip() and next(e.iter("img", "amp-img"), None) is None]


def adds(before: tuple[Segment, ...], after: tuple[Segment, ...]) -> bool:
    """Whether the larger element adds named caption or credit words and nothing else of length."""
    known = {s.element for s in before}
    new = [s for s in after if s.element not in known and s.text.value not in {b.text.value for b in before}]
    if not new:
        return False
    if any(s.role == "heading" for s in new):
        return False
    had_caption = any(map(may_be_caption, before))
    had_names = any(s.role == "credit" for s in before)
    for segment in new:
        if segment.role == "credit" and len(segment.text) < 250:
            continue
        if segment.role == "caption" and not any(s.role == "caption" for s in before):
            continue
        if not had_caption and segment.role == "plain" and len(segment.text) < _LONGEST_WITHOUT_NAMES:
            if not had_names and segment.element.tag == "p" and not segment.element.get("class"):
                return False  # running text
            continue
        if segment.role in ("plain", "link", "caption") and _credit_like(segment.text.value):
            continue
        return False
    return True


def may_be_caption(segment: Segment) -> bool:
    """Whether words may be a caption, by their role, and because they are not a mere credit without a name that says so."""
    return segment.role == "caption" or (segment.role == "plain" and not _credit_like(segment.text.value))


def _credit_like(value: str) -> bool:
    return len(value) < 160 and is_credit(value) >= _SURE


def holds_credit(segments: tuple[Segment, ...], element: Element) -> bool:
    """Whether a credit is among the words, and not that of the article's author."""
    byline = any(said(names_of(e)).maker for e in element.iter("*"))
    return not byline and any(s.role == "credit" or _ends_in_credit(s) for s in segments)


def _ends_in_credit(segment: Segment) -> bool:
    found = find_credits(segment.text.value, breaks=segment.breaks)
    return bool(found.credits) and found.sure >= _SURE


def speaks_of_picture(segments: tuple[Segment, ...], element: Element) -> bool:
    """Whether the words of an element behind an image speak of it, and are not running text, another story or a dateline."""
    length = sum(len(s.text) for s in segments)
    if length > 600 or next(element.iter("time"), None) is not None:  # the article's own source and date
        return False
    if any(s.role == "heading" for s in segments):
        return element.tag in _SMALL_HEADINGS and _is_introduced(segments[-1])
    if all(s.role in ("caption", "credit") for s in segments):
        return True
    if length < 500 and any(s.role in ("caption", "credit") for s in segments) and len(segments) <= 3:
        return True
    if length < 500 and element.tag != "p" and any(_ends_in_credit(s) for s in segments):
        return True
    if length < 160 and all(_credit_like(s.text.value) for s in segments):
        return True
    if length > 350:
        return False
    if length < 250 and (_is_introduced(segments[-1]) or _is_signed(segments[-1], element)):
        return True
    if length < 250 and _is_centred(element) and _may_be_centred_caption(segments):
        return True
    return all(s.small for s in segments)


def interrupts(segments: tuple[Segment, ...], element: Element) -> bool:
    """Whether a sentence stands before a paragraph in an element that is none: a caption, not running text, which has many."""
    words = segments[0].text.value
    return (
        element.tag in _NOT_PARAGRAPHS
        and (words.endswith(_FULL_STOPS) or _tells(words))
        and not _speaks_of_others(element)
        and {s.role for s in segments} == {"plain"}
        and (len(segments) == 1 or (len(segments) == 2 and is_credit(segments[1].text.value) >= _NAMED))
        and _SHORTEST_CAPTION <= len(words) <= _LONGEST_BETWEEN
        and (words.count(" ") > 1 or (not words.isascii() and " " not in words))
        and not words.isupper()
        and (following := element.getnext()) is not None
        and following.tag == "p"
    )


def _tells(words: str) -> bool:
    """Whether words are more than a name, a day or a title: three of them begin with a small letter, or have no capitals at all."""
    small = [word for word in words.split() if word[0].isalpha() and not word[0].isupper()]
    return not leads_elsewhere(words) and (len(small) >= _TELLING or (" " not in words and not words.isascii()))


def _speaks_of_others(element: Element) -> bool:
    """Whether names say that words are the author's, or belong to a part of the page, or a link among them leads away."""
    told = said(names_of(element))
    return told.maker or bool(told.groups) or next(element.iter("a"), None) is not None


def _is_introduced(segment: Segment) -> bool:
    """Whether the words end in a credit that no sentence ends in: “Photo: …”, “(Picture: …)”, “（…摄）”, “Ada Obi/Reuters”."""
    value = segment.text.value
    found = find_credits(value, breaks=segment.breaks)
    if not found.credits or found.sign == "introducer":
        return bool(found.credits)
    last = value[slice(*found.credits[-1])].strip("()[]（） ")
    if found.sign == "bracket":
        return "/" in last or find_credits(last).sign == "introducer"
    return found.sign == "agency" and found.sure >= _SURE_OF_AGENCY and "/" in last


def _is_signed(segment: Segment, element: Element) -> bool:
    """Whether a paragraph ends in a credit, no full stop behind its bracket, and is neither a dateline nor the end of a wire's story.

    A story ends in a full stop and the agency in a bracket.
    """
    value = segment.text.value.rstrip()
    found = find_credits(value, breaks=segment.breaks)
    if not found.credits or found.caption is None or found.sure < _SURE:
        return False
    if found.credits[-1][1] < len(value) or value.endswith(_GOES_ON):
        return False
    caption = value[slice(*found.caption)].rstrip()
    following = element.getnext()
    if following is None or following.tag != "p" or _is_dateline(caption):
        return False
    return not (
        found.sign == "bracket" and caption.endswith(_FULL_STOPS) and _is_bare(value[slice(*found.credits[-1])])
    )


def _is_dateline(caption: str) -> bool:
    """Whether words are no more than a place, and perhaps a day: “LAGOS, Nigeria”, “New York”, “Kathmandu, 12 May”."""
    if caption.partition(",")[0].isupper() or (caption.isascii() and " " not in caption):
        return True
    several = caption.split()
    if not any(sign == "," or sign.isdigit() for sign in caption):  # a person's name: “Angela Merkel (dpa)”
        return False
    if len(several) > _LONGEST_DATELINE or caption.endswith(_FULL_STOPS) or not has_case(caption[0]):
        return False
    return all(word in _PARTICLES for word in several if word[0].islower())


def _is_bare(credit: str) -> bool:
    """Whether a credit in a bracket is an agency alone."""
    return (
        "＝" not in credit
        and "hoto" not in credit
        and "PHOTO" not in credit
        and agency_table().find(credit.strip("()[]（） ")) is not None
    )


def _may_be_centred_caption(segments: tuple[Segment, ...]) -> bool:
    """Whether words set in the middle are no link, no shout and no label of an advertisement."""
    return not any(
        s.role == "link" or s.text.value.isupper() or is_interface(s.text.value.split(" - ")[0]) for s in segments
    )


def _is_centred(element: Element) -> bool:
    """Whether a paragraph is set in the middle, as captions are and running text is not."""
    if (element.get("align") or "").lower() == "center" or _CENTRED.search(element.get("style") or ""):
        return True
    return "text-align-center" in (names := element.get("class") or "") or "text-center" in names.split()
