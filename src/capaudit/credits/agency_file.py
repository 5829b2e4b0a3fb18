"""The tables of `agencies.toml`, and the agency that one of their lines stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from capaudit.model import Agency

KINDS = ("wire", "photo", "stock", "outlet", "platform", "government", "licence")
"""The kinds of agencies, which are the tables of `agencies.toml` too."""


def make_agency(raw: Mapping[str, Mapping[str, list[str]]], name: str) -> Agency:
    """The agency with this id, of the tables as they were read."""
    kind = next(kind for kind in KINDS if name in raw[kind])
    spellings = raw[kind][name]
    order = next((place for place, names in raw["order"].items() if name in names), None)
    features = raw["features"]
    return Agency(
        id=name,
        name=spellings[0],
        kind=kind,
        aliases=tuple(spellings),
        forms=tuple(raw["forms"].get(name, ())),
        misspellings=_pairs(raw["misspelt"].get(name, ())),
        outdated=_ends(raw["outdated"].get(name, ())),
        exempt_from_name=name in features["no-duty"],
        order=order,
        own_name=name in features["own-name"],
    )


def _pairs(lines: Iterable[str]) -> dict[str, str]:
    return {wrong: right for wrong, _, right in (line.partition(" = ") for line in lines)}


def _ends(lines: Iterable[str]) -> dict[str, tuple[str, str]]:
    return {former: (day, name) for former, day, name in (line.split(" | ") for line in lines)}
