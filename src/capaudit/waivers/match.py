"""Which findings a person has let through, and which waivers let nothing through any more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from capaudit.basics.nearest import did_you_mean
from capaudit.basics.records import replace
from capaudit.basics.tuples import NamedTuple
from capaudit.model import Document, Figure, Finding, Waiver
from capaudit.own import EXPIRED, OWN, UNUSED, OwnRule
from capaudit.text import Text

_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|tiff?|svg)\Z", re.IGNORECASE)


class Held(NamedTuple):
    """A waiver as it applies to one page: what it covers beside its own words, and why it counts for nothing."""

    waiver: Waiver
    at: Text | None = None
    figures: tuple[Figure, ...] | None = None
    fault: str | None = None
    expired: bool = False


class Judged(NamedTuple):
    """The findings that remain, those of the waivers themselves among them, and those that were let through."""

    findings: list[Finding]
    waived: list[Finding]


def judge(
    document: Document,
    findings: Iterable[Finding],
    waivers: Sequence[Held],
    rules: Mapping[str, str],
    ran: Callable[[str], bool],
) -> Judged:
    """Set the findings aside that a waiver matches. A waiver that matches none is a finding, where its rule has run.

    `waivers` are those of the file for this page; those in the page are the document's. `rules` maps every name that a rule
    has or had to the one it has.
    """
    held = [*waivers, *(Held(one.waiver, one.at, one.figures, one.fault) for one in document.ignores)]
    counting = [one for one in held if not one.fault and not one.expired]
    used: set[int] = set()
    kept: list[Finding] = []
    waived: list[Finding] = []
    for finding in findings:
        matching = [one for one in counting if finding.rule not in OWN and covers(one, finding, rules)]
        used.update(id(one.waiver) for one in matching)
        if matching:
            waived.append(replace(finding, waiver=matching[0].waiver))
        else:
            kept.append(finding)
    if document.incomplete is None:
        kept += filter(None, (_about(one, rules, ran) for one in held if id(one.waiver) not in used))
    return Judged(kept, waived)


def covers(held: Held, finding: Finding, rules: Mapping[str, str]) -> bool:
    """Whether a waiver means a finding: the same rule, picture and words."""
    waiver = held.waiver
    if rules.get(waiver.rule, waiver.rule) != finding.rule:
        return False
    if held.figures is not None and not any(figure is finding.figure for figure in held.figures):
        return False
    if waiver.words is not None and (finding.quote is None or tidy(waiver.words) != tidy(finding.quote)):
        return False
    return waiver.image is None or _shows(finding.figure, waiver.image)


def tidy(words: str) -> str:
    """Words as they are compared: white space as single blanks, and no lone surrogates, which TOML cannot hold."""
    return " ".join(words.encode("utf-8", "surrogatepass").decode("utf-8", "replace").split())


def _shows(figure: Figure | None, address: str) -> bool:
    """Whether a picture has an address. Of the address of a picture's file, the query is not compared: it is often its size."""
    if figure is None:
        return False
    wanted = _bare(address)
    return any(url == address or _bare(url) == wanted for url in map(tidy, figure.image.urls))


def _bare(address: str) -> str:
    path = address.partition("#")[0].partition("?")[0]
    return path if _PICTURE_FILE.search(path) else address


def _about(held: Held, rules: Mapping[str, str], ran: Callable[[str], bool]) -> Finding | None:
    """What is wrong with a waiver that let nothing through; None where that is no wonder, its rule not having run."""
    waiver, name = held.waiver, held.waiver.rule
    if held.fault:
        return _finding(UNUSED, held, f"the waiver {held.fault}")
    if name in OWN:
        return _finding(UNUSED, held, f"“{name}” cannot be waived: it says that the audit is not complete")
    if name not in rules:
        return _finding(UNUSED, held, f"the waiver names an unknown rule “{name}”{did_you_mean(name, rules)}")
    if not ran(rules[name]):
        return None
    if held.expired:
        return _finding(EXPIRED, held, f"the waiver for {name} was good until {waiver.until}")
    return _finding(UNUSED, held, f"the waiver for {name} matches no finding any more")


def _finding(rule: OwnRule, held: Held, message: str) -> Finding:
    where = f" ({held.waiver.origin})" if held.at is None else ""
    figure = held.figures[0] if held.figures else None
    return Finding(
        message + where,
        held.at,
        help=_HELP[rule.name],
        rule=rule.name,
        severity=rule.severity,
        figure=figure,
        waiver=held.waiver,
    )


_HELP = {UNUSED.name: "remove or mend the waiver", EXPIRED.name: "mend the page, or decide again and give a new date"}
