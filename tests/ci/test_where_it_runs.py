"""pre-commit, GitHub Actions, GitLab and the container: what of them can be run here is run here."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CI = ROOT / "examples" / "ci"


def run(command: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("CAPAUDIT_", "GIT_"))}
    author = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    author |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
    return subprocess.run(
        command, cwd=folder, env=clean | author | more, capture_output=True, text=True, encoding="utf-8", check=False
    )


def wrapper(folder: Path) -> Path:
    """A folder for PATH with this capaudit as a command."""
    command = folder / "bin" / "capaudit"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m capaudit "$@"\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    return command.parent


def pages(folder: Path) -> Path:
    (folder / "public").mkdir(parents=True)
    shutil.copy(ROOT / "examples" / "clean.html", folder / "public" / "clean page.html")
    shutil.copy(ROOT / "examples" / "double-credit.html", folder / "public" / "double.html")
    (folder / "public" / "notes.txt").write_text("no page")
    return folder


def test_pre_commit_stops_a_commit(tmp_path: Path) -> None:
    work, home = pages(tmp_path / "work"), str(tmp_path / "home")
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    local = {"repos": [{"repo": "local", "hooks": [hook | {"language": "system"}]}]}
    (work / ".pre-commit-config.yaml").write_text(json.dumps(local), encoding="utf-8")
    path = f"{wrapper(tmp_path)}{os.pathsep}{os.environ['PATH']}"

    def do(*command: str) -> subprocess.CompletedProcess[str]:
        return run([*command], work, PRE_COMMIT_HOME=home, PATH=path)

    assert do("git", "init", "--quiet").returncode == 0
    assert do(sys.executable, "-m", "pre_commit", "install").returncode == 0
    do("git", "add", ".")
    refused = do("git", "commit", "--message", "Pages")
    assert refused.returncode == 1
    assert "credit-repeated" in refused.stdout + refused.stderr
    assert "notes.txt" not in refused.stdout + refused.stderr
    (work / "public" / "double.html").unlink()
    do("git", "add", "--all")
    taken = do("git", "commit", "--message", "Pages")
    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert "Passed" in taken.stdout + taken.stderr


@pytest.mark.parametrize(
    ("command", "file"),
    [("validate-manifest", ROOT / ".pre-commit-hooks.yaml"), ("validate-config", CI / "pre-commit-config.yaml")],
    ids=["hooks", "example"],
)
def test_pre_commit_takes_our_files(tmp_path: Path, command: str, file: Path) -> None:
    done = run([sys.executable, "-m", "pre_commit", command, str(file)], tmp_path, PRE_COMMIT_HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


class Job:
    """A job of GitHub Actions, as far as action.yml needs one: its folders, its files and the expressions of its inputs."""

    def __init__(self, folder: Path) -> None:
        self.work = pages(folder / "work")
        self.files = {name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in self.files.values():
            file.touch()
        (folder / "temp").mkdir()
        self.temp = folder / "temp"
        self.action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

    def step(self, number: int, given: dict[str, str], **more: str) -> subprocess.CompletedProcess[str]:
        """Run a step of the action with the inputs that a workflow gives."""
        step = self.action["runs"]["steps"][number]
        inputs = {name: about["default"] for name, about in self.action["inputs"].items()} | given
        assert "${{" not in step["run"], "an expression in a script is an injection"
        variables = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], value)
            for name, value in step["env"].items()
        }
        assert not any("${{" in value for value in variables.values())
        runner = {"GITHUB_ACTION_PATH": str(ROOT), "RUNNER_TEMP": str(self.temp), "GITHUB_WORKSPACE": str(self.work)}
        runner |= {name: str(file) for name, file in self.files.items()}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return run(command, self.work, **variables, **runner, **more)

    def installed(self) -> None:
        """Put this Python where the first step would make an environment."""
        (self.temp / "capaudit" / "bin").mkdir(parents=True)
        (self.temp / "capaudit" / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        (self.temp / "capaudit" / "bin" / "python").chmod(0o755)

    def said(self, name: str) -> str:
        return self.files[name].read_text(encoding="utf-8")


def test_the_action_annotates_and_sums_up(tmp_path: Path) -> None:
    job = Job(tmp_path)
    job.installed()
    workflow = yaml.safe_load((CI / "github-workflow.yml").read_text(encoding="utf-8"))
    (used,) = [step for step in workflow["jobs"]["captions"]["steps"] if "capaudit@" in step["uses"]]
    assert set(used["with"]) <= set(job.action["inputs"])
    done = job.step(1, used["with"] | {"paths": "public\n  public/clean p*.html\n"})
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=public/double.html,line=")
    assert "capaudit: 1 error in 1 of 2 pages" in job.said("GITHUB_STEP_SUMMARY")
    assert job.said("GITHUB_OUTPUT") == "exit-code=1\n"
    report = json.loads((job.work / "capaudit.sarif").read_text(encoding="utf-8"))
    assert len(report["runs"][0]["results"]) == 1
    outputs = {name: about["value"] for name, about in job.action["outputs"].items()}
    assert outputs == {"exit-code": "${{ steps.audit.outputs.exit-code }}"}
    assert job.action["runs"]["steps"][1]["id"] == "audit"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"paths": "public/clean page.html"}, 0),
        ({"paths": "missing.html"}, 2),
        ({"arguments": "--select credit-missing --fail-on 'error'"}, 0),
        ({"paths": "--version"}, 2),
        ({"arguments": "--no-such-option"}, 2),
        ({"arguments": "--select 'alt-*"}, 2),
        ({"paths": "$(touch owned)\n`touch owned`\n;touch owned"}, 2),
    ],
    ids=str,
)
def test_the_action_ends_as_capaudit_does(tmp_path: Path, given: dict[str, str], code: int) -> None:
    job = Job(tmp_path)
    job.installed()
    done = job.step(1, given)
    assert done.returncode == code, done.stdout + done.stderr
    assert job.said("GITHUB_OUTPUT") == f"exit-code={code}\n"
    assert not (job.work / "owned").exists()
    assert not (job.work / "capaudit.sarif").exists()


def offline() -> dict[str, str]:
    """Variables with which pip builds and installs from this folder alone; what capaudit stands on is found beside this Python."""
    import click
    import hatchling

    beside = {str(Path(module.__file__ or "").parents[1]) for module in (click, hatchling, yaml)}
    return {
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads the variables of its --no- options the other way round
        "PYTHONPATH": os.pathsep.join(sorted(beside)),
    }


def test_the_action_installs_this_checkout(tmp_path: Path) -> None:
    job = Job(tmp_path)
    done = job.step(0, {"python": sys.executable}, **offline())
    assert done.returncode == 0, done.stdout + done.stderr
    where = "import capaudit; print(capaudit.__file__)"
    found = run([str(job.temp / "capaudit" / "bin" / "python"), "-I", "-c", where], tmp_path).stdout
    assert found.startswith(str(job.temp)), found


def test_the_container_builds_a_wheel_of_what_it_copies(tmp_path: Path) -> None:
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    for sources, target in re.findall(r"(?m)^COPY (.+) (\./\S*)$", text):
        for source in sources.split():
            destination = tmp_path / target / (source if target == "./" else "")
            copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
            copy(ROOT / source, destination)
    (command,) = re.findall(r"(?m)^RUN pip (wheel .+)$", text)
    arguments = shlex.split(command.replace("/wheels", str(tmp_path / "wheels")))
    done = run([sys.executable, "-m", "pip", *arguments], tmp_path, **offline())
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = (tmp_path / "wheels").glob("*.whl")
    inside = {name for name in ZipFile(wheel).namelist() if name.startswith("capaudit/")}
    ours = {str(path.relative_to(ROOT / "src")) for path in (ROOT / "src").rglob("*") if path.is_file()}
    assert inside == {name for name in ours if not name.endswith(".pyc")}
    assert 'ENTRYPOINT ["capaudit"]' in text
    assert "USER 65534:65534" in text


def gitlab(**given: str) -> dict[str, Any]:
    """The job of the template with its inputs filled in. Raises KeyError for an input that is missing or unknown."""
    spec, template = (ROOT / "templates" / "capaudit.yml").read_text(encoding="utf-8").split("\n---\n")
    known = yaml.safe_load(spec)["spec"]["inputs"]
    values = {name: given.pop(name) if name in given else about["default"] for name, about in known.items()}
    assert not given, f"unknown inputs: {given}"
    filled = re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda found: values[found[1]], template)
    job: dict[str, Any] = yaml.safe_load(filled)["capaudit"]
    return job


def test_the_gitlab_template_reports_where_it_says(tmp_path: Path) -> None:
    work = pages(tmp_path / "work")
    example = yaml.safe_load((CI / "gitlab-ci.yml").read_text(encoding="utf-8"))
    job = gitlab(**example["include"][0]["inputs"])
    assert job["before_script"] == [f'python -m pip install --quiet "{example["include"][0]["inputs"]["package"]}"']
    path = f"{wrapper(tmp_path)}{os.pathsep}{os.environ['PATH']}"
    done = run(["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])], work, PATH=path, CI_PROJECT_DIR=str(work))
    assert done.returncode == 1, done.stderr
    assert "1 error in 1 of 2 pages" in done.stdout
    reports = job["artifacts"]["reports"]
    (issue,) = json.loads((work / reports["codequality"]).read_text(encoding="utf-8"))
    assert issue["location"]["path"] == "public/double.html"
    assert "credit-repeated" in (work / reports["junit"]).read_text(encoding="utf-8")
    assert job["artifacts"]["when"] == "always", "a failed job is the one whose report is wanted"
    with pytest.raises(KeyError, match="default"):
        gitlab()


def test_the_container_example_names_what_the_image_has(tmp_path: Path) -> None:
    """There is no container engine here, so `podman` is a script that says how it was called."""
    (tmp_path / "podman").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    (tmp_path / "podman").chmod(0o755)
    done = run(["sh", str(CI / "container.sh"), "junit"], tmp_path, PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    called = done.stdout.splitlines()
    image = called.index("capaudit")
    assert f"{tmp_path}/public:/pages:ro" in called[:image]
    assert "WORKDIR /pages" in (ROOT / "Containerfile").read_text(encoding="utf-8")
    work = pages(tmp_path / "work")
    inside = run([sys.executable, "-m", "capaudit", *called[image + 1 :]], work / "public")
    assert (inside.returncode, inside.stdout.count("<testsuite ")) == (1, 2)
