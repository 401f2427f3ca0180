"""One reader over the first clean texts, in a process of its own: `python -m benchmarks.pace READER FOLDER TEXTS`.

Prints characters, CPU seconds and peak memory as JSON. One call a text, nothing remembered; loading is not counted.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import peers
from benchmarks.texts import rows

WARM = "On 3 May 2024 about 5 million people paid $2.50 for 12 km, 3% more than in 2019."


def _numbers() -> Callable[[str], object]:
    from verifier.numbers import read

    return read


def _everything() -> Callable[[str], object]:
    import verifier

    return verifier.quantities


def _check() -> Callable[[str], object]:
    import verifier

    return lambda text: verifier.verify(text=text, name="text.md")


def _peer(name: str) -> Callable[[], Callable[[str], object]]:
    return lambda: dict(peers.peers())[name]


def _recognizers() -> Callable[[str], object]:
    read = dict(peers.peers())["Recognizers"]
    return lambda text: (read(text), peers.recognizers_dates(text))


READERS = {
    "numbers and dates": _numbers,
    "everything, with the parser": _everything,
    "a whole check": _check,
    "quantulum3": _peer("quantulum3"),
    "Recognizers": _recognizers,
}


def main(reader: str, data: Path, texts: int) -> None:
    """Time one reader."""
    found = [row["text"] for row, _ in zip(rows(data / "webpages.jsonl"), range(texts), strict=False)]
    read = READERS[reader]()
    read(WARM)
    began = time.process_time()
    for text in found:
        read(text)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"characters": sum(map(len, found)), "seconds": seconds, "peak": peak}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
