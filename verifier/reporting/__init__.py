"""Reports in, one page of html, json or text out. Computes nothing, shows everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from verifier.model.report import Report

FORMATS = ("text", "json", "html")


class Page(Protocol):
    """What a check says of itself."""

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
    """The reports in one format. Colour and width (in columns) are for text, the checks' pages for html."""
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
    raise ValueError(f"no format {format!r}; there are {', '.join(FORMATS)}")
