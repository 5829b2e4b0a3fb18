"""Faults planted in captions: are they found, at the right words, and is nothing else reported?

    python benchmarks/dates.py [FOLDER or FILE.jsonl …]

The captions of `date_captions.py` are clean. In each the weekday, day and year are marked; one after the other they are replaced: the
weekday by each wrong one, the day by the 31st (every date is in a month of 30 days), the year by later ones in which the
weekday still fits. In those that are in AP's style, the month is replaced by every wrong form of
it, and the rules of the profile `ap` are on. A plant counts as found where its rule, and no other, reports it once and marks
the replaced words.

Captions of others are used as well where a file or folder of them is named: lines `{"text": …, "lang": …}`, or pages
`{"language": …, "images": [{"caption": …, "credit": […]}]}`. Their dates are found by `read_dates` itself, so they tell how often
a planted fault is missed in what others write. Months are planted where AP is named and the caption is in AP's style as it stands.

Ends with 1 where less than 99 % of the plants of a rule are found, in our own captions or in those of others, or a clean one of
ours is reported.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from capaudit import Document, Figure, Finding, Image, Rule, Source, Text, read_credit
from capaudit.model import ArticleDate
from capaudit.rules import (
    date_after_publication,
    date_conflicting,
    date_impossible,
    date_relative,
    date_weekday_stale,
    date_weekday_wrong,
)
from date_captions import AP_CAPTIONS, CAPTIONS
from date_plants import AP_STYLE, Planted, dates_found, month_plants, months_found, plants

MODULES = (date_after_publication, date_conflicting, date_impossible, date_relative, date_weekday_wrong)
RULES: tuple[Rule, ...] = tuple(module.check for module in MODULES)
AP_RULES = (*RULES, date_weekday_stale.check, *AP_STYLE)
AP = re.compile(r"\bAP\b|Associated Press")
WANTED = 0.99


def audit(caption: str, language: str | None, published: dt.date | None, credit: str = "") -> list[tuple[str, Finding]]:
    """What the date rules report on a picture with this caption; with a credit, those of the profile `ap` too."""
    moment = dt.datetime.combine(published, dt.time(12), dt.UTC) if published else None
    origins = ("JSON-LD datePublished", "time element") if moment else ()
    dates = tuple(ArticleDate(moment, origin) for origin in origins if moment)
    credits = (read_credit(Text(credit)),) if credit else ()
    source = Source("page.html", caption)
    figure = Figure(Image((), None, Text("")), Text.of(caption, source, 0), credits)
    document = Document(source, (figure,), language=language, published=moment, dates=dates)
    rules = AP_RULES if credit else RULES
    return [(rule.name, finding) for rule in rules for finding in rule.run(figure, document, {})]


def right(planted: Planted, found: list[tuple[str, Finding]]) -> bool:
    """Whether exactly the planted fault was reported, with the replaced words among those that it marks."""
    if planted.rule is None or len(found) != 1 or found[0][0] != planted.rule:
        return planted.rule is None and not found
    marked = found[0][1].at
    span = marked.span if isinstance(marked, Text) else None
    return span is not None and span.start <= planted.start and planted.end <= span.end


def own() -> bool:
    """Our captions. Gives whether enough was found."""
    done: Counter[tuple[str, bool]] = Counter()
    languages: set[str] = set()
    for line in CAPTIONS.strip().splitlines():
        language, day, marked = line.split(" ", 2)
        date = dt.date.fromisoformat(day)
        languages.add(language)
        for planted in plants(language, date, marked):
            _count(done, planted, audit(planted.caption, language, date + dt.timedelta(1)), language)
    for line in AP_CAPTIONS.strip().splitlines():
        day, marked = line.split(" ", 1)
        caption, _, credit = marked.rpartition(" (")
        for planted in month_plants(caption):
            published = dt.date.fromisoformat(day) + dt.timedelta(1)
            _count(done, planted, audit(planted.caption, "en", published, f"({credit}"), "en, AP")
    ours = len(CAPTIONS.strip().splitlines()) + len(AP_CAPTIONS.strip().splitlines())
    print(f"{ours} captions in {len(languages)} languages")
    return _table(done)


def _count(done: Counter[tuple[str, bool]], planted: Planted, found: list[tuple[str, Finding]], language: str) -> None:
    good = right(planted, found)
    done[planted.rule or "clean", good] += 1
    if not good:
        at = max(0, planted.start - 60)
        print(
            f"  {language} {planted.rule or 'clean'}: {planted.caption[at : planted.end + 60 if planted.rule else None]!r}"
        )
        print("     ", "; ".join(f"{name}: {finding.message!r}" for name, finding in found) or "nothing found")


def _table(done: Counter[tuple[str, bool]]) -> bool:
    enough = True
    for rule in sorted({rule for rule, _ in done}):
        count, all_of = done[rule, True], done[rule, True] + done[rule, False]
        enough = enough and count >= (all_of if rule == "clean" else WANTED * all_of)
        print(f"{rule:26} {count:5} of {all_of:5}  {count / all_of:.1%}")
    return enough


def foreign(path: Path) -> bool:
    """Other people's captions. Gives whether enough was found of what was planted in those that have no fault as they stand."""
    done: Counter[tuple[str, bool]] = Counter()
    captions = sorted(set(_captions(path)), key=str)
    reported = 0
    for text, language, ap in captions:
        standing = [
            name for name, _ in audit(text, language, None) if name in ("date-weekday-wrong", "date-impossible")
        ]
        if standing:
            reported += 1
            print(f"  as it stands: {', '.join(standing)}: {text[:150]!r}")
            continue
        for planted, published in dates_found(text, language):
            if not audit(text, language, published):
                _count(done, planted, audit(planted.caption, language, published), str(language))
        if ap and (language or "en").startswith("en") and not audit(text, language, None, "AP Photo"):
            for planted in months_found(text, language):
                _count(done, planted, audit(planted.caption, language, None, "AP Photo"), "en, AP")
    print(f"{len(captions)} captions of {path}: {reported} reported as they stand")
    return _table(done)


def _captions(path: Path) -> Iterator[tuple[str, str | None, bool]]:
    """Caption, language, and whether the picture is AP's."""
    for file in [path] if path.is_file() else sorted(path.rglob("*.jsonl")):
        for row in map(json.loads, file.read_text("utf-8").splitlines()):
            if not isinstance(row, dict):
                continue
            if isinstance(row.get("text"), str) and "kind" not in row:
                yield row["text"], row.get("lang"), AP.search(row["text"]) is not None
            for image in row.get("images") or ():
                if caption := image.get("caption"):
                    credit = " ".join(image.get("credit") or ())
                    yield caption, row.get("language"), AP.search(f"{caption} {credit}") is not None


def main() -> int:
    """Run both parts."""
    enough = [own(), *(foreign(Path(argument)) for argument in sys.argv[1:])]
    return 0 if all(enough) else 1


if __name__ == "__main__":
    sys.exit(main())
