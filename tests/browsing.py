"""A real Chromium for the tests of what editors see: one for all tests of a process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def chromium() -> str | None:
    """The browser: the one that CHROMIUM names, or that of the system."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A browser with a user of its own. Without one the tests are skipped, unless CI_NEEDS_BROWSER is “required”."""
    program = chromium()
    if program is None:
        if os.environ.get("CI_NEEDS_BROWSER") == "required":
            pytest.fail("no Chromium is installed, and CI_NEEDS_BROWSER says that one must be")
        pytest.skip("no Chromium is installed: apt install chromium, or name one in CHROMIUM")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        profile = tmp_path_factory.mktemp("chromium")
        made = playwright.chromium.launch_persistent_context(
            profile, executable_path=program, headless=True, args=ARGUMENTS, viewport={"width": 1200, "height": 900}
        )
        made.set_default_timeout(10_000)
        yield made
        made.close()


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Page]:
    """A new tab. A script that fails in it fails the test, and nothing outside this machine is asked for."""
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.route("**/*", lambda route: route.abort() if "example" in route.request.url else route.continue_())
    yield page
    page.close()
    assert not failures


@pytest.fixture
def gallery(folder: Path) -> Path:
    """A folder with two pictures."""
    from PIL import Image

    Image.new("RGB", (900, 600), (60, 90, 120)).save(folder / "wide.jpg")
    Image.new("RGB", (600, 900), (120, 90, 60)).save(folder / "tall.png")
    return folder
