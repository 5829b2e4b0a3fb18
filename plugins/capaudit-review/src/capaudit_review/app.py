"""The pages and the decisions over HTTP, for one browser on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import date
from pathlib import Path
from secrets import compare_digest
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from capaudit import CapauditError, Decision, Desk, StaleError

_LARGEST = 20_000
_LONGEST = {"reason": 1000, "who": 200}
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_TEMPLATES = Path(__file__).parent / "templates"
_LOOK = 0.5
_BREATH = 15.0

Handler = Callable[[Request], Awaitable[Response]]


class Changes:
    """Tells every open browser when something has changed."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Event] = set()

    def tell(self) -> None:
        """Something has changed."""
        for event in self._waiting:
            event.set()

    async def stream(self) -> AsyncIterator[str]:
        """Server-sent events (WHATWG HTML, 9.2), with a comment now and then so that a lost browser is noticed."""
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            yield "retry: 1000\n\n"
            while True:
                try:
                    await asyncio.wait_for(event.wait(), _BREATH)
                    event.clear()
                    yield "data: changed\n\n"
                except TimeoutError:
                    yield ": here\n\n"
        finally:
            self._waiting.discard(event)


class Review:
    """The handlers for a desk. Every request must name the host and the token, and come from no other site."""

    def __init__(self, desk: Desk, token: str, host: str) -> None:
        self._desk = desk
        self._token = token
        self._host = host
        self._changes = Changes()
        self._acts: dict[str, Callable[[dict[str, Any]], None]] = {
            "let-through": lambda said: desk.let_through(said["page"], said["mark"], _decision(said)),
            "take-back": lambda said: desk.take_back(said["page"], said["mark"]),
            "approve": lambda said: desk.approve(said["page"], said["words"], _line(said, "who")),
            "withdraw": lambda said: desk.withdraw(said["page"]),
        }

    def guarded(self, handler: Handler) -> Handler:
        """The handler for those who may ask; for others there is nothing here."""

        async def guard(request: Request) -> Response:
            allowed = _allowed(request, self._token, self._host)
            response = await handler(request) if allowed else PlainTextResponse("not found", 404)
            response.headers.update(_HEADERS)
            return response

        return guard

    async def report(self, _: Request) -> Response:
        """The report as it is now."""
        return HTMLResponse(await run_in_threadpool(_report, self._desk))

    async def events(self, _: Request) -> Response:
        """A line whenever something has changed."""
        return StreamingResponse(self._changes.stream(), media_type="text/event-stream")

    async def decide(self, request: Request) -> Response:
        """Carry a decision out."""
        act = self._acts.get(request.path_params["act"])
        said = await _said(request)
        if act is None or said is None:
            return PlainTextResponse("that cannot be decided", 400)
        try:
            await run_in_threadpool(act, said)
        except StaleError as error:
            return PlainTextResponse(str(error), 409)
        except (KeyError, TypeError, ValueError):
            return PlainTextResponse("a reason and a name are needed", 400)
        except CapauditError as error:
            return PlainTextResponse(str(error), 422)
        self._changes.tell()
        return Response(status_code=204)

    async def watch(self) -> None:
        """Look at the files again and again."""
        while True:
            await asyncio.sleep(_LOOK)
            with suppress(CapauditError):  # a waivers file that is being written by hand is no TOML yet
                if await run_in_threadpool(self._desk.refresh):
                    self._changes.tell()


def application(desk: Desk, token: str, host: str) -> Starlette:
    """The server for a desk."""
    review = Review(desk, token, host)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(review.watch())
        yield
        watching.cancel()

    routes = [
        Route("/{token}/", review.guarded(review.report), methods=["GET"]),
        Route("/{token}/events", review.guarded(review.events), methods=["GET"]),
        Route("/{token}/{act}", review.guarded(review.decide), methods=["POST"]),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


def _report(desk: Desk) -> str:
    return "".join(desk.report(_TEMPLATES, [_TEMPLATES / "review.js"], [_TEMPLATES / "review.css"]))


def _allowed(request: Request, token: str, host: str) -> bool:
    """Whether a request comes from our own page: a page elsewhere knows no token, and a name that leads here is no address."""
    given = request.path_params["token"]
    origin = request.headers.get("origin")
    return (
        request.headers.get("host") == host
        and (origin == f"http://{host}" if request.method == "POST" or origin else True)
        and request.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
        and compare_digest(given.encode(), token.encode())
    )


async def _said(request: Request) -> dict[str, Any] | None:
    """What a request says, in JSON; None where it says too much or something else."""
    if request.headers.get("content-type") != "application/json":
        return None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            return None
    import json

    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and all(isinstance(value, str) for value in said.values()) else None


def _decision(said: dict[str, Any]) -> Decision:
    until = date.fromisoformat(said["until"]) if said.get("until") else None
    return Decision(_line(said, "reason"), _line(said, "who"), until)


def _line(said: dict[str, Any], key: str) -> str:
    """One line that somebody typed. Raises ValueError where there is none."""
    words = " ".join(said[key].split())
    if not words or len(words) > _LONGEST[key]:
        raise ValueError(key)
    return words
