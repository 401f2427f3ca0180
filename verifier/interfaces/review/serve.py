"""Opened texts in, a desk on a port of this machine alone until it is stopped."""

from __future__ import annotations

import socket
import webbrowser
from contextlib import suppress

import click
import uvicorn

from verifier.interfaces.review.app import app
from verifier.interfaces.review.guard import Guard
from verifier.interfaces.review.sitting import Sitting


class Served:
    """A desk with its port; `run` serves it, `stop` ends that."""

    def __init__(self, sitting: Sitting, port: int = 0) -> None:
        self._socket = socket.create_server(("127.0.0.1", port))
        self.guard = Guard(app(sitting), self._socket.getsockname()[1])
        config = uvicorn.Config(
            self.guard,
            lifespan="off",
            proxy_headers=False,
            server_header=False,
            date_header=False,
            log_config=None,
            access_log=False,
        )
        self._server = uvicorn.Server(config)

    def run(self) -> None:
        """Serve until stopped."""
        self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """End soon."""
        self._server.should_exit = True


def serve(sitting: Sitting, *, port: int, browser: bool) -> None:
    """Serve the desk, say where it is, and open it. Ctrl+C ends it."""
    served = Served(sitting, port)
    sitting.begin()
    click.echo(
        f"The desk is open at {served.guard.address}\nCtrl+C closes it; all decisions are in the files."
    )
    if browser:
        webbrowser.open(served.guard.address)
    with suppress(KeyboardInterrupt):
        served.run()
