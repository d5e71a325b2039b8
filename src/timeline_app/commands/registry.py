"""The functions by the names that the command line gives them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from timeline_app.commands import exporting, looking, noting, reading

RUN: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "extract": reading.extract,
    "import": reading.import_,
    "fetch": reading.fetch,
    "export": exporting.export,
    "search": looking.search,
    "library": looking.library,
    "notes": noting.notes,
    "self-test": looking.self_test,
}
"""What each sub-command runs."""
