"""capaudit review"""

from __future__ import annotations

from typing import Any

import click

from capaudit import Desk, user, with_settings


@click.command("review", short_help="Decide on findings in a browser.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(readable=False))
@with_settings
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port on 127.0.0.1 (default: any free one).")
@click.option("--browser/--no-browser", default=True, help="Open a browser (default), or only say the address.")
def command(paths: tuple[str, ...], settings: Any, port: int, *, browser: bool) -> None:
    """Show the editors' report in a browser, where findings are let through and pages approved, until Ctrl-C."""
    from capaudit_review.serve import serve

    desk = Desk(settings, paths, who=user())

    def ready(address: str) -> None:
        click.echo(f"{address}\nCtrl-C ends it. Decisions go to {desk.waivers}")
        if browser:
            click.launch(address)

    serve(desk, port, ready)
