"""The rules of the house: who may import whom, how large things may grow, what they are called.

Each failure says what to do.  The layers themselves are written down in pyproject.toml, under
[tool.importlinter].
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "timeline_app"
TESTS = ROOT / "tests"
MODULES = sorted(SOURCES.rglob("*.py"))
SCRIPTS = sorted((ROOT / "packaging").rglob("*.py"))
TEST_MODULES = sorted(TESTS.rglob("test_*.py"))

FILE_LINES, FUNCTION_LINES, METHODS, ARGUMENTS = 300, 40, 20, 6
NAMES_THAT_SAY_NOTHING = ("Manager", "Helper", "Helpers", "Util", "Utils")
QT_FREE = ("domain", "zhtext", "sources", "reading", "extraction", "library", "timeline", "export")
NO_MIRROR = {"test_architecture.py", "test_packaging.py"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, deferred ones included."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_layers_hold() -> None:
    program = "from importlinter.cli import lint_imports_command as run; run()"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    _, _, broken = done.stdout.rpartition("Broken contracts")
    assert done.returncode == 0, (
        f"{broken}{done.stderr}\nAn import goes against the layers listed in pyproject.toml under "
        "[tool.importlinter]. Move the code to the layer it belongs to, or hand the value in from "
        "above; a new top-level module needs a place in the list."
    )


@pytest.mark.parametrize("path", sorted((SOURCES / "domain").glob("*.py")), ids=name_of)
def test_the_domain_needs_only_the_standard_library(path: Path) -> None:
    own = ("timeline_app.domain",)
    foreign = [
        name
        for name in imports(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith(own)
    ]
    assert not foreign, f"{name_of(path)} imports {foreign}: the domain is plain values only."


@pytest.mark.parametrize("path", sorted((SOURCES / "workspace").glob("*.py")), ids=name_of)
def test_the_workspace_knows_qtcore_alone(path: Path) -> None:
    allowed = ("PySide6.QtCore",)
    foreign = [
        name
        for name in imports(path)
        if name.startswith("PySide6.") and not name.startswith(allowed)
    ]
    assert not foreign, f"{name_of(path)} imports {foreign}: what paints belongs into ui/."


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_one_module_goes_out_to_the_network(path: Path) -> None:
    if path == SOURCES / "sources" / "web.py":
        return
    going_out = {"urllib.request", "socket", "ftplib", "smtplib", "PySide6.QtNetwork"}
    found = going_out & set(imports(path))
    assert not found, f"{name_of(path)} imports {found}: sources/web.py asks, within its bounds."


def test_everything_below_the_workspace_works_without_qt() -> None:
    """Imported in a new process in which PySide6 cannot be found."""
    names = [
        ".".join(path.relative_to(SOURCES.parent).with_suffix("").parts)
        for path in MODULES
        if path.relative_to(SOURCES).parts[0] in QT_FREE or path.stem in ("cli", "assets")
    ]
    program = (
        "import sys, importlib\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (
        f"{done.stderr}\nWhat reads, stores and exports must work on a machine without Qt: import "
        "Qt only in ui/, workspace/ and app.py, and those only where a sub-command needs them."
    )


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("__init__.py")), ids=name_of)
def test_packages_import_nothing_by_themselves(path: Path) -> None:
    assert not list(imports(path)), f"{name_of(path)}: import a thing from the module that has it."


@pytest.mark.parametrize("path", MODULES + SCRIPTS, ids=name_of)
def test_files_stay_readable(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= FILE_LINES, (
        f"{name_of(path)} has {lines} lines, {FILE_LINES} are allowed: it does more than one "
        "thing; give one of them a module of its own."
    )


def too_long(node: Function) -> str | None:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if lines > FUNCTION_LINES:
        return f"{node.name} (line {node.lineno}) has {lines} lines of {FUNCTION_LINES}: split it"
    return None


def too_many_arguments(node: Function) -> str | None:
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    count = sum(argument.arg not in ("self", "cls") for argument in arguments)
    if count > ARGUMENTS:
        return f"{node.name} (line {node.lineno}) takes {count} arguments of {ARGUMENTS}: a dataclass may be missing"  # fmt: skip
    return None


def is_property(node: ast.stmt) -> bool:
    """Whether a part of a class reads like a value, not like something to do."""
    decorators = node.decorator_list if isinstance(node, Function) else []
    return any(isinstance(name, ast.Name) and name.id == "property" for name in decorators)


def too_many_methods(node: ast.ClassDef) -> str | None:
    count = sum(isinstance(part, Function) and not is_property(part) for part in node.body)
    if count > METHODS:
        return f"{node.name} has {count} methods of {METHODS}: two classes in one"
    return None


def empty_name(node: ast.ClassDef) -> str | None:
    if node.name.endswith(NAMES_THAT_SAY_NOTHING):
        return f"{node.name}: name it after what it does, not “{node.name}”"
    return None


@pytest.mark.parametrize("path", MODULES + SCRIPTS, ids=name_of)
def test_functions_and_classes_stay_small(path: Path) -> None:
    faults: list[str | None] = []
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            faults += [too_long(node), too_many_arguments(node)]
        elif isinstance(node, ast.ClassDef):
            faults += [too_many_methods(node), empty_name(node)]
        elif isinstance(node, ast.Attribute) and node.attr == "processEvents":
            faults.append(f"line {node.lineno}: no processEvents; long work is a task")
        elif isinstance(node, ast.Global):
            faults.append(f"line {node.lineno}: no `global`; hand the object in from app.py")
    found = [fault for fault in faults if fault]
    assert not found, "\n".join([f"{name_of(path)}:", *found])


@pytest.mark.parametrize("path", TEST_MODULES, ids=name_of)
def test_tests_mirror_the_modules(path: Path) -> None:
    if path.name in NO_MIRROR:
        return
    folder = SOURCES / path.parent.relative_to(TESTS)
    words = path.stem.removeprefix("test_").split("_")
    candidates = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
    mirrored = [name for name in candidates if (folder / f"{name}.py").exists()]
    mirrored += [name for name in candidates if (folder / name).is_dir()]
    assert mirrored, (
        f"{name_of(path)} tests no module of {name_of(folder)}/: call it test_<module>.py, or "
        "test_<module>_<what>.py, and put it into the folder that mirrors the module's."
    )


@pytest.mark.parametrize("path", TEST_MODULES, ids=name_of)
def test_only_the_tests_of_ui_have_a_window(path: Path) -> None:
    if path.is_relative_to(TESTS / "ui") or path.name in NO_MIRROR:
        return
    fixtures = {
        argument.arg
        for node in ast.walk(tree(path))
        if isinstance(node, Function)
        for argument in node.args.args
    }
    assert "qtbot" not in fixtures, (
        f"{name_of(path)}: qtbot is for tests/ui; test without a window."
    )


@pytest.mark.parametrize("path", MODULES + SCRIPTS, ids=name_of)
def test_nothing_is_left_for_later(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    marks = [mark for mark in ("TODO", "FIXME", "XXX", "HACK") if mark in text]
    assert not marks, (
        f"{name_of(path)} says {marks}: do it now, or describe the limit in a sentence."
    )


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_packaged_files_are_found_through_assets(path: Path) -> None:
    if path.name == "assets.py":
        return
    names = {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)}
    assert "__file__" not in names, f"{name_of(path)}: ask timeline_app.assets where a file lies."


@pytest.mark.parametrize(
    "path", ["campaign/finding.py", "dates/chronicle.py", "events/finding.py", "orbat/finding.py"]
)
def test_the_map_of_a_package_names_all_its_modules(path: str) -> None:
    first = SOURCES / "extraction" / path
    there = {module.stem for module in first.parent.glob("*.py")} - {"__init__", first.stem}
    told = ast.get_docstring(tree(first)) or ""
    missing = sorted(name for name in there if f"``{name}``" not in told)
    assert not missing, f"{path}: say in its docstring when these work: {missing}"
