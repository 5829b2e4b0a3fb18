"""Commands that are imported when they are called, and what becomes of errors."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

import click

from capaudit.basics.nearest import did_you_mean
from capaudit.cli._streams import close_stdout, give_up_stderr, open_closed, writing
from capaudit.errors import CapauditError, PluginError

NOT_DONE = 2
INTERRUPTED = 130


class Commands(click.Group):
    """A group whose own commands stand in `capaudit.cli.NAME` as `command`; plugins are asked for the others."""

    def __init__(self, *args: Any, own: Sequence[str] = (), **given: Any) -> None:
        super().__init__(*args, **given)
        self.own = own
        self._asked: click.Context | None = None

    def list_commands(self, ctx: click.Context) -> list[str]:
        try:
            self._ask_plugins(ctx)
        except PluginError as error:
            click.echo(f"error: {error}", err=True)
        return [*self.own, *sorted(set(self.commands).difference(self.own))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self.own:
            command = import_module(f"capaudit.cli.{cmd_name.replace('-', '_')}").command
            assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
            return command
        self._ask_plugins(ctx)
        return super().get_command(ctx, cmd_name)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            raise click.UsageError(f"no such command “{name}”{did_you_mean(name, self.list_commands(ctx))}", ctx)
        return super().resolve_command(ctx, args)

    def _ask_plugins(self, ctx: click.Context) -> None:
        """Let installed plugins add their commands, once a run. The names of our own are taken."""
        if self._asked is ctx:
            return
        self._asked = ctx
        from capaudit.plugins import load

        self.commands = {name: click.Command(name) for name in self.own}
        try:
            load().add_commands(self)
        finally:
            for name in self.own:
                del self.commands[name]

    def make_context(self, *args: Any, **given: Any) -> click.Context:
        """Read our own options: --help and --version write here, before a command is called."""
        with _written():
            return super().make_context(*args, **given)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with _written():
            code = super().invoke(ctx)
            sys.stdout.flush()
        return code

    def main(  # type: ignore[override]  # click overloads it by standalone_mode
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **given: Any
    ) -> Any:
        """Run, and end the process with 0, 1 or 2 (130 where the user broke off)."""
        if not given.pop("standalone_mode", True):
            return super().main(args, prog_name, standalone_mode=False, **given)
        code = self._run(args, prog_name, given)
        give_up_stderr()
        sys.exit(code)

    def _run(self, args: Sequence[str] | None, prog_name: str | None, given: dict[str, Any]) -> int:
        open_closed()
        try:
            with _written():  # the script for a shell's completion, that is
                code = super().main(args, prog_name, standalone_mode=False, **given)
        except click.exceptions.Exit as end:
            return end.exit_code
        except click.ClickException as error:
            with suppress(OSError):
                error.show()
        except CapauditError as error:
            _say(f"error: {error}")
        except (KeyboardInterrupt, click.Abort):
            _say("")
            return INTERRUPTED
        except Exception:  # noqa: BLE001 - a fault of ours must not look like findings
            import traceback

            _say(f"error: capaudit failed, and that is a fault of ours\n{traceback.format_exc()}")
        else:
            return code if isinstance(code, int) else 0
        return NOT_DONE


def _say(message: str) -> None:
    """Write to standard error, if that can be written."""
    with suppress(OSError):
        click.echo(message, err=True)


@contextmanager
def _written() -> Iterator[None]:
    """End quietly where nobody reads on, as the report is not complete, and say so where standard output cannot be written."""
    try:
        yield
    except BrokenPipeError:
        close_stdout()
        raise click.exceptions.Exit(NOT_DONE) from None
    except OSError as error:
        if error.filename is not None:  # a file that could not be opened: no stream of ours
            raise
        with writing():
            raise
