"""One publication: what its pages look like and whom it credits."""

from __future__ import annotations

from dataclasses import dataclass

from capaudit.contracts.layout import Layout
from capaudit.model import Agency


@dataclass(frozen=True, slots=True)
class House:
    """What a reader knows of the publication. `language` holds where a page does not say its own."""

    layouts: tuple[Layout, ...] = ()
    agencies: tuple[Agency, ...] = ()
    language: str | None = None
