"""Builds the program to ship, and lets what was built examine itself.

    .venv/bin/python packaging/build.py wheel     dist/campaign_timeline-….whl
    .venv/bin/python packaging/build.py frozen    dist/campaign-timeline/, a self-contained folder

A build whose self-test fails has failed.  Build the folder on the oldest system to be served: it
carries the libraries of the machine that built it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import share

ROOT = share.ROOT
DIST = ROOT / "dist"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
LICENCE_WORDS = ("licen", "copying", "notice", "authors")


def main(arguments: list[str]) -> int:
    """Builds what is named; the exit code of its self-test."""
    builders = {"wheel": build_wheel, "frozen": build_frozen}
    if len(arguments) != 1 or arguments[0] not in builders:
        print(__doc__)
        return 2
    DIST.mkdir(exist_ok=True)
    return builders[arguments[0]]()


def build_wheel() -> int:
    """The wheel; proved by installing it, with the locked versions, into a new environment."""
    for old in DIST.glob("*.whl"):
        old.unlink()
    pip = ["-m", "pip", "--disable-pip-version-check"]
    call(sys.executable, *pip, "wheel", "--no-deps", "--no-build-isolation", "-w", DIST, ROOT)
    (wheel,) = DIST.glob("*.whl")
    with tempfile.TemporaryDirectory(prefix="campaign-timeline-") as folder:
        call(sys.executable, "-m", "venv", folder)
        lock = ROOT / "packaging" / "requirements.lock"
        call(Path(folder, "bin", "python"), *pip, "install", "--quiet", "-c", lock, wheel)
        return examine(Path(folder, "bin", "timeline-app"), wheel)


def build_frozen() -> int:
    """The folder that needs no Python, with its desktop files, icons and licences."""
    files = share.write_share(ROOT / "build" / "share")
    share.write_manifest(ROOT / "build" / "share" / "MANIFEST")
    spec = ROOT / "packaging" / "timeline-app.spec"
    work = ROOT / "build" / "frozen"
    call(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", DIST, "--workpath", work, spec,
    )  # fmt: skip
    folder = DIST / "campaign-timeline"
    for path, place in files.items():
        target = folder / "share" / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    write_icons(folder / "share" / "icons" / "hicolor")
    gather_licences(folder / "licences")
    return examine(folder / "timeline-app", folder)


def write_icons(folder: Path) -> None:
    """The icon as pictures, for desktops that do not draw SVG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(ROOT / "resources" / "icons" / "app.svg"))
    for size in ICON_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        target = folder / f"{size}x{size}" / "apps" / f"{share.facts()['id']}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(target))
    del app


def gather_licences(folder: Path) -> None:
    """The licence texts of the program and of all that the folder carries."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE")
    shutil.copyfile(Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", folder / "Python.txt")
    for file in (ROOT / "packaging" / "licences").iterdir():
        shutil.copyfile(file, folder / file.name)
    shutil.copytree(ROOT / "resources" / "licences", folder, dirs_exist_ok=True)
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    for name in (line.partition("==")[0] for line in lock.splitlines() if "==" in line):
        gather_licences_of(name, folder)


def gather_licences_of(name: str, folder: Path) -> None:
    """The licence files that one installed package brings along."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return
    for file in files:
        texts = any(word in file.name.lower() for word in LICENCE_WORDS)
        if texts and ".dist-info" in str(file):
            shutil.copyfile(file.locate(), folder / f"{name}-{file.name}")


def examine(program: Path, built: Path) -> int:
    """Lets the program that was built test itself, away from the sources and without a screen."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_"))
    } | {"QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as elsewhere:
        done = subprocess.run(
            [program, "self-test"], cwd=elsewhere, env=environment, timeout=300, check=False
        )
    size = sum(file.stat().st_size for file in [built, *built.rglob("*")] if file.is_file())
    verdict = "passed" if done.returncode == 0 else "FAILED"
    print(f"{built.relative_to(ROOT)}: {size / 1e6:.1f} MB, self-test {verdict}")
    return done.returncode


def call(*command: object) -> None:
    """Runs a command from the project's folder; its failure ends the build."""
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
