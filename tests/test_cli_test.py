"""`capaudit test`: cases of plugins run, differences shown, expectations rewritten and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support import Capaudit, Done

HOUSE = '''
from capaudit import Finding, Fix, hookimpl, rule

@rule("house/caption-shouting")
def check(figure, *, mark="!", safe=True):
    """A caption shouts.

    ## Fails
    ```html
    <figure><img src="a.jpg" alt="A"><figcaption>A fire!</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="a.jpg" alt="A"><figcaption>A fire</figcaption></figure>
    ```
    """
    if mark == "crash":
        raise ValueError("no\\nway")
    if figure.caption and (words := figure.caption.search(mark)):
        edit = words.replaced(".")
        yield Finding(f"“{words}” shouts", at=words, fix=Fix("whisper", (edit,), safe=safe), help="whisper")

@hookimpl
def register_rules():
    return [check]
'''
PAGE = '<figure><img src="a.jpg" alt="A"><figcaption>A fire in Oslo!</figcaption></figure>'
FIXED = PAGE.replace("!", ".")
QUIET = FIXED.replace("Oslo", "Bergen")
FOUND = "```findings\n1:60 “!” shouts\n```"


def block(kind: str, text: str) -> str:
    return f"```{kind}\n{text}\n```"


def cases(*parts: str) -> str:
    return "# house/caption-shouting\n\n" + "\n\n".join(parts) + "\n"


HOLDS = cases("## Quiet", block("html", QUIET), "## Loud", block("html", PAGE), FOUND, block("fixed", FIXED))
WRONG = HOLDS.replace("1:60", "1:6")


@pytest.fixture
def run(capaudit: Capaudit, folder: Path) -> Capaudit:
    """`capaudit test` in a folder whose configuration names the house's rules."""
    (folder / "house.py").write_text(HOUSE, encoding="utf-8")
    (folder / "capaudit.toml").write_text('plugins = ["house.py"]')
    (folder / "tests").mkdir()
    return lambda *arguments: capaudit("test", *arguments)


def update(run: Capaudit, file: Path, text: str) -> str:
    """The file after an update, which must make it hold."""
    file.write_bytes(text.encode())
    done: Done = run("--update", str(file))
    assert (done.code, done.err) == (0, "")
    assert run(str(file)).code == 0
    return file.read_bytes().decode()


def test_cases_that_hold_are_zero(run: Capaudit, folder: Path) -> None:
    (folder / "tests" / "caption-shouting.md").write_text(HOLDS, encoding="utf-8")
    (folder / "tests" / "README.md").write_text("# About\n\n```html\n<p>\n```\n", encoding="utf-8")
    assert run("tests") == Done(0, "4 cases passed\n", "")


def test_a_difference_is_one_and_readable(run: Capaudit, folder: Path) -> None:
    (folder / "tests" / "caption-shouting.md").write_text(WRONG, encoding="utf-8")
    assert run("tests") == Done(
        1,
        "tests/caption-shouting.md:9: Loud\n"
        "    findings (- as the case asks, + as it is)\n"
        "    -1:6 “!” shouts\n"
        "    +1:60 “!” shouts\n\n"
        "1 of 4 cases failed\n",
        "",
    )
    assert "\x1b[32m+1:60 “!” shouts\x1b[0m" in run("tests", "--color", "always").out


def test_a_minified_page_is_shown_around_the_change(run: Capaudit, folder: Path) -> None:
    long = "<p>" + "words " * 500 + "</p>"
    text = cases("## Long", block("html", long + PAGE + long), "```findings\n1:3067 “!” shouts\n```")
    (folder / "tests" / "caption-shouting.md").write_text(text, encoding="utf-8")
    lines = run("tests").out.splitlines()
    assert max(map(len, lines)) < 160
    (added,) = [line for line in lines if line.startswith("    +…")]
    assert "A fire in Oslo.</figcaption>" in added


def test_an_example_of_the_documentation_that_does_not_hold(run: Capaudit, folder: Path) -> None:
    (folder / "house.py").write_text(HOUSE.replace("A fire!", "A fire?"), encoding="utf-8")
    (folder / "tests" / "caption-shouting.md").write_text(HOLDS, encoding="utf-8")
    done = run("tests", "--update")
    assert done.code == 1
    assert "documentation of house/caption-shouting: documentation, fails 1: the rule found nothing" in done.out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            cases("## Crash", block("html", PAGE), block("toml", 'mark = "crash"')),
            "Crash: the rule crashed at house.py:",
        ),
        (cases("## One", block("html", PAGE), block("toml", "mask = 1")), "has no option “mask” (it has: mark, safe)"),
        (HOLDS.replace("shouting", "shoutin", 1), "no rule “house/caption-shoutin” is loaded; did you mean"),
        (cases("## One", "```html\n<p>"), "this block is never closed"),
        (cases("## One", block("json", "{}")), "no reader is loaded for a page in json"),
        (cases("Prose."), "no case"),
    ],
    ids=["crash", "option", "rule", "fence", "reader", "nothing"],
)
def test_what_cannot_be_run_is_two_and_the_others_are_run(run: Capaudit, folder: Path, text: str, said: str) -> None:
    (folder / "tests" / "a-caption-shouting.md").write_text(text, encoding="utf-8")
    (folder / "tests" / "caption-shouting.md").write_text(WRONG, encoding="utf-8")
    before = (folder / "tests" / "a-caption-shouting.md").read_text(encoding="utf-8")
    done = run("tests", "--update")
    assert done.code == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert "updated tests/caption-shouting.md: 1 case" in done.out
    assert (folder / "tests" / "a-caption-shouting.md").read_text(encoding="utf-8") == before


def test_a_folder_without_cases_and_a_missing_file_are_two(run: Capaudit) -> None:
    assert run("tests").code == 2
    assert run("tests").err == "error: tests: no file of cases in this folder\n"
    assert "nowhere.md: cannot be read" in run("nowhere.md").err


def test_update_rewrites_the_expectation_and_nothing_else(run: Capaudit, folder: Path) -> None:
    file = folder / "tests" / "caption-shouting.md"
    text = WRONG.replace("## Loud", "Words *between*,  kept.\t\n\n\n## Loud ").replace("```fixed", "Why.\n```fixed")
    assert update(run, file, text) == text.replace("1:6 ", "1:60 ")
    assert update(run, file, WRONG.replace("\n", "\r\n")) == HOLDS.replace("\n", "\r\n")
    assert update(run, file, WRONG.rstrip("\n")) == HOLDS.rstrip("\n")


def test_update_leaves_a_file_that_holds_alone(run: Capaudit, folder: Path) -> None:
    file = folder / "tests" / "caption-shouting.md"
    file.write_text(HOLDS, encoding="utf-8")
    os.utime(file, (1, 1))
    assert run("--update", "tests").out == "4 cases passed\n"
    assert file.stat().st_mtime == 1


def test_update_keeps_the_permissions_and_a_link_a_link(run: Capaudit, folder: Path) -> None:
    real, link = folder / "real.md", folder / "tests" / "caption-shouting.md"
    real.write_text(WRONG, encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    assert run("--update", "tests").code == 0
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert real.read_text(encoding="utf-8") == HOLDS
    there = {path.name for path in folder.iterdir()} - {"__pycache__"}
    assert there == {"capaudit.toml", "house.py", "real.md", "tests"}


def test_update_adds_the_blocks_that_are_missing(run: Capaudit, folder: Path) -> None:
    file = folder / "tests" / "caption-shouting.md"
    page, options = block("html", PAGE), block("toml", "safe = false")
    head = cases("## Loud", page, options)
    assert update(run, file, head) == head + f"\n{FOUND}\n\n{block('fixed unsafe', FIXED)}\n"
    assert update(run, file, cases("## Loud", page).rstrip("\n")) == cases(
        "## Loud", page, FOUND, block("fixed", FIXED)
    )
    assert update(run, file, cases("## Loud", page, FOUND)) == cases("## Loud", page, FOUND, block("fixed", FIXED))
    found_last = cases("## Loud", page, block("fixed", FIXED))
    assert update(run, file, found_last) == cases("## Loud", page, FOUND, block("fixed", FIXED))


def test_update_takes_away_the_blocks_that_are_not_needed(run: Capaudit, folder: Path) -> None:
    file = folder / "tests" / "caption-shouting.md"
    text = cases("## Quiet", block("html", QUIET), FOUND, block("fixed", FIXED), "## Quiet too", block("html", QUIET))
    assert update(run, file, text) == cases("## Quiet", block("html", QUIET), "## Quiet too", block("html", QUIET))


def test_update_says_when_a_fix_is_not_safe_any_more(run: Capaudit, folder: Path) -> None:
    file = folder / "tests" / "caption-shouting.md"
    options = block("toml", "safe = false")
    text = cases("## Loud", block("html", PAGE), options, FOUND, block("fixed", FIXED))
    assert update(run, file, text) == text.replace("```fixed", "```fixed unsafe")


def test_update_keeps_the_details_that_a_case_asks_for(run: Capaudit, folder: Path) -> None:
    file = folder / "tests" / "caption-shouting.md"
    found = block("findings", "1:60 “?” shouts\n    marks: ?\n    help: be quiet")
    text = cases("## Loud", block("html", PAGE), found, block("fixed", FIXED))
    right = text.replace("“?”", "“!”").replace("marks: ?", "marks: !").replace("be quiet", "whisper")
    assert update(run, file, text) == right
