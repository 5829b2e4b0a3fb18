"""The rule's cases, in its documentation and in Markdown."""

from pathlib import Path

import pytest
from capaudit_example_style.caption_stop_missing import check

from capaudit.testing import Case, documented_cases, load_cases, run_case

CASES = [*documented_cases(check), *load_cases(Path(__file__).parent)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    assert not run_case(check, case)
