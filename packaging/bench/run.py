"""All measurements: prints a table and writes bench-results.json.

    run.py [--short] [NAME …]

Names are those of the registry below; all are run where none is given.
"""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path

from measuring import Figure, Measurement, plain, table

RESULTS = Path("bench-results.json")

REGISTRY: Mapping[str, tuple[str, str]] = {
    "timeline": ("timeline", "measure"),
    "opening": ("opening", "measure"),
    "export": ("export", "measure"),
    "startup": ("startup", "measure"),
    "extraction": ("library", "measure_extraction"),
    "importing": ("importing", "measure"),
    "smoothness": ("importing", "measure_smoothness"),
    "large": ("library", "measure_large"),
    "library": ("library", "measure_library"),
    "search": ("search", "measure"),
}
"""Name of a measurement: the module beside this one, and its function."""


def main() -> int:
    """Exit code 0 where everything could be measured."""
    parser = argparse.ArgumentParser(description="Measure the program's speed.")
    parser.add_argument("--short", action="store_true", help="fewer repetitions and sizes")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(REGISTRY))
    options = parser.parse_args()
    figures: list[Figure] = []
    failed = False
    for name in options.names or REGISTRY:
        try:
            found = list(_measurement(name)(options.short))
        except Exception:  # noqa: BLE001 - one that fails must not hide the others
            traceback.print_exc()
            failed = True
            continue
        figures += found
        print(table(found), end="\n\n", flush=True)
    _write(figures)
    return int(failed)


def _measurement(name: str) -> Measurement:
    module, function = REGISTRY[name]
    found: Measurement = getattr(importlib.import_module(module), function)
    return found


def _write(figures: list[Figure]) -> None:
    about = {"python": platform.python_version(), "machine": platform.platform()}
    content = {**about, "figures": [plain(figure) for figure in figures]}
    RESULTS.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
