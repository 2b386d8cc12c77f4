"""The command `coop`, which is `python -m app` too."""

import signal
import sys


def main() -> None:
    """Run the command; a stop by the keyboard while it loads, or a second one, is no error."""
    try:
        from app.cli import main as command

        command()
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)  # as shells say it


if __name__ == "__main__":
    main()
