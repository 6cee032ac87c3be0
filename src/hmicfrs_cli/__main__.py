"""`python -m hmicfrs_cli` is `hmi`."""

from hmicfrs_cli.cli import main

main()
