"""`python -m app` is `coop`."""

from app.cli import main

main()
