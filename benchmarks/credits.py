"""How well the grammar reads real credit lines.

    python benchmarks/credits.py FOLDER [--misses N]

FOLDER holds `agencies.yaml` (agencies with the forms of their credits and examples of each) and `credit_lines.jsonl` (lines as printed,
`text`, `element`, `lang`). The first table says of how many examples an agency, supplier, kind or licence is one that they are filed
under, the second how many agency credits are read without anything left over, by language. The exit code is 1 where fewer than
97 % of the examples are read rightly. Needs PyYAML.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from capaudit.credits.agencies import agency_table
from capaudit.credits.grammar import read_credit
from capaudit.credits.words import kind_of, lead_at
from capaudit.model import Credit

BAR = 0.97
_PERSONS = ("photographer", "name", "contributor", "author", "user")
_PERSON = re.compile(r"[^\W\d_a-zß-ÿ][\w.'’-]+(?: [^\W\d_][\w.'’-]*){1,3}")
_FURNITURE = re.compile(
    r"…|(?:image caption|toggle caption|hide caption)\b|\w+: (?:der|die|das|the|ein|a)\b", re.IGNORECASE
)
_LOWER_WORDS = 6
_LONGEST = 200
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?] ?[^\W\d_(©]|[^\W\d_]{3}[.!?][^\w/]{1,3}(?:\w+: )?[(©|]")


class Example(NamedTuple):
    """One printed credit, the ids that it is filed under, and the templates whose letters it follows."""

    text: str
    ids: frozenset[str]
    photographers: frozenset[str]


def examples(path: Path) -> Iterator[Example]:
    """Every example of the file once, with all the ids that it is filed under."""
    ids: dict[str, set[str]] = defaultdict(set)
    persons: dict[str, set[str]] = defaultdict(set)
    for entry in yaml.safe_load(path.read_text("utf-8"))["agencies"]:
        known = accepted(entry)
        for pattern in entry["patterns"]:
            templates = [literal(t.strip()) for t in pattern["template"].split(" · ")]
            form = {kind for word in re.findall(r"\w+(?=:)", pattern["template"]) if (kind := kind_of(word))}
            for example in pattern["examples"] or ():
                text = example["text"]
                ids[text] |= known | form
                persons[text].update(m[1] for t in templates if t and (m := t.fullmatch(text)) and is_name(m[1]))
    for text, filed in ids.items():
        yield Example(text, frozenset(filed), frozenset(persons[text]))


def is_name(words: str) -> bool:
    """Whether the words that fill a template's place are a person's name alone, and bring no introducer with them."""
    plain = bool(_PERSON.fullmatch(words)) and not words.startswith("Credit")
    return plain and not lead_at(words) and not agency_table().find(words)


def accepted(entry: dict[str, Any]) -> set[str]:
    """The ids and kinds that an entry stands for; one entry may gather several agencies of ours."""
    known = {entry["id"]}
    for alias in entry["aliases"]:
        plain = re.sub(r"\s*\(.*\)", "", alias)
        if agency := agency_table().find(plain):
            known.add(agency.id)
        if kind := kind_of(plain):
            known.add(kind)
    platforms = {agency.id for agency in agency_table() if agency.kind == "platform"}
    return known | platforms if len(known & platforms) > 2 else known


def literal(template: str) -> re.Pattern[str] | None:
    """A template as a pattern with the photographer as its only group; None where it is a description or names alternatives."""
    if any(sign in template for sign in "[…") or re.search(r"\w\|\w", template):
        return None
    names = [name.lower() for name in re.findall(r"\{(\w+)\}", template)]
    if sum(name in _PERSONS for name in names) != 1 or len(set(names)) != len(names):
        return None
    pattern = re.escape(template)
    for name in re.findall(r"\{(\w+)\}", template):
        group = r"([^/|,;:()]+?)" if name.lower() in _PERSONS else r"[^/|,;:()]+?"
        pattern = pattern.replace(r"\{" + name + r"\}", group, 1)
    return re.compile(pattern)


def is_prose(text: str) -> bool:
    """Whether a text is a caption, or page furniture, and no credit line."""
    return bool(_FURNITURE.match(text)) or sum(word[0].islower() for word in text.split()) >= _LOWER_WORDS


def answers(credit: Credit) -> set[str]:
    """What the grammar says of a credit, in the words of the file."""
    named = [n.agency.id for n in (credit.agency, credit.supplier) if n and n.agency]
    return {*named, *([credit.kind] if credit.kind else ()), *(["cc"] if credit.licence else ())}


def first_table(path: Path, shown: int) -> float:
    """Print how the examples fare; gives the share that is read rightly."""
    right, wrong, left_out = 0, [], []
    for example in examples(path):
        if is_prose(example.text):
            left_out.append(example.text)
            continue
        credit = read_credit(example.text)
        persons = {p.text.value.strip() for p in credit.photographers}
        found = answers(credit)
        if found & example.ids and (not example.photographers or persons & example.photographers):
            right += 1
        else:
            wrong.append(
                f"{example.text}\n      read {sorted(found)} {sorted(persons)}, filed {sorted(example.ids)[:4]}"
                f" {sorted(example.photographers)}"
            )
    share = right / (right + len(wrong))
    print(f"examples read rightly: {right} of {right + len(wrong)} = {share:.1%}; no credit lines: {len(left_out)}")
    for line in wrong[:shown]:
        print("  miss", line)
    for line in left_out[:shown]:
        print("  left out", line[:110])
    return share


def is_whole(credit: Credit) -> bool:
    """Whether nothing is left over, and the photographers look like names."""
    return not credit.rest and all(
        len(p.text.value) < 60 and len(p.text.value.split()) < 7 for p in credit.photographers
    )


def second_table(path: Path, shown: int) -> None:
    """Print by language how many agency credits are read without a rest; lines with a sentence besides are left out."""
    lines: dict[tuple[str, str], None] = {}
    for row in path.open(encoding="utf-8"):
        record = json.loads(row)
        if not record["element"].startswith("fixture:") and re.search(
            r"credit|inline|author|agency", record["element"]
        ):
            lines[record["text"], record["lang"]] = None
    total: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    named: Counter[str] = Counter()
    unread: list[str] = []
    captions = 0
    for text, language in lines:
        if len(text) > _LONGEST or is_prose(text) or _SENTENCE.search(text):
            captions += 1
            continue
        credit = read_credit(text, language=language)
        if not credit.agencies:
            continue
        total[language] += 1
        named[language] += bool(credit.photographers)
        if is_whole(credit):
            whole[language] += 1
        else:
            unread.append(f"{text}  rest {[r.value for r in credit.rest]}")
    print(f"\n{len(lines)} lines, {captions} left out that hold a caption too")
    print(f"{'language':10}{'agency credits':>16}{'whole':>8}{'share':>8}{'with a photographer':>22}")
    for language, count in total.most_common():
        print(
            f"{language:10}{count:>16}{whole[language]:>8}{whole[language] / count:>8.1%}{named[language] / count:>22.1%}"
        )
    print(f"{'all':10}{total.total():>16}{whole.total():>8}{whole.total() / max(1, total.total()):>8.1%}")
    for line in unread[:shown]:
        print("  rest", line)


def main() -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", type=int, default=40, help="how many misses to list")
    arguments = parser.parse_args()
    share = first_table(arguments.folder / "agencies.yaml", arguments.misses)
    second_table(arguments.folder / "credit_lines.jsonl", arguments.misses)
    return 0 if share >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
