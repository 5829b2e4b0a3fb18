"""`capaudit` and `python -m capaudit`."""

from __future__ import annotations


def main() -> None:
    """The command line. Ends the process with its exit code."""
    from capaudit.cli import cli

    cli(prog_name="capaudit")


if __name__ == "__main__":
    main()
