"""What an edit did: claims matched before and after, findings introduced and fixed."""

import json

import pytest
from click.testing import CliRunner

from verifier.edits import edits
from verifier.interfaces.cli import command
from verifier.pipe import verify

OLD = """# Ferry

The trust employs 12 people. It has four boats and a dry dock.

The trust gave £52m and another £41m. Together that is about £93m.
"""


def between(old, new, name="ferry.md"):
    return edits(verify(text=old, name=name), verify(text=new, name=name))


def words(claims):
    return [claim.words for claim in claims]


def test_nothing_changed():
    found = between(OLD, OLD)
    assert found == found.model_copy(update={"added": (), "removed": (), "changed": (), "introduced": ()})


def test_a_changed_figure_is_one_change():
    found = between(OLD, OLD.replace("12 people", "17 people"))
    assert [(one.before.words, one.after.words) for one in found.changed] == [("12", "17")]
    assert (found.added, found.removed) == ((), ())


def test_a_sentence_in_other_words_keeps_its_claim():
    found = between(OLD, OLD.replace("The trust employs 12 people.", "The trust now employs some 12 people."))
    assert (found.added, found.removed) == ((), ())
    assert [one.after.comparator.value for one in found.changed] == ["~"]


def test_moved_text_is_no_change():
    first, second, third = OLD.strip().split("\n\n")
    found = between(OLD, f"{first}\n\n{third}\n\n{second}\n")
    assert (found.added, found.removed, found.changed) == ((), (), ())


def test_new_and_lost_sentences():
    found = between(
        OLD, OLD.replace("It has four boats and a dry dock.", "Its pier, built in 1931, is closed.")
    )
    assert words(found.removed) == ["four"]
    assert words(found.added) == ["1931"]


def test_findings_introduced_and_fixed():
    wrong = OLD.replace("about £93m", "more than £95m")
    introduced = between(OLD, wrong)
    assert [one.check for one in introduced.introduced] == ["total-misses-parts"]
    assert introduced.fixed == ()
    fixed = between(wrong, OLD)
    assert [one.check for one in fixed.fixed] == ["total-misses-parts"]
    assert fixed.introduced == ()
    kept = between(wrong, f"{wrong}\nCalm.\n")
    assert [one.check for one in kept.kept] == ["total-misses-parts"]
    assert (kept.introduced, kept.fixed) == ((), ())


def test_a_claim_file_is_matched_by_id():
    old = "verifier: 1\nclaims:\n  crew:\n    value: 12 people\n  boats:\n    value: 4 boats\n"
    new = "verifier: 1\nclaims:\n  piers:\n    value: 2 piers\n  crew:\n    value: 17 people\n"
    found = between(old, new, "ferry.yaml")
    assert [(one.before.id, one.before.words, one.after.words) for one in found.changed] == [
        ("crew", "12", "17")
    ]
    assert [one.id for one in found.added] == ["piers"]
    assert [one.id for one in found.removed] == ["boats"]


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(
        OLD.replace("12 people", "17 people").replace("about £93m", "more than £95m"), encoding="utf-8"
    )
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(command, ["diff", *arguments])


@pytest.mark.usefixtures("files")
def test_the_command_tells_and_exits_with_1_on_something_new():
    result = run("old.md", "new.md")
    assert result.exit_code == 1
    assert "new.md:3:19  changed  “12” → “17” people, trust" in result.stdout
    assert "introduced  error  total-misses-parts" in result.stdout
    assert "findings: 1 introduced, 0 fixed, 0 as before" in result.stdout
    assert run("new.md", "old.md").exit_code == 0
    assert run("old.md", "new.md", "--fail-on", "never").exit_code == 0
    assert (
        run("old.md", "old.md").stdout
        == "claims: none changed; findings: 0 introduced, 0 fixed, 0 as before\n"
    )


@pytest.mark.usefixtures("files")
def test_as_json():
    tree = json.loads(run("old.md", "new.md", "--format", "json").stdout)
    assert tree["changed"][0]["before"]["value"] == "12"
    assert tree["changed"][0]["after"]["value"] == "17"
    assert [one["check"] for one in tree["introduced"]] == ["total-misses-parts"]


@pytest.mark.usefixtures("files")
def test_a_missing_file_is_told():
    result = run("gone.md", "new.md")
    assert result.exit_code == 2
    assert "gone.md: no such file" in result.stderr
