"""Reading and parsing in several processes: tasks in, outcomes out, in the order of the tasks.

Each worker is a Python process of its own that gets batches of tasks over a pipe and sends outcomes back. Nothing of
the calling programme is run again in it, whatever that programme looks like. Promises: a bounded number of batches
is under way, so memory stays flat; a file that takes longer than it may ends its worker, as one does that a library
falls over; it is told as a problem, and a new worker goes on with the next; leaving the iteration early ends all
workers. A worker takes no more memory than it may. (Where there are no alarms or limits of resources, as on Windows,
a file may take as long and as much as it likes.)
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
from contextlib import contextmanager, suppress
from itertools import islice

from resindex.indexing.taking import Outcome, Task, take
from resindex.limits import USUAL, Limits

#: Below this many files the start of more than one process costs more than it saves.
WORTHWHILE = 40
#: How many processes read a few files. None may read in the one that writes: a single file can bring its process down.
FEW = 1
_BATCH = 8
_UNDER_WAY = 10  #: batches a worker: enough to keep it busy while the run writes down what it has got
_READY = b"+"
_GOING = 5.0  #: seconds that a process which answers no more may take to end
_MEGABYTE = 1 << 20


def outcomes(tasks: Sequence[Task], workers: int | None = None, limits: Limits = USUAL) -> Generator[Outcome]:
    """What becomes of each task. ``workers`` is the number of processes; 0 reads in this one, without limits."""
    if workers is None:
        workers = _processors() if len(tasks) >= WORTHWHILE else FEW
    if workers == 0 or not tasks:
        return (take(task, limits) for task in tasks)
    return _in_processes(tasks, workers, limits)


def start_code() -> str:
    """What a worker process runs: it finds the same packages as this one, and knows nothing else of it."""
    return f"import sys; sys.path[:] = {sys.path!r}; from resindex.indexing.workers import serve; serve()"


def serve() -> None:
    """The life of a worker: take limits, then batches, from standard input until it ends; answer on standard output."""
    import signal

    # Ctrl-C reaches the whole group of processes; when to stop is the parent's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the answers
    answers.write(_READY)
    answers.flush()
    with suppress(EOFError, BrokenPipeError):
        limits: Limits = pickle.load(sys.stdin.buffer)
        _bound_memory(limits)
        while True:
            tasks: tuple[Task, ...] = pickle.load(sys.stdin.buffer)
            for task in tasks:
                with _alarm(limits):
                    outcome = take(task, limits)
                pickle.dump(outcome, answers, protocol=pickle.HIGHEST_PROTOCOL)
                answers.flush()


def _bound_memory(limits: Limits) -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        own = limits.memory * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (own if most == resource.RLIM_INFINITY else min(own, most), most))


@contextmanager
def _alarm(limits: Limits) -> Iterator[None]:
    """Ends this process if what is done takes longer than it may, whatever library it hangs in."""
    import signal

    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class _Worker:
    """One worker process, started when the first batch comes and again after it has died."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False
        self._guard = threading.Lock()

    def take(self, tasks: tuple[Task, ...]) -> list[Outcome]:
        """What becomes of the tasks; one that ends its process is tried once more, unless it took too long."""
        found: list[Outcome] = []
        again = False  # the next task has ended a process already
        while len(found) < len(tasks):
            process = self._running()
            if process is None:
                # No process can be started here (a frozen programme, a closed system): then this one does the work.
                return found if self._ended else found + [take(task, self._limits) for task in tasks[len(found) :]]
            before = len(found)
            found.extend(self._ask(process, tasks[before:]))
            if len(found) < len(tasks):
                late, how = self._death(process)
                again = again and len(found) == before
                if late or again:
                    found.append(Outcome(problem=how))
                again = not (late or again)
        return found

    def end(self) -> None:
        with self._guard:
            self._ended = True
            self._stop()

    def _ask(self, process: subprocess.Popen[bytes], tasks: tuple[Task, ...]) -> Iterator[Outcome]:
        """What becomes of the tasks, up to the one that the process died over."""
        assert process.stdin is not None and process.stdout is not None
        with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            pickle.dump(tasks, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            for _ in tasks:
                outcome: Outcome = pickle.load(process.stdout)
                yield outcome

    def _death(self, process: subprocess.Popen[bytes]) -> tuple[bool, str]:
        """Whether the process ran out of time; and how it ended, in words."""
        with suppress(subprocess.TimeoutExpired):
            process.wait(_GOING)
        with self._guard:
            self._stop()
        name = _signal_name(-process.returncode) if process.returncode < 0 else ""
        if name == "SIGALRM":
            return True, f"reading it takes more than {self._limits.seconds:,} s"
        fault = f"{name}, a fault in a library" if name else "a fault in a library"
        why = "killed, perhaps for want of memory" if name == "SIGKILL" else fault
        return False, f"the process that read it died ({why})"

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
                if self._process is not None and not _is_ready(self._process, self._limits):
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


def _is_ready(process: subprocess.Popen[bytes], limits: Limits) -> bool:
    """Has it begun? Then it learns its limits."""
    assert process.stdin is not None and process.stdout is not None
    if process.stdout.read(len(_READY)) != _READY:
        return False
    with suppress(OSError):  # if it died in between, the first task will show it
        pickle.dump(limits, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
    return True


def _signal_name(number: int) -> str:
    import signal

    with suppress(ValueError):
        return signal.Signals(number).name
    return f"signal {number}"


def _in_processes(tasks: Sequence[Task], count: int, limits: Limits) -> Generator[Outcome]:
    batches = _batches(tasks)
    crew = [_Worker(limits) for _ in range(count)]
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
