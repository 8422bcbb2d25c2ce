"""Write docs/commands.md from the commands' own help: python -m tests.write_command_docs."""

from pathlib import Path

import click

from searchapp.cli import main

DOCUMENT = Path(__file__).parent.parent / "docs" / "commands.md"

INTRODUCTION = """\
# The commands

`searchapp` and `python -m searchapp` are the same. Exit status: 0 done, 1 nothing found or not
answered, 2 wrong use or bad input, with one line on stderr that says what to do. Commands that
print results have `--json`: the same JSON as the address.

This page is made from the commands' own help by `python -m tests.write_command_docs`; a test
fails where it has drifted.
"""


def document() -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, *(_section(name) for name in sorted(main.commands))])


def _section(name: str) -> str:
    command = main.commands[name]
    context = click.Context(
        command,
        info_name=name,
        parent=click.Context(main, info_name="searchapp"),
        terminal_width=80,
        max_content_width=80,
        help_option_names=["-h", "--help"],
    )
    return f"## searchapp {name}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
