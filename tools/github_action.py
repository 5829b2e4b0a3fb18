"""The steps of action.yml: `install` makes an environment with capaudit, `check` runs it there.

What the workflow says comes in variables of the environment, never in the text of a command, so that no path or argument is run.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

OLDEST = (3, 11)


def home() -> Path:
    """Where the environment stands, for the time of one job."""
    return Path(os.environ["RUNNER_TEMP"]) / "capaudit"


def python() -> str:
    """The environment's own Python."""
    return str(home() / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def install() -> int:
    """Install the capaudit of this checkout."""
    if sys.version_info < OLDEST:
        print(f"::error::capaudit needs Python 3.11 or newer, and {sys.executable} is {sys.version.split()[0]}")
        return 2
    venv.create(home(), with_pip=True)
    pip = [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return subprocess.run([*pip, os.environ["GITHUB_ACTION_PATH"]], check=False).returncode and 2


def check() -> int:
    """Audit, and put the exit code among the step's outputs."""
    try:
        code = audit(shlex.split(os.environ.get("ACTION_ARGUMENTS", "")))
    except ValueError as error:
        print(f"::error::capaudit: the input “arguments” cannot be read: {str(error).lower()}")
        code = 2
    add("GITHUB_OUTPUT", f"exit-code={code}\n")
    return code


def audit(arguments: list[str]) -> int:
    """Audit: annotations go to the log, the summary to the job's page."""
    with TemporaryDirectory() as folder:
        summary = Path(folder) / "summary.md"
        wanted = ["github", f"markdown={summary}"]
        if sarif := os.environ.get("ACTION_SARIF"):
            wanted.append(f"sarif={sarif}")
        formats = [part for one in wanted for part in ("--format", one)]
        paths = [line.strip() for line in os.environ.get("ACTION_PATHS", ".").splitlines() if line.strip()]
        command = [python(), "-m", "capaudit", "check", *formats, *arguments, "--", *paths]
        code = subprocess.run(command, check=False).returncode
        if summary.exists():
            add("GITHUB_STEP_SUMMARY", summary.read_text(encoding="utf-8"))
    return code


def add(variable: str, text: str) -> None:
    """Append to the file that the runner names."""
    with Path(os.environ[variable]).open("a", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit({"install": install, "check": check}[sys.argv[1]]())
