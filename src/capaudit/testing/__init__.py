"""Rule cases in Markdown, for us and for the authors of plugins.

A file of cases is named after its rule, or names it in its first heading (`# newsroom/credit-courtesy`). Each further
heading says what one case shows and is followed by fenced blocks:

- `html`: the page, whole or a fragment; or `json` or `xml`, for a reader of that format;
- `toml`, where needed: options of the rule, and `language`, `published`, `modified` or `url` of the page;
- `findings`: a line `LINE:COLUMN message` each, `[doubtful]` at its end where the finding is. Indented lines below may
  say more: `marks: ` the words at fault, `also: ` other places, `help: ` the cure. No block: the rule must stay silent;
- `fixed`: the page after the safe fixes, or `fixed unsafe`: after all fixes.

`capaudit test PATH` runs them, and `--update` rewrites what they expect. pytest collects them where its configuration
asks for it (`capaudit_cases = ["tests/*.md"]`), or in a test of one's own:

    @pytest.mark.parametrize("case", load_cases("tests/rules"), ids=str)
    def test_case(case):
        assert not run_case(my_rule, case)
"""

from __future__ import annotations

from capaudit.testing.cases import Case as Case
from capaudit.testing.cases import CaseError as CaseError
from capaudit.testing.cases import Expected as Expected
from capaudit.testing.cases import documented_cases as documented_cases
from capaudit.testing.cases import load_cases as load_cases
from capaudit.testing.run import find as find
from capaudit.testing.run import not_due as not_due
from capaudit.testing.run import read_page as read_page
from capaudit.testing.run import run_case as run_case

__all__ = [
    "Case",
    "CaseError",
    "Expected",
    "documented_cases",
    "find",
    "load_cases",
    "not_due",
    "read_page",
    "run_case",
]
