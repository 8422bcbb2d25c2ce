"""The floors of the house: imports go downwards only, and each library has one room."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "searchapp"

FLOORS = {
    "errors": 0,
    "model": 0,
    "config": 1,
    "language": 1,
    "citation": 1,
    "labels": 1,
    "reading": 2,
    "query": 2,
    "engines": 3,
    "indexing": 4,
    "search": 4,
    "adding": 5,
    "answering": 5,
    "quoting": 5,
    "parameters": 5,
    "presenting": 6,
    "evaluation": 6,
    "web": 7,
    "cli": 8,
    "__main__": 9,
    "__init__": 0,
}

ROOMS = {
    "nltk": {"language"},
    "rapidfuzz": {"language"},
    "spellchecker": {"language"},
    "whoosh": {"engines"},
    "flask": {"web"},
    "click": {"cli"},
    "pypdfium2": {"reading"},
    "pdfminer": {"reading"},
    "ir_measures": {"evaluation"},
    "gunicorn": {"web"},
}

FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            assert node.module
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downwards_only(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "searchapp" or len(parts) < 2 or parts[1] == here:
            continue
        assert parts[1] in FLOORS, f"{name} has no floor"
        assert FLOORS[parts[1]] < FLOORS[here], f"{here} may not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_is_used_in_its_room_only(path: Path) -> None:
    for name in imports(path):
        allowed = ROOMS.get(name.split(".")[0])
        assert allowed is None or room(path) in allowed, f"{name} is imported by {path}"


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not FORBIDDEN_NAMES & {part for path in MODULES for part in path.with_suffix("").parts}


def test_nothing_is_stemmed_while_modules_are_imported() -> None:
    look = "import sys, searchapp.cli, searchapp.web; sys.exit('nltk' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
