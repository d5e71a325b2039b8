"""Writes the lock files out of what is installed in the running environment.

    .venv/bin/python packaging/lock.py

Run after changing a version range in pyproject.toml and trying the new version (`pip install …`
into .venv, `make test`).  Every package that the program needs, directly or not, is named with the
exact version; requirements-dev.lock adds the test tools, requirements-packaging.lock what builds
the font and the programs to ship.  Versions only, no hashes: a hash would tie the files to one
Python, one machine and one place to download from.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = {"pip", "setuptools"}
"""What an environment brings along by itself."""
HEAD = "# Written by packaging/lock.py; the ranges stand in pyproject.toml.\n"


def canonical(name: str) -> str:
    """The name of a package as lock files write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def closure(wanted: list[str]) -> dict[str, str]:
    """The wanted packages and all that they need here, with their installed versions."""
    found: dict[str, str] = {}
    queue = [Requirement(text) for text in wanted]
    while queue:
        requirement = queue.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        name = canonical(requirement.name)
        if name not in found and name not in LEFT_OUT:
            installed = distribution(name)
            found[name] = installed.version
            queue += [Requirement(text) for text in installed.requires or []]
    return found


def write(name: str, versions: dict[str, str]) -> None:
    """One lock file, sorted by name."""
    lines = "".join(f"{package}=={version}\n" for package, version in sorted(versions.items()))
    (ROOT / "packaging" / name).write_text(HEAD + lines, encoding="utf-8")


def main() -> None:
    """Writes the three files; each holds only what the ones before it do not."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = settings["project"]
    extras = project["optional-dependencies"]
    base = closure(project["dependencies"] + settings["build-system"]["requires"])
    dev = closure(extras["dev"])
    shipping = closure(extras["packaging"])
    write("requirements.lock", base)
    write("requirements-dev.lock", {k: v for k, v in dev.items() if k not in base})
    known = base | dev
    write("requirements-packaging.lock", {k: v for k, v in shipping.items() if k not in known})


if __name__ == "__main__":
    main()
