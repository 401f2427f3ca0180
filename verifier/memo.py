"""Ask a pure function only for answers not known yet."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Protocol, TypeVar, cast

Item = TypeVar("Item", bound=Hashable)
Answer = TypeVar("Answer")


class Memo(Protocol):
    """Calls `work` with the items it has no answer for, as one batch; answers in the order of the items."""

    def __call__(
        self, work: Callable[[Sequence[Item]], Sequence[Answer]], items: Sequence[Item], /
    ) -> Sequence[Answer]:
        """Answers in the order of the items."""
        ...


def no_memo(work: Callable[[Sequence[Item]], Sequence[Answer]], items: Sequence[Item], /) -> Sequence[Answer]:
    """Remembers nothing between calls; asks once for items that are alike."""
    once = list(dict.fromkeys(items))
    known = dict(zip(once, work(once), strict=True))
    return [known[item] for item in items]


class Remembered:
    """A memo that keeps the answers of its last calls, at most `limit` of them, the oldest dropped first.

    Several threads may ask; one at a time is answered.
    """

    def __init__(self, limit: int = 100_000) -> None:
        self._limit = limit
        self._lock = Lock()
        self._known: dict[tuple[str, Hashable], object] = {}

    def __call__(
        self, work: Callable[[Sequence[Item]], Sequence[Answer]], items: Sequence[Item], /
    ) -> Sequence[Answer]:
        """Answers in the order of the items."""
        with self._lock:
            name = f"{work.__module__}.{work.__qualname__}"
            missing = [item for item in dict.fromkeys(items) if (name, item) not in self._known]
            if missing:
                self._known.update(zip(((name, item) for item in missing), work(missing), strict=True))
            answers = [cast(Answer, self._known[name, item]) for item in items]
            for item in items:
                self._known[name, item] = self._known.pop((name, item))
            while len(self._known) > self._limit:
                del self._known[next(iter(self._known))]
            return answers
