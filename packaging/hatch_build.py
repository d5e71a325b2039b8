"""Adds to a wheel what is written at build time: the manifest, the desktop entry, the metainfo."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))
import share  # its folder is no package: "packaging" is a library's name


class ShareHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel is packed; an editable installation reads the checkout itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Writes the files below build/ and tells the builder where they go."""
        if version == "editable":
            return
        folder = Path(self.root) / "build" / "share"
        manifest = folder / "MANIFEST"
        share.write_manifest(manifest)
        build_data["force_include"][str(manifest)] = "timeline_app/data/MANIFEST"
        for path, place in share.write_share(folder).items():
            build_data["shared_data"][str(path)] = f"share/{place}"
