"""The command line the benches share: how many articles, and where to keep what is built."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path


def run(main: Callable[[int, Path], None], usage: str | None) -> None:
    """Call `main` with ARTICLES and FOLDER; without FOLDER it is one that goes afterwards."""
    if len(sys.argv) not in (2, 3) or not sys.argv[1].isdecimal():
        sys.exit(usage)
    if len(sys.argv) == 3:
        Path(sys.argv[2]).mkdir(parents=True, exist_ok=True)
        main(int(sys.argv[1]), Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(int(sys.argv[1]), Path(scratch))
