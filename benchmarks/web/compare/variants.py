"""The bare page, and the same with one widget each, embedded as its own documentation says."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.web.compare.install import MODULES
from scripts.build_widget import BUILT

# Inside an element's open shadow root: `host >>> what is in it`.
INSIDE = " >>> "


@dataclass(frozen=True)
class Variant:
    """The page with a widget.

    `files` are served under `/files/`; `markup` is put at the end of the page's main part. `script`
    starts the widget, where its documentation has a script inside the page for that. `ready` is
    what a person presses or types into first, `opener` what opens a chat that is closed, and
    `field` where one writes.
    """

    name: str
    title: str
    files: tuple[str, ...] = ()
    markup: str = ""
    script: str = ""
    ready: str = "h1"
    opener: str = ""
    field: str = ""


BARE = Variant("bare", "bare page")

_DIST = str(BUILT.parent)
_OURS = (f"{_DIST}/limber.js", f"{_DIST}/timer.js", f"{_DIST}/microphone.js")
_LIMBER = '<script src="/files/limber.js" defer></script>\n'
_FIELD, _OPENER = f"limber-coach{INSIDE}input", f"limber-coach{INSIDE}.opener"

# docs/web.md: part of the page, and as a button in its corner.
LIMBER = Variant(
    name="limber",
    title="Limber",
    files=_OURS,
    markup=f'{_LIMBER}<div class="box"><limber-coach></limber-coach></div>',
    ready=_FIELD,
    field=_FIELD,
)
CORNER = Variant(
    name="corner",
    title="Limber, corner",
    files=_OURS,
    markup=f'{_LIMBER}<limber-coach position="corner"></limber-coach>',
    ready=_OPENER,
    opener=_OPENER,
    field=_FIELD,
)
# Its README, "In a <script> tag".
RASA_WEBCHAT = Variant(
    name="rasa-webchat",
    title="rasa-webchat",
    files=(f"{MODULES}/rasa-webchat/lib/index.js",),
    script="""!(function () {
  let e = document.createElement("script"),
    t = document.head || document.getElementsByTagName("head")[0];
  (e.src = "/files/index.js"),
    (e.async = !0),
    (e.onload = () => {
      window.WebChat.default({ customData: { language: "en" }, socketUrl: SERVER }, null);
    }),
    t.insertBefore(e, t.firstChild);
})();""",
    ready=".rw-launcher",
    opener=".rw-launcher",
    field=".rw-new-message",
)
# Its README, "Usage"; without the microphone, which Chromium alone has.
CHATROOM = Variant(
    name="@scalableminds/chatroom",
    title="chatroom",
    files=tuple(f"{MODULES}/@scalableminds/chatroom/dist/Chatroom.{one}" for one in ("css", "js")),
    markup="""<link rel="stylesheet" href="/files/Chatroom.css" />
<div class="chat-container"></div>
<script src="/files/Chatroom.js"></script>""",
    script="""var chatroom = new window.Chatroom({
  host: SERVER,
  title: "Chat with Mike",
  container: document.querySelector(".chat-container"),
  welcomeMessage: "Hi, I am Mike. How may I help you?",
});
chatroom.openChat();""",
    ready=".chatroom input[type=text]",
    field=".chatroom input[type=text]",
)
# Its README, "Connect", and the bundle that is made for script tags.
DEEP_CHAT = Variant(
    name="deep-chat",
    title="deep-chat",
    files=(f"{MODULES}/deep-chat/dist/deepChat.bundle.js",),
    markup="""<script type="module" src="/files/deepChat.bundle.js"></script>
<deep-chat connect='{"url": "SERVER/deep-chat"}'></deep-chat>""",
    ready=f"deep-chat{INSIDE}#text-input",
    field=f"deep-chat{INSIDE}#text-input",
)
# Its README, with the smallest of its bundles; NONCE as in its page on content security policies.
BOTFRAMEWORK = Variant(
    name="botframework-webchat",
    title="BotFramework",
    files=(f"{MODULES}/botframework-webchat/dist/webchat-minimal.js",),
    markup="""<div id="webchat" class="box" role="region" aria-label="Chat"></div>
<script src="/files/webchat-minimal.js"></script>""",
    script="""window.WebChat.renderWebChat({
  directLine: window.WebChat.createDirectLine({ token: "TOKEN", domain: SERVER + "/directline" }),
  userID: "YOUR_USER_ID",
  nonce: NONCE,
}, document.getElementById("webchat"));""",
    ready="[data-id=webchat-sendbox-input]",
    field="[data-id=webchat-sendbox-input]",
)

OURS = (LIMBER, CORNER)
OTHERS = (RASA_WEBCHAT, CHATROOM, DEEP_CHAT, BOTFRAMEWORK)
EVERY = (BARE, *OURS, *OTHERS)
