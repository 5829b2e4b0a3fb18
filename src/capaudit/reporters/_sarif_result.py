"""A finding as a SARIF result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from capaudit import Audited, Fix, Place, Severity, Text, Waiver, visible
from capaudit.reporters._paths import uri
from capaudit.reporters._reported import Reported, reported

LEVELS = {Severity.NOTE: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_PLACEHOLDER = re.compile(r"\{(\d{1,9})\}")


def results(audited: Audited, indexes: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """The findings of a page. `indexes` says where each rule stands in the list of rules."""
    address = {"uri": uri(audited.name)}
    for one in reported(audited):
        finding = one.finding
        result = {
            "ruleId": finding.rule,
            **({"ruleIndex": indexes[finding.rule]} if finding.rule in indexes else {}),
            "level": LEVELS[finding.severity],
            "message": _message(one.message),
            "locations": [_location(one, address)],
            "partialFingerprints": {"primaryLocationLineHash": one.mark, "capaudit/v1": one.mark},
            "properties": {"doubtful": finding.doubtful, **({"help": one.help} if one.help else {})},
        }
        if finding.also:
            result["relatedLocations"] = [_related(at, number, address) for number, at in enumerate(finding.also)]
        if finding.fix and not any(map(_SURROGATES.search, (edit.text for edit in finding.fix.edits))):
            result["fixes"] = [_fix(finding.fix, address)]
        if one.waived:
            result["suppressions"] = [_suppression(finding.waiver)]
        yield result


def _suppression(waiver: Waiver | None) -> dict[str, str]:
    """Who let a finding through, and where (SARIF 2.1.0, 3.35)."""
    if waiver is None:
        return {"kind": "external"}
    in_page = waiver.origin == "comment" or waiver.origin.endswith(" attribute")
    said = waiver.reason + (f" ({waiver.who})" if waiver.who else "")
    return {"kind": "inSource" if in_page else "external", "justification": safe(visible(said))}


def safe(text: str) -> str:
    """The text without lone surrogates, which JSON can write and many readers of JSON refuse."""
    return _SURROGATES.sub("�", text)


def _message(shown: str) -> dict[str, str]:
    r"""A visible text as it is: `[words](1)` would be a link (SARIF 2.1.0, 3.11.6) and `{0}` a placeholder (3.11.5)."""
    if "](" in shown:
        shown = shown.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return {"text": _PLACEHOLDER.sub(r"{{\1}}", shown)}


def _location(one: Reported, address: dict[str, str]) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _physical(one.place, address)}
    if one.number is not None:
        location["logicalLocations"] = [{"name": f"picture {one.number}", "kind": "element"}]
    return location


def _physical(place: Place | None, address: dict[str, str]) -> dict[str, Any]:
    return {"artifactLocation": address, **({"region": _region(place)} if place else {})}


def _region(place: Place) -> dict[str, int]:
    (line, column), (end_line, end_column) = place.start, place.end
    lines = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {**lines, **_characters(place.span.start, place.span.end)}


def _characters(start: int, end: int) -> dict[str, int]:
    return {"charOffset": start, "charLength": end - start}


def _related(at: Any, number: int, address: dict[str, str]) -> dict[str, Any]:
    words = visible(f"“{at.value}” ({at.origin})") if isinstance(at, Text) else "the other picture"
    return {"id": number, "physicalLocation": _physical(at.place, address), "message": _message(words)}


def _fix(fix: Fix, address: dict[str, str]) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _characters(edit.span.start, edit.span.end), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    return {
        "description": _message(visible(fix.title)),
        "artifactChanges": [{"artifactLocation": address, "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }
