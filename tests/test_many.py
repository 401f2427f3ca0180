"""Many texts: what is kept between runs, and what several processes share."""

import os
import subprocess
import sys

import pytest

from verifier.interfaces import cache, many
from verifier.interfaces.many import Failure, verify_all
from verifier.interfaces.outcome import Exit
from verifier.model.report import Report
from verifier.model.source import Source
from verifier.settings import Settings

PLAIN = Settings()


def tasks(count=4, settings=PLAIN):
    text = (
        "The trust gave £52m and another £41m. Together that is more than £95m. By {} it wants 400 boats.\n"
    )
    return [
        (Source(name=f"{number}.md", data=text.format(2030 + number).encode()), settings)
        for number in range(count)
    ]


def asked(monkeypatch, given):
    """Run these tasks from the cache; the answers, and the names that had to be checked."""
    names: list[str] = []
    real = many.verify_source

    def verify(source, settings):
        names.append(source.name)
        return real(source, settings)

    with monkeypatch.context() as patch:
        patch.setattr(many, "verify_source", verify)
        answers = list(verify_all(given, jobs=1, cached=True))
    return answers, names


@pytest.mark.usefixtures("cache_folder")
def test_what_is_unchanged_is_not_checked_again(monkeypatch):
    first, checked = asked(monkeypatch, tasks())
    assert checked == ["0.md", "1.md", "2.md", "3.md"]
    again, checked = asked(monkeypatch, tasks())
    assert checked == []
    assert [one.model_dump_json() for one in again] == [one.model_dump_json() for one in first]
    assert all(isinstance(one, Report) and one.findings for one in again)


@pytest.mark.usefixtures("cache_folder")
@pytest.mark.parametrize(
    "changed",
    [
        (Source(name="0.md", data=b"The trust gave 400 boats."), PLAIN),
        (Source(name="other.md", data=tasks()[0][0].data), PLAIN),
        (tasks()[0][0], Settings(ignore=("sums",))),
        (tasks()[0][0].model_copy(update={"format": "plain"}), PLAIN),
        (tasks()[0][0], Settings(sources=(Source(name="study.txt", data=b"The trust gave 52m \xff."),))),
    ],
    ids=["text", "name", "settings", "format", "source"],
)
def test_a_change_is_checked_again(monkeypatch, changed):
    asked(monkeypatch, tasks())
    _, checked = asked(monkeypatch, [changed, *tasks()[1:]])
    assert checked == [changed[0].name]


@pytest.mark.usefixtures("cache_folder")
def test_another_version_begins_anew(monkeypatch):
    asked(monkeypatch, tasks())
    monkeypatch.setattr(cache, "_stamp", lambda: "another")
    assert len(asked(monkeypatch, tasks())[1]) == 4


@pytest.mark.parametrize("hurt", [b"no database at all, but words. " * 90, b""], ids=["words", "empty"])
def test_a_spoilt_file_is_as_good_as_none(monkeypatch, cache_folder, hurt):
    asked(monkeypatch, tasks())
    for path in cache_folder.iterdir():
        path.write_bytes(hurt)
    answers, checked = asked(monkeypatch, tasks())
    assert len(checked) == 4
    assert all(isinstance(one, Report) for one in answers)
    assert asked(monkeypatch, tasks())[1] == []


def test_a_spoilt_row_is_checked_again(monkeypatch, cache_folder):
    asked(monkeypatch, tasks())
    kept = cache.Cache(cache_folder)
    kept._base.execute("update reports set report = ?", (b"spoilt",))
    kept._base.commit()
    kept.close()
    assert len(asked(monkeypatch, tasks())[1]) == 4


def test_where_nothing_can_be_kept_all_is_checked(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("VERIFIER_CACHE_DIR", str(tmp_path / "file" / "below"))
    answers, checked = asked(monkeypatch, tasks())
    assert (len(answers), len(checked)) == (4, 4)


def test_one_text_is_not_kept(monkeypatch, cache_folder):
    asked(monkeypatch, tasks(1))
    assert not cache_folder.exists()


def test_runs_at_one_time_do_not_hurt_each_other(tmp_path, cache_folder):
    for source, _ in tasks(12):
        (tmp_path / source.name).write_bytes(source.data)
    command = [sys.executable, "-m", "verifier", "check", str(tmp_path), "--format", "json"]
    environment = {**os.environ, "VERIFIER_CACHE_DIR": str(cache_folder)}
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        for _ in range(3)
    ]
    printed = [one.communicate() for one in running]
    assert {errors for _, errors in printed} == {b""}
    assert len({output for output, _ in printed}) == 1
    assert len(printed[0][0]) > 10_000


def test_several_processes_say_the_same(monkeypatch):
    monkeypatch.setattr(many, "_PAYS_FROM", 0)
    monkeypatch.setattr(many, "_SHARE", 100)
    assert list(verify_all(tasks(9), jobs=3)) == list(verify_all(tasks(9), jobs=1))


def test_a_text_that_fails_in_a_process_loses_no_other(monkeypatch):
    real = many.verify_source

    def verify(source, settings):
        if source.name == "1.md":
            raise KeyError("lost")
        return real(source, settings)

    monkeypatch.setattr(many, "verify_source", verify)
    monkeypatch.setattr(many, "_PAYS_FROM", 0)
    answers = list(verify_all(tasks(), jobs=2))
    assert [isinstance(one, Report) for one in answers] == [True, False, True, True]
    failure = answers[1]
    assert isinstance(failure, Failure)
    assert failure.code is Exit.CRASH
    assert "test_many.py" in failure.why
    assert "Traceback" in failure.trace


def test_a_process_that_dies_loses_nothing(monkeypatch):
    parent, real = os.getpid(), many.verify_source

    def verify(source, settings):
        if source.name == "2.md" and os.getpid() != parent:
            os._exit(9)
        return real(source, settings)

    monkeypatch.setattr(many, "verify_source", verify)
    monkeypatch.setattr(many, "_PAYS_FROM", 0)
    monkeypatch.setattr(many, "_SHARE", 1)
    answers = list(verify_all(tasks(), jobs=2))
    assert [one.document.name for one in answers] == ["0.md", "1.md", "2.md", "3.md"]
