"""The server, on this machine alone."""

from __future__ import annotations

import socket
from collections.abc import Callable
from secrets import token_urlsafe

import uvicorn

from capaudit import CapauditError, Desk
from capaudit_review.app import application

_HERE = "127.0.0.1"


def serve(desk: Desk, port: int, ready: Callable[[str], None]) -> None:
    """Serve a desk until Ctrl-C. `ready` is told the address, which holds a token that nobody else knows."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_HERE, port))
    except OSError as error:
        listener.close()
        raise CapauditError(f"port {port} of {_HERE} is taken") from error
    token, host = token_urlsafe(24), f"{_HERE}:{listener.getsockname()[1]}"
    config = uvicorn.Config(
        application(desk, token, host), log_level="error", access_log=False, timeout_graceful_shutdown=1, ws="none"
    )
    listener.listen()
    ready(f"http://{host}/{token}/")
    uvicorn.Server(config).run(sockets=[listener])
