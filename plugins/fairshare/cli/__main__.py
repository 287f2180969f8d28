"""`python -m fairshare.cli`."""

from fairshare.cli import main

main()
