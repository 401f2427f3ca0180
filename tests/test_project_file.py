"""The project file: what it sets, who overrules it, and what it says of a mistake."""

from fractions import Fraction

import pytest
from click.testing import CliRunner

from verifier.checks import registry
from verifier.errors import SettingsError
from verifier.interfaces.cli import command
from verifier.interfaces.project import Options, asked, rows

FAULTY = next(one for one in registry.checks() if one.name == "weekday-misses-date").bad[0]

WHOLE = """\
select = ["sums", "time"]
ignore = ["span-misses-endpoints"]
exclude = ["drafts/"]
fail-on = "warning"

[hedges]
about = "5 %"
just-over = 0.2

[limits]
share-of-base-note = 0.4

[severity]
weekday-misses-date = "note"
total-misses-parts = "off"

[per-path."opinion/**"]
ignore = ["time"]
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A repository with an article, a draft and an opinion piece, each with one fault."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for path in ("news/today.md", "drafts/tomorrow.md", "opinion/deep/monday.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(FAULTY, encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(command, arguments)


def test_every_key_is_read(folder):
    (folder / "verifier.toml").write_text(WHOLE, encoding="utf-8")
    found = asked(["news/today.md"], Options())
    assert found.settings.select == ("sums", "time")
    assert found.settings.ignore == ("span-misses-endpoints", "total-misses-parts")
    assert dict(found.settings.severity) == {"weekday-misses-date": "note"}
    assert found.settings.hedges.about == Fraction(1, 20)
    assert found.settings.hedges.nearly == Fraction(1, 10)
    assert found.settings.hedges.just_over == Fraction(1, 5)
    assert found.settings.limits.share_of_base_note == Fraction(2, 5)
    assert found.fail_on == "warning"
    assert found.excluded("drafts/tomorrow.md")
    assert not found.excluded("news/today.md")
    assert "time" in found.settings_for("opinion/deep/monday.md").ignore
    assert "time" not in found.settings_for("news/today.md").ignore


def test_the_command_line_overrules_the_file_and_both_are_named(folder):
    (folder / "verifier.toml").write_text(WHOLE, encoding="utf-8")
    given = Options(select=["time"], ignore=["sums"], date="2024-04", fail_on="error")
    shown = {name: (value, where) for name, value, where in rows(asked(["news"], given))}
    assert shown["select"] == ("time", "--select")
    assert shown["ignore"] == (
        "span-misses-endpoints, total-misses-parts, sums",
        "verifier.toml:2, --ignore",
    )
    assert shown["fail-on"] == ("error", "--fail-on")
    assert shown["hedges.about"] == ("5 %", "verifier.toml:7")
    assert shown["hedges.nearly"] == ("10 %", "default")
    assert shown["severity.weekday-misses-date"] == ("note at most", "verifier.toml:14")
    assert shown['per-path."opinion/**"'] == ("ignore time", "verifier.toml:17")
    assert shown["date"] == ("2024-04", "--date")


def test_the_settings_are_shown(folder):
    (folder / "pyproject.toml").write_text('[tool.verifier]\nfail-on = "note"\n', encoding="utf-8")
    printed = run("check", "news", "--show-settings")
    assert printed.exit_code == 0
    assert any(
        line.split() == ["fail-on", "note", "pyproject.toml:2"] for line in printed.stdout.splitlines()
    )


def test_the_check_obeys(folder):
    assert run("check", ".").exit_code == 1
    (folder / "verifier.toml").write_text('[severity]\nweekday-misses-date = "note"\n', encoding="utf-8")
    assert run("check", ".").exit_code == 0
    assert "note  weekday-misses-date" in " ".join(run("check", "news").stdout.split(" ")).replace("  ", "  ")
    (folder / "verifier.toml").write_text('exclude = ["drafts/", "opinion/"]\n', encoding="utf-8")
    assert "drafts" not in run("check", ".").stdout
    assert "drafts" in run("check", "drafts/tomorrow.md").stdout
    assert "drafts" in run("check", ".", "--no-config").stdout


def test_it_is_looked_for_upwards_to_the_root_of_the_repository(folder):
    (folder / "verifier.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    assert run("check", "opinion/deep/monday.md").exit_code == 0
    (folder / "opinion" / ".git").mkdir()
    assert run("check", "opinion/deep/monday.md").exit_code == 1
    assert run("check", "opinion/deep/monday.md", "--config", "verifier.toml").exit_code == 0


def test_sources_are_named_for_all_and_for_some(folder):
    (folder / "studies").mkdir()
    for name in ("b.txt", "a.txt"):
        (folder / "studies" / name).write_text("The trust gave £50m.", encoding="utf-8")
    (folder / "poll.md").write_text("The poll asked 1,000 people.", encoding="utf-8")
    text = 'sources = ["studies/*.txt"]\n[per-path."opinion/**"]\nsources = ["poll.md"]\n'
    (folder / "verifier.toml").write_text(text, encoding="utf-8")
    found = asked(["news/today.md"], Options())
    assert [one.name for one in found.settings_for("news/today.md").sources] == [
        "studies/a.txt",
        "studies/b.txt",
    ]
    assert [one.name for one in found.settings_for("opinion/deep/monday.md").sources][-1] == "poll.md"
    shown = {name: (value, where) for name, value, where in rows(found)}
    assert shown["sources"] == ("studies/a.txt, studies/b.txt", "verifier.toml:1")


WRONG = {
    "no such source": ('sources = ["gone/*.md"]\n', "verifier.toml:1: no file is named 'gone/*.md'"),
    "a misspelt key": ('selct = ["sums"]\n', "verifier.toml:1: unknown key 'selct'; did you mean 'select'?"),
    "a misspelt key below": (
        "\n[hedges]\nabuot = 0.1\n",
        "verifier.toml:3: unknown key 'hedges.abuot'; did you mean 'about'?",
    ),
    "no such check": (
        '# mine\nignore = ["total-misses-part"]\n',
        "verifier.toml:2: ignore: no check or family 'total-misses-part'; did you mean 'total-misses-parts'?",
    ),
    "no such check under severity": (
        '[severity]\ntyme = "note"\n',
        "verifier.toml:2: severity.tyme: no check or family 'tyme'; did you mean 'time'?",
    ),
    "no severity": ('fail-on = "fatal"\n', "verifier.toml:1: fail-on: should be 'error', 'warning', 'note'"),
    "no share": (
        '[hedges]\nabout = "much"\n',
        "verifier.toml:2: hedges.about: write a share like 0.1 or '10 %'",
    ),
    "a share in percent": (
        "[hedges]\nabout = 50\n",
        "verifier.toml:2: hedges.about: a share lies between 0 and 10",
    ),
    "a word for a list": ('select = "sums"\n', "verifier.toml:1: select: should be a valid tuple"),
    "no TOML": ("select = [\n", "verifier.toml: no valid TOML"),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_told_with_file_line_and_remedy(folder, text, said):
    (folder / "verifier.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        asked(["news"], Options())
    assert str(error.value).startswith(said)
    assert run("check", "news").exit_code == 2
