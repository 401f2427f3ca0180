"""A check that another package brings: found, listed, run, tested by its own examples."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHECK = '''
"""Somebody's own fault."""

from verifier.checks.check import check
from verifier.model.finding import Hit, Severity


@check(
    message="thirteen of anything is bad luck",
    suggestion="Say a dozen.",
    at_most=Severity.WARNING,
    bad=("The mayor bought 13 boats.",),
    good=("The mayor bought 12 boats.",),
)
def thirteen(ledger):
    """A text counts thirteen things.

    Our readers are superstitious, and they write letters about it to the editor.
    """
    for claim in ledger.claims:
        if claim.value == 13:
            yield Hit.on(claim)
'''


def _install(folder: Path, target: str) -> dict[str, str]:
    package = folder / "luck"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "thirteen.py").write_text(CHECK)
    info = folder / "luck-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: luck\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[verifier.checks]\nthirteen = {target}\n")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))}


def _run(*words: str, env: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *words]
    return subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, check=False)


def test_a_plugin_is_found_run_and_tested(tmp_path: Path) -> None:
    env = _install(tmp_path, "luck.thirteen:thirteen")
    article = tmp_path / "boats.md"
    article.write_text("The mayor bought 13 boats.\n")
    listed = _run("-m", "verifier", "checks", env=env, folder=tmp_path)
    assert "thirteen" in listed.stdout, listed.stderr
    assert "superstitious" in _run("-m", "verifier", "explain", "thirteen", env=env, folder=tmp_path).stdout
    told = _run("-m", "verifier", "check", "--select", "thirteen", str(article), env=env, folder=tmp_path)
    assert "bad luck" in told.stdout, told.stderr
    trial = "from verifier.trial import complaints; from luck.thirteen import thirteen; print(complaints(thirteen))"
    assert _run("-c", trial, env=env, folder=tmp_path).stdout == "[]\n"


@pytest.mark.parametrize("target", ["luck.thirteen:check", "luck.fourteen:fourteen"])
def test_a_plugin_that_is_no_check_is_told(tmp_path: Path, target: str) -> None:
    env = _install(tmp_path, target)
    told = _run("-m", "verifier", "checks", env=env, folder=tmp_path)
    assert told.returncode == 2
    assert "thirteen" in told.stderr
    assert "Traceback" not in told.stderr
