"""The command line: exit codes, messages, inputs and outputs."""

from __future__ import annotations

import json
import os

import pytest
import report_fixtures as fixtures
from click.testing import CliRunner

from verifier.checks import registry
from verifier.errors import InputError
from verifier.interfaces import examine, inputs, many, output
from verifier.interfaces.cli import command
from verifier.interfaces.outcome import Exit
from verifier.model.report import Report, Trouble

CALM = "The harbour is quiet, and nothing more is known.\n"
FAULTY = next(one for one in registry.checks() if one.name == "weekday-misses-date").bad[0]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a calm text, a faulty one, and things to pass over."""
    monkeypatch.chdir(tmp_path)
    for path, text in {
        "calm.md": CALM,
        "deep/faulty.txt": FAULTY,
        "deep/claims.yaml": "verifier: 1\nclaims: {}\n",
        "deep/other.yaml": "name: other\n",
        "deep/picture.png": "no article",
        ".hidden/secret.md": CALM,
        "node_modules/readme.md": CALM,
        "empty/notes.rst": "no article",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "binary.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return tmp_path


def run(*arguments, **extra):
    return CliRunner().invoke(command, arguments, **extra)


WRONG = {
    "nothing named": (["check"], "at least one article"),
    "no such file": (["check", "gone.md"], "gone.md: no such file"),
    "no article in it": (["check", "empty"], "empty: no article and no claim file"),
    "not an article": (["check", "empty/notes.rst"], "verifier check -"),
    "not a claim file": (["check", "deep/other.yaml"], "begins with the line `verifier: 1`"),
    "binary": (["check", "binary.md"], "binary.md: this is not a text file"),
    "no date": (["check", "calm.md", "--date", "soon"], "--date: 'soon' is no date"),
    "no such check": (
        ["check", "calm.md", "--select", "weekday-miss-date"],
        "did you mean 'weekday-misses-date'",
    ),
    "no such family": (["check", "calm.md", "--ignore", "tyme"], "did you mean 'time'"),
    "no such format": (["check", "calm.md", "--format", "pdf"], "is not one of"),
    "no such page": (["explain", "weekday-miss-date"], "did you mean 'weekday-misses-date'"),
    "no such command": (["chek", "calm.md"], "'check'"),
    "command forgotten": (["calm.md"], "verifier check calm.md"),
    "no such source": (["check", "calm.md", "--source", "gone.md"], "gone.md: no such file"),
    "no text as source": (
        ["check", "calm.md", "--source", "deep/claims.yaml"],
        "not a text that can be a source",
    ),
    "nowhere to write": (["report", "calm.md"], "--output"),
    "a folder to write": (["check", "calm.md", "--output-file", "deep"], "deep: this is a folder"),
    "over the text": (["report", "calm.md", "-o", "./calm.md"], "one of the texts to check"),
    "below a file": (["report", "calm.md", "-o", "calm.md/x.html"], "cannot be written"),
}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_wrong_use_exits_with_2_and_says_what_to_do(arguments, message):
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("report", "fail_on", "code"),
    [
        (fixtures.ferry(), "error", Exit.FINDINGS),
        (fixtures.ferry(), "never", Exit.OK),
        (fixtures.empty(), "note", Exit.OK),
        (fixtures.ferry().model_copy(update={"findings": fixtures.ferry().findings[1:]}), "error", Exit.OK),
        (
            fixtures.ferry().model_copy(update={"findings": fixtures.ferry().findings[1:]}),
            "warning",
            Exit.FINDINGS,
        ),
        (fixtures.ferry().model_copy(update={"findings": fixtures.ferry().findings[2:]}), "warning", Exit.OK),
        (
            fixtures.ferry().model_copy(update={"findings": fixtures.ferry().findings[2:]}),
            "note",
            Exit.FINDINGS,
        ),
    ],
)
def test_the_threshold_decides(report, fail_on, code):
    assert examine.verdict([report], fail_on) is code


@pytest.mark.usefixtures("folder")
def test_findings_exit_with_1_and_name_their_place():
    result = run("check", "deep/faulty.txt", "--fail-on", "note")
    assert result.exit_code == 1
    assert "deep/faulty.txt:1:" in result.stdout
    assert "weekday-misses-date" in result.stdout
    assert run("check", "deep/faulty.txt", "--fail-on", "never").exit_code == 0
    ignored = run("check", "deep/faulty.txt", "--fail-on", "note", "--ignore", "time,weekday-misses-date")
    assert "weekday-misses-date" not in ignored.stdout


@pytest.mark.usefixtures("folder")
def test_a_calm_text_exits_with_0():
    result = run("check", "calm.md")
    assert (result.exit_code, result.stdout) == (0, "No findings; no numbers to check\n")


@pytest.mark.usefixtures("folder")
def test_standard_input_is_a_text():
    result = run("check", "-", "--format", "json", "--fail-on", "note", input=FAULTY)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["documents"][0]["name"] == inputs.STANDARD_INPUT


def test_sources_are_quoted_beside_the_text(folder):
    (folder / "article.md").write_text("The yard built 41 trawlers in 2023.", encoding="utf-8")
    (folder / "yard.html").write_text(
        "<p>Café: the yard built <b>14</b> trawlers in 2023.</p>", encoding="latin-1"
    )
    result = run(
        "check", "article.md", "--source", "calm.md", "--source", "yard.html", "--fail-on", "warning"
    )
    assert result.exit_code == 1
    assert "source-says-otherwise  “41”, but yard.html has “14”" in result.stdout
    assert "yard.html says:" in result.stdout
    page = run("report", "article.md", "--source", "yard.html", "-o", "-").stdout
    assert "yard.html says" in page
    for form in ("markdown", "github", "junit"):
        assert (
            "yard.html, line 1: "
            in run("check", "article.md", "--source", "yard.html", "--format", form).stdout
        )
    told = json.loads(run("check", "article.md", "--source", "yard.html", "--format", "json").stdout)
    [finding] = told["documents"][0]["findings"]
    assert [place["document"] for place in finding["places"]] == [None, "yard.html"]


@pytest.mark.usefixtures("folder")
def test_one_bad_text_does_not_stop_the_others():
    result = run("check", "gone.md", "calm.md", "--format", "json")
    assert result.exit_code == 2
    assert [one["name"] for one in json.loads(result.stdout)["documents"]] == ["calm.md"]


def test_a_folder_is_walked_in_order(folder):
    found = list(inputs.sources([".", "calm.md", "deep"]))
    names = [os.path.normpath(one.name) for one in found if not isinstance(one, InputError)]
    assert names == ["calm.md", os.path.join("deep", "claims.yaml"), os.path.join("deep", "faulty.txt")]
    assert [str(one).split(":")[0] for one in found if isinstance(one, InputError)] == ["binary.md"]
    assert folder.is_dir()


@pytest.mark.usefixtures("folder")
def test_a_folder_gets_an_index_and_a_page_for_each_text(tmp_path):
    result = run("report", "calm.md", "deep/faulty.txt", "-o", "pages/")
    assert "pages/: " in result.stderr
    assert sorted(one.name for one in (tmp_path / "pages").iterdir()) == [
        "calm.html",
        "faulty.html",
        "index.html",
    ]
    assert 'href="faulty.html"' in (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_a_report_is_written_whole_and_not_read_again(tmp_path):
    result = run("report", "calm.md", "deep/faulty.txt", "-o", "new/folder/report.html")
    assert result.exit_code == 0
    assert "new/folder/report.html: " in result.stderr
    written = tmp_path / "new" / "folder" / "report.html"
    assert [one.name for one in written.parent.iterdir()] == ["report.html"]
    printed = run("report", "calm.md", "deep/faulty.txt", "-o", "-")
    assert printed.stdout_bytes == written.read_bytes()
    (refusal,) = inputs.sources(["new"])
    assert "no article and no claim file in this folder" in str(refusal)


@pytest.mark.usefixtures("folder")
def test_output_goes_to_a_file(tmp_path):
    assert run("check", "calm.md", "--format", "json", "--output-file", "out.json").stdout == ""
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["version"] == 1


def test_writing_keeps_a_link(tmp_path):
    (tmp_path / "real.html").write_text("old", encoding="utf-8")
    (tmp_path / "link.html").symlink_to("real.html")
    output.write(str(tmp_path / "link.html"), "new \ud800")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_text(encoding="utf-8") == "new ?"


@pytest.mark.usefixtures("folder")
def test_a_crash_of_ours_exits_with_3_and_loses_nothing(monkeypatch):
    def verify(source, settings):
        if source.name == "calm.md":
            raise KeyError("lost \x1b[2J")
        return Report(document=fixtures.document(CALM, name=source.name), troubles=())

    monkeypatch.setattr(many, "verify_source", verify)
    result = run("check", "calm.md", "deep/faulty.txt")
    assert result.exit_code == 3
    assert "calm.md: verifier itself failed at test_cli.py:" in result.stderr
    assert "fault of verifier" in result.stderr
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr
    assert "No findings" in result.stdout
    monkeypatch.setenv("VERIFIER_DEBUG", "1")
    assert "Traceback" in run("check", "calm.md").stderr


@pytest.mark.usefixtures("folder")
def test_a_crashed_check_exits_with_3(monkeypatch):
    trouble = Trouble(stage="check", about="late-boat", why="KeyError: 'x'")
    crashed = fixtures.empty().model_copy(update={"troubles": (trouble,)})
    monkeypatch.setattr(many, "verify_source", lambda source, settings: crashed)  # noqa: ARG005
    result = run("check", "calm.md")
    assert result.exit_code == 3
    assert "late-boat could not be read or run" in result.stdout


@pytest.mark.parametrize("check", registry.checks(), ids=lambda check: check.name)
def test_every_check_has_its_page_and_its_row(check):
    page = run("explain", check.name)
    assert page.exit_code == 0
    assert page.stdout.startswith(f"{check.name}  ({check.family}, at most a")
    flat = " ".join(page.stdout.split())
    assert " ".join(check.what.split()) in flat
    assert "It speaks on:" in flat or not check.bad
    assert check.name in run("checks").stdout
