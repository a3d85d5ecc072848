"""What is answered to a browser's GET before Rasa's own routes are asked."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

from sanic.request import Request
from sanic.response import HTTPResponse, raw, text

from bot.channels.web import library, pictures
from bot.channels.web.files import File, file_of, read
from bot.channels.web.mailbox import Mailbox
from bot.channels.web.speech import LONGEST, Spoken, may_be_spoken
from bot.channels.web.tokens import Tokens
from bot.paths import PROJECT_DIR
from bot.voice.errors import SpeakerFailed

BUILT = PROJECT_DIR / "widget" / "dist"
_NOT_BUILT = b"Limber is running, but its web page is not built yet. Run: make widget\n"
_POSE, _SVG = "/api/pose/", ".svg"
_RECORD, _JSON = "/api/stretch/", ".json"
_LISTS = {"/api/names.json": pictures.names, "/api/stretches.json": library.overview}
# What a page of ours may do: nothing that is not of this server, and no script or style inside it.
_PAGE = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
    "permissions-policy": "microphone=(self), camera=(), geolocation=()",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
# A drawing has its colours, and how it moves, in a style of its own.
_DRAWING = {**_PAGE, "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'"}
# On other sites' pages, too.
_EMBEDDED = ("/limber.js", "/microphone.js", "/timer.js", "/assets/", "/api/")


class Pages:
    """Files, drawings and speech. Give `answer` to the server as a middleware for requests."""

    def __init__(self, tokens: Tokens, mailbox: Mailbox, origins: Collection[str] = ()) -> None:
        """`origins` are the other sites whose scripts may read what is answered."""
        self._tokens, self._mailbox, self._origins = tokens, mailbox, origins
        self._files = read(BUILT)
        self._files.setdefault("/", file_of(_NOT_BUILT, ".txt"))
        self._spoken = Spoken()

    async def answer(self, request: Request) -> HTTPResponse | None:
        """The answer to a request for something of ours; None for all else."""
        answer = await self._answer(request)
        origin = request.headers.get("origin")
        if answer is not None and origin in self._origins:
            answer.headers["access-control-allow-origin"] = origin
            answer.headers["vary"] = "accept-encoding, origin"
        return answer

    async def _answer(self, request: Request) -> HTTPResponse | None:
        if request.method not in ("GET", "HEAD"):
            return None
        if request.path == "/speech":
            return await self._speech(request)
        if request.path.startswith(_POSE) and request.path.endswith(_SVG):
            name = request.path[len(_POSE) : -len(_SVG)]
            drawn = pictures.drawing(name)
            return _sent(request, drawn, _DRAWING) if drawn else _missing()
        if request.path.startswith(_RECORD) and request.path.endswith(_JSON):
            whole = library.record(request.path[len(_RECORD) : -len(_JSON)])
            return _sent(request, whole, _PAGE) if whole else _missing()
        if request.path in _LISTS:
            return _sent(request, _LISTS[request.path](), _PAGE)
        found = self._files.get(request.path)
        return _sent(request, found, _PAGE) if found else None

    async def _speech(self, request: Request) -> HTTPResponse:
        said = request.args.get("text", "")
        conversation = self._tokens.conversation(request.args.get("token"))
        if conversation is None or not 0 < len(said) <= LONGEST:
            return text("Speech needs a text, and the token of its conversation.", 403, _PAGE)
        if not may_be_spoken(said, conversation, self._mailbox):
            return text("Limber did not say that in this conversation.", 403, _PAGE)
        try:
            loop = asyncio.get_running_loop()
            wav = await loop.run_in_executor(None, self._spoken.wav, said)
        except SpeakerFailed:
            return text("There is no speech on this machine: install espeak-ng.", 404, _PAGE)
        headers = {**_PAGE, "cache-control": "private, max-age=86400"}
        headers["cross-origin-resource-policy"] = "cross-origin"  # the widget's pages play it
        return raw(wav, content_type="audio/wav", headers=headers)


def _sent(request: Request, file: File, policies: dict[str, str]) -> HTTPResponse:
    embedded = request.path.startswith(_EMBEDDED)
    headers = {
        **policies,
        "cache-control": file.cache,
        "etag": file.tag,
        "vary": "accept-encoding",
        "cross-origin-resource-policy": "cross-origin" if embedded else "same-origin",
    }
    if request.headers.get("if-none-match") == file.tag:
        return raw(b"", 304, headers)
    body = file.body
    if file.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        body, headers["content-encoding"] = file.packed, "gzip"
    return raw(body, 200, headers, file.kind)


def _missing() -> HTTPResponse:
    return text("There is nothing of that name.", 404, _PAGE)
