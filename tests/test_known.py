"""Findings that were there before: a baseline file, and the lines that changed since a revision."""

import json
import subprocess

import pytest
from click.testing import CliRunner

from verifier.interfaces.cli import command

OLD = "The trust gave £52m and another £41m. Together that is more than £95m.\n"
NEW = "The port gave £12m and another £11m. Together that is more than £25m.\n"


def run(*arguments):
    return CliRunner().invoke(command, ["check", *arguments])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "news" / "b.md").write_text("We have 40 boats.\n", encoding="utf-8")
    return tmp_path


def test_a_baseline_makes_findings_known(folder):
    assert run("news").exit_code == 1
    written = run("news", "--baseline", "known.json", "--write-baseline")
    assert written.exit_code == 0
    assert "1 finding written" in written.stderr
    known = run("news", "--baseline", "known.json")
    assert (known.exit_code, known.stdout.splitlines()[-1].split(";")[0]) == (
        0,
        "No findings, 1 known in 2 texts",
    )
    (folder / "news" / "a.md").write_text(f"# Grants\n\n{NEW}\n{OLD}", encoding="utf-8")
    both = run("news", "--baseline", "known.json")
    assert both.exit_code == 1
    assert "more than £25m" in both.stdout
    assert "more than £95m" not in both.stdout
    log = json.loads(run("news", "--baseline", "known.json", "--format", "sarif").stdout)
    assert [one["baselineState"] for one in log["runs"][0]["results"]] == ["new", "unchanged"]


def test_a_known_finding_that_is_gone_is_told_and_pruned(folder):
    run("news", "--baseline", "known.json", "--write-baseline")
    (folder / "news" / "a.md").write_text("Calm.\n", encoding="utf-8")
    told = run("news", "--baseline", "known.json")
    assert told.exit_code == 0
    assert "news/a.md: no longer in the text, but in the baseline: total-misses-parts" in told.stderr
    assert run("news", "--baseline", "known.json", "--strict-baseline").exit_code == 1
    assert run("news/b.md", "--baseline", "known.json", "--strict-baseline").exit_code == 0
    assert run("news", "--baseline", "known.json", "--prune-baseline", "--strict-baseline").exit_code == 0
    assert json.loads((folder / "known.json").read_text()) == {"version": 1, "findings": {}}
    (folder / "news" / "a.md").write_text(NEW, encoding="utf-8")
    assert run("news", "--baseline", "known.json", "--prune-baseline").exit_code == 1
    assert json.loads((folder / "known.json").read_text())["findings"] == {}


@pytest.mark.usefixtures("folder")
def test_the_same_baseline_has_the_same_bytes(folder):
    run("news", "--baseline", "one.json", "--write-baseline")
    run("news/b.md", "news/a.md", "--baseline", "two.json", "--write-baseline")
    assert (folder / "one.json").read_bytes() == (folder / "two.json").read_bytes()


WRONG = {
    "no such file": (["--baseline", "gone.json"], "gone.json: no such baseline"),
    "no baseline": (["--baseline", "news/a.md"], "news/a.md: no baseline of verifier"),
    "no name": (["--write-baseline"], "name the file: --baseline FILE"),
    "no repository": (["--changed-since", "HEAD"], "is in no git repository"),
    "no pair": (["--also", "sarif"], "--also: write it like sarif=findings.sarif"),
    "no form": (["--also", "pdf=x.pdf"], "--also: write it like"),
    "over the text": (["--also", "json=news/a.md"], "one of the texts to check"),
}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_wrong_use_is_told(arguments, message):
    result = run("news", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def git(*arguments):
    identity = ["-c", "user.name=x", "-c", "user.email=x@y.z", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_only_what_changed_counts(folder):
    git("init", "-q")
    assert "no revision 'HEAD'" in run("news", "--changed-since", "HEAD").stderr
    git("add", ".")
    git("commit", "-qm", "first")
    assert run("news", "--changed-since", "HEAD").exit_code == 0
    (folder / "news" / "a.md").write_text(f"{OLD}\n{NEW}", encoding="utf-8")
    (folder / "news" / "new.md").write_text(OLD, encoding="utf-8")
    told = run("news", "--changed-since", "HEAD")
    assert told.exit_code == 1
    assert "news/a.md:3:" in told.stdout
    assert "news/a.md:1:" not in told.stdout
    assert "news/new.md:1:" in told.stdout
    assert "1 known" in told.stdout
    wrong = run("news", "--changed-since", "--output=x")
    assert (wrong.exit_code, "no revision '--output=x'" in wrong.stderr) == (2, True)


def test_a_changed_part_of_a_sum_counts_though_the_total_stands(folder):
    text = "The trust gave £52m.\nThe port gave another £41m.\nTogether that is more than £95m.\n"
    (folder / "news" / "a.md").write_text(text.replace("£52m", "£55m"), encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    assert run("news").exit_code == 0
    (folder / "news" / "a.md").write_text(text, encoding="utf-8")
    assert run("news", "--changed-since", "HEAD").exit_code == 1


def test_a_quote_that_the_change_has_broken_counts_though_its_claim_file_stands(folder):
    article = folder / "news" / "b.md"
    kept = "verifier: 1\nclaims:\n  boats:\n    quote: We have 40 boats.\n    value: 40 boats\n  cats:\n    quote: and 9 cats\n"
    (folder / "news" / "b.yaml").write_text(kept, encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    article.write_text("We have 41 boats.\n", encoding="utf-8")
    told = run("news/b.yaml", "--changed-since", "HEAD")
    assert told.exit_code == 1
    assert "The article now says “We have 41 boats.”" in told.stdout
    assert "and 9 cats" not in told.stdout
    assert "1 known" in told.stdout


WAIVER = "verifier: 1\nwaivers:\n  - check: {check}\n    quote: more than £95m\n    reason: x\n    by: y\n    until: 2099-01-01\n"
WAIVING = {
    "in the claim file": ("a.yaml", WAIVER),
    "in a file of the folder claims": ("claims/a.yaml", WAIVER + "document:\n  path: ../a.md\n"),
    "by a comment": ("a.md", "<!-- verifier: ignore-text {check}: x -->\n\nAbove.\n\n{text}"),
}  # fmt: skip


@pytest.mark.parametrize("where", WAIVING)
@pytest.mark.parametrize("check", ["total-misses-parts", "unlike-years-combined"])
def test_a_finding_whose_waiver_was_taken_away_counts(folder, where, check):
    text = "The trust gave £52m.\nThe port gave another £41m.\nTogether that is more than £95m.\n"
    name, waiving = WAIVING[where]
    article, path = folder / "news" / "a.md", folder / "news" / name
    article.write_text(text, encoding="utf-8")
    path.parent.mkdir(exist_ok=True)
    path.write_text(waiving.format(check=check, text=text), encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    assert run("news/a.md", "--changed-since", "HEAD").exit_code == 0
    if path == article:
        article.write_text("Above.\n\n" + text, encoding="utf-8")
    else:
        path.unlink()
    told = run("news/a.md", "--changed-since", "HEAD")
    assert told.exit_code == (check == "total-misses-parts")


def test_several_forms_in_one_run(folder):
    result = run("news", "--also", "sarif=out/f.sarif", "--also", "junit=out/j.xml", "--format", "github")
    assert result.stdout.startswith("::error file=news/a.md,line=1")
    assert json.loads((folder / "out" / "f.sarif").read_text())["version"] == "2.1.0"
    assert (folder / "out" / "j.xml").read_text().startswith("<?xml")


@pytest.mark.usefixtures("folder")
def test_quiet_and_statistics():
    assert run("news/b.md", "-q").stdout == ""
    assert "total-misses-parts" in run("news", "-q").stdout
    assert "numbers compared" not in run("news", "-q", "--fail-on", "never").stdout
    assert run("news", "--statistics").stdout.splitlines() == [
        "     1  error    total-misses-parts",
        "     1  in 2 texts",
    ]
