"""Checks in, what they say of themselves out: the page of one, the table of all; and the settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import fill, indent

from verifier.checks.check import Check

_WIDTH = 88


def page(check: Check) -> str:
    """All that a check says of itself."""
    return "\n".join(_page(check)) + "\n"


def _page(check: Check) -> Iterator[str]:
    article = "an" if check.at_most.value[0] in "aeiou" else "a"
    yield f"{check.name}  ({check.family}, at most {article} {check.at_most.value})"
    for paragraph in (check.what, *check.why.split("\n\n")):
        if paragraph.strip():
            yield ""
            yield fill(" ".join(paragraph.split()), _WIDTH)
    yield ""
    yield fill(f"It says: {check.message}", _WIDTH, subsequent_indent="  ")
    if check.suggestion:
        yield fill(f"It suggests: {check.suggestion}", _WIDTH, subsequent_indent="  ")
    yield from _examples("It speaks on:", check.bad)
    yield from _examples("It stays silent on:", check.good)
    if check.facts:
        yield from _examples("With these facts (--facts FILE):", (check.facts,))
    if check.source:
        yield ""
        yield fill(f"After: {check.source}", _WIDTH, subsequent_indent="  ")
    yield ""
    yield f"To leave it out: verifier check --ignore {check.name} PATH"


def _examples(title: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield ""
        yield title
    for text in texts:
        lines = [fill(line, _WIDTH - 4) if line else "" for line in text.strip("\n").split("\n")]
        yield ""
        yield indent("\n".join(lines), "  │ ", lambda _: True)


def settings(rows: Iterable[tuple[str, str, str]]) -> str:
    """Every setting with its value and where it was set."""
    rows = list(rows)
    names, values = (max(len(row[column]) for row in rows) for column in (0, 1))
    return "".join(f"{name:<{names}}  {value:<{values}}  {where}\n" for name, value, where in rows)


def table(checks: Sequence[Check]) -> str:
    """Every check with its family, the worst it can be, and the fault it finds."""
    wide = max((len(one.name) for one in checks), default=0)
    lines: list[str] = []
    for family, found in groupby(checks, key=lambda one: one.family):
        lines += ["", family] if lines else [family]
        lines += [f"  {one.name:<{wide}}  {one.at_most.value:<7}  {one.what}" for one in found]
    lines += ["", "`verifier explain CHECK` tells more of one."]
    return "\n".join(lines) + "\n"
