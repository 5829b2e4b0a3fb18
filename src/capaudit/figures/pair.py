"""Caption and credits of an image, from the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from capaudit.basics.tuples import NamedTuple
from capaudit.credits.agencies import AgencyTable
from capaudit.credits.find import find_credits, is_credit
from capaudit.credits.words import lead_at
from capaudit.figures.names import names_of, said
from capaudit.figures.segments import Segment
from capaudit.figures.unit import Unit
from capaudit.text import Text

_CREDIT_SLOT_LONGEST = 220
_SURE = 0.5
_NAMED = 0.4
_CLAN = ("Mc", "Mac")  # a name goes on behind them
_TELLING = 3  # words in small letters
_QUOTES = "”“’‘»«›‹\"'」』"


class Pair(NamedTuple):
    """The caption and every place of a credit, in reading order."""

    caption: Text | None
    credits: tuple[Text, ...]
    paired_by: str


def pair(unit: Unit | None, language: str | None, table: AgencyTable | None = None) -> Pair:
    """Tell caption and credits apart in the words of a unit. `table` holds the agencies, the built-in ones unless given."""
    if unit is None:
        return Pair(None, (), "alone")
    captions, credits = _sort(unit, language, table)
    caption = _caption(captions)
    return Pair(caption, _joined(credits), unit.paired_by)


def _sort(unit: Unit, language: str | None, table: AgencyTable | None) -> tuple[list[Text], list[Text]]:
    """Caption words and credits, in reading order."""
    has_caption = any(s.role == "caption" for s in unit.segments)
    captions: list[Text] = []
    credits: list[Text] = []
    slots: set[str] = set()
    for at, segment in enumerate(unit.segments):
        text = segment.text.strip()
        if not text or segment.role == "heading" or _is_read_aloud(unit.segments[at : at + 2], language, table):
            continue
        if _is_slot(segment, unit, language, table) and len(text) <= _CREDIT_SLOT_LONGEST:
            if text.value in slots:  # printed for a narrow and for a wide screen
                continue
            slots.add(text.value)
            found = find_credits(text.value, language, table, breaks=segment.breaks, credit_slot=True)
        elif credits and _continues(text.value) and len(text) <= _CREDIT_SLOT_LONGEST:
            credits.append(text)
            continue
        elif (has_caption and segment.role in ("plain", "link")) or (captions and _is_entry(segment)):
            if is_credit(text.value, language, table) >= _SURE:
                credits.append(text)
            continue
        elif captions and segment.role == "plain" and _is_name_below(captions[-1], text, language, table):
            credits.append(text)
            continue
        else:
            found = find_credits(text.value, language, table, breaks=segment.breaks)
        if found.caption is not None:
            captions.append(text[slice(*found.caption)])
        credits += [_credit(text, *span, segment.breaks) for span in found.credits]
    return captions, credits


def _is_entry(segment: Segment) -> bool:
    """Whether words are a link in a list, which leads to another story."""
    return segment.role == "link" and segment.element.tag == "li"


def _is_read_aloud(two: Sequence[Segment], language: str | None, table: AgencyTable | None) -> bool:
    """Whether words are a label for screen readers in front of the caption: “Image:” and “The minister on Monday”."""
    if len(two) < 2 or two[0].role not in ("plain", "caption") or two[1].role != "caption":
        return False
    if not _is_label(two[0].text.value):
        return False
    return is_credit(two[1].text.value, language, table) < _NAMED


def _is_slot(segment: Segment, unit: Unit, language: str | None, table: AgencyTable | None) -> bool:
    """Whether an element is there for the credit: one for both may hold no more than a name, where no credit stands beside it."""
    if segment.role != "caption" or not said(names_of(segment.element)).both:
        return segment.role == "credit"
    words = (s for s in unit.segments if s.role != "heading")
    return [s for s in words if is_credit(s.text.value, language, table) >= _NAMED] == [segment]


def _credit(text: Text, start: int, end: int, breaks: Sequence[int]) -> Text:
    """The credit in a text, with a space where an element ends within a word: “Jane Doe” and “Getty” in an element each."""
    value, inside = text.value, [at for at in breaks if start + 1 < at < end - 1]
    glued = [at for at in inside if _is_glued(value, at)]
    return Text.join(" ", [text[left:right] for left, right in pairwise((start, *glued, end))])


def _is_glued(value: str, at: int) -> bool:
    """Whether a word ends and a name begins at a place, with no space between them."""
    return (
        value[at].isupper() and value[at - 1].islower() and value[at - 2].isalpha() and not value.endswith(_CLAN, 0, at)
    )


def _is_name_below(caption: Text, text: Text, language: str | None, table: AgencyTable | None) -> bool:
    """Whether words in an element of their own are a plain name, after a caption that is no title or quotation of the person."""
    words = caption.value.split()
    if len(words) < 2 or words[-1][-1] in _QUOTES:
        return False
    told = words[-1].endswith((".", "!", "?")) or sum(word.islower() for word in words) >= _TELLING
    return told and is_credit(text.value, language, table) >= _NAMED


def _caption(captions: Sequence[Text]) -> Text | None:
    """One caption of all words. A single sign is none."""
    unique = list({t.value: t for t in captions if len(t.value.strip()) > 1}.values())
    return Text.join(" ", unique) if unique else None


def _joined(credits: Sequence[Text]) -> tuple[Text, ...]:
    """Neighbouring elements that are one credit, such as "Photo by X" and "/AFP via Getty Images", "Foto:" and "X", made one."""
    found: list[Text] = []
    for text in credits:
        if found and (_continues(text.value) or _is_label(found[-1].value)):
            found[-1] = Text.join(" ", (found[-1], text))
        else:
            found.append(text)
    return tuple(found)


def _is_label(value: str) -> bool:
    lead = lead_at(value)
    return lead is not None and not value[lead.end :].strip(" .:")


def _continues(value: str) -> bool:
    return value.lstrip()[:1] in "/|,–—" or value.lstrip().lower().startswith(("via ", "for ", "/"))
