"""The desk's loop: every decision, where it is written, how it is taken back, and who else is at work."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import httpx
import pytest
from click.testing import CliRunner
from desks import BOATS, FERRY, SUM, checked, desk, kept

from verifier.errors import InputError
from verifier.interfaces.cli import command
from verifier.model.review import Decision


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


def test_a_desk_resumes_where_it_was_left(ferry: Path) -> None:
    with desk(ferry) as first:
        first.decide(SUM, "accepted")
    with desk(ferry) as second:
        assert SUM not in second.marks()
        assert "1 of 2 decided" in second.client.get("/text/1").text
        second.decide(SUM, "open")
        assert SUM in second.marks()
        assert kept(ferry) == ()


def test_what_others_have_changed_is_not_undone(ferry: Path) -> None:
    with desk(ferry) as open_desk:
        open_desk.decide(BOATS, "later")
        open_desk.fix(SUM, "more than £95m", "about £93m")
        theirs = ferry.read_text(encoding="utf-8").replace("about £93m", "roughly £93m")
        ferry.write_text(theirs, encoding="utf-8")
        assert open_desk.post("/undo").status_code == 409
        assert ferry.read_text(encoding="utf-8") == theirs
        file = ferry.with_suffix(".yaml")
        file.write_text(file.read_text(encoding="utf-8").replace("later", "accepted"), encoding="utf-8")
        assert open_desk.post("/undo").status_code == 409
        assert "accepted" in [one.decision for one in kept(ferry)]
        assert open_desk.sitting.last is None


def test_a_fix_can_be_undone_though_its_claim_file_cannot_be_read(ferry: Path) -> None:
    with desk(ferry) as open_desk:
        page = open_desk.page(SUM)
        start, was = (open_desk.field(page, name) for name in ("start", "was"))
        text = open_desk.sitting.texts[0]
        monkey = text.follow
        text.follow = lambda *_, **__: (_ for _ in ()).throw(InputError("broken"))  # type: ignore[method-assign]
        form = {"start": start, "was": was, "words": was.replace("more than £95m", "about £93m")}
        assert open_desk.post(f"{page}/fix", **form).status_code == 422
        text.follow = monkey  # type: ignore[method-assign]
        assert "about £93m" in ferry.read_text(encoding="utf-8")
        open_desk.post("/undo")
        assert ferry.read_text(encoding="utf-8") == FERRY


def test_several_texts_lead_from_one_to_the_next(ferry: Path) -> None:
    (ferry.parent / "quiet.md").write_text("# Quiet\n\nNothing is counted.\n", encoding="utf-8")
    (ferry.parent / "zoo.md").write_text(
        "# Zoo\n\nThe zoo has three lions: Leo and Nala.\n", encoding="utf-8"
    )
    with desk(ferry.parent) as open_desk:
        assert "nothing to decide" not in open_desk.client.get("/").text
        for text in open_desk.sitting.texts:
            text.sheet()
        shown = open_desk.client.get("/").text
        assert "0 of 2 decided" in shown
        assert "nothing to decide" in shown
        for check in (SUM, BOATS):
            answer = open_desk.decide(check, "accepted")
        assert "Everything is decided" in answer.text
        assert "Next text: Zoo" in answer.text
        report = open_desk.client.get("/report").text
        assert "Zoo" in report
        assert "Quiet" in report


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
        other = open_desk.page(BOATS)
        held = Event()
        verify = text.checking._check
        monkeypatch.setattr(text.checking, "_check", lambda key: (held.wait(20), verify(key)))
        shown = open_desk.fix(SUM, "more than £95m", "about £93m").text
        assert "being checked again" in shown
        assert "1 of 2 decided" in shown, "the fix is believed until then"
        assert open_desk.post(f"{other}/decide", decision="accepted", state="").status_code == 200
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
    with httpx.Client(follow_redirects=True, timeout=60, verify=False) as client:
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
