"""Hostile files, links and names: each is taken up into an index, under limits, and what became of it is told.

usage: python benchmarks/hostile/run.py [--kind PDF ...] [--markdown] [--seconds 20]

Each input is alone with one good file. Printed: kind, input, outcome ("read", or the reason why not), seconds, and the
memory (megabytes) that the greatest process took. An input fails where the run ends, the good file is not found, or a
network is asked for; the exit code is then 1. ``--seconds`` is the limit for one file.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent.parent
_GOOD = "A/RES/61/223\n\nThe General Assembly,\n\n1. Requests the Secretary-General to report on lighthouses.\n"
_CHILD = """
import sys
sys.path[:0] = [{root!r}]
sys.addaudithook(lambda event, _: sys.exit("the network was asked for") if event == "socket.connect" else None)
from pathlib import Path
from resindex.indexing import update
from resindex.limits import Limits
from resindex.search.index import Index
home = Path({home!r})
report = update([home / "corpus"], home / "index", limits=Limits(seconds={seconds}))
with Index.open(home / "index", home / "corpus") as index:
    assert index.search("lighthouses").total == 1, "the good file is not found"
    index.search("urges", facets=("addressee",))
told = "; ".join(" ".join(p.reason.split()) for p in report.problems)
print(told or f"read: {{report.paragraphs - 3}} paragraphs, {{len(report.warnings)}} warnings")
"""


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="take up hostile inputs and tell what becomes of them")
    parser.add_argument("--kind", action="append", help="text, XML, HTML, Word, PDF or place; all if not given")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--markdown", action="store_true", help="print a table for a document")
    options = parser.parse_args()
    from hostile_inputs import inputs

    outcomes: Counter[str] = Counter()
    before = "| " if options.markdown else ""
    if options.markdown:
        print("| kind | input | outcome | s |\n| --- | --- | --- | --- |")
    for kind, what, put in inputs():
        if options.kind and kind not in options.kind:
            continue
        with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
            outcome, spent = _taken(Path(folder), put, options.seconds)
        outcomes[
            "failed" if outcome.startswith("FAILED") else "read" if outcome.startswith("read:") else "refused"
        ] += 1
        sep = " | " if options.markdown else "  "
        print(
            f"{before}{kind:5}{sep}{what:48}{sep}{outcome}{sep}{spent:.1f}{' |' if options.markdown else ''}",
            flush=True,
        )
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(f"\n{sum(outcomes.values())} inputs: {dict(outcomes)}; the greatest process took {most} MB")
    return 1 if outcomes["failed"] else 0


def _taken(home: Path, put: object, seconds: int) -> tuple[str, float]:
    corpus = home / "corpus"
    (corpus / "hostile").mkdir(parents=True)
    (corpus / "good.txt").write_text(_GOOD, encoding="utf-8")
    assert callable(put)
    put(corpus / "hostile")
    code = _CHILD.format(root=str(_ROOT), home=str(home), seconds=seconds)
    began = time.monotonic()
    try:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=seconds * 6, check=False
        )
    except subprocess.TimeoutExpired:
        return "FAILED: the run does not end", time.monotonic() - began
    spent = time.monotonic() - began
    said = (done.stdout or done.stderr).strip().splitlines()
    return (said[-1] if not done.returncode and said else f"FAILED: {said[-1] if said else done.returncode}"), spent


if __name__ == "__main__":
    raise SystemExit(main())
