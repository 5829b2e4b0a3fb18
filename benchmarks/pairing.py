"""How well figures, captions and credits are found, against a corpus with gold answers.

usage: python benchmarks/pairing.py CORPUS

CORPUS holds `pages/*.html`, `gold.jsonl` and `score.py`. Each figure of merit is compared with its floor in `floors.json`
beside this file; the exit code is 1 when one falls below.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def main(corpus: Path) -> int:
    pages = sorted((corpus / "pages").glob("*.html"))
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("wb") as out:
            command = [sys.executable, "-m", "capaudit", "show", "--isolated", "--format", "jsonl", *map(str, pages)]
            shown = subprocess.run(command, stdout=out, check=False)
        if shown.returncode not in (0, 1):
            print(f"capaudit show ended with exit code {shown.returncode}")
            return 1
        score = [sys.executable, str(corpus / "score.py"), str(predictions)]
        print(subprocess.run(score, check=True, capture_output=True, text=True).stdout)
        scored = json.loads(subprocess.run([*score, "--json"], check=True, capture_output=True, text=True).stdout)
    print(f"{'figure of merit':<28}{'floor':>8}{'now':>8}")
    below = 0
    for row, merits in floors.items():
        for merit, floor in merits.items():
            now = scored[row][merit]
            mark = "" if now >= floor else "  below the floor"
            below += now < floor
            print(f"{row + ' ' + merit:<28}{floor:>8}{now:>8}{mark}")
    return 1 if below else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
