import importlib.util
import tomllib
from pathlib import Path

import pytest

from timeline_app import assets
from timeline_app.domain.article import BlockKind, Role
from timeline_app.reading.builder import build
from timeline_app.reading.markdown.reader import read_markdown
from timeline_app.reading.reader import read_article
from timeline_app.reading.wikitext.reader import read_wikitext

_SHORT = {BlockKind.PARAGRAPH: "p", BlockKind.HEADING: "h", BlockKind.ITEM: "item"}


def _shown(block, article):
    """A block on one line: ``item2 @1,0: words``, with its role where it is not narrative."""
    name = _SHORT.get(block.kind, block.kind.value) + (str(block.depth) if block.depth else "")
    place = f" @{block.cell.row},{block.cell.column}" if block.cell else ""
    role = " apparatus" if block.role is Role.APPARATUS else ""
    return f"{name}{place}{role}: {block.span.of(article.text)}"


def _found(article):
    text = article.text
    return {
        "blocks": [_shown(block, article) for block in article.blocks],
        "links": [f"{link.span.of(text)} -> {link.target}" for link in article.links],
        "bold": [span.of(text) for span in article.bold],
        "categories": list(article.categories),
        "marks": [_mark(mark, article) for mark in article.note_marks],
        "title": article.title,
    }


def _mark(mark, article):
    """The words between the last punctuation or mark and this one, and the note's number."""
    places = [other.position for other in article.note_marks if other.position < mark.position]
    line = article.text.rfind("\n", 0, mark.position) + 1
    words = article.text[max([line, *places]) : mark.position]
    return f"{words.lstrip('，。')}|{mark.note}"


@pytest.fixture
def check():
    """Asserts that an article shows all that a case expects."""

    def compare(case, article):
        found = _found(article)
        expected = {key: value for key, value in case.items() if key in found}
        assert {key: found[key] for key in expected} == expected

    return compare


@pytest.fixture
def read():
    readers = {"wikitext": read_wikitext, "markdown": read_markdown}
    return lambda dialect, markup: build(readers[dialect](markup))


@pytest.fixture(scope="session")
def seeds():
    folder = assets.seeds()
    return {path.name[:3]: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}


@pytest.fixture(scope="session")
def seed_articles(seeds):
    return {name: read_article(text) for name, text in seeds.items()}


@pytest.fixture(scope="session")
def to_markdown():
    path = Path(__file__).parent / "to_markdown.py"
    spec = importlib.util.spec_from_file_location("to_markdown", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.to_markdown


def pytest_generate_tests(metafunc):
    """``case`` in a test's arguments runs it over the case file named by its module's CASES."""
    if "case" in metafunc.fixturenames:
        folder = Path(__file__).parents[1] / "cases" / "reading"
        cases = tomllib.loads((folder / metafunc.module.CASES).read_text(encoding="utf-8"))["case"]
        metafunc.parametrize("case", cases, ids=[case["name"] for case in cases])
