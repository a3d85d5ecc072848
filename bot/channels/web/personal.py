"""The addresses under `/api/` that are about a person or by one: for our own pages alone.

Whoever holds a conversation's token may ask, from a page of this server and no other. What is
changed is changed under the conversation's lock, as by a turn.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import ujson
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse, json, text

from bot.channels.web import drafts, edits, person
from bot.channels.web.limits import Pace, RefusedError
from bot.channels.web.mailbox import Mailbox
from bot.channels.web.shown import in_session, shown
from bot.channels.web.tokens import Tokens
from bot.profile import routines
from knowledge import Library, load_library

LARGEST = 131_072  # bytes
_LONGEST_FILE = 65_536  # characters
_LONGEST_WORDS = 300  # characters
_BEARER = "Bearer "
_PRIVATE = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}
Body = Mapping[str, Any]
Work = Callable[[Request, str, Body], Awaitable[Any]]


class Personal:
    """Answers with what is kept of a person, and changes it."""

    def __init__(self, tokens: Tokens, mailbox: Mailbox) -> None:
        self._tokens, self._mailbox, self._pace = tokens, mailbox, Pace()
        self._answers: dict[tuple[str, str], Work] = {
            ("GET", "/api/me.json"): self._show,
            ("GET", "/api/me/export.json"): self._export,
            ("GET", "/api/me/routine.json"): self._routine,
            ("POST", "/api/me/preferences.json"): self._prefer,
            ("POST", "/api/me/forget.json"): self._forget,
            ("POST", "/api/me/helpful.json"): self._find_helpful,
            ("POST", "/api/me/routines.json"): self._keep_routine,
            ("POST", "/api/routine/check.json"): self._check,
            ("POST", "/api/routine/words.json"): self._words,
            ("POST", "/api/me/routine.yml"): self._write_file,
            ("POST", "/api/me/read.json"): self._read_file,
        }

    def register(self, app: Sanic) -> None:
        """Makes the addresses known."""
        for method, address in self._answers:
            name = f"limber_{method}_{address.strip('/').replace('/', '_').replace('.', '_')}"
            app.add_route(self.answer, address, methods=[method], name=name)

    async def answer(self, request: Request) -> HTTPResponse:
        """The answer to a request for one of them."""
        try:
            conversation = self._conversation(request)
            self._pace.check(conversation, time.monotonic())
            work = self._answers[request.method, request.path]
            found = await work(request, conversation, _body(request))
        except RefusedError as refused:
            headers = {**_PRIVATE, **_retry(refused)}
            return json({"problem": str(refused)}, refused.status, headers)
        if isinstance(found, str):
            return text(found, headers=_PRIVATE, content_type="text/yaml; charset=utf-8")
        return json(found, headers=_PRIVATE, dumps=ujson.dumps)

    def _conversation(self, request: Request) -> str:
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
            raise RefusedError("Only Limber's own pages may ask for that.", 403)
        given = request.headers.get("authorization", "")
        bearer = given[len(_BEARER) :] if given.startswith(_BEARER) else None
        conversation = self._tokens.conversation(bearer)
        if conversation is None:
            raise RefusedError("There is no conversation yet: say hello to Limber first.", 401)
        return conversation

    # what is kept

    async def _show(self, request: Request, conversation: str, _body: Body) -> Any:
        return shown(await _slots(request, conversation), load_library(), time.time())

    async def _export(self, request: Request, conversation: str, _body: Body) -> Any:
        """All of it, as it is kept: events of the dialogue, slots, and what was sent."""
        store = request.app.ctx.agent.tracker_store
        tracker = await store.retrieve_full_tracker(conversation)
        return {
            "conversation": conversation,
            "shown": await self._show(request, conversation, {}),
            "slots": tracker.current_slot_values() if tracker else {},
            "events": [event.as_dict() for event in tracker.events] if tracker else [],
            "sent": [body for _, body in self._mailbox.after(conversation, 0)],
        }

    async def _prefer(self, request: Request, conversation: str, body: Body) -> Any:
        await self._change(request, conversation, lambda s, _: person.with_preferences(s, body))
        changed = await self._show(request, conversation, {})
        return {"preferences": changed["preferences"]}

    async def _forget(self, request: Request, conversation: str, body: Body) -> Any:
        await self._change(request, conversation, lambda s, lib: person.without(s, body, lib))
        return {}

    async def _find_helpful(self, request: Request, conversation: str, body: Body) -> Any:
        await self._change(request, conversation, lambda s, lib: person.with_opinion(s, body, lib))
        return {}

    # routines

    async def _routine(self, request: Request, conversation: str, _body: Body) -> Any:
        slots = await _slots(request, conversation)
        own = routines.loads(slots.get("routines"), load_library())
        if (found := own.get(request.args.get("id", ""))) is None:
            raise RefusedError("There is no such routine any more.", 404)
        return routines.dumps([found])[0]

    async def _keep_routine(self, request: Request, conversation: str, body: Body) -> Any:
        kept = ""

        def change(slots: person.Slots, library: Library) -> person.Changes:
            nonlocal kept
            changes, kept = person.with_routine(slots, body, library)
            return changes

        await self._change(request, conversation, change)
        return {"id": kept}

    async def _check(self, request: Request, conversation: str, body: Body) -> Any:
        slots = await _slots(request, conversation)
        return drafts.checked(body, load_library(), slots.get("conditions") or [])

    async def _words(self, _request: Request, _conversation: str, body: Body) -> Any:
        words = drafts.of_body(body, "words", _LONGEST_WORDS)
        return edits.edited(words, body.get("items"), load_library())

    async def _write_file(self, _request: Request, _conversation: str, body: Body) -> Any:
        return drafts.as_file(body, load_library())

    async def _read_file(self, _request: Request, _conversation: str, body: Body) -> Any:
        return drafts.of_file(drafts.of_body(body, "file", _LONGEST_FILE), load_library())

    # the conversation

    async def _change(
        self,
        request: Request,
        conversation: str,
        change: Callable[[person.Slots, Library], person.Changes],
    ) -> None:
        """Sets the slots that a change gives. What is deleted would pull a session's ground away.

        Raises:
            RefusedError: a session is under way, or the change says why it cannot be.
        """
        agent = request.app.ctx.agent
        async with agent.lock_store.lock(conversation):
            tracker = await agent.tracker_store.retrieve(conversation)
            if tracker is None:
                raise RefusedError("There is no conversation yet: say hello to Limber first.", 401)
            slots = tracker.current_slot_values()
            changes = change(slots, load_library())
            if "erase" in changes and in_session(slots, time.time()):
                raise RefusedError("A session is under way: end it first, then delete.", 409)
            _set(tracker, changes)
            await agent.tracker_store.save(tracker)


def _set(tracker: DialogueStateTracker, changes: person.Changes) -> None:
    for name, value in changes.items():
        tracker.update(SlotSet(name, value))


async def _slots(request: Request, conversation: str) -> dict[str, Any]:
    tracker = await request.app.ctx.agent.tracker_store.retrieve(conversation)
    return tracker.current_slot_values() if tracker else {}


def _body(request: Request) -> Body:
    if request.method == "GET":
        return {}
    if len(request.body) > LARGEST:
        raise RefusedError(f"That is more than {LARGEST} bytes.", 413)
    try:
        body = request.json
    except InvalidUsage as error:
        raise RefusedError("The body is not valid JSON.") from error
    if not isinstance(body, dict):
        raise RefusedError("The body must be a JSON object.")
    return body


def _retry(refused: RefusedError) -> dict[str, str]:
    return {"retry-after": str(round(refused.retry_after))} if refused.retry_after else {}
