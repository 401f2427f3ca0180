"""How a command ends: exit codes, and a message instead of a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

import click

from verifier.errors import VerifierError


class Exit(IntEnum):
    """What the process says to whoever called it; the highest wins."""

    OK = 0
    FINDINGS = 1
    MISUSE = 2
    CRASH = 3


class Commands(click.Group):
    """A group of commands that each return an exit code, and never end in a bare traceback."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command; leave the process with its code."""
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            error.show()
            code = Exit.MISUSE
        except click.Abort:
            code = 130
        except VerifierError as error:
            complain(str(error))
            code = Exit.MISUSE
        except Exception as error:  # the last net: a crash of ours is told as ours
            import traceback

            crashed("", fault(error), traceback.format_exc())
            code = Exit.CRASH
        if standalone_mode:
            sys.exit(int(code or 0))
        return code

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a file name in its place gets the command most likely meant."""
        name = args[0]
        if self.get_command(ctx, name) is None and (os.path.exists(name) or Path(name).suffix):
            ctx.fail(f"No command before {name!r}; did you mean `verifier check {name}`?")
        return super().resolve_command(ctx, args)


def complain(message: str) -> None:
    """Say on standard error what is wrong, as text."""
    from verifier.reporting.visible import visible

    click.echo(f"verifier: {visible(message)}", err=True)


def fault(error: Exception) -> str:
    """A fault of ours in one line, with the place in our code where it showed."""
    trace, line = error.__traceback__, ""
    while trace:
        line = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"verifier itself failed{line} ({type(error).__name__}: {error})"


def crashed(where: str, why: str, trace: str) -> None:
    """Own up to a fault of ours in a few lines; the trace only for those who ask."""
    if os.environ.get("VERIFIER_DEBUG") == "1":
        click.echo(trace, err=True)
    complain(f"{where}: {why}" if where else why)
    click.echo(
        "  This is a fault of verifier, not of the text. Please report this line with `verifier --version`\n"
        "  and, if you may share it, the text. VERIFIER_DEBUG=1 shows the whole trace.",
        err=True,
    )
