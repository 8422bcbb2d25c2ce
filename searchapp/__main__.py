"""The command `searchapp`, also as `python -m searchapp`."""


def main() -> None:
    """Run the command that was typed."""
    # Not at the top: each process that reads or learns imports this module, and has no use for
    # half a second of commands.
    from searchapp.cli import main as commands

    commands(prog_name="searchapp")


if __name__ == "__main__":
    main()
