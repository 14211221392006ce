"""Whole processes: how long a command takes from the shell, and how much memory it and its children hold.

The memory of several processes is the sum of their proportional set sizes, so that shared pages count once; it is
looked at several times a second. Linux only; elsewhere it is that of the largest process.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.2  #: seconds between two looks at memory


@dataclass(frozen=True, slots=True)
class Run:
    """What one command took: seconds by the clock and of the processor (children too), megabytes at most, output."""

    seconds: float
    cpu: float
    megabytes: float
    code: int
    said: str


def resindex(*arguments: str, memory: bool = False) -> Run:
    """Run a command of resindex as its users do, in a process of its own."""
    return run([sys.executable, "-m", "resindex", *arguments], memory=memory)


def run(command: Sequence[str], *, memory: bool = False) -> Run:
    """Run a command; ``memory`` watches what it and its children hold."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    most = [0.0]
    if memory:
        threading.Thread(target=_watch, args=(process, most), daemon=True).start()
    said, _ = process.communicate()
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, cpu, most[0] or after.ru_maxrss / 1024, process.returncode, said.strip())


def best(times: int, *arguments: str) -> float:
    """Milliseconds of the quickest of several runs of one command."""
    return min(1000 * resindex(*arguments).seconds for _ in range(times))


def _watch(process: subprocess.Popen[str], most: list[float]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], sum(map(_megabytes, _family(process.pid))))
        time.sleep(_EVERY)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        threads = Path(f"/proc/{pid}/task").iterdir()
        found = {int(child) for child in children}
        for thread in threads:
            found |= {int(child) for child in (thread / "children").read_text().split()}
    except OSError:
        return [pid]
    return [pid, *(one for child in found for one in _family(child))]


def _megabytes(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def megabytes_on_disk(folder: Path) -> float:
    """The size of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def link(files: Sequence[Path], base: Path, target: Path) -> None:
    """A folder of the same files, as hard links (or copies, on another disk)."""
    import shutil

    for file in files:
        place = target / file.relative_to(base)
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(file, place)
        except OSError:
            shutil.copy2(file, place)
