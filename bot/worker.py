"""The process that does a `bot.workshop`'s jobs, one after the other, until its input ends.

It is started with its limits as arguments. To the kernel it leaves what Python cannot promise: memory beyond
the limit is refused, and an alarm that nothing here handles kills it when a job takes too long, even within
C code, and even when the bot that would wait for it was killed.
"""

from __future__ import annotations

import logging
import os
import pickle
import resource
import signal
import struct
import sys
import traceback
from contextlib import suppress
from typing import BinaryIO

HEADER = struct.Struct(">Q")
"""Before each message, its length in bytes."""
DIED = 1


def main() -> None:
    seconds, memory_bytes = float(sys.argv[1]), int(sys.argv[2])
    jobs, answers = _take_pipes()
    _set_limits(memory_bytes)
    logging.disable()  # what libraries remark on a broken page is no news
    while job := _read(jobs):
        signal.setitimer(signal.ITIMER_REAL, seconds)
        answer = _perform(job)
        signal.setitimer(signal.ITIMER_REAL, 0)
        answers.write(answer)
        answers.flush()


def pack(value: object) -> bytes:
    """A message: the value, pickled, behind its length."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return HEADER.pack(len(data)) + data


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Both ends for ourselves: a library that prints must not be taken for an answer."""
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return jobs, answers


def _set_limits(memory_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError):  # macOS knows this limit and sets none
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _read(pipe: BinaryIO) -> bytes:
    """The next job; none when the bot has closed the pipe, or is gone."""
    header = pipe.read(HEADER.size)
    return pipe.read(HEADER.unpack(header)[0]) if len(header) == HEADER.size else b""


def _perform(job: bytes) -> bytes:
    """The answer: whether it was raised, and what was returned or raised."""
    try:
        function, arguments, named = pickle.loads(job)  # noqa: S301 - from the bot that started us
        return pack((False, function(*arguments, **named)))
    except (MemoryError, RecursionError):
        # What is left of this process is not to be trusted; its end says all.
        os._exit(DIED)
    except Exception as error:  # noqa: BLE001 - all go to whoever asked, a bug as a bug
        return pack((True, _portable(error)))


def _portable(error: Exception) -> Exception:
    """The error with its traceback as a note; one that cannot be pickled, in the words of another."""
    told: Exception
    try:
        told = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - an error's own pickling may raise anything
        told = RuntimeError(repr(error))
    told.add_note("".join(traceback.format_exception(error)))
    return told


if __name__ == "__main__":
    main()
