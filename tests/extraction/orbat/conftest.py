"""The conversion of wikitext into Markdown that the tests of reading have."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def to_markdown():
    path = Path(__file__).parents[2] / "reading" / "to_markdown.py"
    spec = importlib.util.spec_from_file_location("to_markdown", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.to_markdown
