"""Make what the code can say of itself: docs/rules, the marked tables of README.md and docs/plugins.md, and the index of rules.

    python tools/make_docs.py            # writes what has drifted, and names it
    python tools/make_docs.py --check    # writes nothing; exits with 1 where something has drifted

A table stands between `<!-- made: NAME -->` and `<!-- /made -->`; this script owns what is between them.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

from capaudit import Rule, Severity, hookspecs, rules
from capaudit.basics.beside import beside
from capaudit.cli import COMMANDS
from capaudit.cli._reference import page, profiles_of
from capaudit.cli.rules import records
from capaudit.config import Config
from capaudit.contracts.needs import FACTS
from capaudit.contracts.rule import Entry
from capaudit.own import OWN
from capaudit.plugins import load
from capaudit.profiles import DEFAULT
from capaudit.rules._index import INDEX
from capaudit.settings import Settings

ROOT = Path(__file__).parent.parent
RULES = Path("docs/rules")
MARKED = re.compile(r"(<!-- made: (\S+) -->\n).*?(<!-- /made -->)", re.DOTALL)
RULES_INDEX = Path("src/capaudit/rules/_index.py")
INDEX_HEAD = '''"""What is known of each rule without importing its file. Made from the code by `python tools/make_docs.py`."""

# fmt: off
from __future__ import annotations

from typing import Any

from capaudit import Severity

INDEX: dict[str, dict[str, Any]] = {
'''
AGAIN = "Made from the code by `python tools/make_docs.py`; a rule's page is its docstring."


def made() -> dict[Path, str]:
    """Every file that is made, or holds a made table, relative to the root, with its text as it should be."""
    INDEX.clear()  # which may be out of date: everything is asked of the rules themselves
    settings = Settings(Config(str(ROOT)), load(installed=False))
    known = {record["name"]: record for record in records(settings)}
    files = {RULES / f"{name}.md": rule_page(record, settings) for name, record in known.items()}
    files[RULES / "README.md"] = "# Rules\n\n" + AGAIN + "\n" + "".join(index(known, settings))
    tables = {
        "commands": "\n".join(commands()),
        "rules": "\n".join(rules_by_subject(known)),
        "formats": ", ".join(f"`{name}`" for name in settings.registry.reporters),
        "hooks": "\n".join(hooks()),
        "facts": "\n".join(("| fact | says |\n|---|---|", *(f"| `{fact}` | {said} |" for fact, said in FACTS.items()))),
    }
    for name in ("README.md", "docs/plugins.md"):
        files[Path(name)] = filled((ROOT / name).read_text(encoding="utf-8"), tables)
    files[RULES_INDEX] = "".join(rules_index())
    return files


def rule_page(record: dict[str, Any], settings: Settings) -> str:
    """One rule's page."""
    name = record["name"]
    documentation = OWN[name].documentation if name in OWN else settings.registry.rules[name].documentation
    return page(record, documentation, profiles_of(name, settings.registry))


def rules_index() -> Iterator[str]:
    """What is known of each built-in rule without importing its file."""
    yield INDEX_HEAD
    for rule in beside(rules.__name__, rules.__path__, Rule):
        usual = {**Entry._field_defaults, "defaults": {}}
        entry = {key: value for key, value in rule.entry._asdict().items() if key == "name" or value != usual[key]}
        shown = ", ".join(f"{key!r}: {literal(value)}" for key, value in entry.items())
        yield f"    {rule.check.__module__.rpartition('.')[2]!r}: {{{shown}}},\n"
    yield "}\n"


def literal(value: Any) -> str:
    """A value as Python code."""
    return f"Severity.{value.name}" if isinstance(value, Severity) else repr(value)


def subject(name: str) -> str:
    """What a rule speaks of: the first word of its name."""
    return name.partition("-")[0]


def index(known: dict[str, dict[str, Any]], settings: Settings) -> Iterator[str]:
    """The table of each subject's rules."""
    for about, names in groupby(sorted(known), subject):
        yield f"\n## {about}\n\n| rule | severity | profiles | finds |\n|---|---|---|---|\n"
        for name in names:
            on = "always" if name in OWN else ", ".join(profiles_of(name, settings.registry))
            summary = known[name]["summary"].rstrip(".").replace("|", "\\|")
            yield f"| [{name}]({name}.md) | {known[name]['severity']} | {on} | {summary} |\n"


def rules_by_subject(known: dict[str, dict[str, Any]]) -> Iterator[str]:
    """For the README: one row a subject."""
    yield "| about | rules | on by default |\n|---|---|---|"
    for about, names in groupby(sorted(known), subject):
        every = list(names)
        on = sum(name in OWN or name in DEFAULT.rules for name in every)
        yield f"| [{about}]({RULES}/README.md#{about}) | {len(every)} | {on} |"


def commands() -> Iterator[str]:
    """The commands with the first sentence of their help."""
    yield "| command | does |\n|---|---|"
    for name in COMMANDS:
        command = import_module(f"capaudit.cli.{name.replace('-', '_')}").command
        arguments = " ".join(parameter.make_metavar(None) for parameter in command.params if is_argument(parameter))
        yield f"| `{' '.join(filter(None, ('capaudit', name, arguments)))}` | {first_sentence(command.help)} |"


def is_argument(parameter: Any) -> bool:
    """Whether a parameter of a command is an argument, not an option."""
    return parameter.param_type_name == "argument"


def first_sentence(text: str) -> str:
    """The first paragraph in one line, without its full stop."""
    return " ".join(text.split("\n\n", maxsplit=1)[0].split()).rstrip(".").replace("|", "\\|")


def hooks() -> Iterator[str]:
    """The hooks with the first paragraph of their docstrings."""
    yield "| hook | hands over |\n|---|---|"
    for name, hook in vars(hookspecs).items():
        if name.startswith("register_"):
            arguments = ", ".join(inspect.signature(hook).parameters)
            yield f"| `{name}({arguments})` | {first_sentence(inspect.getdoc(hook) or '')} |"


def filled(text: str, tables: dict[str, str]) -> str:
    """A text with its made tables as they should be."""
    return MARKED.sub(lambda found: f"{found[1]}{tables[found[2]]}\n{found[3]}", text)


def drifted() -> dict[Path, str | None]:
    """What is not as it should be: a file with its right text, None for one that should not be there."""
    wanted = made()
    there = {path.relative_to(ROOT) for path in (ROOT / RULES).glob("*.md")}
    wrong: dict[Path, str | None] = dict.fromkeys(there.difference(wanted))
    for path, text in wanted.items():
        file = ROOT / path
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            wrong[path] = text
    return wrong


def main() -> int:
    """Write or check. Gives the exit code."""
    check = "--check" in sys.argv[1:]
    wrong = drifted()
    for path, text in sorted(wrong.items()):
        sys.stdout.write(f"{'drifted' if check else 'removed' if text is None else 'made'}: {path}\n")
        if check:
            continue
        file = ROOT / path
        if text is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    return int(check and bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
