"""No regular expression takes a time that runs away from the length of the text: at most its square."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import regex_pumping

HERE = Path(__file__).resolve().parent
FUZZ = HERE.parent.parent / "benchmarks" / "fuzz"
#: A single call may never come back, so all of them are made in a process that has only so long.
_PATIENCE = 120
_CODE = """
import sys
sys.path[:0] = {paths!r}
import regex_pumping
found = regex_pumping.collected()
print(len(found), flush=True)
for pattern in found:
    print(repr(pattern.pattern), flush=True)
    if (pump := regex_pumping.slow(pattern)) is not None:
        print("slow with", repr(pump), flush=True)
print("done", flush=True)
"""


@pytest.mark.parametrize(
    ("pattern", "is_slow"),
    [
        pytest.param(r"(a+)+$", True, id="a loop in a loop"),
        pytest.param(r"(?:and|[a-z]+)(?:\s(?:and|[a-z]+))*\.", True, id="alternatives that overlap"),
        pytest.param(r"\s*,?\s*of\s", True, id="a third power"),
        pytest.param(r"\s*+,?\s*+of\s", False, id="a square"),
        pytest.param(r"[a-z]+ly\b", False, id="a square of letters"),
        pytest.param(r"Urges", False, id="no loop"),
    ],
)
def test_slow_expressions_are_told(pattern: str, is_slow: bool) -> None:
    compiled = re.compile(pattern)
    limit = 4 if is_slow else 20  # seconds: what never ends need not be waited for
    code = f"import sys, re; sys.path[:0] = [{str(HERE)!r}]; import regex_pumping; print(regex_pumping.slow(re.compile({pattern!r})))"
    try:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=limit, check=True)
        found = done.stdout.strip() != "None"
    except subprocess.TimeoutExpired:
        found = True
    assert found == is_slow, list(regex_pumping.pumps(compiled))


def test_no_expression_of_the_package_is_slow() -> None:
    code = _CODE.format(paths=[str(HERE), str(FUZZ)])
    try:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=_PATIENCE, check=True
        )
    except subprocess.TimeoutExpired as late:
        said = (late.stdout or b"").decode().splitlines()
        pytest.fail(f"this expression does not come back: {said[-1]}")
    said = done.stdout.splitlines()
    assert int(said[0]) > 1000, "they were collected"
    assert said[-1] == "done"
    slow = [f"{said[place - 1]} {line}" for place, line in enumerate(said) if line.startswith("slow with")]
    assert not slow
