"""The desk's loop: every decision, where it is written, how it is taken back, and who else is at work."""

import datetime
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import httpx
import pytest
from click.testing import CliRunner
from desks import FERRY, TODAY, desk

from verifier.desk.sheet import value
from verifier.interfaces.cli import command
from verifier.keeping.decide import decisions
from verifier.model.finding import Confidence, Finding, Place, PlaceRole, Severity, Verdict
from verifier.model.review import Decision, Review
from verifier.model.source import Source
from verifier.reading.claimfile import read_claims
from verifier.settings import Settings

SUM, BOATS = "total-misses-parts", "count-misses-list"


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.md"
    path.write_text(FERRY, encoding="utf-8")
    return path


def kept(path: Path) -> tuple[Review, ...]:
    """What the claim file beside an article decides."""
    file = path.with_suffix(".yaml")
    return decisions(read_claims(Source(name=str(file), data=file.read_bytes()))[0]) if file.exists() else ()


def checked(*arguments: str) -> str:
    return CliRunner().invoke(command, ["check", *arguments, "--today", "2026-05-04"]).output


@pytest.mark.parametrize("decision", ["accepted", "ask-author", "ask-source", "later"])
def test_a_decision_is_written_and_undone(ferry: Path, decision: str) -> None:
    with desk(ferry) as open_desk:
        answer = open_desk.decide(SUM, decision, note="Which grant?")
        assert answer.status_code == 200
        (review,) = kept(ferry)
        assert (review.check, review.decision, review.note, review.by) == (
            SUM,
            decision,
            "Which grant?",
            "city desk",
        )
        assert (SUM in open_desk.marks()) == (decision == "later")
        assert open_desk.post("/undo").status_code == 200
        assert kept(ferry) == ()
        assert SUM in open_desk.marks()
    assert SUM in checked(str(ferry))


def test_a_waiver_is_honoured_by_the_check_and_undone(ferry: Path) -> None:
    with desk(ferry) as open_desk:
        open_desk.decide(SUM, "waived", note="A third grant is agreed.", by="Ines", until="2026-06-30")
        assert "1 waived" in checked(str(ferry))
        assert SUM not in open_desk.marks()
        assert 'value="Ines"' in open_desk.client.get("/text/1").text, "the name is remembered"
        open_desk.post("/undo")
        assert "waived" not in checked(str(ferry))
        assert SUM in open_desk.marks()


def test_a_fix_is_written_and_undone(ferry: Path) -> None:
    with desk(ferry) as open_desk:
        open_desk.fix(SUM, "more than £95m", "about £93m")
        assert "worth about £93m." in ferry.read_text(encoding="utf-8")
        assert SUM not in open_desk.marks()
        (review,) = kept(ferry)
        assert review.decision is Decision.FIXED
        assert "about £93m" in review.now
        assert "1 of " in open_desk.client.get("/text/1").text
        open_desk.post("/undo")
        assert ferry.read_text(encoding="utf-8") == FERRY
        assert kept(ferry) == ()
        assert SUM in open_desk.marks()


def test_undo_goes_back_step_by_step_and_leaves_what_others_wrote(ferry: Path) -> None:
    with desk(ferry) as open_desk:
        open_desk.decide(SUM, "later")
        open_desk.decide(SUM, "accepted")
        open_desk.fix(BOATS, "four", "three")
        ferry.write_text(ferry.read_text(encoding="utf-8") + "\nAnother hand.\n", encoding="utf-8")
        for decided in (["accepted"], ["later"], []):
            open_desk.post("/undo")
            assert [one.decision for one in kept(ferry)] == decided
        assert ferry.read_text(encoding="utf-8") == FERRY + "\nAnother hand.\n"
        assert open_desk.post("/undo").status_code == 200


def found(severity: Severity, confidence: Confidence, *zones: str) -> Finding:
    places = [
        Place(role=PlaceRole.PRIMARY, start=0, end=1, line=1, column=1, quote="x", zone=zone)
        for zone in zones
    ]
    return Finding(
        check="x-y", family="sums", severity=severity, confidence=confidence, verdict=Verdict.CONTRADICTED,
        message="x", places=tuple(places),
    )  # fmt: skip


def test_the_gravest_the_surest_and_the_most_prominent_comes_first() -> None:
    ordered = [
        found(Severity.ERROR, Confidence.HIGH, "body", "headline"),
        found(Severity.ERROR, Confidence.HIGH, "summary"),
        found(Severity.ERROR, Confidence.HIGH, "body"),
        found(Severity.WARNING, Confidence.HIGH, "headline"),
        found(Severity.WARNING, Confidence.HIGH, "table"),
        found(Severity.WARNING, Confidence.MEDIUM, "body"),
        found(Severity.NOTE, Confidence.HIGH, "body"),
        found(Severity.NOTE, Confidence.LOW, "body"),
    ]
    values = [value(one) for one in ordered]
    assert values == sorted(set(values), reverse=True)


def test_later_comes_last(ferry: Path) -> None:
    with desk(ferry) as open_desk:
        open_desk.decide(SUM, "later")
        sheet = open_desk.sitting.texts[0].sheet()
        assert sheet
        second = sheet.next()
        assert second
        assert (second.finding.check, sheet.next(second.number)) == (BOATS, second)
        open_desk.decide(BOATS, "accepted")
        assert SUM in open_desk.client.get("/text/1").text


def test_a_desk_resumes_where_it_was_left(ferry: Path) -> None:
    with desk(ferry) as first:
        first.decide(SUM, "accepted")
    with desk(ferry) as second:
        assert SUM not in second.marks()
        assert "1 of 2 decided" in second.client.get("/text/1").text
        second.decide(SUM, "open")
        assert SUM in second.marks()
        assert kept(ferry) == ()


def test_an_article_that_has_changed_is_merged_or_refused(ferry: Path) -> None:
    with desk(ferry) as open_desk:
        page = open_desk.page(SUM)
        start, was = (open_desk.field(page, name) for name in ("start", "was"))
        form = {"start": start, "was": was, "words": was.replace("more than £95m", "about £93m")}
        ferry.write_text("A new beginning.\n\n" + FERRY, encoding="utf-8")
        open_desk.post(f"{page}/fix", **form)
        assert ferry.read_text(encoding="utf-8").startswith("A new beginning.\n\n# Ferry")
        assert "about £93m" in ferry.read_text(encoding="utf-8"), "what moved is found again"
        theirs = FERRY.replace("more than £95m", "close to £95m")
        ferry.write_text(theirs, encoding="utf-8")
        answer = open_desk.post(f"{page}/fix", **form)
        assert answer.status_code == 409
        assert "about £93m" in answer.text
        assert "close to £95m" in answer.text
        assert ferry.read_text(encoding="utf-8") == theirs


def test_who_decides_on_an_old_page_is_shown_what_stands_there(ferry: Path) -> None:
    with desk(ferry) as mine, desk(ferry) as other:
        seen = mine.field(mine.page(SUM), "state")
        other.decide(SUM, "waived", note="A third grant.", until="2026-06-30")
        answer = mine.decide(SUM, "accepted", state=seen)
        assert answer.status_code == 409
        assert "A third grant." in answer.text
        assert [one.decision for one in kept(ferry)] == ["waived"]


def test_a_broken_claim_file_is_told_and_not_touched(ferry: Path) -> None:
    with desk(ferry) as open_desk:
        page = open_desk.page(SUM)
        file = ferry.with_suffix(".yaml")
        file.write_text("verifier: 1\nclaims: [\n", encoding="utf-8")
        answer = open_desk.post(f"{page}/decide", decision="accepted", state="")
        assert answer.status_code == 422
        assert file.read_text(encoding="utf-8") == "verifier: 1\nclaims: [\n"


def test_the_questions_are_ready_to_send(ferry: Path) -> None:
    with desk(ferry) as open_desk:
        open_desk.decide(SUM, "ask-author", note="Is there a third grant?")
        open_desk.decide(BOATS, "ask-source", note="Who is counted twice?")
        text = re.sub(r"&\w+;|&#\d+;", "", open_desk.client.get("/questions").text)
        assert "To the author: 1 question" in text
        assert "Is there a third grant?" in text
        assert "52 + 41 = 93" in text
        assert "Who is counted twice?" in text


def test_the_report_is_exported_as_it_stands(ferry: Path) -> None:
    with desk(ferry) as open_desk:
        open_desk.decide(SUM, "waived", note="A third grant is agreed.", until="2026-06-30")
        answer = open_desk.client.get("/text/1/report")
        assert answer.headers["content-disposition"].startswith("attachment")
        assert 'name="generator" content="verifier"' in answer.text
        assert "A third grant is agreed." in answer.text


def test_a_claim_file_is_reviewed_as_well(tmp_path: Path) -> None:
    path = tmp_path / "desk.yaml"
    text = "verifier: 1\nclaims:\n  a: {value: £5m}\n  b: {value: £3m}  # ours\nformulas:\n  - a = b\n"
    path.write_text(text, encoding="utf-8")
    with desk(path) as open_desk:
        (check,) = open_desk.marks()
        open_desk.decide(check, "waived", note="agreed", until="2026-06-30")
        assert path.read_text(encoding="utf-8").startswith(text)
        assert "1 waived" in checked(str(path))
        open_desk.post("/undo")
        open_desk.fix(check, "£5m", "£3m")
        assert open_desk.marks() == {}


def test_a_text_that_is_not_utf_8_is_not_written(ferry: Path) -> None:
    before = FERRY.replace("Ferry", "Ferry café").encode("latin-1")
    ferry.write_bytes(before)
    with desk(ferry) as open_desk:
        assert open_desk.fix(SUM, "more than", "about").status_code == 422
    assert ferry.read_bytes() == before


def test_a_long_text_is_decided_while_it_is_checked_again(
    ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk(ferry) as open_desk:
        text = open_desk.sitting.texts[0]
        text.sheet()
        for module in ("opened", "app"):
            monkeypatch.setattr(f"verifier.interfaces.review.{module}.PATIENCE", 0)
        held = Event()
        verify = text.checking._check
        monkeypatch.setattr(text.checking, "_check", lambda key: (held.wait(20), verify(key)))
        shown = open_desk.fix(SUM, "more than £95m", "about £93m").text
        assert "being checked again" in shown
        assert "1 of 2 decided" in shown, "the fix is believed until then"
        assert open_desk.decide(BOATS, "accepted").status_code == 200
        held.set()
        assert open_desk.marks() == {}
    assert [one.decision for one in kept(ferry)] == ["fixed", "accepted"]


def test_the_command_opens_a_desk_until_it_is_interrupted(ferry: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "verifier", "review", str(ferry), "--no-browser", "--by", "Ines"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONUNBUFFERED": "1"},
    )
    assert running.stdout
    address = running.stdout.readline().split()[-1]
    assert address.startswith("http://127.0.0.1:")
    with httpx.Client(follow_redirects=True, timeout=60) as client:
        assert client.get(address).status_code == 200
    running.send_signal(signal.SIGINT)
    assert running.wait(20) == 0


def test_without_its_packages_it_says_what_to_install(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.interfaces.review.find_spec", lambda _: None)
    done = CliRunner().invoke(command, ["review", str(ferry)])
    assert (done.exit_code, done.output) == (
        2,
        "verifier: the review desk wants two more packages: pip install 'verifier[web]'\n",
    )


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
    assert {one.name for one in tmp_path.iterdir()} <= {"cases.md", "cases.yaml"}
