"""Work in processes that may be killed: real ones, and jobs that are out to kill them."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.errors import DocumentError, SourceError
from bot.workshop import TOO_BUSY, TOO_HEAVY, Limits, Workshop
from tests import workshop_jobs as jobs
from tests.bot_process import PROJECT

SHORT = Limits(seconds=0.5, memory_bytes=400_000_000, workers=1)
PATIENCE_SECONDS = 20


@pytest.fixture
async def workshop() -> AsyncIterator[Workshop]:
    """One worker, half a second for each job."""
    async with Workshop(SHORT) as opened:
        yield opened


def is_running(pid: int) -> bool:
    """A process that has ended, but was not asked for its status, runs no more."""
    listed = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return listed.stdout.strip()[:1] not in {"", "Z"}


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


async def until(holds: Callable[[], bool]) -> None:
    await asyncio.to_thread(wait_until, holds)


# ── poisonous jobs ───────────────────────────────────────────────────────────────────────────────


POISON = [
    jobs.loop,
    jobs.loop_in_c,
    jobs.allocate,
    jobs.allocate_at_once,
    jobs.recurse,
    jobs.answer_endlessly,
    jobs.leave,
    jobs.crash,
]


@pytest.mark.parametrize("job", POISON, ids=lambda job: job.__name__)
async def test_a_poisonous_job_costs_its_worker_alone_and_the_next_has_a_fresh_one(
    workshop: Workshop, job: Callable[[], object]
) -> None:
    before = await workshop.run(jobs.get_pid)
    with pytest.raises(SourceError) as caught:
        await workshop.run(job)
    assert str(caught.value) == TOO_HEAVY
    assert await workshop.run(jobs.get_pid) != before
    assert not is_running(before)


async def test_while_one_job_hangs_others_are_done_beside_it() -> None:
    async with Workshop(Limits(seconds=2, workers=2)) as workshop:
        hanging = asyncio.create_task(workshop.run(jobs.loop))
        assert [await workshop.run(jobs.double, number) for number in range(5)] == [0, 2, 4, 6, 8]
        assert not hanging.done()
        with pytest.raises(SourceError):
            await hanging


# ── what comes back ──────────────────────────────────────────────────────────────────────────────


async def test_a_result_comes_back_whole(workshop: Workshop) -> None:
    assert await workshop.run(bytes.fromhex, "00ff" * 5_000_000) == b"\x00\xff" * 5_000_000


async def test_our_errors_come_back_as_they_are(workshop: Workshop) -> None:
    with pytest.raises(DocumentError) as caught:
        await workshop.run(jobs.refuse)
    assert str(caught.value) == "That file is in Elvish."


async def test_a_bug_comes_back_as_a_bug_and_tells_where_it_is(workshop: Workshop) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        await workshop.run(jobs.divide)
    assert "in divide" in "".join(caught.value.__notes__)


async def test_an_error_that_cannot_be_pickled_comes_back_in_words(workshop: Workshop) -> None:
    with pytest.raises(RuntimeError, match=r"PeculiarError\('half of it'\)"):
        await workshop.run(jobs.fail_peculiarly)


async def test_an_error_of_a_job_costs_no_worker(workshop: Workshop) -> None:
    before = await workshop.run(jobs.get_pid)
    for job in (jobs.refuse, jobs.divide, jobs.fail_peculiarly):
        with pytest.raises((DocumentError, ZeroDivisionError, RuntimeError)):
            await workshop.run(job)
    assert await workshop.run(jobs.get_pid) == before


async def test_what_a_library_prints_is_no_answer_and_it_has_nothing_to_read(workshop: Workshop) -> None:
    assert await workshop.run(jobs.print_much) == 1
    assert await workshop.run(jobs.read_input) == ""


# ── workers ──────────────────────────────────────────────────────────────────────────────────────


async def test_a_worker_reads_without_the_language_model_the_web_and_the_database() -> None:
    async with Workshop() as workshop:
        modules = await workshop.run(jobs.list_modules)
    assert modules.isdisjoint({"spacy", "httpx", "aiosqlite", "telegram", "matplotlib"})
    assert "trafilatura" in modules


async def test_there_are_no_workers_until_there_is_work_or_they_are_warmed_up() -> None:
    async with Workshop(Limits(workers=2)) as workshop:
        assert list_children() == set()
        workshop.warm_up(jobs.get_pid)
        await until(lambda: len(list_children()) == 2)


async def test_jobs_share_the_workers_and_no_more_are_started() -> None:
    async with Workshop(Limits(workers=2)) as workshop:
        pids = await asyncio.gather(*(workshop.run(jobs.get_pid) for _ in range(20)))
        assert len(set(pids)) <= 2


async def test_a_worker_has_a_limited_life() -> None:
    async with Workshop(Limits(workers=1, jobs=2)) as workshop:
        pids = [await workshop.run(jobs.get_pid) for _ in range(4)]
    assert pids[0] == pids[1] != pids[2] == pids[3]


async def test_a_worker_that_was_killed_while_idle_is_replaced(workshop: Workshop) -> None:
    before = await workshop.run(jobs.get_pid)
    os.kill(before, signal.SIGKILL)
    await until(lambda: not list_children())
    await asyncio.sleep(0.05)
    assert await workshop.run(jobs.get_pid) != before


async def test_more_work_than_may_wait_is_turned_away_and_the_rest_is_done() -> None:
    async with Workshop(Limits(workers=1, waiting=3)) as workshop:
        await workshop.run(jobs.get_pid)
        answers = await asyncio.gather(
            *(workshop.run(jobs.double, number) for number in range(10)), return_exceptions=True
        )
    turned_away = [str(one) for one in answers if isinstance(one, SourceError)]
    assert turned_away == [TOO_BUSY] * len(turned_away)
    assert 3 <= len(answers) - len(turned_away) < 10


# ── the end ──────────────────────────────────────────────────────────────────────────────────────


async def test_a_job_that_nobody_waits_for_any_more_is_ended(workshop: Workshop, tmp_path: Path) -> None:
    report = tmp_path / "pid"
    task = asyncio.create_task(workshop.run(jobs.report_and_loop, str(report)))
    await until(report.exists)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not is_running(int(report.read_text()))
    assert await workshop.run(jobs.double, 2) == 4


async def test_closing_cuts_off_what_runs_and_what_waits(tmp_path: Path) -> None:
    report = tmp_path / "pid"
    async with Workshop(Limits(workers=1)) as workshop:
        running = asyncio.create_task(workshop.run(jobs.report_and_loop, str(report)))
        await until(report.exists)
        waiting = asyncio.create_task(workshop.run(jobs.double, 1))
        await asyncio.sleep(0)
    outcomes = await asyncio.gather(running, waiting, return_exceptions=True)
    assert [type(one) for one in outcomes] == [asyncio.CancelledError, asyncio.CancelledError]
    assert list_children() == set()


async def test_closing_while_workers_are_being_started_leaves_none() -> None:
    async with Workshop(Limits(workers=2)) as workshop:
        workshop.warm_up(jobs.get_pid)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    assert list_children() == set()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "terminated"])
def test_workers_busy_and_idle_end_with_the_process_that_started_them(
    tmp_path: Path, number: signal.Signals
) -> None:
    """Nobody is left to end them: the idle one sees its pipe close, the busy one has an alarm."""
    report = tmp_path / "pid"
    command = [sys.executable, "-m", "tests.test_workshop", str(report)]
    parent = subprocess.Popen(command, cwd=PROJECT)
    try:
        wait_until(report.exists)
        workers = list_children(parent.pid)
        assert int(report.read_text()) in workers
        assert len(workers) == 2
        parent.send_signal(number)
        parent.wait(PATIENCE_SECONDS)
        wait_until(lambda: not any(map(is_running, workers)))
    finally:
        parent.kill()
        parent.wait()


def list_children(pid: int | None = None) -> set[int]:
    """The worker processes of a process."""
    listed = subprocess.run(
        ["pgrep", "-f", "-P", str(pid or os.getpid()), "bot.worker"],
        capture_output=True,
        text=True,
        check=False,
    )
    return {int(line) for line in listed.stdout.split()}


async def _keep_one_idle_and_one_busy(report: str) -> None:
    async with Workshop(Limits(seconds=1.5, workers=2)) as workshop:
        await asyncio.gather(workshop.run(jobs.nap, 0.2), workshop.run(jobs.nap, 0.2))
        await workshop.run(jobs.report_and_loop, report)


if __name__ == "__main__":
    asyncio.run(_keep_one_idle_and_one_busy(sys.argv[1]))
