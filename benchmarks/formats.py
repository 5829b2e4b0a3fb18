"""The output formats on real pages: all of them valid, and what they cost.

usage: python benchmarks/formats.py CORPUS [SARIF_SCHEMA]

Audits CORPUS/pages with every rule on, writes all formats in one run, and holds SARIF to a JSON schema (by default that of
tests/schemas), JUnit and GitLab to the schemas there. Exits with 1 where one is not valid or the formats do not agree.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jsonschema import Draft4Validator, Draft202012Validator
from lxml import etree

SCHEMAS = Path(__file__).parent.parent / "tests" / "schemas"
NAMES = "sarif junit gitlab github csv markdown jsonl".split()


def written(corpus: Path, folder: Path) -> str:
    """Run the command with every format to a file; gives what it says on standard error."""
    wanted = [part for name in NAMES for part in ("--format", f"{name}={folder / name}")]
    command = [sys.executable, "-m", "capaudit", "check", "--isolated", "--select", "*", *wanted, str(corpus / "pages")]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


def findings(folder: Path, schema: Path) -> dict[str, int]:
    """The findings in each format. Raises an error of jsonschema, lxml or csv where a file is not valid."""
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in NAMES}
    sarif: dict[str, Any] = json.loads(texts["sarif"])
    Draft4Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(sarif)
    gitlab = json.loads(texts["gitlab"])
    Draft202012Validator(json.loads((SCHEMAS / "gitlab-code-quality.json").read_text(encoding="utf-8"))).validate(
        gitlab
    )
    if len({issue["fingerprint"] for issue in gitlab}) != len(gitlab):
        raise ValueError("two GitLab issues have one fingerprint")
    junit = etree.fromstring(texts["junit"].encode())
    etree.XMLSchema(etree.parse(SCHEMAS / "junit.xsd")).assertValid(junit)
    with (folder / "csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    return {
        "jsonl": texts["jsonl"].count('{"type": "finding"'),
        "sarif": len(sarif["runs"][0]["results"]),
        "junit": len(junit.findall("testsuite/testcase/*")),
        "gitlab": len(gitlab),
        "github": len(re.findall(r"(?m)^::(?:error|warning|notice) ", texts["github"])),
        "csv": len(rows),
        "markdown": len(re.findall(r"(?m)^\| (?!place)", texts["markdown"])),
    }


def main(corpus: Path, schema: Path) -> int:
    with TemporaryDirectory() as folder:
        if said := written(corpus, Path(folder)):
            print(said, file=sys.stderr)
        counts = findings(Path(folder), schema)
        sizes = {name: (Path(folder) / name).stat().st_size for name in NAMES}
    print("| format | findings | kB |\n|---|---|---|")
    for name, count in counts.items():
        print(f"| {name} | {count} | {sizes[name] / 1000:,.0f} |")
    return int(len(set(counts.values())) != 1)


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    sys.exit(main(given[0], given[1] if len(given) > 1 else SCHEMAS / "sarif-2.1.0-rtm.5.json"))
