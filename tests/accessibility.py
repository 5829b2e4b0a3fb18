"""What axe-core (Deque Systems, MPL-2.0, installed with axe-playwright-python) finds wrong with a page for people who use it
by keyboard, screen reader or with low vision."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def violations(page: Page) -> list[str]:
    """A line for each rule that is broken, with the elements that break it."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['impact']} {one['id']}: {[node['target'] for node in one['nodes']][:5]}" for one in found]
