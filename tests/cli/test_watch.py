"""``resindex watch`` on a real folder: it takes up what comes, tells each run in a line, and ends when it is told to."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("watchfiles")


def told(process: subprocess.Popen[str], wanted: str) -> list[str]:
    """Lines up to the one that has these words; the process is killed where they do not come."""
    assert process.stderr is not None
    lines: list[str] = []
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        line = process.stderr.readline()
        lines.append(line)
        if wanted in line:
            return lines
        if not line:
            break
    process.kill()
    raise AssertionError(f"{wanted!r} is not among {lines}")


@pytest.mark.skipif(sys.platform == "win32", reason="an interrupt is sent as Unix sends it")
def test_a_change_is_taken_up_as_it_comes(home: Path, environment: dict[str, str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "resindex", "watch"],
        cwd=home, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    try:
        assert "the index is up to date" in "".join(told(process, "watching "))
        new = (home / "corpus" / "winds.txt").read_text(encoding="utf-8").replace("1999(2011)", "2000(2011)")
        (home / "corpus" / "storms.txt").write_text(new, encoding="utf-8")
        assert re.fullmatch(
            r"\d\d:\d\d:\d\d index brought up to date: 1 new file \(.*\)\n", told(process, "new file")[-1]
        )
        (home / "corpus" / "broken.pdf").write_bytes(b"no PDF")
        assert "cannot read broken.pdf" in told(process, "cannot read")[-1]
        (home / "corpus" / "storms.txt").unlink()
        assert "1 removed file" in told(process, "removed file")[-1]
        process.send_signal(signal.SIGINT)
        out, rest = process.communicate(timeout=30)
    finally:
        process.kill()
    assert (process.returncode, out, rest) == (130, "", "")
