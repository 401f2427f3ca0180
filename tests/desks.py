"""A review desk for tests: served on a thread, spoken to as a browser would."""

from __future__ import annotations

import datetime
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from click.testing import CliRunner

from verifier.interfaces.cli import command
from verifier.interfaces.inputs import sources
from verifier.interfaces.review.opened import Opened
from verifier.interfaces.review.serve import Served
from verifier.interfaces.review.sitting import Sitting
from verifier.keeping.decide import decisions
from verifier.model.review import Review
from verifier.model.source import Source
from verifier.reading.claimfile import read_claims
from verifier.settings import Settings

TODAY = datetime.date(2026, 5, 4)
FERRY = """\
# Ferry

The state gives a grant of £52m. The port authority adds another £41m.
Together the two grants are worth more than £95m.

The company has four boats: the Heron, the Tern and the Curlew.
"""


SUM, BOATS = "total-misses-parts", "count-misses-list"


class Desk:
    """A desk with one browser at it. `text` is the number of the text that is decided."""

    def __init__(self, served: Served, sitting: Sitting) -> None:
        self.served, self.sitting = served, sitting
        self.address = served.guard.address
        self.origin = self.address.partition("/?")[0]
        self.client = httpx.Client(
            base_url=self.origin,
            follow_redirects=True,
            timeout=60,
            verify=False,  # nothing here is encrypted
        )
        self.client.get(self.address)
        self.text = 1

    def marks(self) -> dict[str, str]:
        """The fingerprint of each open finding by its check."""
        sheet = self.sitting.texts[self.text - 1].sheet()
        assert sheet
        return {item.finding.check: item.mark for item in sheet.items if item.open}

    def page(self, check: str) -> str:
        """The page of the finding of that check, decided or not."""
        sheet = self.sitting.texts[self.text - 1].sheet()
        assert sheet
        mark = next(item.mark for item in sheet.items if item.finding.check == check)
        return f"/text/{self.text}/finding/{mark}"

    def post(self, path: str, **form: str) -> httpx.Response:
        """What a form of the desk sends."""
        form.setdefault("form", self.served.guard.form)
        return self.client.post(path, data=form, headers={"origin": self.origin})

    def decide(self, check: str, decision: str, **form: str) -> httpx.Response:
        """Decide the finding of that check, having looked at it."""
        page = self.page(check)
        form.setdefault("state", self.field(page, "state"))
        return self.post(f"{page}/decide", decision=decision, **form)

    def fix(self, check: str, old: str, new: str, place: int = 0) -> httpx.Response:
        """Put other words into the passage of that finding."""
        page = self.page(check)
        shown = self.client.get(f"{page}?place={place}").text
        was = _field(shown, "was")
        assert old in was
        start = _field(shown, "start")
        return self.post(f"{page}/fix", start=start, was=was, words=was.replace(old, new))

    def field(self, page: str, name: str) -> str:
        """What a hidden field of that page holds; "" where it has none."""
        return _field(self.client.get(page).text, name)


def _field(html: str, name: str) -> str:
    from html import unescape

    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', html)
    return unescape(found[1]) if found else ""


def kept(path: Path) -> tuple[Review, ...]:
    """What the claim file beside an article decides."""
    file = path.with_suffix(".yaml")
    return decisions(read_claims(Source(name=str(file), data=file.read_bytes()))[0]) if file.exists() else ()


def checked(*arguments: str) -> str:
    """What `verifier check` prints on that day."""
    return CliRunner().invoke(command, ["check", *arguments, "--today", "2026-05-04"]).output


@contextmanager
def desk(*paths: str | Path, settings: Settings | None = None) -> Iterator[Desk]:
    """A desk for these files or folders, closed at the end."""
    chosen = settings or Settings(today=TODAY)
    texts = [Opened(one, chosen) for one in sources([str(path) for path in paths], articles=True)]
    sitting = Sitting(texts, "city desk", TODAY)
    served = Served(sitting)
    thread = threading.Thread(target=served.run, daemon=True)
    thread.start()
    try:
        yield Desk(served, sitting)
    finally:
        served.stop()
        thread.join(10)
