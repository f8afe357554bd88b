"""Heavy work on what strangers send, in processes that may die of it, so that the bot does not.

Worker processes of our own rather than a pool of the standard library, which cannot kill one worker, or of
a library on top of `multiprocessing`: that imports the main module again in each child, and so spaCy, and
shares one channel among them. Here each worker has its own pipe to the event loop, without a thread between.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, Protocol, Self, TypeVar, cast

from bot.errors import SourceError
from bot.worker import HEADER, pack

log = logging.getLogger(__name__)

TOO_HEAVY = "That one is too heavy for me — paste the part that matters and I'll read that."
TOO_BUSY = "I have too much to read just now — send it again in a few minutes."
_ROOT = Path(__file__).parents[1]

P = ParamSpec("P")
T = TypeVar("T")


class Run(Protocol):
    """Calls a function where it may take its time: `asyncio.to_thread`, or the `run` of a `Workshop`."""

    async def __call__(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may cost, and how much work is taken on."""

    seconds: float = 20.0
    memory_bytes: int = 1_000_000_000
    """Address space of a worker, of which the interpreter and the libraries take a fifth."""
    answer_bytes: int = 64_000_000
    workers: int = 2
    waiting: int = 64
    """Jobs that hold their pages in memory while they wait; more are turned away."""
    jobs: int = 200
    """A worker's life: libraries keep caches that only grow."""


class Workshop:
    """Worker processes, started when they are first needed.

    A job that takes too long or too much memory, or crashes, costs its worker and raises `SourceError`; the
    next job has another.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._free = asyncio.Semaphore(self._limits.workers)
        self._waiting = 0
        self._idle: list[_Worker] = []
        self._running: set[asyncio.Task[object]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Cancel what runs and waits, and end all workers."""
        running = list(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        for worker in self._idle:
            await worker.end()
        self._idle.clear()

    async def run(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """What the function returns or raises in a worker. All is pickled, the function by its name."""
        return cast("T", await self._start(pack((function, arguments, named))))

    def warm_up(self, function: Callable[[], object]) -> None:
        """Start all workers ahead of the first job, each with this."""
        for _ in range(self._limits.workers):
            self._start(pack((function, (), {})))

    def _start(self, job: bytes) -> asyncio.Task[object]:
        task = asyncio.create_task(self._run(job))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

    async def _run(self, job: bytes) -> object:
        if self._waiting >= self._limits.waiting:
            raise SourceError(TOO_BUSY)
        self._waiting += 1
        try:
            await self._free.acquire()
        finally:
            self._waiting -= 1
        try:
            return _unpack(await self._do(job))
        finally:
            self._free.release()

    async def _do(self, job: bytes) -> bytes:
        worker = await self._take_worker()
        try:
            answer = await worker.do(job)
        except BaseException:  # cancelled, too: nobody waits for what it does
            await worker.end()
            raise
        if worker.jobs < self._limits.jobs:
            self._idle.append(worker)
        else:
            await worker.end()
        return answer

    async def _take_worker(self) -> _Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.is_alive:
                return worker
        return await self._start_worker()

    async def _start_worker(self) -> _Worker:
        """In a task of its own: asyncio hangs where the start of a process is cancelled (Python 3.11)."""
        starting = asyncio.ensure_future(_Worker.start(self._limits))
        try:
            return await asyncio.shield(starting)
        except asyncio.CancelledError:
            await (await starting).end()
            raise


class _Worker:
    """One process and the pipes to it."""

    def __init__(self, process: Process, limits: Limits) -> None:
        self._process = process
        self._pipes = cast("tuple[StreamWriter, StreamReader]", (process.stdin, process.stdout))
        self._limits = limits
        self.jobs = 0

    @classmethod
    async def start(cls, limits: Limits) -> Self:
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot.worker", str(limits.seconds), str(limits.memory_bytes)),
            stdin=PIPE,
            stdout=PIPE,
            # Threads of numerics would each reserve memory, for sums that nobody asks for.
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1"},
            # Ctrl-C in a terminal is the bot's to deal with.
            start_new_session=True,
        )
        return cls(process, limits)

    @property
    def is_alive(self) -> bool:
        return self._process.returncode is None

    async def do(self, job: bytes) -> bytes:
        """The job's answer, pickled. `SourceError` where the worker died of it."""
        self.jobs += 1
        stdin, stdout = self._pipes
        try:
            stdin.write(job)
            await stdin.drain()
            (size,) = HEADER.unpack(await stdout.readexactly(HEADER.size))
            if size > self._limits.answer_bytes:
                raise SourceError(TOO_HEAVY)
            return await stdout.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError):
            # A negative status is the signal: 14 the time limit, 11 a crash of a library, 9 the system's.
            log.warning("A worker died of what it read, status %d.", await self._wait())
            raise SourceError(TOO_HEAVY) from None

    async def end(self) -> None:
        if self.is_alive:
            self._process.kill()
        await self._wait()

    async def _wait(self) -> int:
        """Its status, once it has ended. Python 3.11 waits until its pipe is read to the end, too."""
        await self._process.communicate()
        return await self._process.wait()


def _unpack(answer: bytes) -> object:
    """What the function returned; raises what it raised."""
    raised, value = pickle.loads(answer)  # noqa: S301 - from our own worker
    if raised:
        raise value
    return value
