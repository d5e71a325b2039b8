"""What a desktop wants to know of the program, written from one place.

Version, id and name stand in ``timeline_app/__init__.py``; the templates in packaging/linux take
them from there.  Also the manifest: what the self-test of a built program must find.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "packaging" / "linux"
ASSETS = ("resources", "seeds")


def facts() -> dict[str, str]:
    """``version``, ``id`` and ``name`` of the program."""
    source = (ROOT / "src" / "timeline_app" / "__init__.py").read_text(encoding="utf-8")
    found = dict(re.findall(r'^(\w+) = "(.*)"$', source, re.MULTILINE))
    return {"version": found["__version__"], "id": found["APP_ID"], "name": found["APP_NAME"]}


def releases() -> str:
    """The dated versions of the changelog, newest first, as metainfo lists them; "" without one."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    dated = re.findall(r"^## (\S+) \((\d{4}-\d\d-\d\d)\)$", changelog, re.MULTILINE)
    lines = [f'    <release version="{version}" date="{date}"/>\n' for version, date in dated]
    return f"  <releases>\n{''.join(lines)}  </releases>\n" if lines else ""


def write_share(folder: Path) -> dict[Path, str]:
    """Writes desktop entry and metainfo; each file and where it belongs under share/.

    The icon is among them, from where it lies.
    """
    values = facts() | {"releases": releases()}
    folder.mkdir(parents=True, exist_ok=True)
    places = {
        "app.desktop.in": f"applications/{values['id']}.desktop",
        "app.metainfo.xml.in": f"metainfo/{values['id']}.metainfo.xml",
    }
    written = {}
    for template, place in places.items():
        path = folder / Path(place).name
        text = (TEMPLATES / template).read_text(encoding="utf-8")
        path.write_text(Template(text).substitute(values), encoding="utf-8")
        written[path] = place
    icon = ROOT / "resources" / "icons" / "app.svg"
    written[icon] = f"icons/hicolor/scalable/apps/{values['id']}.svg"
    return written


def write_manifest(path: Path) -> None:
    """The SHA-256 and name of every file under resources/ and seeds/, as ``sha256sum`` writes it."""
    files = sorted(file for name in ASSETS for file in (ROOT / name).rglob("*") if file.is_file())
    lines = (
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(ROOT).as_posix()}\n"
        for file in files
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines), encoding="utf-8")
