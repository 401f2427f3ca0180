"""Reports in, one text in the format asked for out. Computes nothing, shows everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from verifier.model.finding import Severity
from verifier.model.report import Report

FORMATS = ("text", "json", "html", "sarif", "junit", "github", "markdown", "csv", "jsonld")


class Page(Protocol):
    """What a check says of itself."""

    @property
    def family(self) -> str: ...  # noqa: D102
    @property
    def at_most(self) -> Severity: ...  # noqa: D102
    @property
    def bad(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def good(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def what(self) -> str: ...  # noqa: D102
    @property
    def why(self) -> str: ...  # noqa: D102


NO_PAGES: Mapping[str, Page] = MappingProxyType({})


def render(
    reports: Sequence[Report],
    format: str,
    *,
    colour: bool = False,
    width: int = 100,
    pages: Mapping[str, Page] = NO_PAGES,
) -> str:
    """The reports in one format. Colour and width (in columns) are for text, the checks' pages for html and sarif."""
    match format:
        case "text":
            from verifier.reporting import text

            return text.render(reports, colour=colour, width=width)
        case "json":
            from verifier.reporting import json

            return json.render(reports)
        case "html":
            from verifier.reporting import html

            return html.render(reports, pages=pages)
        case "sarif":
            from verifier.reporting import sarif

            return sarif.render(reports, pages=pages)
        case "junit":
            from verifier.reporting import junit

            return junit.render(reports)
        case "github":
            from verifier.reporting import github

            return github.render(reports)
        case "markdown":
            from verifier.reporting import markdown

            return markdown.render(reports)
        case "csv":
            from verifier.reporting import table

            return table.render(reports)
        case "jsonld":
            from verifier.reporting import jsonld

            return jsonld.render(reports)
    raise ValueError(f"no format {format!r}; there are {', '.join(FORMATS)}")


def site(reports: Sequence[Report], *, pages: Mapping[str, Page] = NO_PAGES) -> dict[str, str]:
    """A folder of HTML pages by file name: an index, and a page for each report."""
    from verifier.reporting import html

    return html.folder(reports, pages=pages)
