"""Several desks and a kill at any moment: no decision is lost, no file is left half written."""

import datetime
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from desks import TODAY, desk, kept

from verifier.interfaces.review.opened import Opened
from verifier.model.source import Source
from verifier.settings import Settings


def meetings(count: int) -> str:
    """An article with a wrong weekday in each of so many sentences."""
    days = (datetime.date(2025, 1, 1) + datetime.timedelta(days=n) for n in range(count))
    wrong = "The council met on {:%A}, {} {:%B} {}."
    told = (wrong.format(day + datetime.timedelta(days=3), day.day, day, day.year) for day in days)
    return "# Meetings\n\n" + "\n\n".join(told) + "\n"


def test_two_desks_at_one_file_lose_nothing(tmp_path: Path) -> None:
    """200 decisions, every second one from the other desk, four at a time."""
    path = tmp_path / "meetings.md"
    path.write_text(meetings(200), encoding="utf-8")
    path.with_suffix(".yaml").write_text("# by hand\nverifier: 1\n\n# the end\n", encoding="utf-8")
    chosen = Settings(today=TODAY, select=("weekday-misses-date",))
    with desk(path, settings=chosen) as one, desk(path, settings=chosen) as other:
        sheets = [at.sitting.texts[0].sheet() for at in (one, other)]
        assert sheets[0]
        marks = [item.mark for item in sheets[0].items]
        assert len(marks) == 200

        def accept(n: int) -> int:
            at = (one, other)[n % 2]
            at.client.follow_redirects = False
            form = {"decision": "accepted", "state": "", "note": f"number {n}"}
            return at.post(f"/text/1/finding/{marks[n]}/decide", **form).status_code

        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(accept, range(200)))
    assert set(answers) == {303}
    assert {one.note for one in kept(path)} == {f"number {n}" for n in range(200)}
    text = path.with_suffix(".yaml").read_text(encoding="utf-8")
    assert text.startswith("# by hand\nverifier: 1\n")
    assert "# the end\n" in text


DECIDER = """
import sys
from verifier.interfaces.review.opened import Opened
from verifier.model.finding import Confidence, Finding, Place, PlaceRole, Severity, Verdict
from verifier.model.review import Decision, Review
from verifier.model.source import Source
from verifier.interfaces.review.opened import Opened
from verifier.model.source import Source
from verifier.settings import Settings
text = Opened(Source(name=sys.argv[1], data=b"x"), Settings())
for n in range(int(sys.argv[2]), 100_000):
    text.write(drop=None, put=Review(check="x-y", decision=Decision.LATER, quote=f"case {n}"))
    print(n, flush=True)
"""


def test_kill_between_decisions_loses_the_last_one_at_most(tmp_path: Path) -> None:
    path = tmp_path / "cases.md"
    path.write_text("# Cases\n", encoding="utf-8")
    said = -1
    for _ in range(4):
        running = subprocess.Popen(
            [sys.executable, "-c", DECIDER, str(path), str(said + 1)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        )
        assert running.stdout
        running.stdout.readline()
        time.sleep(0.15)
        running.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        left, _ = running.communicate()
        numbers = [int(line) for line in left.split() if line.isdigit()]
        said = max([said + 1, *numbers])
        written = [int(one.quote.split()[1]) for one in kept(path)]
        assert written == list(range(len(written)))
        assert said <= written[-1] <= said + 1, "at most one was written and not yet said"
        said = written[-1]
    Opened(Source(name=str(path), data=b"x"), Settings()).write(drop=kept(path)[-1], put=None)
    assert {one.name for one in tmp_path.iterdir()} == {"cases.md", "cases.yaml"}
