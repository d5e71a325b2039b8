"""Starts the program: hands over to the command line.

Imports nothing at first, because worker processes load this module too.
"""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run the command line; the exit code."""
    # In a frozen build this program is also the interpreter of its own worker processes.
    multiprocessing.freeze_support()
    from timeline_app.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
