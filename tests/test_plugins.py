"""Plugins: loaded whole or not at all, and named when they fail."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import capaudit as tested
from capaudit import PluginError, Reporter
from capaudit.plugins import load
from support import Capaudit, Page, figure, html

ROOT = Path(__file__).parent.parent
PACKAGES = sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml"))
RULE = "from capaudit import Finding, hookimpl, rule\n"
GOOD = RULE + (
    "@rule('{name}')\n"
    "def check(figure):\n"
    "    '''A picture is seen.'''\n"
    "    yield Finding('seen', at=figure.image)\n"
    "@hookimpl\n"
    "def register_rules():\n"
    "    return [check]\n"
)


def package(folder: Path, name: str, module: str, *, version: str = "1.0", point: str | None = None) -> None:
    """What pip leaves of a package: a module and its metadata."""
    (folder / f"{name}.py").write_text(module)
    metadata = folder / f"{name}-{version}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (metadata / "entry_points.txt").write_text(f"[capaudit]\n{name} = {point or name}\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path, for packages; its modules are forgotten at the end."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    before = set(sys.modules)
    yield folder
    for name in set(sys.modules) - before:
        if Path(getattr(sys.modules[name], "__file__", None) or "/").is_relative_to(folder):
            del sys.modules[name]


def test_installed_rules_are_on_when_they_are_asked_for(capaudit: Capaudit, page: Page, site: Path) -> None:
    package(site, "style", "CAPAUDIT_API = 1\n" + GOOD.format(name="style/image-seen"))
    name = page("a.html", figure())
    assert capaudit("check", name).code == 0
    done = capaudit("check", "--extend-select", "style/*", "--format", "concise", name)
    assert "style/image-seen seen" in done.out
    assert "style 1.0  installed, " in capaudit("plugins").out


def test_local_rules_are_on_because_the_house_named_them(capaudit: Capaudit, page: Page, folder: Path) -> None:
    (folder / "house").mkdir()
    (folder / "house" / "rules.py").write_text(GOOD.format(name="house/image-seen"))
    (folder / "capaudit.toml").write_text('plugins = ["house/rules.py"]')
    name = page("deep/a.html", figure())
    assert "house/image-seen" in capaudit("check", name).out
    assert "house/image-seen" not in capaudit("check", "--ignore", "house/*", name).out
    both = capaudit("check", "--plugin", "house/rules.py", name)
    assert both.out.count("house/image-seen") == 1, "named twice, loaded once"


def test_an_object_can_be_the_plugin(site: Path) -> None:
    module = "from capaudit import hookimpl, Layout\nclass P:\n    CAPAUDIT_API = 1\n    @hookimpl\n    def register_layouts(self):\n"
    package(site, "objects", module + "        return [Layout('x', 'div')]\np = P()\n", point="objects:p")
    registry = load()
    assert list(registry.layouts) == ["x"]
    assert registry.owner("layouts", "x").name == "objects"


BROKEN = {
    "import": ("import no_such_module", "cannot be imported: ModuleNotFoundError: No module named 'no_such_module'"),
    "syntax": ("def (", "cannot be imported: SyntaxError: invalid syntax"),
    "exit": ("raise SystemExit(0)", "cannot be imported: SystemExit: 0"),
    "nothing": ("x = 1", "offers nothing: no function in it is marked with @hookimpl"),
    "api": ("CAPAUDIT_API = 2\n" + GOOD.format(name="b/image-x"), "was written for API 2"),
    "no rule": (
        RULE + "@hookimpl\ndef register_rules():\n    return [len]",
        "gave <built-in function len>, which is no Rule",
    ),
    "no list": (RULE + "@hookimpl\ndef register_rules():\n    return 3", "register_rules failed: TypeError"),
    "crash": (
        RULE + "@hookimpl\ndef register_rules():\n    raise OSError('a\\nb')",
        "register_rules failed: OSError: a b",
    ),
    "name": (GOOD.format(name="seen"), "cannot be imported: PluginError: rule name “seen” is not <subject>-<fault>"),
    "prefix": (GOOD.format(name="image-seen"), "a plugin's rule is named <plugin>/<subject>-<fault>, not “image-seen”"),
    "hook": (
        RULE + "@hookimpl\ndef register_rule():\n    return []",
        "“register_rule”; did you mean “register_rules”?",
    ),
    "arguments": (
        RULE + "@hookimpl\ndef register_rules(x):\n    return []",
        "cannot be registered: PluginValidationError",
    ),
    "taken": (GOOD.format(name="credit-missing"), "rule “credit-missing” of plugin"),
    "layouts": (
        RULE + "@hookimpl\ndef register_layouts():\n    return [open('/no/such/file')]",
        "register_layouts failed: FileNotFoundError",
    ),
    "agencies": (RULE + "@hookimpl\ndef register_agencies():\n    return ['AP']", "gave 'AP', which is no Agency"),
    "readers": (
        RULE + "@hookimpl\ndef register_readers():\n    return 1 / 0",
        "register_readers failed: ZeroDivisionError",
    ),
    "replaces": (
        GOOD.format(name="b/image-x").replace("x')", "x', replaces=('credit-missing',))"),
        "replaces “credit-missing”, which is a rule itself",
    ),
    "replaces twice": (
        GOOD.format(name="b/image-x")
        .replace("x')", "x', replaces=('b/image-z',))")
        .replace("[check]", "[check, other]")
        + "@rule('b/image-y', replaces=('b/image-z',))\ndef other(figure):\n    yield from ()\n",
        "replaces “b/image-z”, which is replaced by “b/image-x” too",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_plugin_stops_the_run_with_its_name_and_file(
    capaudit: Capaudit, page: Page, folder: Path, kind: str
) -> None:
    code, message = BROKEN[kind]
    (folder / "broken.py").write_text(code)
    done = capaudit("check", "--plugin", "broken.py", page("a.html", figure()))
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert "“broken”" in done.err
    assert str(folder / "broken.py") in done.err
    assert len(done.err.splitlines()) == 1


CRASHES = (
    RULE + "def deep(figure):\n    return figure.no_such_thing\n"
    "@rule('house/image-crashed', replaces=('house/image-old',))\n"
    "def check(figure):\n    'Crashes.'\n    yield Finding(deep(figure))\n"
    "@hookimpl\ndef register_rules():\n    return [check]\n"
)


def test_a_rule_that_crashes_is_named_and_the_others_go_on(capaudit: Capaudit, page: Page, folder: Path) -> None:
    (folder / "house.py").write_text(CRASHES)
    name = page("a.html", figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)"))
    done = capaudit("check", "--plugin", "house.py", "--format", "concise", name)
    assert done.code == 2
    assert "error rule-crashed rule house/image-crashed crashed: AttributeError" in done.out
    assert "credit-repeated" in done.out
    assert "Traceback" not in done.out + done.err
    traced = capaudit("check", "-v", "--plugin", "house.py", "--format", "concise", name)
    assert traced.out == done.out
    assert traced.err.startswith("a.html:\nTraceback (most recent call last):\n")
    assert f'File "{folder / "house.py"}", line 7, in check' in traced.err
    assert ", in deep\n    return figure.no_such_thing\n" in traced.err
    assert "audit.py" not in traced.err


def test_a_renamed_rule_is_found_by_its_former_name_with_a_notice(capaudit: Capaudit, page: Page, folder: Path) -> None:
    (folder / "house.py").write_text(CRASHES)
    (folder / "capaudit.toml").write_text(
        'plugins = ["house.py"]\n[rules."house/image-old"]\nseverity = "note"\n'
        '[per-file."old/**"]\nignore = ["house/image-old"]\n'
    )
    done = capaudit("check", "--ignore", "house/image-old", page("a.html", figure()))
    assert done.code == 0
    assert done.err.splitlines() == [
        "notice: capaudit.toml:2: rule “house/image-old” is now “house/image-crashed”",
        "notice: --ignore: rule “house/image-old” is now “house/image-crashed”",
        "notice: capaudit.toml:5: rule “house/image-old” is now “house/image-crashed”",
    ]
    assert capaudit("check", page("old/a.html", figure())).code == 0
    assert "Crashes." in capaudit("explain", "house/image-old").out


def test_plugins_at_length(capaudit: Capaudit, site: Path) -> None:
    package(site, "style", "CAPAUDIT_API = 1\n" + GOOD.format(name="style/image-seen"), version="2.1")
    done = capaudit("plugins", "--verbose")
    assert f"style 2.1  installed, {site / 'style.py'}, loaded in " in done.out
    assert "  rule     style/image-seen  A picture is seen.\n" in done.out
    listed = json.loads(capaudit("plugins", "-v", "--format", "json").out)
    (style,) = [one for one in listed if one["name"] == "style"]
    assert style["version"] == "2.1"
    assert 0 <= style["milliseconds"] < 10_000


def test_a_broken_package_can_be_left_out(capaudit: Capaudit, page: Page, site: Path) -> None:
    package(site, "broken", "import no_such_module")
    name = page("a.html", figure())
    assert "plugin “broken” of package broken 1.0 (broken) cannot be imported" in capaudit("check", name).err
    assert capaudit("check", "-p", "no:broken", name).code == 0


def test_an_installed_plugin_must_say_its_api(capaudit: Capaudit, page: Page, site: Path) -> None:
    package(site, "silent", GOOD.format(name="silent/image-seen"))
    done = capaudit("check", page("a.html", figure()))
    assert done.code == 2
    assert f"plugin “silent” ({site / 'silent.py'}) does not say which API it was written for" in done.err
    assert capaudit("--version").code == 0
    assert "does not say which API" in capaudit("--help").err
    assert capaudit("--help").code == 0


def test_an_installed_plugin_that_is_not_there(capaudit: Capaudit, page: Page, site: Path) -> None:
    package(site, "half", "", point="half.missing")
    done = capaudit("check", page("a.html", figure()))
    assert done.code == 2
    assert "plugin “half” of package half 1.0 (half.missing) cannot be imported: ModuleNotFoundError" in done.err


def test_two_plugins_with_one_name_are_named_both(site: Path, folder: Path) -> None:
    package(site, "style", "CAPAUDIT_API = 1\n" + GOOD.format(name="style/image-seen"))
    (folder / "style.py").write_text(GOOD.format(name="house/image-seen"))
    with pytest.raises(PluginError) as error:
        load([str(folder / "style.py")])
    assert str(site / "style.py") in str(error.value)
    assert str(folder / "style.py") in str(error.value)


def test_two_plugins_with_one_rule_are_named_both(site: Path, folder: Path) -> None:
    package(site, "style", "CAPAUDIT_API = 1\n" + GOOD.format(name="x/image-seen"))
    (folder / "house.py").write_text(GOOD.format(name="x/image-seen"))
    with pytest.raises(
        PluginError, match=r"rule “x/image-seen” of plugin “house” .* is already taken by plugin “style”"
    ):
        _ = load([str(folder / "house.py")]).rules


COMMANDS = (
    "import click\nfrom capaudit import hookimpl\nCAPAUDIT_API = 1\n@hookimpl\ndef register_commands(cli):\n"
    "    @cli.command('{name}')\n    def command():\n        'Greet.'\n        click.echo('hello')\n"
)


def test_a_plugin_adds_a_command(capaudit: Capaudit, site: Path) -> None:
    package(site, "greeter", COMMANDS.format(name="greet"))
    assert capaudit("greet").out == "hello\n"
    assert "greet" in capaudit("--help").out


def test_a_plugin_takes_no_command_of_ours(capaudit: Capaudit, site: Path) -> None:
    package(site, "greeter", COMMANDS.format(name="check"))
    done = capaudit("greet")
    assert done.code == 2
    assert "command “check” of plugin “greeter”" in done.err
    assert "is already taken by capaudit" in done.err


PROFILES = (
    "from capaudit import Profile, Severity, hookimpl\nCAPAUDIT_API = 1\n@hookimpl\ndef register_profiles():\n"
    "    return [Profile('strict', 'x', ('credit-missing',), severities={'credit-missing': Severity.ERROR}),\n"
    "            Profile('house', 'x', ('alt-credit',), extends='strict', options={'credit-missing': {'exempt-kinds': []}}),\n"
    "            Profile('wrong', 'x', ('credit-mising',)), Profile('loop', 'x', (), extends='loop')]\n"
)


def test_profiles_of_plugins(capaudit: Capaudit, page: Page, site: Path) -> None:
    package(site, "profiles_x", PROFILES)
    listed = json.loads(capaudit("rules", "--profile", "house", "--format", "json").out)
    assert {(one["name"], one["severity"]) for one in listed if one["state"] == "on"} == {
        ("credit-missing", "error"),
        ("alt-credit", "note"),
    }
    name = page("a.html", figure())
    assert "names an unknown rule “credit-mising”" in capaudit("check", "--profile", "wrong", name).err
    assert "profile “loop” extends itself" in capaudit("check", "--profile", "loop", name).err


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed capaudit and every package of `plugins/`."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--no-build-isolation", "--target", target, ROOT, *PACKAGES], check=True)
    return target


def with_(installed: Path) -> dict[str, str]:
    """The environment of a run with the installed packages and the capaudit that is tested."""
    return os.environ | {"PYTHONPATH": os.pathsep.join((str(installed), str(Path(tested.__file__).parent.parent)))}


def test_every_package_installs_and_loads(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(html(figure()), encoding="utf-8")
    environment = with_(installed)

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "capaudit", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    listed = {one["name"]: one for one in json.loads(run("plugins", "--format", "json"))}
    for path in PACKAGES:
        plugin = listed[path.name.removeprefix("capaudit-")]
        assert plugin["origin"] == "installed"
        assert plugin["offers"] or path.name == "capaudit-review"  # a command is asked for when it is called
    assert "Decide on findings in a browser." in run("--help")
    assert run("check", "a.html") == "no findings in 1 page (1 picture)\n"


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.name)
def test_the_tests_of_every_package_pass(installed: Path, path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--import-mode=importlib", "tests"]
    environment = with_(installed)
    done = subprocess.run(command, cwd=path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.name)
def test_every_package_imports_the_public_face_only(path: Path) -> None:
    for file in path.glob("src/**/*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                inside = name.partition(".")[0] == "capaudit"
                assert not inside or name in ("capaudit", "capaudit.testing"), f"{file}: {name}"


def test_a_built_in_format_is_imported_when_it_is_wanted_and_has_the_name_of_its_file() -> None:
    assert Reporter.in_module("capaudit.reporters.csv").summary
    wrong = Reporter.in_module("capaudit.reporters._counts")
    assert wrong.name == "_counts"
    with pytest.raises(PluginError, match=r"module capaudit.reporters._counts has no format “_counts”"):
        _ = wrong.render
