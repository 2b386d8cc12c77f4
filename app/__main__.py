"""The command `coop`, which is `python -m app` too."""

import sys

STOPPED = 130  # as shells say it of a process that Ctrl-C ended


def main() -> None:
    """Run the command; a stop by the keyboard while it loads, or a second one, is no error."""
    try:
        from app.cli import main as command

        command()
    except KeyboardInterrupt:
        sys.exit(STOPPED)


if __name__ == "__main__":
    main()
