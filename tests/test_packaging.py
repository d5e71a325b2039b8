"""What is written in more than one place says the same everywhere; and the set-up is sound."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest

import timeline_app

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-packaging.lock")


def script(name: str) -> ModuleType:
    """A script of packaging/, as a module."""
    spec = importlib.util.spec_from_file_location(f"_packaging_{name}", PACKAGING / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def bootstrap() -> ModuleType:
    return script("bootstrap")


@pytest.fixture(scope="module")
def share() -> ModuleType:
    return script("share")


def settings() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(*names: str) -> dict[str, str]:
    """Package names, as lock files write them, and their versions."""
    lines = [line for name in names for line in (PACKAGING / name).read_text().splitlines()]
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def test_the_changelog_begins_with_this_version() -> None:
    headings = re.findall(
        r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert headings[0] == timeline_app.__version__


def test_the_readme_begins_with_the_two_commands() -> None:
    head = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:12]
    assert any("make run" in line for line in head)
    assert any("make test" in line for line in head)


def test_desktop_entry_and_metainfo_name_this_program(share: ModuleType, tmp_path: Path) -> None:
    places = set(share.write_share(tmp_path).values())
    own = timeline_app.APP_ID
    assert f"applications/{own}.desktop" in places
    desktop = (tmp_path / f"{own}.desktop").read_text(encoding="utf-8")
    assert f"\nName={timeline_app.APP_NAME}\n" in desktop
    assert f"\nIcon={own}\n" in desktop
    metainfo = ElementTree.parse(tmp_path / f"{own}.metainfo.xml").getroot()
    assert metainfo.findtext("id") == own
    assert metainfo.findtext("launchable") == f"{own}.desktop"
    (program,) = settings()["project"]["scripts"]
    assert metainfo.findtext("provides/binary") == program
    assert f"\nExec={program} open %F\n" in desktop


def test_dated_versions_become_releases(
    share: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "# Changelog\n\n## 0.3.0 (unreleased)\n\n## 0.2.0 (2027-01-02)\n"
    (tmp_path / "CHANGELOG.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(share, "ROOT", tmp_path)
    assert share.releases().count("<release ") == 1
    assert '<release version="0.2.0" date="2027-01-02"/>' in share.releases()


def test_the_manifest_lists_every_asset(share: ModuleType, tmp_path: Path) -> None:
    share.write_manifest(tmp_path / "MANIFEST")
    names = {line.split("  ")[1] for line in (tmp_path / "MANIFEST").read_text().splitlines()}
    assert "resources/fonts/TimelineHan-Regular.otf" in names
    assert {f"seeds/{path.name}" for path in (ROOT / "seeds").glob("*.txt")} <= names
    assert not [
        name for name in names if name.endswith((".png", ".jpg"))
    ]  # pictures are for readers of the sources


def test_the_desktop_offers_the_program_for_what_it_reads(
    share: ModuleType, tmp_path: Path
) -> None:
    share.write_share(tmp_path)
    desktop = (tmp_path / f"{timeline_app.APP_ID}.desktop").read_text(encoding="utf-8")
    (kinds,) = re.findall("^MimeType=(.*);$", desktop, re.MULTILINE)
    packed = {"application/gzip", "application/x-bzip2", "application/x-xz", "application/zip"}
    assert set(kinds.split(";")) >= {"text/plain", "text/markdown", "application/xml", *packed}


def test_every_range_has_a_locked_version_inside_it() -> None:
    from packaging.requirements import Requirement

    project = settings()["project"]
    extras = project["optional-dependencies"]
    ranges = [*project["dependencies"], *extras["dev"], *extras["packaging"]]
    versions = locked(*LOCKS)
    for requirement in map(Requirement, ranges):
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        assert versions[name] in requirement.specifier, f"{name}: run packaging/lock.py"


def test_lock_files_name_no_place_to_download_from() -> None:
    for name in LOCKS:
        text = (PACKAGING / name).read_text(encoding="utf-8")
        assert "://" not in text and "--" not in text


def test_the_lock_has_no_qt_that_crashes() -> None:
    assert not locked("requirements.lock")["pyside6-essentials"].startswith("6.12.")


def test_missing_libraries_are_named_by_package(bootstrap: ModuleType) -> None:
    missing = {"libxcb-cursor.so.0", "libGL.so.1", "libsomething.so.3"}
    assert bootstrap.packages_of(missing) == ["libgl1", "libxcb-cursor0"]
    assert bootstrap.apt_line(["libgl1"]).startswith("sudo apt-get install -y")


def test_the_loader_is_asked_what_is_missing(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = "libGL.so.1 => not found\nlibc.so.6 => /lib/libc.so.6\nlibQt6Core.so.6 => not found\n"
    done = subprocess.CompletedProcess([], 0, stdout=answer)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda _: "/usr/bin/ldd")
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda *_, **__: done)
    assert bootstrap.missing_libraries(("libqxcb.so",)) == {"libGL.so.1"}


def test_without_a_way_to_draw_the_setup_stops(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "missing_libraries", lambda _: {"libEGL.so.1"})
    monkeypatch.setattr(bootstrap, "apt_install", lambda _: False)
    with pytest.raises(bootstrap.SetupError, match="install -y --no-install-recommends libegl1"):
        bootstrap.see_to_libraries()


def test_without_a_display_library_the_setup_goes_on(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(plugins: tuple[str, ...]) -> set[str]:
        return {"libxcb-cursor.so.0"} if "libqxcb.so" in plugins else set()

    monkeypatch.setattr(bootstrap, "missing_libraries", missing)
    monkeypatch.setattr(bootstrap, "apt_install", lambda _: False)
    bootstrap.see_to_libraries()
    assert "libxcb-cursor0" in capsys.readouterr().err


def test_a_python_too_old_is_answered_with_what_to_install(tmp_path: Path) -> None:
    for name in ("python3", "python"):
        old = tmp_path / name
        old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        old.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", PACKAGING / "bootstrap.sh", "run"],
        env={"PATH": f"{tmp_path}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "sudo apt-get install -y python3 python3-venv" in done.stderr


def test_the_setup_explains_itself(bootstrap: ModuleType) -> None:
    assert bootstrap.main(["everything"]) == 2
    assert sys.version_info >= (3, 11)
