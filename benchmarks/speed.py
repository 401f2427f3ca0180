"""Speed beside others in one run: characters per CPU second of each reader, and whole processes.

Among these the seed article (1,626 words) held against ten sources of 5,000 words, cut from the published pages.

Every reader runs in a fresh process, one after the other; quote the ratios, not the seconds.
"""

import json
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.peers import peers
from benchmarks.texts import rows
from verifier import reading
from verifier.extraction import extract
from verifier.model.source import Source
from verifier.pipe import conclude
from verifier.settings import Settings

CLAIMS = Path(__file__).parents[1] / "claims" / "harbour-ferry.yaml"
TEXTS = 100
LIBRARY, LONG = 10, 5000
"""Sources that an article is held against, and the words of each."""
WARM = 20
"""Texts that are read before any is counted, so that patterns and word lists are loaded."""
SLOW = {"Recognizers": 10}
"""The slowest reads the first few texts only: its rate, in minutes instead of a quarter of an hour."""


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Rates of reading and their ratios to the peers'; then commands against bare imports."""
    del half, show
    return {**_reading(data, limit or TEXTS), **_stages(data, limit or TEXTS), **_processes(data)}


def _stages(data: Path, texts: int) -> dict[str, str]:
    """CPU seconds of extraction, and of all checks and solving, once what both load is loaded."""
    if not (data / "webpages.jsonl").exists():
        return {}
    settings = Settings()
    spent: list[tuple[float, float]] = []
    for row, _ in zip(rows(data / "webpages.jsonl"), range(WARM + texts), strict=False):
        began = time.process_time()
        document, _ = reading.read(Source(name="text.md", text=row["text"]))
        ledger, _ = extract(document, settings)
        extracted = time.process_time()
        conclude(ledger, settings, ())
        spent.append((extracted - began, time.process_time() - extracted))
    reading_, checking = (sum(one[side] for one in spent[WARM:]) for side in (0, 1))
    dearer = sum(checks > extraction for extraction, checks in spent[WARM:])
    return {
        "checks and solving / extraction": f"{checking:.2f} / {reading_:.2f} CPU s = {checking / reading_:.2f}",
        "texts whose checks cost more": f"{dearer} of {len(spent[WARM:])} (aim 0)",
    }


def _reading(data: Path, texts: int) -> dict[str, str]:
    if not (data / "webpages.jsonl").exists():
        return {"webpages.jsonl": "not there, skipped"}
    names = ["numbers and dates", "everything, with the parser", "a whole check", *(n for n, _ in peers())]
    rates: dict[str, float] = {}
    peaks: dict[str, float] = {}
    for name in names:
        count = min(texts, SLOW.get(name, texts))
        command = [sys.executable, "-m", "benchmarks.pace", name, str(data), str(count)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found = json.loads(done.stdout)
        rates[name], peaks[name] = found["characters"] / found["seconds"], found["peak"]
    figures = {}
    for name, rate in rates.items():
        figures[name] = f"{rate:,.0f} characters per CPU second, peak {peaks[name]:.0f} MB"
        if name in names[:2]:
            ratios = (f"{rate / rates[peer]:.1f} x {peer}" for peer in names[3:])
            figures[name] += "".join(f", {ratio}" for ratio in ratios)
    return figures


def _processes(data: Path) -> dict[str, str]:
    """Median wall seconds of five runs each, interleaved, after one to warm the disk."""
    with TemporaryDirectory() as folder:
        return _timed(data.parent / "seed" / "article.txt", _library(data, Path(folder)))


def _library(data: Path, folder: Path) -> list[Path]:
    """The published pages, strung together and cut into long sources."""
    words = " ".join(row["text"].replace("\n", " \n ") for row in rows(data / "webpages.jsonl")).split(" ")
    paths = [folder / f"{number}.txt" for number in range(LIBRARY)]
    full = [at for at, word in enumerate(words) if word.strip()][::LONG]
    for path, (start, end) in zip(paths, pairwise(full), strict=False):
        path.write_text(" ".join(words[start:end]), encoding="utf-8")
    return [path for path in paths if path.exists()]


def _timed(article: Path, library: list[Path]) -> dict[str, str]:
    sources = [part for path in library for part in ("--source", str(path))]
    commands = {
        "import spacy; blank": [sys.executable, "-c", "import spacy; spacy.blank('en')"],
        "check the seed article": [sys.executable, "-m", "verifier", "check", str(article)],
        "the same against ten sources": [sys.executable, "-m", "verifier", "check", str(article), *sources],
        "import pydantic": [sys.executable, "-c", "import pydantic"],
        "check a claim file": [sys.executable, "-m", "verifier", "check", str(CLAIMS)],
        "verifier --version": [sys.executable, "-m", "verifier", "--version"],
        "verifier --help": [sys.executable, "-m", "verifier", "--help"],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(6):
        for name, command in commands.items():
            began = time.perf_counter()
            subprocess.run(command, capture_output=True, check=False)
            if turn:
                seconds[name].append(time.perf_counter() - began)
    middle = {name: median(times) for name, times in seconds.items()}
    article_ratio = middle["check the seed article"] / middle["import spacy; blank"]
    claims_limit = 3 * middle["import pydantic"] + 0.1
    return {
        **{name: f"{value:.3f} s" for name, value in middle.items()},
        "against ten sources, 50,000 words": f"{middle['the same against ten sources']:.2f} s (aim < 3)",
        "seed article / spaCy blank": f"{article_ratio:.2f} (aim ≤ 2)",
        "claim file / (3 x pydantic + 0.1 s)": f"{middle['check a claim file'] / claims_limit:.2f} (aim ≤ 1)",
    }
