"""capaudit show"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from capaudit.cli._options import Size, configuration, configured, pictures, setting

if TYPE_CHECKING:
    from capaudit.model import Document


@click.command("show", short_help="Show the pictures, captions and credits of pages.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(readable=False))
@click.option("--format", "shape", type=click.Choice(["text", "json", "jsonl"]), default="text", help="How to show it.")
@click.option("--why", is_flag=True, help="Say also why an image counts as the article's own.")
@configuration
@pictures
@click.option("--stdin-filename", metavar="NAME", help="The name of what comes on standard input.")
@setting("--max-bytes", metavar="SIZE", type=Size(), default=32 * 1024**2, help="The largest file to read (32M).")
@setting("--allow-empty", is_flag=True, help="A folder or pattern without a page is no error.")
@setting("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the output.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    shape: str,
    why: bool,  # noqa: FBT001 - click hands it over by name
    stdin_filename: str | None,
    max_bytes: int,
    allow_empty: bool,  # noqa: FBT001 - click hands it over by name
    color: str,
    **given: Any,
) -> None:
    """Show what is read on pages: every picture with its caption and credit, and every image that was skipped."""
    from capaudit.cli._output import standard_output, terminal_width, wants_color
    from capaudit.cli._session import Session, Ways
    from capaudit.cli._show_text import View, as_text
    from capaudit.settings import settings_of

    session = Session(settings_of(configured(**given)), Ways(max_bytes, stdin_filename, allow_empty))
    documents = session.documents(session.files(paths))
    write = standard_output(session.progress.clear)
    if shape == "text":
        view = View(color=wants_color(color), width=terminal_width(), why=why)
        chunks: Iterator[str] = (as_text(document, view) for document in documents)
    else:
        chunks = _as_json(documents, lines=shape == "jsonl")
    for chunk in chunks:
        write(chunk)
    ctx.exit(session.code)


def _as_json(documents: Iterable[Document], *, lines: bool) -> Iterator[str]:
    from capaudit.basics.jsontext import json_text
    from capaudit.cli._show_records import page

    if lines:
        for document in documents:
            yield json_text(page(document)) + "\n"
        return
    separator = "[\n"
    for document in documents:
        yield separator + json_text(page(document))
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"
