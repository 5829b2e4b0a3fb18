"""What docs say of the code is made from the code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from capaudit.plugins import load
from support import Capaudit

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"\]\(([^)#:\s]+)[^):\s]*\)")


def test_the_made_pages_and_tables_have_not_drifted() -> None:
    command = [sys.executable, "tools/make_docs.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"run `python tools/make_docs.py`:\n{done.stdout}{done.stderr}"


def test_every_link_between_pages_leads_to_a_file() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "plugins").glob("*/README.md")]
    links = [(page, link) for page in pages for link in LINK.findall(page.read_text(encoding="utf-8"))]
    assert len(links) > len(load(installed=False).rules)
    assert not [f"{page}: {link}" for page, link in links if not (page.parent / link).exists()]


def test_explain_in_markdown_is_the_rules_page_whatever_the_configuration(capaudit: Capaudit, folder: Path) -> None:
    page = (ROOT / "docs/rules/credit-missing.md").read_text(encoding="utf-8")
    assert capaudit("explain", "--format", "markdown", "credit-missing").out == page
    (folder / "capaudit.toml").write_text('ignore = ["credit-missing"]')
    assert capaudit("explain", "--format", "markdown", "credit-missing").out == page


def test_explain_in_markdown_knows_the_profiles_and_options_of_a_plugin(capaudit: Capaudit, folder: Path) -> None:
    (folder / "house.py").write_text(
        "from capaudit import Profile, Severity, hookimpl, rule\n"
        "@rule('house/image-seen', Severity.NOTE)\n"
        "def check(figure, *, min_width=3, words=('a', 'b')):\n"
        "    '''A picture is seen.\n\n    ## Why it matters\n    So.\n    '''\n"
        "    yield from ()\n"
        "@hookimpl\n"
        "def register_rules():\n"
        "    return [check]\n"
        "@hookimpl\n"
        "def register_profiles():\n"
        "    return [Profile('base', 'x', ('house/*',)), Profile('more', 'x', (), extends='base'),"
        " Profile('self', 'x', (), extends='self')]\n"
    )
    done = capaudit("explain", "--plugin", "house.py", "--format", "markdown", "house/image-seen")
    assert done.out == (
        "# house/image-seen\n\nA picture is seen.\n\nSeverity: **note** · profiles: `base`, `more` · from: house\n\n"
        "## Why it matters\nSo.\n\n"
        '## In capaudit.toml\n\n```toml\n[rules."house/image-seen"]\nmin-width = 3\nwords = ["a", "b"]\n```\n'
    )
