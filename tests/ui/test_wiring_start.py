"""What stands between the start of the process and the first complete picture."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LATER = (
    "csv",
    "multiprocessing",
    "mwparserfromhell",
    "numpy.ma",
    "opencc",
    "PySide6.QtPrintSupport",
    "sqlite_utils",
    "timeline_app.commands",
    "timeline_app.domain.own",
    "timeline_app.export",
    "timeline_app.extraction",
    "timeline_app.library.own_reader",
    "timeline_app.reading",
    "timeline_app.selftest",
    "timeline_app.sources",
    "timeline_app.ui.commanding",
    "timeline_app.ui.export",
    "timeline_app.ui.filter_bar",
    "timeline_app.ui.filtering",
    "timeline_app.ui.exporting",
    "timeline_app.ui.notes",
    "timeline_app.ui.noting",
    "timeline_app.ui.own_marking",
    "timeline_app.ui.own_sharing",
    "timeline_app.ui.palette",
    "timeline_app.ui.pictures",
    "timeline_app.ui.shortcut_sheet",
    "timeline_app.ui.study",
    "timeline_app.ui.study_words",
    "timeline_app.ui.studying",
    "timeline_app.worker",
    "timeline_app.workspace.filtering",
    "timeline_app.workspace.notebook",
    "timeline_app.workspace.own_work",
    "timeline_app.workspace.saved_searches",
    "timeline_app.workspace.study",
    "timeline_app.workspace.study_list",
    "unittest",
)
"""What the first picture does without, with all that lies in it."""

PROGRAM = """
import builtins, sys
from pathlib import Path
from timeline_app.cli import open_window
def ready(window):
    from PySide6.QtCore import QCoreApplication, QTimer
    print(builtins.__import__ is builtins.__orig_import__, *sys.modules)
    QTimer.singleShot(0, QCoreApplication.instance().quit)
sys.exit(open_window(Path(sys.argv[1]), ready))
"""


def test_the_first_picture_waits_for_nothing_that_it_does_not_show(seed_library: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(seed_library)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    plain, *loaded = done.stdout.split()
    assert plain == "True", "PySide6 has its own import in place, which reads every source file."
    early = [name for name in loaded if any(f"{name}.".startswith(f"{one}.") for one in LATER)]
    assert not early, (
        f"{early}: import it where it is used, or connect it “when asked” (ui/wiring)."
    )
