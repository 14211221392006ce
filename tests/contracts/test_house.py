"""The rules of the house that a machine can hold: size, docstrings, names, who imports what."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MODULES = sorted((ROOT / "resindex").rglob("*.py"))
#: No module is longer; most are half of it.
LONGEST_MODULE = 350
#: A function that needs scrolling is two functions.
LONGEST_FUNCTION = 60


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_is_read_in_one_sitting_and_says_what_it_promises(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring
    assert docstring.strip() != "(room)"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_public_names_have_docstrings_and_functions_fit_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = [
        node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    missing = [node.name for node in public if not ast.get_docstring(node)]
    assert not missing
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [
        # The arguments of a command are its table of options; what is read in one go is what it does.
        f"{n.name}: {n.end_lineno - n.body[0].lineno + 1}"
        for n in functions
        if n.end_lineno - n.body[0].lineno >= LONGEST_FUNCTION
    ]  # type: ignore[operator]
    assert not long


def test_no_module_is_called_utils() -> None:
    forbidden = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    assert not [name(p) for p in MODULES if p.stem in forbidden]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_errors_are_the_family_s(path: Path) -> None:
    """Nothing catches ``Exception`` but the command line's outermost layer and the isolation of one file."""
    catches = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
        and not isinstance(node.body[-1], ast.Raise)  # cleaning up and passing it on catches nothing
    ]
    allowed = {"resindex/cli/__init__.py", "resindex/indexing/workers.py", "resindex/indexing/taking.py"}
    assert not catches or name(path) in allowed


def test_the_package_root_loads_nothing() -> None:
    import subprocess
    import sys

    code = "import sys, resindex; print([m for m in sys.modules if m.startswith('resindex.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
