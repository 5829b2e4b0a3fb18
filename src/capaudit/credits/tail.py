"""The credit at the end of a text: a bracket, an introducer with its names, or names and agencies alone."""

from __future__ import annotations

import re
from functools import lru_cache

from capaudit.basics.later import pattern
from capaudit.credits.brackets import STRONG, Cut
from capaudit.credits.introducers import Introducers
from capaudit.credits.names import is_rank, names_a_body
from capaudit.credits.orders import shouted_at
from capaudit.credits.places import CLOSERS, OPENERS, SEPARATORS
from capaudit.credits.shapes import has_case, is_dense, is_name, without_suffix
from capaudit.credits.words import Words, flat, lead_at, words

_DATE_OR_MAIL = re.compile(
    r"(?:\s[\w.+-]{1,40}@[\w.-]{1,40}|\s?[(/]?\b\d{2,4}[年./-]\d{1,2}[月./-]\d{1,4}日?[)/]?|\s[–-] \d{1,2}\.[a-z]{3}\.\d{2,4})\s?$"
)
_DIGIT = re.compile(r"\d")
_WIRE_MARK = re.compile(r"(?:\+\+\+[^+]{1,60}\+\+\+|\*\*[^*]{1,30}\*\*)$")
_VIA = pattern(r"(?:^|\s)(\S{1,40}) via$")
_SMALL = [[word] for word in "on from by at of to in auf von bei im sur sobre en på fra".split()]
_LONGEST_SMALL = 8
_LONGEST_ORDER = 400
_ATTRIBUTED = pattern(r"(?:\A|(?<=[.!?] ))(?:© ?)?By [^\[\]]{2,120}\[[^\[\]]{2,250}\],? via Wikimedia Commons$")
_LONGEST_ATTRIBUTION = 420
_PLACING = frozenset("in im at am on auf en w we na bei beim with mit vor aus på ved".split())
_AND = pattern(r",|\s(?:and|und|et|y|e|og|och|en|i|&)\s")
_MOST_WORDS = 6
_SPACED = pattern(r"\s[/|–—-]\s")
_TITLES = frozenset(
    "sen rep gov dr prof lt sgt gen col capt rev hon pres atty st mt vs no nr bzw ca feat ft mr mrs ms mme jr sr dipl ing"
    " sra sro dra min del maj cpl sta und msgr fr bd vol op hl km inkl evtl approx etc ggf geb gest verst cf ul im co ct"
    " str bros".split()
)


class Tail(Introducers):
    """A text from whose end credits are taken."""

    def peel(self, first: int, end: int, following: str = "") -> Cut | None:
        """The credit that ends at `end`, with words to editors behind it, if one does.

        `following` are the words of the credit taken off before.
        """
        if following:
            return self._signs(first, end, following)
        order = shouted_at(self.value, max(first, end - _LONGEST_ORDER), end)
        if order is not None and order > first and (cut := self._signs(first, self.back(order), "")):
            return cut
        return self._signs(first, end, "") or self._behind(first, end)

    def _signs(self, first: int, end: int, following: str) -> Cut | None:
        if self.value[end - 1] in "+*" and (mark := _WIRE_MARK.search(self.value, max(first, end - 80), end)):
            return Cut(mark.start(), 0.9, "wire mark")
        return self.bracket(first, end) or self.introduced(first, end) or self._bare(first, end, following)

    def _behind(self, first: int, end: int) -> Cut | None:
        """A credit with a date, an e-mail address or “All rights reserved” behind it, or as Wikimedia Commons words it."""
        if self.value.endswith("Wikimedia Commons", first, end):
            whole = self.value[max(first, end - _LONGEST_ATTRIBUTION) : end]
            found = _ATTRIBUTED.search(whole)
            return Cut(end - len(whole) + found.start(), 0.9, "attribution") if found else None
        stop, begin = end, max(first, end - 80)
        tail = flat(self.value[begin:end]).rstrip(" .")
        if rights := _rights(words()).get(tail[tail.rfind(" ") + 1 :]):
            longest = max((len(phrase) for phrase in rights if tail.endswith(phrase)), default=0)
            stop = self.back(begin + len(tail) - longest) if longest else end
        while behind := self._date_or_mail(max(first, stop - 80), stop):
            stop = self.back(behind.start())
        return self._signs(first, stop, "") if first < stop < end else None

    def _date_or_mail(self, begin: int, end: int) -> re.Match[str] | None:
        if self.value.find("@", begin, end) < 0 and not _DIGIT.search(self.value, max(begin, end - 4), end):
            return None
        return _DATE_OR_MAIL.search(self.value, begin, end)

    def _bare(self, first: int, end: int, following: str) -> Cut | None:
        best: Cut | None = None
        for start in self.borders(first, end):
            if best and self.is_wall(best.start, start):
                break
            if best and start == first and self._is_dashed(start, best.start):
                break
            cut = self._judge_bare(start, first, end, following)
            if cut and (best is None or cut.sure >= STRONG):
                best = cut
        return (best and self._behind_place(best, end)) or (None if following else self._unbounded(first, end))

    def _behind_place(self, cut: Cut, end: int) -> Cut:
        """“首相＝10日、東京都千代田区、山田太郎撮影”: the day and the place in front of who took it are the caption's."""
        comma = self.value.rfind("、", cut.start, end)
        if comma < 0 or not _DIGIT.search(self.value, cut.start, comma):
            return cut
        sure = self.signs.bare(self.value[comma + 1 : end])
        return Cut(self.skip(comma + 1), sure, cut.sign) if sure >= STRONG else cut

    def _is_dashed(self, start: int, credit: int) -> bool:
        """Whether a dash stands before a credit in a script without capitals, where “Bus burns - Agency” looks like a name."""
        return self.value[self.back(credit) - 1] in "-–—|" and not has_case(self.value[start])

    def _judge_bare(self, start: int, first: int, end: int, following: str) -> Cut | None:
        text = self.value[start:end].strip(SEPARATORS)
        if text[:1] in OPENERS and text[-1:] in CLOSERS:
            return None
        border = "start" if start == first else self.border(start)
        if border == "break" and self.value[max(0, start - _LONGEST_SMALL) : start].split()[-1:] in _SMALL:
            return None  # a link in running text: “The mayor on ‖Facebook”
        if border == "stop" and is_rank(self._word_before(start)):
            return None
        sure = self.signs.bare(text)
        if border == "start" and not self._stands_alone(text, sure):
            return None
        if sure >= STRONG and (sure > STRONG or border != "stop" or not self._after_initial(start)):
            return Cut(start, sure, "agency" if sure >= 0.8 else "names")
        return self._judge_name(start, first, text, border, following)

    def _judge_name(self, start: int, first: int, text: str, border: str, following: str) -> Cut | None:
        """A plain name: a credit where its place says so."""
        if following and (following[0] not in "/|(" or lead_at(following.strip(SEPARATORS + OPENERS))):
            return None
        if text.startswith("By "):
            text = text.rstrip(".")
        if (
            border == "break"
            and not self.runs_on(start, text)
            and not self._is_quoted(first, start)
            and (sure := self.signs.named(text))
        ):
            return Cut(start, sure, "name in an element of its own")
        if (text.endswith(".") and not without_suffix(text)) or not self._full_sentence(first, start):
            return None
        if border == "stop" and (sure := self.signs.named(text)) > 0.5:
            return Cut(start, sure, "name after the last sentence")
        if border == "bar" and self.value[self.back(start) - 1] in "|•" and (sure := self.signs.named(text)) > 0.5:
            return Cut(start, sure, "name after a bar")
        return None

    def _is_quoted(self, first: int, start: int) -> bool:
        """Whether all before a place is a quotation, so that a name behind it is the speaker's."""
        return self.value[first] in '"“„«‘' and self.value[self.back(start) - 1] in '"”“»’'

    def _word_before(self, at: int) -> str:
        several = self.value[max(0, at - 12) : at].replace("/", " ").split()
        return several[-1] if several else ""

    def _after_initial(self, start: int) -> bool:
        """Whether the full stop before a place belongs to an initial, so that a name goes on there."""
        word = self._word_before(start)
        return word[:1].isupper() and (word.count(".") > 1 or len(word) == 2)

    def _stands_alone(self, text: str, sure: float) -> bool:
        """Whether a text is nothing but a credit, and not “Caption / Name / Outlet”."""
        if sure < 0.85:
            joined = ("/" in text and " / " not in text) or " courtesy " in text
            return sure >= STRONG and joined and "," not in text and " " in text
        head = _SPACED.split(text, maxsplit=1)[0]
        if head != text and "," in head and not self.signs.bare(head):
            return False
        if (
            (_is_placed(head) or self._is_headline(head))
            and not self.signs.bare(head)
            and self.signs.bare(text[len(head) :].strip(SEPARATORS)) >= 0.85
        ):
            return False
        several = [part for part in text.split(" / ") if is_name(part) and " " in part and not self.signs.agency(part)]
        return len(several) < 2 or text.count(" / ") < 2

    def _is_headline(self, head: str) -> bool:
        """Whether so many words begin with a capital that they tell something: “Tom Doe Wins Fifth Straight Title”, no press office."""
        several = max(map(_capitals, _AND.split(head))) >= _MOST_WORDS
        return several and not names_a_body(head) and not any(True for _ in self.signs.agencies_in(head))

    def runs_on(self, start: int, text: str) -> bool:
        """Whether the words at a break only go on with the sentence before it, as a link does."""
        before = self.value[max(0, start - 40) : start].rstrip()
        if not before or text.endswith((".", "!", "?", ",")) or before[-1] in ",:-–(":
            return True
        last = before.split()[-1]
        return last.islower() and len(last) <= 3

    def _full_sentence(self, first: int, start: int) -> bool:
        """Whether what stands before a place is long enough for a caption, and does not end with an abbreviation."""
        before = self.value[max(first, start - 200) : start].rstrip(SEPARATORS + "\"'”“»’)")
        found = before.split()
        word = found[-1].rpartition("/")[2].rstrip(".!?…").strip('("“„') if found else ""
        if before.endswith(".") and (word.lower() in _TITLES or "." in word or (len(word) == 1 and word.isupper())):
            return False
        return len(found) >= 4 and any(w[0].islower() for w in found)

    def _unbounded(self, first: int, end: int) -> Cut | None:
        """A well-known agency at the very end with a mere space before it: “… at the match Jane Doe/Getty Images”."""
        begin = max(first, end - 120)
        tail = self.value[begin:end].rstrip()
        last = tail[tail.rfind(" ") + 1 :]
        if not last or last[0].islower() or tail[-1] == "." or is_dense(tail):
            return None
        for start, stop, agency in reversed(list(self.signs.agencies_in(tail))):
            before, after = tail[:start].rstrip(), tail[stop:]
            if not before or stop < tail.rfind("/"):
                continue
            if after[:1] == "/" and is_name(after[1:]) and after.count(" ") <= 3:
                return Cut(begin + start, 0.8, "agency")
            if after:
                continue
            if before[-1] == "/":
                return Cut(begin + _name_before(before.rstrip("/ ")), 0.7, "agency")
            if (via := _VIA.search(before)) and self.signs.agency(via.group(1).rpartition("/")[2]):
                return Cut(begin + via.start(1), 0.8, "agency")
            name, word = tail[start:stop], before.split()[-1]
            loud = has_case(name[0]) and (" " in name or (name.isupper() and len(name) > 4))
            if loud and agency.kind in ("wire", "photo", "stock") and not (word[0].islower() and len(word) < 5):
                return Cut(begin + start, 0.6, "agency")
        return None


def _is_placed(head: str) -> bool:
    """Whether somebody stands somewhere: “Jane Doe im Stadion”, and not “Museum am Markt”."""
    several = head.lower().split()
    at = next((at for at, word in enumerate(several) if word in _PLACING), 0)
    return at > 0 and not names_a_body(" ".join(several[:at]))


def _capitals(words: str) -> int:
    return sum(word[0].isupper() for word in words.split())


def _name_before(before: str) -> int:
    """Where the name at the end of the words begins: two words with capitals, initials between them."""
    at, count = len(before), 0
    for match in reversed(list(re.finditer(r"\S+", before))):
        word = match.group()
        if not word[0].isupper() or word[-1] in ",;" or (word[-1] == "." and len(word) > 2) or count == 2:
            break
        at = match.start()
        count += len(word.rstrip(".")) > 1
    return at


@lru_cache(maxsize=8)
def _rights(known: Words) -> dict[str, list[str]]:
    """“All rights reserved” and the like, by their last words."""
    found: dict[str, list[str]] = {}
    for suffix in known.suffixes:
        if " " in suffix and len(suffix) > 14:
            found.setdefault(suffix.rpartition(" ")[2], []).append(suffix)
    return found
