"""The desk's addresses: what each shows, and what each writes. Texts are named by number, never by a path."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from verifier.desk.questions import letters
from verifier.desk.sheet import Item, Sheet
from verifier.desk.units import Unit
from verifier.errors import InputError
from verifier.interfaces.review import pages
from verifier.interfaces.review.guard import LARGEST
from verifier.interfaces.review.opened import PATIENCE, ClashError, Opened
from verifier.interfaces.review.sitting import Sitting
from verifier.model.review import Decision, Review
from verifier.reporting import render
from verifier.reporting.phrases import say

Form = dict[str, str]


def app(sitting: Sitting) -> Starlette:
    """The whole desk."""
    desk = _Desk(sitting)
    return Starlette(
        routes=[
            Route("/", desk.page(desk.home)),
            Route("/text/{number:int}", desk.page(desk.text)),
            Route("/text/{number:int}/finding/{mark}", desk.page(desk.finding)),
            Route("/text/{number:int}/finding/{mark}/decide", desk.form(desk.decide), methods=["POST"]),
            Route("/text/{number:int}/finding/{mark}/fix", desk.form(desk.fix), methods=["POST"]),
            Route("/text/{number:int}/report", desk.page(desk.report)),
            Route("/text/{number:int}/state", desk.page(desk.state)),
            Route("/report", desk.page(desk.reports)),
            Route("/questions", desk.page(desk.questions)),
            Route("/text/{number:int}/live", desk.form(desk.live), methods=["POST"]),
            Route("/undo", desk.form(desk.undo), methods=["POST"]),
            Route("/static/{name}", desk.page(desk.static)),
        ],
        exception_handlers={HTTPException: desk.failed, InputError: desk.failed, ClashError: desk.clashed},
    )


class _Desk:
    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting

    # ---- how a request becomes a call ----

    def page(self, show: Callable[[Request], Response]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            return await run_in_threadpool(show, request)

        return answer

    def form(self, act: Callable[[Request, Form], Response]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            body = bytearray()
            async for part in request.stream():
                body += part
                if len(body) > LARGEST:  # it did not say how long it is
                    raise HTTPException(413, say("desk.too_long"))
            given = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
            if given.get("form") != request.scope["form"]:
                raise HTTPException(403, say("desk.no_form"))
            return await run_in_threadpool(act, request, given)

        return answer

    def show(self, request: Request, name: str, *, status: int = 200, **given: Any) -> Response:
        told = {"last": self.sitting.last, "number": 0, **given}
        html = pages.render(name, self.sitting, request.scope["form"], **told)
        return HTMLResponse(html.encode("utf-8", "replace"), status)

    # ---- pages ----

    def home(self, request: Request) -> Response:
        if len(self.sitting.texts) == 1:
            return RedirectResponse("/text/1", 303)
        return self.show(request, "texts.html", tabs=pages.tabs(self.sitting))

    def text(self, request: Request) -> Response:
        """The next thing to decide, or that there is none."""
        number, text = self._text(request)
        sheet = text.sheet(PATIENCE)
        if sheet is None:
            return self.show(request, "wait.html", number=number, path=text.path)
        item = sheet.next()
        if item is None or "all" in request.query_params:
            return self.all(request, number, sheet)
        return self._lead(number, item)

    def all(self, request: Request, number: int, sheet: Sheet, *, missing: bool = False) -> Response:
        """Every finding of a text, and where to go from there."""
        tabs = [tab for tab in pages.tabs(self.sitting) if tab.number != number]
        following = next((tab for tab in tabs if tab.sheet and tab.sheet.next()), None)
        return self.show(
            request, "sheet.html", number=number, sheet=sheet, missing=missing, following=following
        )

    def finding(self, request: Request) -> Response:
        number, text = self._text(request)
        sheet = text.sheet(PATIENCE)
        if sheet is None:
            return self.show(request, "wait.html", number=number, path=text.path)
        item = self._item(request, sheet)
        if item is None:
            return self.all(request, number, sheet, missing=True)
        place, offer = (_count(request.query_params.get(name)) for name in ("place", "take"))
        shown = pages.desk(sheet, item, place, offer)
        chosen = request.query_params.get("open", "fix" if max(place, offer) >= 0 else "")
        return self.show(
            request, "card.html", number=number, sheet=sheet, desk=shown, open=chosen, key=text.key()
        )

    def questions(self, request: Request) -> Response:
        sheets = [tab.sheet for tab in pages.tabs(self.sitting) if tab.sheet]
        return self.show(request, "questions.html", letters=letters(sheets))

    def report(self, request: Request) -> Response:
        """The report of a text as it stands on disk now."""
        number, text = self._text(request)
        return _export([text], f"report-{number}.html")

    def reports(self, request: Request) -> Response:
        """The same of all texts that can be checked, on one page."""
        del request
        return _export(self.sitting.texts, "report.html")

    def state(self, request: Request) -> Response:
        """What a page that is open asks, to notice that its files have changed."""
        _, text = self._text(request)
        return Response(text.key(), media_type="text/plain")

    def static(self, request: Request) -> Response:
        found = pages.STATIC.get(request.path_params["name"])
        if found is None:
            raise HTTPException(404, say("desk.no_page"))
        return FileResponse(found[0], media_type=found[1])

    # ---- what is decided ----

    def decide(self, request: Request, form: Form) -> Response:
        number, _ = self._text(request)
        mark = request.path_params["mark"]
        put = partial(self._decision, form)
        return self._on(number, self.sitting.decide(number, mark, form.get("state", ""), put))

    def _decision(self, form: Form, sheet: Sheet, item: Item) -> Review | None:
        """What the form says; None to take back what was decided."""
        given = form.get("decision", "")
        if given == "open":
            return None
        if given not in [one.value for one in Decision if one is not Decision.FIXED]:
            raise HTTPException(400, say("desk.no_decision"))
        decision = Decision(given)
        by = form.get("by", "").strip() or self.sitting.by
        told: dict[str, Any] = {"by": by, "note": form.get("note", "").strip()}
        if decision is Decision.WAIVED:
            told["until"] = _day(form.get("until", ""))
            if not told["note"]:
                raise HTTPException(400, say("desk.no_reason"))
        put = sheet.review(item, decision, **told)
        if put is None:
            raise HTTPException(400, say("desk.not_nameable"))
        self.sitting.by = by
        return put

    def fix(self, request: Request, form: Form) -> Response:
        number, text = self._text(request)
        sheet = self._sheet(text)
        item = self._item(request, sheet)
        self.sitting.fix(number, sheet, item, _unit(form), form.get("words", ""))
        return self._on(number, item)

    def live(self, request: Request, form: Form) -> Response:
        """What is found in a passage as it is being edited; nothing is written."""
        _, text = self._text(request)
        found = text.checking.live(_unit(form), form.get("words", "").replace("\r\n", "\n"))
        return self.show(request, "live.html", live=found)

    def undo(self, request: Request, form: Form) -> Response:
        del request, form
        step = self.sitting.undo()
        if step is None:
            return RedirectResponse("/", 303)
        where = f"/text/{step.text}"
        return RedirectResponse(f"{where}/finding/{step.mark}" if step.mark else where, 303)

    # ---- what went wrong ----

    def failed(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 422
        why = error.detail if isinstance(error, HTTPException) else str(error)
        return self.show(request, "refused.html", status=status, why=why)

    def clashed(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, ClashError)
        return self.show(request, "clash.html", status=409, ours=error.ours, theirs=error.theirs)

    # ---- what a request names ----

    def _text(self, request: Request) -> tuple[int, Opened]:
        number = request.path_params["number"]
        if not 1 <= number <= len(self.sitting.texts):
            raise HTTPException(404, say("desk.no_page"))
        return number, self.sitting.texts[number - 1]

    def _sheet(self, text: Opened) -> Sheet:
        sheet = text.sheet(PATIENCE) or text.sheet()
        assert sheet  # it was waited for
        return sheet

    def _item(self, request: Request, sheet: Sheet) -> Item | None:
        return sheet.item(request.path_params["mark"])

    def _on(self, number: int, item: Item | None) -> Response:
        """To the next finding."""
        sheet = self.sitting.texts[number - 1].sheet(PATIENCE)
        following = sheet.next(item.number if item else 0) if sheet else None
        return self._lead(number, following) if following else RedirectResponse(f"/text/{number}", 303)

    def _lead(self, number: int, item: Item) -> Response:
        return RedirectResponse(f"/text/{number}/finding/{item.mark}#f{item.number}p1", 303)


def _export(texts: Sequence[Opened], name: str) -> Response:
    sheets = []
    for text in texts:
        with suppress(InputError):
            sheets.append(text.sheet())
    html = render([sheet.report for sheet in sheets if sheet], "html", pages=pages.every_check())
    answer = HTMLResponse(html.encode("utf-8", "replace"))
    answer.headers["content-disposition"] = f'attachment; filename="{name}"'
    return answer


def _count(given: str | None) -> int:
    return int(given) if given and given.isdecimal() and len(given) < 9 else -1


def _unit(form: Form) -> Unit:
    """The passage as the page was given it."""
    return Unit(_count(form.get("start")), form.get("was", "").replace("\r\n", "\n"))


def _day(given: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise HTTPException(400, say("desk.no_day")) from None
