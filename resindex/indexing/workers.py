"""Reading and parsing in several processes: tasks in, outcomes out, in the order of the tasks.

Each worker is a Python process of its own that gets batches of tasks over a pipe and sends outcomes back. Nothing of
the calling programme is run again in it, whatever that programme looks like. Promises: a bounded number of batches
is under way, so memory stays flat; a file that brings its worker down is found out by being read once more alone, is
told as a problem, and a new worker goes on; leaving the iteration early ends all workers.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import chain, islice

from resindex.indexing.taking import Outcome, Task, take_all

#: Below this many files the start of worker processes costs more than they save.
WORTHWHILE = 40
_BATCH = 8
_UNDER_WAY = 10  #: batches a worker: enough to keep it busy while the run writes down what it has got
_READY = b"+"
_DIED = "the process that read it died (out of memory, or a fault in a library)"


def outcomes(tasks: Sequence[Task], workers: int | None = None) -> Generator[Outcome]:
    """What becomes of each task. ``workers`` is the number of processes; 0 reads in this one."""
    if workers is None:
        workers = _processors() if len(tasks) >= WORTHWHILE else 0
    if workers == 0:
        return (outcome for task in tasks for outcome in take_all((task,)))
    return _in_processes(tasks, workers)


def start_code() -> str:
    """What a worker process runs: it finds the same packages as this one, and knows nothing else of it."""
    return f"import sys; sys.path[:] = {sys.path!r}; from resindex.indexing.workers import serve; serve()"


def serve() -> None:
    """The life of a worker: take batches from standard input until it ends, answer on standard output."""
    import signal

    # Ctrl-C reaches the whole group of processes; when to stop is the parent's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the answers
    answers.write(_READY)
    answers.flush()
    with suppress(EOFError, BrokenPipeError):
        while True:
            tasks: tuple[Task, ...] = pickle.load(sys.stdin.buffer)
            pickle.dump(take_all(tasks), answers, protocol=pickle.HIGHEST_PROTOCOL)
            answers.flush()


class _Worker:
    """One worker process, started when the first batch comes and again after it has died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False
        self._guard = threading.Lock()

    def take(self, tasks: tuple[Task, ...]) -> list[Outcome]:
        process = self._running()
        if process is None:
            # No process can be started here (a frozen programme, a closed system): then this one does the work.
            return [] if self._ended else take_all(tasks)
        found = self._ask(process, tasks)
        if found is not None:
            return found
        if len(tasks) == 1:
            return [Outcome(problem=_DIED)]
        return list(chain.from_iterable(self.take((task,)) for task in tasks))

    def end(self) -> None:
        with self._guard:
            self._ended = True
            self._stop()

    def _ask(self, process: subprocess.Popen[bytes], tasks: tuple[Task, ...]) -> list[Outcome] | None:
        # None: the process died over it.
        assert process.stdin is not None and process.stdout is not None
        try:
            pickle.dump(tasks, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            found: list[Outcome] = pickle.load(process.stdout)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            with self._guard:
                self._stop()
            return None
        return found

    def _running(self) -> subprocess.Popen[bytes] | None:
        # None: it has been ended, or no process can be started.
        with self._guard:
            if self._process is None and not self._ended:
                with suppress(OSError):
                    self._process = subprocess.Popen(
                        [sys.executable, "-c", start_code()],
                        stdin=subprocess.PIPE,
                        stdout=subprocess.PIPE,
                        stderr=subprocess.DEVNULL,
                    )
                if self._process is not None and not _is_ready(self._process):
                    self._stop()
            return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError, ValueError):  # what was not sent yet has nobody to go to
                    pipe.close()


def _is_ready(process: subprocess.Popen[bytes]) -> bool:
    return process.stdout is not None and process.stdout.read(len(_READY)) == _READY


def _in_processes(tasks: Sequence[Task], count: int) -> Generator[Outcome]:
    batches = _batches(tasks)
    crew = [_Worker() for _ in range(count)]
    idle = deque(crew)

    def take(batch: tuple[Task, ...]) -> list[Outcome]:
        worker = idle.pop()
        try:
            return worker.take(batch)
        finally:
            idle.append(worker)

    threads = ThreadPoolExecutor(max_workers=count)
    under_way: deque[Future[list[Outcome]]] = deque()
    try:
        under_way.extend(threads.submit(take, batch) for batch in islice(batches, _UNDER_WAY * count))
        while under_way:
            found = under_way.popleft().result()
            under_way.extend(threads.submit(take, batch) for batch in islice(batches, 1))
            yield from found
    finally:
        for future in under_way:
            future.cancel()
        for worker in crew:
            worker.end()
        threads.shutdown(wait=True)


def _batches(tasks: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    rest = iter(tasks)
    while batch := tuple(islice(rest, _BATCH)):
        yield batch


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
