"""Reports in, self-contained HTML out: works from disk, without script or network, every word escaped."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from verifier.model.report import Report
from verifier.reporting import Page, figures, words
from verifier.reporting.article import margin, slots
from verifier.reporting.phrases import say, word
from verifier.reporting.trends import trends
from verifier.reporting.view import view
from verifier.reporting.visible import visible

TEMPLATES = Path(__file__).parent / "templates"
INDEX = "index.html"


def render(reports: Sequence[Report], *, pages: Mapping[str, Page]) -> str:
    """One page with everything in it; the same reports give the same bytes."""
    if len(reports) == 1:
        return _page([view(reports[0], "", 1, pages)], reports, [])
    views = [view(report, f"d{number}-", 2, pages) for number, report in enumerate(reports, 1)]
    return _page(views, reports, [f"#{one.prefix}text" for one in views])


def folder(reports: Sequence[Report], *, pages: Mapping[str, Page]) -> dict[str, str]:
    """The pages of a folder by file name: an index, and a page for each report; all links are relative."""
    names = _names(reports)
    views = [view(report, "", 1, pages) for report in reports]
    site = {name: _page([one], [one.report], [], up=INDEX) for name, one in zip(names, views, strict=True)}
    return {INDEX: _page([], reports, names, listed=views), **site}


def _names(reports: Sequence[Report]) -> list[str]:
    """A file name for each report, from its text's; a number makes a second one its own."""
    names: list[str] = []
    taken = {INDEX}
    for report in reports:
        stem = re.sub(r"[^\w.-]+", "-", PurePosixPath(report.document.name.replace("\\", "/")).stem).strip(
            ".-"
        )
        tries = (
            f"{(stem or 'text')[:80]}{suffix}.html"
            for suffix in ("", *(f"-{n}" for n in range(2, len(reports) + 3)))
        )
        name = next(one for one in tries if one.lower() not in taken)
        taken.add(name.lower())
        names.append(name)
    return names


def _page(
    views: Sequence[Any],
    reports: Sequence[Report],
    links: Sequence[str],
    *,
    listed: Sequence[Any] = (),
    up: str = "",
) -> str:
    style, script = (_packed(name) for name in ("report.css", "report.js"))
    findings, coverage = words.together(reports)
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        environment()
        .get_template("page.html")
        .render(
            views=views,
            listed=list(zip(listed or views, links, strict=True)) if links or not views else [],
            up=up,
            style=Markup(style),
            script=Markup(script),
            policy=policy,
            trends=trends(reports),
            counted=words.counted(findings),
            looked=words.looked(coverage),
        )
    )


@cache
def _packed(name: str) -> str:
    """A file of ours without indentation and empty lines."""
    lines = (TEMPLATES / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


@cache
def environment(more: Path = TEMPLATES) -> Environment:
    """What pages are made with: `more` is a folder of templates beside our own. Every word is escaped."""
    environment = Environment(
        loader=FileSystemLoader([more, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals.update(
        say=say,
        word=word,
        count=words.count,
        answered=words.answered,
        value=figures.value,
        loosely=figures.loosely,
        period=figures.period,
        slots=slots,
        margin=margin,
    )
    return environment


def _shown(given: Any) -> Any:
    """Whatever a template prints: text is made visible first, then escaped by jinja."""
    return visible(given) if isinstance(given, str) and not hasattr(given, "__html__") else given
