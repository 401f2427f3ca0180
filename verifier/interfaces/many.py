"""Sources in, a report or a failure for each out, in their order.

What was checked before is remembered; the rest is shared out over processes where that pays.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from verifier import reading
from verifier.errors import InputError, SettingsError
from verifier.interfaces.outcome import Exit, fault
from verifier.model.report import Report
from verifier.model.source import Source
from verifier.pipe import verify_source
from verifier.reading.companions import candidates
from verifier.settings import Settings

Task = tuple[Source, Settings]

_PAYS_FROM = 400_000
"""Bytes to read from which a second process earns back the second or two that its start costs."""
_SHARE = 20_000
"""Bytes that a process is handed at a time, so that all end at about the same time."""


class Failure(NamedTuple):
    """A text that could not be checked: what to say of it, and how the command ends for it."""

    why: str
    code: Exit
    trace: str = ""
    """Set where the fault is ours."""


def verify_all(tasks: Sequence[Task], jobs: int = 0, cached: bool = False) -> Iterator[Report | Failure]:
    """A report or failure for each task, in order. `jobs` is the number of processes, 0 for one a core.

    Raises SettingsError, which would be the same for every text.
    """
    if not cached or len(tasks) < 2:  # one text is quick enough, and a draft may be nobody's business
        yield from _verified(tasks, jobs)
        return
    from verifier.interfaces.cache import Cache, folder, key

    keys = [key(*task) if _cacheable(task) else b"" for task in tasks]
    cache = Cache(folder())
    try:
        known = cache.known([one for one in keys if one])
        missing = [task for task, one in zip(tasks, keys, strict=True) if one not in known]
        fresh = iter(_verified(missing, jobs))
        new: dict[bytes, Report] = {}
        for one in keys:
            answer = known[one] if one in known else next(fresh)
            if one and one not in known and isinstance(answer, Report) and not answer.crashed:
                new[one] = answer
            yield answer
        cache.keep(new)
    finally:
        cache.close()


def _cores() -> int:
    """How many processes may run at one time for us."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _cacheable(task: Task) -> bool:
    """Not a claim file, nor an article that has one: they rest on other files. Not what an outside pipeline parses."""
    source, settings = task
    alone = reading.kind_of(source) == "article" and not candidates(source.name)
    return alone and not settings.pipeline


def _verified(tasks: Sequence[Task], jobs: int) -> Iterable[Report | Failure]:
    jobs = jobs or _cores()
    size = sum(len(source.data) for source, _ in tasks)
    if jobs < 2 or len(tasks) < 2 or size < _PAYS_FROM:
        return map(_attempt, tasks)
    return _shared(tasks, jobs)


def _shared(tasks: Sequence[Task], jobs: int) -> Iterator[Report | Failure]:
    """The same by several processes; should one die, what is left is done here."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    with ProcessPoolExecutor(min(jobs, len(tasks))) as pool:
        try:
            for answers in pool.map(_attempts, _portions(tasks)):
                yield from answers
                done += len(answers)
            return
        except BrokenProcessPool:
            pool.shutdown(wait=False, cancel_futures=True)
    yield from map(_attempt, tasks[done:])


def _portions(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    portion: list[Task] = []
    size = 0
    for task in tasks:
        portion.append(task)
        size += len(task[0].data)
        if size >= _SHARE:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _attempts(tasks: Sequence[Task]) -> list[Report | Failure]:
    return [_attempt(task) for task in tasks]


def _attempt(task: Task) -> Report | Failure:
    source, settings = task
    try:
        return verify_source(source, settings)
    except InputError as error:
        return Failure(str(error), Exit.MISUSE)
    except SettingsError:  # it would be the same for every text
        raise
    except Exception as error:  # a crash on one text must not lose the others
        import traceback

        return Failure(fault(error), Exit.CRASH, traceback.format_exc())
