"""The map of a package, at the top of the module that begins its work, names all its modules."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

MAPS = {
    "campaign": "finding",
    "dates": "chronicle",
    "events": "finding",
    "orbat": "finding",
}


@pytest.mark.parametrize("package", MAPS)
def test_the_map_of_a_package_names_every_module(package: str) -> None:
    whole = importlib.import_module(f"timeline_app.extraction.{package}")
    there = {module.name for module in pkgutil.iter_modules(whole.__path__)}
    text = importlib.import_module(f"{whole.__name__}.{MAPS[package]}").__doc__ or ""
    assert {name for name in there - {MAPS[package]} if f"``{name}``" not in text} == set()
