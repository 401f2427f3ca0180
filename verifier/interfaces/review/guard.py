"""Who may speak to the desk: this machine's own browser, with the token, from the desk's own pages.

A page of another site can reach a port of this machine. It does not know the token; its name for this machine is
refused as Host, its own name as Origin, and no cookie of ours goes with what it sends.
"""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 2_000_000
"""Bytes of a form that is read."""
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """Lets through what comes from the desk's own page, and gives every answer its headers."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._host = f"127.0.0.1:{port}"
        self._cookie = f"verifier-{port}"
        self.token = token_urlsafe(32)
        """Stands in the address once; whoever shows it gets the cookie."""
        self._session = token_urlsafe(32)
        self.form = token_urlsafe(32)
        """Stands in every form of ours."""

    @property
    def address(self) -> str:
        """What the editor opens."""
        return f"http://{self._host}/?token={self.token}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # no page of ours opens a socket
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        answer = self._refused(scope) or self._welcomed(scope)
        if answer is not None:
            await answer(scope, receive, sent)
            return
        scope["form"] = self.form
        await self._app(scope, receive, sent)

    def _refused(self, scope: Scope) -> Response | None:
        """Why this is not answered, if it is not."""
        headers = Headers(scope=scope)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return _no(405, "this desk reads and decides, nothing else")
        if headers.getlist("host") != [self._host]:
            return _no(421, "this desk answers to its own address only")
        own = f"http://{self._host}"
        origins = headers.getlist("origin")
        if origins and origins != [own]:
            return _no(403, "this was sent by another site")
        if (
            headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
            and scope["method"] == "POST"
        ):
            return _no(403, "this was sent by another site")
        if scope["method"] == "POST":
            if not origins:
                return _no(403, "this does not say which site sent it")
            length = headers.get("content-length", "0")
            if not length.isdigit() or int(length) > LARGEST:
                return _no(413, "this is more than a paragraph")
        return None

    def _welcomed(self, scope: Scope) -> Response | None:
        """Give the cookie for the token; None for who has the cookie already."""
        given = dict(parse_qsl(scope["query_string"].decode("latin-1"))).get("token", "")
        if scope["path"] == "/" and given and _same(given, self.token):
            answer = RedirectResponse("/", 303)
            answer.set_cookie(self._cookie, self._session, httponly=True, samesite="strict", path="/")
            return answer
        if _same(self._shown(scope), self._session):
            return None
        return _no(403, "open the address that `verifier review` printed; it holds the key to this desk")

    def _shown(self, scope: Scope) -> str:
        found: SimpleCookie = SimpleCookie()
        try:
            found.load("; ".join(Headers(scope=scope).getlist("cookie")))
        except CookieError:
            return ""
        return found[self._cookie].value if self._cookie in found else ""


def _same(given: str, held: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), held.encode())


def _no(status: int, why: str) -> Response:
    return PlainTextResponse(f"verifier review: {why}.\n", status)
