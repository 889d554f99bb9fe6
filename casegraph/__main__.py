"""`python -m casegraph`."""

from casegraph.command_line import main

main()
