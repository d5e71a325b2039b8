"""Makes .venv with the locked versions, and sees to the system libraries that Qt needs.

    python3 packaging/bootstrap.py run          what `make run` needs
    python3 packaging/bootstrap.py dev          that, and what `make test` needs
    python3 packaging/bootstrap.py libraries    only sees to the system libraries

Standard library only: it runs before anything is installed.  A stamp file in .venv says that the
work is done, and for which folder; make starts this script again when a lock file or pyproject.toml
is newer, or the folder another one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {
    "run": ("requirements.lock",),
    "dev": ("requirements.lock", "requirements-dev.lock"),
}
STAMPS = {"run": ("run",), "dev": ("run", "dev")}
"""What is done once a set-up is done."""

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinput.so.0": "libxcb-xinput0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""The Debian package of each library that a Qt wheel expects from the system."""

HEADLESS = ("libqoffscreen.so",)
DISPLAYS = ("libqxcb.so", "libqwayland.so")


class SetupError(Exception):
    """The environment cannot be made; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Sets up for "run" or "dev", or sees to "libraries"; 0 when all is there."""
    if len(arguments) != 1 or arguments[0] not in (*LOCKS, "libraries"):
        say(__doc__ or "")
        return 2
    try:
        if arguments[0] in LOCKS:
            make_environment()
            install(LOCKS[arguments[0]])
        see_to_libraries()
    except SetupError as error:
        say(f"\n{error}")
        return 1
    for stamp in STAMPS.get(arguments[0], ()):
        (VENV / f"{stamp}.stamp").write_text(f"{ROOT}\n", encoding="utf-8")
    return 0


def say(line: str) -> None:
    """One line on standard error, at once."""
    print(line, file=sys.stderr, flush=True)


def make_environment() -> None:
    """Creates .venv, or creates it anew when its Python is gone or too old."""
    if usable(PYTHON):
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if not can_make_venv() and not apt_install([f"python{version}-venv"]):
        raise SetupError(
            "This Python cannot make virtual environments. Run this, then the same command again:\n"
            f"\n    {apt_line([f'python{version}-venv'])}"
        )
    say(f"Making .venv with Python {version} …")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)], "Making .venv failed.")


def usable(python: Path) -> bool:
    """Whether the environment's Python starts, is new enough and has pip."""
    check = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return (
            subprocess.run([python, "-c", check], capture_output=True, check=False).returncode == 0
        )
    except OSError:
        return False


def can_make_venv() -> bool:
    """Whether venv and ensurepip are there (Debian packs them apart); asked of a new process."""
    check = [sys.executable, "-c", "import ensurepip, venv"]
    return subprocess.run(check, capture_output=True, check=False).returncode == 0


def install(locks: tuple[str, ...]) -> None:
    """The locked packages, then the program itself, editable."""
    say("Installing the locked packages (about 130 MB at the first time) …")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    files = [part for lock in locks for part in ("-r", str(ROOT / "packaging" / lock))]
    run([*pip, *files], "pip could not install the packages; its message stands above.")
    editable = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    run([*pip, *editable], "pip could not install the program itself; its message stands above.")
    # Compiled now, so that the first start is as quick as the next.
    subprocess.run([str(PYTHON), "-m", "compileall", "-q", str(ROOT / "src")], check=False)


def see_to_libraries() -> None:
    """Installs the system libraries that Qt misses, or says how to.

    Without those for drawing into memory nothing works: an error.  Without those for a display the
    program still renders images: a note.
    """
    missing = missing_libraries(HEADLESS + DISPLAYS)
    if missing and apt_install(packages_of(missing)):
        missing = missing_libraries(HEADLESS + DISPLAYS)
    if not missing:
        return
    advice = (
        f"Qt misses these system libraries: {' '.join(sorted(missing))}\n"
        "On Debian or Ubuntu, run this, then the same command again:\n"
        f"\n    {apt_line(packages_of(missing))}\n"
    )
    if missing_libraries(HEADLESS):
        raise SetupError(advice)
    say(f"{advice}\nThe program goes on, but a window may not open before that is done.")


def missing_libraries(plugins: tuple[str, ...]) -> set[str]:
    """The shared libraries that the dynamic loader does not find for these platform plugins.

    Asked of `ldd`, because Qt's own message names one and the same package whichever is missing.
    Empty where there is no `ldd` (not a Linux with glibc).
    """
    if shutil.which("ldd") is None:
        return set()
    folders = VENV.glob("lib/python*/site-packages/PySide6/Qt/plugins/platforms")
    files = [str(folder / name) for folder in folders for name in plugins]
    found = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False)
    lines = (line.split() for line in found.stdout.splitlines() if "not found" in line)
    return {words[0] for words in lines if words and not words[0].startswith("libQt6")}


def packages_of(libraries: set[str]) -> list[str]:
    """The Debian packages that hold the libraries; those of no known package are left out."""
    return sorted({PACKAGES[name] for name in libraries if name in PACKAGES})


def apt_line(packages: list[str]) -> str:
    """What to type to install the packages."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def apt_install(packages: list[str]) -> bool:
    """Installs Debian packages where this may be done without asking; whether it worked."""
    if not packages or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    say(f"Installing system packages: {' '.join(packages)} …")
    return apt("install", "-y", "--no-install-recommends", *packages) or (
        apt("update") and apt("install", "-y", "--no-install-recommends", *packages)
    )


def apt(*words: str) -> bool:
    """Runs apt-get without questions and chatter, and without waiting long for a dead network."""
    options = ["-qq", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=15"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", *options, *words], env=environment, capture_output=True, check=False
    )
    return done.returncode == 0


def run(command: list[str], failure: str) -> None:
    """Runs a command whose output the reader sees; SetupError with ``failure`` where it fails."""
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupError(failure)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
