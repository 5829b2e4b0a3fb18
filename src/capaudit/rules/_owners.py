"""Agencies that are brands or collections of another one: iStock's pictures are Getty Images'."""

from __future__ import annotations

from collections.abc import Iterable

from capaudit import Credit

_KINDS = ("wire", "photo", "stock")
_GETTY = (
    "istock", "thinkstock", "getty-collections", "hulton", "archive-photos", "wireimage", "filmmagic", "bettmann", "corbis",
    "redferns", "michael-ochs", "silver-screen", "contour", "gc-images", "eyeem",
)  # fmt: skip
_OWNERS = {**dict.fromkeys(_GETTY, "getty"), "rex": "shutterstock", **dict.fromkeys(("ntb", "tt"), "scanpix")}


def agencies_of(credits: Iterable[Credit]) -> set[str]:
    """The ids of the agencies that are named, each a brand's that of its owner: two that share none name different ones."""
    named = (name.agency for credit in credits for name in credit.agencies)
    return {_OWNERS.get(agency.id, agency.id) for agency in named if agency is not None and agency.kind in _KINDS}
