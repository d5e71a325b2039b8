"""Builds the program to ship, and lets what was built examine itself.

    .venv/bin/python packaging/build.py wheel     dist/campaign_timeline-….whl
    .venv/bin/python packaging/build.py frozen    dist/campaign-timeline/, a self-contained folder
    .venv/bin/python packaging/build.py deb       dist/campaign-timeline_….deb, that folder installed

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
from pathlib import Path
from string import Template

import share

ROOT = share.ROOT
DIST = ROOT / "dist"
FROZEN = DIST / "campaign-timeline"
SYSTEM_PACKAGES = "fontconfig-config, libc6, libegl1, libgl1, xkb-data"
"""What the folder does not carry; the rest of Qt's libraries come with it."""
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
LICENCE_WORDS = ("licen", "copying", "notice", "authors")


def main(arguments: list[str]) -> int:
    """Builds what is named; the exit code of its self-test."""
    builders = {"wheel": build_wheel, "frozen": build_frozen, "deb": build_deb}
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
    call(
        sys.executable,
        *pip,
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        DIST,
        ROOT,
    )
    (wheel,) = DIST.glob("*.whl")
    with tempfile.TemporaryDirectory(prefix="campaign-timeline-") as folder:
        call(sys.executable, "-m", "venv", folder)
        lock = ROOT / "packaging" / "requirements.lock"
        call(Path(folder, "bin", "python"), *pip, "install", "--quiet", "-c", lock, wheel)
        return examine(Path(folder, "bin", "timeline-app"), wheel)


def build_frozen() -> int:
    """The folder that needs no Python, with its desktop files, icons and licences."""
    lacking = missing_tools()
    if lacking:
        print(f"Needed for the folder: sudo apt-get install -y {' '.join(lacking)}")
        return 1
    files = share.write_share(ROOT / "build" / "share")
    share.write_manifest(ROOT / "build" / "share" / "MANIFEST")
    spec = ROOT / "packaging" / "timeline-app.spec"
    work = ROOT / "build" / "frozen"
    call(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", DIST, "--workpath", work, spec,
    )  # fmt: skip
    for path, place in files.items():
        target = FROZEN / "share" / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    write_icons(FROZEN / "share" / "icons" / "hicolor")
    gather_licences(FROZEN / "licences")
    return examine(FROZEN / "timeline-app", FROZEN)


def build_deb() -> int:
    """A Debian package of the folder (built first where it is not there yet)."""
    if not FROZEN.is_dir() and build_frozen() != 0:
        return 1
    facts = share.facts()
    machine = read("dpkg", "--print-architecture")
    package = DIST / f"campaign-timeline_{facts['version']}_{machine}.deb"
    with tempfile.TemporaryDirectory(prefix="campaign-timeline-") as name:
        tree = Path(name, "tree")
        lay_out(tree)
        control = (share.TEMPLATES / "control.in").read_text(encoding="utf-8")
        values = facts | {"machine": machine, "depends": SYSTEM_PACKAGES}
        (tree / "DEBIAN").mkdir(mode=0o755)
        (tree / "DEBIAN" / "control").write_text(Template(control).substitute(values), "utf-8")
        call("dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, package)
        call("dpkg-deb", "--extract", package, Path(name, "installed"))
        return examine(Path(name, "installed", "usr", "bin", "timeline-app"), package)


def lay_out(tree: Path) -> None:
    """The folder as a Debian system has it: the program in /usr/lib, the rest in /usr/share."""
    program = tree / "usr" / "lib" / FROZEN.name
    shutil.copytree(FROZEN, program, symlinks=True)
    shutil.move(program / "share", tree / "usr" / "share")
    shutil.move(program / "licences", tree / "usr" / "share" / "doc" / FROZEN.name)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / "timeline-app").symlink_to(f"../lib/{FROZEN.name}/timeline-app")


def missing_tools() -> list[str]:
    """The Debian packages of what PyInstaller needs and this machine lacks."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    folder = Path(sysconfig.get_config_var("LIBDIR"))
    name = sysconfig.get_config_var("INSTSONAME")
    places = (folder, folder / (sysconfig.get_config_var("MULTIARCH") or ""))
    lacking = [] if shutil.which("objdump") else ["binutils"]
    if not any((place / name).is_file() for place in places):
        lacking.append(f"libpython{version}")
    return lacking


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
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if python.exists():
        shutil.copyfile(python, folder / "Python.txt")
    for file in (ROOT / "packaging" / "licences").iterdir():
        shutil.copyfile(file, folder / file.name)
    shutil.copytree(ROOT / "resources" / "licences", folder, dirs_exist_ok=True)
    for package in (FROZEN / "_internal").glob("*.dist-info"):
        name = package.name.partition("-")[0]
        for file in package.rglob("*"):
            if file.is_file() and any(word in file.name.lower() for word in LICENCE_WORDS):
                shutil.copyfile(file, folder / f"{name}-{file.name}")


def examine(program: Path, built: Path) -> int:
    """Lets the program that was built test itself, away from the sources and without a screen."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_"))
    } | {"QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as elsewhere:
        done = subprocess.run(
            [program, "self-test"], cwd=elsewhere, env=environment, timeout=300, check=False
        )
    parts = [part for part in [built, *built.rglob("*")] if part.is_file()]
    size = sum(part.stat().st_size for part in parts if not part.is_symlink())
    verdict = "passed" if done.returncode == 0 else "FAILED"
    print(f"{built.relative_to(ROOT)}: {size / 1e6:.1f} MB, self-test {verdict}")
    return done.returncode


def read(*command: str) -> str:
    """What a command prints."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def call(*command: object) -> None:
    """Runs a command from the project's folder; its failure ends the build."""
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
