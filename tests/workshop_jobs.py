"""Jobs for `bot.workshop`, good and poisonous. Workers import this module, so it imports next to nothing."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time

from bot.errors import DocumentError


def double(number: int) -> int:
    return 2 * number


def get_pid() -> int:
    return os.getpid()


def list_modules() -> set[str]:
    """What the worker has imported, with all that reading needs."""
    import bot.reading  # noqa: PLC0415

    bot.reading.prepare()
    return set(sys.modules)


def loop() -> None:
    while True:
        pass


def loop_in_c() -> None:
    """A long call that holds the interpreter's lock: nothing in Python can interrupt it."""
    ctypes.PyDLL(None).sleep(600)


def report_and_loop(path: str) -> None:
    """Say in a file which process this is, then never end."""
    with open(f"{path}.new", "w") as file:  # noqa: PTH123
        file.write(str(os.getpid()))
    os.replace(f"{path}.new", path)  # noqa: PTH105
    loop()


def allocate() -> None:
    held = []
    while True:
        held.append(bytearray(50_000_000))


def allocate_at_once() -> int:
    return len(bytes(50_000_000_000))


def recurse() -> None:
    recurse()


def answer_endlessly() -> bytes:
    return bytes(70_000_000)


def leave() -> None:
    os._exit(0)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def print_much() -> int:
    """A library that prints, to the stream and past it."""
    print("x" * 100_000, flush=True)
    os.write(1, b"y" * 100_000)
    return 1


def read_input() -> str:
    return sys.stdin.read()


def refuse() -> None:
    raise DocumentError("That file is in Elvish.")


def divide() -> float:
    return 1 / (double(1) - 2)


class PeculiarError(Exception):
    """An error that pickle cannot put together again."""

    def __init__(self, part: str, whole: str) -> None:
        super().__init__(f"{part} of {whole}")


def fail_peculiarly() -> None:
    raise PeculiarError("half", "it")


def nap(seconds: float) -> None:
    time.sleep(seconds)
