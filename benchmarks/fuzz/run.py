"""Fuzzing with coverage: bytes are mutated towards new paths through the code, and every promise that breaks is kept.

usage: python benchmarks/fuzz/run.py --seconds 600 --target query [--target html ...] [--keep FOLDER]

needs ``pip install atheris``. Without ``--target`` the seconds are divided among all targets (``fuzz_targets.py``), one
process at a time. A target goes on after a fault; it is started anew after a crash, a hang (more than thirty seconds
over one input) or more than two gigabytes of memory. ``--keep`` (default: ``fuzz-kept`` in the folder for temporary
files) holds what was learned, so that a later run goes on from it, and what was found: ``found/TARGET/NAME`` is the
input, ``NAME.txt`` what it did. Printed by target: seconds of processor time, inputs tried, new faults. The exit code
is 1 where anything was found.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

#: Seconds of processor time over one input of at most ``_LENGTH`` bytes that are a fault.
_SLOW = 2.0
_HANG = 30
_LENGTH = 4096
_MEGABYTES = 2048
_COUNTED = re.compile(r"^#(\d+)|^Done (\d+)", re.MULTILINE)
_HERE = Path(__file__).resolve().parent


def main() -> int:
    """The command."""
    sys.path[:0] = [str(_HERE), str(_HERE.parent.parent)]
    options = _options()
    if options.child:
        _fuzz(options.child, options.seconds, options.keep)
        return 0
    from fuzz_targets import TARGETS

    chosen = options.target or list(TARGETS)
    found = 0
    print(f"{'target':12} {'seconds':>8} {'inputs':>10} {'faults':>7}")
    for name in chosen:
        began = _spent()
        inputs, faults = _run(name, options.seconds // len(chosen), options.keep)
        print(f"{name:12} {_spent() - began:8.0f} {inputs:10} {faults:7}", flush=True)
        found += faults
    if found:
        print(f"what was found is in {options.keep / 'found'}")
    return 1 if found else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="fuzz the readers, the splitter, references, symbols and queries")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--target", action="append")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "fuzz-kept")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    return parser.parse_args()


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(name: str, seconds: int, keep: Path) -> tuple[int, int]:
    """Fuzz one target for so long; inputs tried and faults that were not known."""
    found, log = keep / "found" / name, keep / f"{name}.log"
    found.mkdir(parents=True, exist_ok=True)
    before = {path.name for path in found.iterdir()}
    end, inputs = time.monotonic() + seconds, 0
    while (left := int(end - time.monotonic())) > 0:
        command = [sys.executable, __file__, "--child", name, "--seconds", str(left), "--keep", str(keep)]
        with log.open("wb") as out:
            code = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, check=False).returncode
        told = log.read_text(encoding="utf-8", errors="replace")
        inputs += max((int(a or b) for a, b in _COUNTED.findall(told)), default=0)
        if code and "ModuleNotFoundError" in told:
            raise SystemExit(told.splitlines()[-1])
        if code == 0:
            break
    faults = [path for path in found.iterdir() if path.name not in before and path.suffix != ".txt"]
    return inputs, len(faults)


def _fuzz(name: str, seconds: int, keep: Path) -> None:
    """The life of a fuzzing process."""
    import atheris

    with atheris.instrument_imports(include=["resindex"]):
        from fuzz_seeds import SEEDS, WORDS
        from fuzz_targets import TARGETS

        from resindex.analysis import index_terms  # noqa: F401 - imported late by what is fuzzed
        from resindex.reading import akoma, docx, html, markdown, pdf, plain  # noqa: F401
    corpus, found = keep / "corpus" / name, keep / "found" / name
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    for seed in SEEDS[name]:
        TARGETS[name](seed)  # what is read once, tables and libraries, is not counted as the time of an input
        (corpus / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    words = keep / "words"
    words.write_text("".join(f'"{_quoted(word)}"\n' for word in WORDS), encoding="utf-8")
    arguments = [
        sys.argv[0], str(corpus), f"-max_total_time={seconds}", f"-max_len={_LENGTH}", f"-timeout={_HANG}",
        f"-rss_limit_mb={_MEGABYTES}", f"-dict={words}", f"-artifact_prefix={found}/", "-report_slow_units=1000",
    ]  # fmt: skip
    atheris.Setup(arguments, _noting(TARGETS[name], found))
    atheris.Fuzz()


def _quoted(word: str) -> str:
    return "".join(c if c.isascii() else "".join(f"\\x{b:02x}" for b in c.encode()) for c in word.replace('"', '\\"'))


def _noting(target: Callable[[bytes], None], found: Path) -> Callable[[bytes], None]:
    """The target, with its faults written down once each instead of raised."""
    known = {path.stem for path in found.glob("*.txt")}

    def one(data: bytes) -> None:
        began, told = time.process_time(), None
        try:
            target(data)
        except Exception:
            told = traceback.format_exc()
            places = re.findall(r'/((?:resindex|fuzz)[\w/]*\.py)", line (\d+)', told)
            key = f"{told.splitlines()[-1].split(':')[0]}:{places[-3:]}"
        if told is None:
            spent = time.process_time() - began
            if spent < _SLOW:
                return
            told, key = f"{spent:.1f} seconds for {len(data)} bytes", f"slow{int(spent)}{len(data) // 1024}"
        name = hashlib.sha1(key.encode()).hexdigest()[:12]
        if name not in known:
            known.add(name)
            (found / name).write_bytes(data)
            (found / f"{name}.txt").write_text(told, encoding="utf-8", errors="backslashreplace")

    return one


if __name__ == "__main__":
    raise SystemExit(main())
