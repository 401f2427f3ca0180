"""The house keeps its floors, its names and its pages."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import verifier.model
from verifier.checks import registry
from verifier.checks.check import Check
from verifier.extraction.lexicon import rows
from verifier.model.finding import Severity

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "format", "--check", "."],
        ["ruff", "check", "."],
        ["mypy"],
        ["lint-imports", "--no-cache"],
    ],
    ids=lambda command: command[0] + (" " + command[1] if command[0] == "ruff" else ""),
)
def test_tools_agree(command: list[str]) -> None:
    tool = Path(sys.executable).parent / command[0]
    done = subprocess.run([str(tool), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@pytest.mark.parametrize("check", registry.checks(), ids=lambda check: check.name)
def test_a_check_is_its_file(check: Check) -> None:
    module = check.function.__module__
    assert module.rsplit(".", 1)[1] == check.function.__name__
    assert check.what.endswith("."), "the first line of the docstring is one sentence"
    assert len(check.why) > 40, "the rest of the docstring says why a reader should care"
    assert check.bad or check.name == "quote-drifted", "its example would be two files"
    assert check.good or check.name == "quote-drifted"
    page = verifier.checks.__name__.replace(".", "/")
    assert f"{page}/{check.family}/" in module.replace(".", "/") + "/"


def test_ids_are_never_lost() -> None:
    """Ids never change and are never reused: users' settings and waivers name them."""
    listed = (ROOT / "tests" / "check-ids.txt").read_text(encoding="utf-8").split()
    now = [check.name for check in registry.checks()]
    if os.environ.get("UPDATE"):
        listed = [*listed, *(name for name in now if name not in listed)]
        (ROOT / "tests" / "check-ids.txt").write_text("\n".join(listed) + "\n", encoding="utf-8")
    assert set(now) == set(listed)


def _between(text: str, name: str, fresh: str) -> str:
    return re.sub(
        rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda m: m[1] + fresh + m[2], text, flags=re.DOTALL
    )


AGREEMENT = json.loads((ROOT / "benchmarks" / "agreement.json").read_text(encoding="utf-8"))
NOTHING = {"held": 0, "failed": 0, "real": 0}


def _measured(check: Check) -> str:
    """How often it compared on clean text, and how often the text agreed with itself."""
    tally = AGREEMENT["checks"].get(check.name, NOTHING)
    if not tally["held"] + tally["failed"]:
        return "–"
    real = f" ({tally['real']} real)" if tally["failed"] else ""
    return f"held {tally['held']:,}, failed {tally['failed']}{real}"


@pytest.mark.parametrize("check", registry.checks(), ids=lambda check: check.name)
def test_severity_is_earned(check: Check) -> None:
    """`python -m benchmarks agreement --write` made the figures; a real fault of a text is no failure."""
    tally = AGREEMENT["checks"].get(check.name, NOTHING)
    links, false = tally["held"] + tally["failed"], tally["failed"] - tally["real"]
    rate = 1 - false / links if links else 1.0
    if check.at_most is Severity.ERROR:
        assert false == 0 if links < 200 else rate >= 0.995
    elif check.at_most is Severity.WARNING:
        assert rate >= 0.98


def test_readme_is_fresh() -> None:
    glossary = (verifier.model.__doc__ or "").partition("\n\n")[2].rstrip() + "\n"
    rows = [
        f"| `{c.name}` | {c.family} | {c.what} | {c.at_most} | {_measured(c)} |" for c in registry.checks()
    ]
    head = "| check | family | finds | at most | on clean text |\n| --- | --- | --- | --- | --- |\n"
    table = head + "\n".join(rows) + "\n"
    text = README.read_text(encoding="utf-8")
    fresh = _between(_between(text, "glossary", glossary), "checks", table)
    fresh = _between(fresh, "ladder", _ladder())
    if os.environ.get("UPDATE"):
        README.write_text(fresh, encoding="utf-8")
    elif fresh != text:
        pytest.fail("README.md is stale: UPDATE=1 pytest rewrites it")


def _ladder() -> str:
    """The rungs of the status ladder, with the words that put a figure on each."""
    columns = ("modals", "verbs", "direct", "finished", "adjectives", "nouns")
    lines = ["| status | said by | example |", "| --- | --- | --- |"]
    for row in rows("status"):
        said = ", ".join(dict.fromkeys(word for column in columns for word in row.get(column, ())))
        if "status" in row:
            lines.append(f"| {row['status']} | {said} | {row['examples'][-1]} |")
    return "\n".join(lines) + "\n"


def test_nothing_prints_below_the_interfaces() -> None:
    for path in (ROOT / "verifier").rglob("*.py"):
        if "interfaces" not in path.parts and path.name != "__main__.py":
            assert not re.search(
                r"^\s*(print|sys\.exit)\(", path.read_text(encoding="utf-8"), re.MULTILINE
            ), path


def test_start_up_is_light() -> None:
    """`--help` and `--version` import nothing heavy; a claim file never needs the language model."""
    heavy = ("spacy", "pydantic", "z3", "jinja2", "rich", "numpy", "yaml")
    for option in ("--help", "--version"):
        loaded = _imported(["--help"] if option == "--help" else ["--version"])
        assert not [name for name in heavy if name in loaded], option
    assert "spacy" not in _imported(["check", str(ROOT / "claims" / "harbour-ferry.yaml")])


def _imported(arguments: list[str]) -> set[str]:
    command = [sys.executable, "-X", "importtime", "-m", "verifier", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    return {line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines() if "|" in line}
