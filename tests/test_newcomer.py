"""The way of a newcomer: copy the example, draft a claim file, break a number, waive it, let the waiver expire."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pre_commit.clientlib import load_manifest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "newsroom"
WAIVER = """
waivers:
  - check: total-misses-parts
    claim: cost
    reason: the auditors are still counting
    by: city desk
    until: 2026-06-30
"""


def run(folder, *arguments, code=0):
    """A command in a process of its own; its output, once it ended as it should."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
    }
    done = subprocess.run(
        arguments, cwd=folder, capture_output=True, text=True, check=False, env=environment, timeout=120
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def verifier(folder, *arguments, code=0):
    return run(folder, sys.executable, "-m", "verifier", *arguments, code=code)


def git(folder, *arguments, code=0):
    return run(
        folder,
        "git",
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@y.z",
        "-c",
        "commit.gpgsign=false",
        *arguments,
        code=code,
    )


@pytest.fixture
def folder(tmp_path):
    """The example, copied, as a git repository whose commits are checked by pre-commit."""
    copy = tmp_path / "newsroom"
    shutil.copytree(EXAMPLE, copy)
    (copy / ".pre-commit-config.yaml").write_text(
        "repos:\n- repo: local\n  hooks:\n  - id: verifier\n    name: verifier\n    language: system\n"
        f"    entry: {sys.executable} -m verifier check --quiet --today 2026-04-03\n    files: ^(articles|claims)/\n",
        encoding="utf-8",
    )
    git(copy, "init", "-q")
    git(copy, "add", ".")
    run(copy, "pre-commit", "install")
    git(copy, "commit", "-qm", "As copied")
    return copy


def test_the_walk_of_a_newcomer(folder):
    assert "No findings" in verifier(folder, "check", ".")

    verifier(folder, "extract", "articles/library.md", "-o", "claims/library.yaml")
    assert "No findings" in verifier(folder, "check", "claims")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Claims of the library")

    file = folder / "claims" / "market.yaml"
    sound = file.read_text(encoding="utf-8")
    article = folder / "articles" / "market.md"
    for one in (file, article):
        edited = one.read_text(encoding="utf-8").replace("£1.2 million", "£1.4 million")
        one.write_text(edited, encoding="utf-8")
    line = sound[: sound.index("value: £1.9 million")].count("\n") + 1
    broken = f"claims/market.yaml:{line}:12  error  total-misses-parts"
    assert broken in verifier(folder, "check", ".", code=1)
    git(folder, "add", ".")
    assert broken in git(folder, "commit", "-qm", "More from the state", code=1)

    file.write_text(file.read_text(encoding="utf-8") + WAIVER, encoding="utf-8")
    assert "1 waived" in verifier(folder, "check", ".", "--today", "2026-06-30")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Waived until the audit")

    expired = verifier(folder, "check", ".", "--today", "2026-07-01", code=1)
    assert broken in expired
    assert "expired-waiver" in expired


def test_the_hooks_are_as_pre_commit_wants_them():
    (hook,) = load_manifest(ROOT / ".pre-commit-hooks.yaml")
    assert hook["id"] == "verifier"
    assert hook["entry"].split()[:2] == ["verifier", "check"]
    taken = [
        path for path in EXAMPLE.rglob("*") if re.search(hook["files"], path.relative_to(EXAMPLE).as_posix())
    ]
    assert sorted(path.relative_to(EXAMPLE).as_posix() for path in taken) == [
        "articles/library.md",
        "articles/market.md",
        "claims/market.yaml",
    ]


def test_the_examples_read_as_their_page_says(tmp_path):
    page = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    commands = [line.partition("#")[0].split() for line in page.splitlines() if line.startswith("verifier ")]
    assert len(commands) >= 2
    copy = tmp_path / "newsroom"
    shutil.copytree(EXAMPLE, copy)
    for command in commands:
        verifier(copy, *command[1:])
