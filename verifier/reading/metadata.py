"""What an HTML page says of itself: title, author, date. From tags and JSON-LD, never evaluated."""

from __future__ import annotations

import json
from typing import Any

from verifier.model.document import Form, Zone
from verifier.model.period import Period
from verifier.reading import dates
from verifier.reading.drafts import Draft, Manuscript
from verifier.reading.shown import Run
from verifier.reading.tokens import Sort, Token

# best first
_DATES = (
    "article:published_time",
    "json-ld",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "date",
    "time pubdate",
    "time",
)
_AUTHORS = ("author", "article:author_name", "parsely-author", "dc.creator", "json-ld author")
_TITLES = ("og:title", "title", "twitter:title")
_MOST_JSON = 200_000


class Metadata:
    """Listens to the tokens of a page."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.said: dict[str, str] = {}
        self.within = ""
        self.title: list[Run] = []

    def take(self, token: Token) -> None:
        """Note what one token says."""
        if token.sort is Sort.OPEN:
            self._open(token)
        elif token.sort is Sort.CLOSE:
            self.within = ""
        elif self.within == "title":
            self.title.append(Run(token.start, token.end, token.data if token.sort is Sort.ENTITY else None))
        elif self.within == "json" and token.sort is Sort.TEXT:
            self._json(token.data)

    def _open(self, token: Token) -> None:
        about = token.attributes
        self.within = ""
        if token.data == "title" and not self.title:
            self.within = "title"
        elif token.data == "script" and about.get("type", "").strip().lower() == "application/ld+json":
            self.within = "json"
        elif token.data == "time" and about.get("datetime"):
            self._say("time pubdate" if "pubdate" in about else "time", about["datetime"])
        if about.get("itemprop", "").lower() == "datepublished":
            self._say("datepublished", about.get("content") or about.get("datetime") or "")
        elif token.data == "meta":
            self._say((about.get("property") or about.get("name") or "").lower(), about.get("content", ""))

    def _say(self, key: str, value: str) -> None:
        if value.strip():
            self.said.setdefault(key, " ".join(value[:400].split()))

    def _json(self, written: str) -> None:
        """The first date of publication and author in a piece of JSON-LD, however deep."""
        if len(written) > _MOST_JSON:
            return
        try:
            waiting: list[Any] = [json.loads(written)]
        except (ValueError, RecursionError):
            return
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(reversed(value))
            elif isinstance(value, dict):
                if isinstance(value.get("datePublished"), str):
                    self._say("json-ld", value["datePublished"])
                self._json_author(value.get("author"))
                waiting.extend(reversed(list(value.values())))

    def _json_author(self, author: Any) -> None:
        first = author[0] if isinstance(author, list) and author else author
        name = first.get("name") if isinstance(first, dict) else first
        if isinstance(name, str):
            self._say("json-ld author", name)

    def finish(self) -> None:
        """Tell the manuscript; the title in the tab is a headline where the page shows none."""
        manuscript = self.manuscript
        headed = any(d.form is Form.HEADING and d.level == 1 and d.zone is None for d in manuscript.drafts)
        if self.title:
            zone = Zone.FRONT_MATTER if headed else Zone.HEADLINE
            manuscript.drafts.insert(0, Draft(Form.HEADING, zone, level=1, bold=False, runs=self.title))
        manuscript.author = next((self.said[key] for key in _AUTHORS if key in self.said), "")
        if not headed:
            manuscript.title = next((self.said[key] for key in _TITLES if key in self.said), "")
        for key in _DATES:
            period = self._date(key)
            if period:
                manuscript.date, manuscript.date_from = period, "metadata"
                return

    def _date(self, key: str) -> Period | None:
        found = dates.find(self.said[key]) if key in self.said else None
        return found[0] if found else None
