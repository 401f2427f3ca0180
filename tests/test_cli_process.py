"""The command as a process: what starting it imports, and how it behaves at the end of a pipe."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from verifier import __version__
from verifier.interfaces.output import terminal

HEAVY = ("pydantic", "spacy", "jinja2", "rich", "rapidfuzz", "yaml", "z3", "turbohtml", "pyromark", "numpy")
OURS = {
    "verifier",
    "verifier.__main__",
    "verifier.errors",
    "verifier.interfaces",
    "verifier.interfaces.cli",
    "verifier.interfaces.outcome",
    "verifier.interfaces.start",
    "verifier.version",
}


def start(*arguments, code=("-m", "verifier"), **extra):
    command = [sys.executable, *code, *arguments]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **extra)


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_help_and_version_import_click_alone(option):
    result = start(option, code=("-X", "importtime", "-m", "verifier"))
    assert result.returncode == 0
    loaded = {line.rpartition("|")[2].strip() for line in result.stderr.decode().splitlines()}
    assert "click" in loaded
    assert {name for name in loaded if name.split(".")[0] in HEAVY} == set()
    assert {name for name in loaded if name.split(".")[0] == "verifier"} <= OURS


def test_version_is_ours():
    assert start("--version").stdout.decode().strip() == f"verifier {__version__}"


@pytest.mark.parametrize("command", ["check", "checks", "diff", "explain", "extract", "report", "schema"])
def test_help_names_every_command(command):
    text = start("--help").stdout.decode()
    assert re.search(rf"^  {command} +\w[^.]*\.$", text, re.MULTILINE)
    assert start(command, "--help").returncode == 0


def test_a_broken_pipe_is_quiet():
    show = "from verifier.interfaces.output import show; show('x' * 10_000_000)"
    command = [sys.executable, "-c", show]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.read(1) == b"x"
        process.stdout.close()
        assert process.wait(timeout=60) == 0
        assert process.stderr.read() == b""


def test_a_narrow_encoding_does_not_crash():
    show = "from verifier.interfaces.output import show; show('£1 ━ 1')"
    result = start(code=("-c", show), env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    assert (result.returncode, result.stdout) == (0, b"\xa31 ? 1")


@pytest.mark.parametrize(
    ("tty", "environment", "colour"),
    [
        (True, {}, True),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {}, False),
    ],
)
def test_colours_need_a_terminal_that_wants_them(monkeypatch, tty, environment, colour):
    monkeypatch.setattr("sys.stdout.isatty", lambda: tty, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert terminal().colour is colour
    assert tty or terminal().width == 100
