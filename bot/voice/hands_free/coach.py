"""What the hands-free client does with what it hears, what it is answered, and the time.

No threads, devices or clocks of its own: `now` is the mixer's second, and everything that takes
time is asked of a part that was passed in and comes back as a call.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Protocol

from bot.client import Reply
from bot.protocol import ClientState, CueMessage, SessionMessage, Voice
from bot.voice.cue_player import REFLEXES, CuePlayer
from bot.voice.hands_free.attention import Attention
from bot.voice.hands_free.earcons import Earcon, earcon
from bot.voice.hands_free.echoes import is_own
from bot.voice.hands_free.mixer import Mixer
from bot.voice.hands_free.mouth import Mouth
from bot.voice.listening.events import Event, Reflex, SpeechBegan, SpeechEnded
from bot.wording import breaths, phrase

AHEAD_S = 0.25  # how early a cue is handed to the mixer
_DUCKED = 0.3  # of the volume, while somebody talks over it
_ASK_AGAIN_S = 8.0
_LOUDER = 1.6
# What may be left unsaid while an answer is being given; the rest is worth cutting it short.
_FILLING = frozenset({"count", "breath", "praise", "form"})
_AGAIN = frozenset({"position", "switch", "rest", "release", "safety"})
_HUH = frozenset({"what", "what's that", "pardon", "sorry", "huh", "eh", "say again", "louder"})
# Of a voice against the room, and of a room, in dB: from where on words can't be told apart.
_CLEAR_DB, _LOUD_ROOM_DB = 9.0, -42.0
_COMPLAIN_EVERY_S = 60.0


class Turns(Protocol):
    """Takes words to the server; the reply comes back to `Coach.replied`, later."""

    def say(self, text: str, state: ClientState | None, overheard: str = "") -> None:
        """A person's words; `overheard`: their plain reading, if they may be meant for others."""


class Screen(Protocol):
    """Shows what goes on."""

    def heard(self, text: str) -> None:
        """A person's words."""

    def said(self, text: str) -> None:
        """Limber's."""

    def state(self, state: str) -> None:
        """Whether it listens, and to whom."""


class Coach:
    """Reacts. Call `heard`, `replied`, `failed` with what comes, and `tick` when it asks to be."""

    def __init__(
        self,
        mixer: Mixer,
        mouth: Mouth,
        attention: Attention,
        turns: Turns,
        screen: Screen,
        change_voice: Callable[[Voice], None] = lambda _voice: None,
    ) -> None:
        """`change_voice` makes the mouth speak as the person wants to be spoken to."""
        self._mixer, self._mouth, self._turns, self._screen = mixer, mouth, turns, screen
        self.attention = attention
        self._change_voice = change_voice
        self.player = CuePlayer()
        self._voice = Voice.parse_obj({})
        self._reflexed: str | None = None
        self._began = self._deaf_until = 0.0
        self._question: tuple[float, str] | None = None  # when to ask again, and what
        self._cut: CueMessage | None = None  # a line that was talked over
        self._line: tuple[CueMessage, float] | None = None  # the last one, and when
        self._answer_until = 0.0
        self._last_words = ""
        self._misses = 0
        self._complained = -math.inf

    # hearing

    def greet(self, name: str) -> None:
        """Says a phrase by whose sound the echo filter gets to know the room: it is not obeyed."""
        self.say(name)
        self._deaf_until = self._mouth.silent_from()

    def returned(self, reply: Reply) -> None:
        """Goes on with a session that was under way; what is said of it is the greeting."""
        self.replied(reply)
        self._deaf_until = self._mouth.silent_from()

    def heard(self, event: Event) -> None:
        """What the listener tells."""
        now = self._mixer.now()
        if now < self._deaf_until:
            return
        if isinstance(event, SpeechBegan):
            self._speech_began(now)
        elif isinstance(event, Reflex):
            self._reflex(event.word, now)
        else:
            self._speech_ended(event, now)

    def _speech_began(self, now: float) -> None:
        self._began, self._reflexed = now, None
        if self.attention.is_awake(now):
            self._mixer.duck(_DUCKED)
            self._question = None
        self._show_state()

    def _reflex(self, word: str, now: float) -> None:
        if not self.attention.is_awake(self._began):
            return
        self._reflexed = word
        self._stand_still(now)

    def _stand_still(self, now: float) -> None:
        if self._line is not None and self._mouth.is_speaking(now) and now < self._line[1] + 6:
            self._cut = self._line[0] if self._line[0].kind in _AGAIN else None
        self.player.freeze(now)
        self._mouth.hush()

    def _speech_ended(self, event: SpeechEnded, now: float) -> None:
        self._mixer.duck(1.0)
        text = event.heard.text if event.heard else (self._reflexed or "")
        if self._reflexed and len(text.split()) <= 1:
            text = self._reflexed
        meant = self.attention.meant(text, self._began) if text else None
        own = [line for line in self._mouth.saying if line.at <= now]
        if event.heard and not self._reflexed and is_own(event.heard, self._began, own):
            meant = None
        if meant is None:
            self.player.thaw()
            self._complain_of_noise(event, now)
        elif not meant:
            self._tone("listening")
        else:
            called = meant != text
            overheard = self.attention.overhears and not called
            self.words(meant, event.heard.plain if event.heard and overheard else "")
        if meant is not None:
            self.attention.stay_awake(now)
            self.attention.pushed = False
        self._show_state()

    def words(self, text: str, overheard: str = "") -> None:
        """Words for Limber, spoken or typed; `overheard`: their plain reading, if it may be not."""
        now = self._mixer.now()
        if text in REFLEXES:
            self._stand_still(now)
        self._screen.heard(text)
        self._last_words = text
        self._turns.say(text, self.player.state(now), overheard)

    def space(self) -> None:
        """The space bar: holds a session or lets it go on; else has Limber listen."""
        now = self._mixer.now()
        if self.attention.mode == "push":
            self._mouth.hush()
            self.attention.pushed = True
            self._tone("listening")
        elif self.player.running:
            self.words("pause")
        elif self.attention.in_session:
            self.words("resume")
        else:
            self.attention.stay_awake(now)
            self._tone("listening")
        self._show_state()

    def microphone(self, *, on: bool) -> None:
        """It was switched on or off."""
        self._mixer.duck(1.0)
        self._tone("listening" if on else "off")
        self._screen.state("listening" if on else "the microphone is off")

    def _complain_of_noise(self, event: SpeechEnded, now: float) -> None:
        drowned = event.loudness - event.noise < _CLEAR_DB and event.noise > _LOUD_ROOM_DB
        awake = self.attention.is_awake(self._began)
        if drowned and awake and now - self._complained > _COMPLAIN_EVERY_S:
            self._complained = now
            self.say("say_voice_loud")

    # being answered

    def replied(self, reply: Reply) -> None:
        """The server's answer to the last words."""
        now = self._mixer.now()
        session = reply.session
        if session is not None:
            self._take(session, now)
        else:
            self.player.thaw()
        self.attention.stay_awake(now)
        for text in reply.texts:
            self._screen.said(text)
        if not _cues_say_it(reply) and not self._only_tone(reply):
            self._answer(list(reply.texts), self._gain(reply))
        self._show_state()

    def _take(self, session: SessionMessage, now: float) -> None:
        self.player.take(session, now)
        self.attention.in_session = session.state != "ended"
        if session.voice is not None and session.voice != self._voice:
            self._voice = session.voice
            self._mixer.volume = self._voice.volume
            self._change_voice(self._voice)
        if session.cues is not None:
            self._mouth.prepare(cue.text for cue in session.cues)
        if session.state != "running":
            self._line = None

    def _only_tone(self, reply: Reply) -> bool:
        """In a hold, what was not understood once gets a soft tone: the person is busy."""
        missed = reply.understood.startswith("nlu_fallback")
        self._misses = self._misses + 1 if missed else 0
        if not (missed and self._misses == 1 and self.player.running):
            return False
        self._tone("missed")
        return True

    def _gain(self, reply: Reply) -> float:
        again = reply.understood.startswith("repeat") and self._last_words in _HUH
        return _LOUDER if again else 1.0

    def _answer(self, texts: list[str], gain: float = 1.0) -> None:
        sentences = [one for text in texts for one in breaths(text, 1)]
        if self._cut is not None and self.player.running:
            sentences.append(self._cut.text)
            self._cut = None
        if not sentences:
            return
        self._mouth.answer(sentences, gain)
        self._answer_until = self._mouth.silent_from()
        asked = [one for one in sentences if one.endswith("?")]
        if asked:
            self._question = (self._answer_until + _ASK_AGAIN_S, asked[-1])

    def say(self, name: str) -> None:
        """A phrase of the client's own."""
        text = phrase(name)
        self._screen.said(text)
        self._answer([text])

    def failed(self) -> None:
        """The server cannot be reached; whatever stood still by a reflex goes on standing."""
        self.say("say_voice_away")

    def recovered(self) -> None:
        """The server can be reached again, but the last words are too old to be said to it."""
        self.say("say_voice_back")

    # time

    def tick(self) -> None:
        """Does what is due."""
        now = self._mixer.now()
        for cue in self.player.due(now + AHEAD_S):
            self._speak(cue, self.player.deadline(cue))
        if self._question is not None and now >= self._question[0]:
            question, self._question = self._question[1], None
            self._mouth.answer([question])

    def next_tick(self) -> float | None:
        """The second at which there is something to do again; None when nothing is coming."""
        due = self.player.next_due()
        times = [due - AHEAD_S] if due is not None else []
        if self._question is not None:
            times.append(self._question[0])
        return min(times, default=None)

    def _speak(self, cue: CueMessage, at: float) -> None:
        if at < self._answer_until:
            if cue.kind in _FILLING:
                return
            self._mouth.hush()
            self._answer_until = 0.0
        self._line = (cue, at)
        self._screen.said(cue.text)
        self._mouth.cue(cue.text, at)

    # showing

    def _tone(self, name: Earcon) -> None:
        self._mouth.tone(earcon(name, self._mixer.rate))

    def _show_state(self) -> None:
        awake = self.attention.is_awake(self._mixer.now())
        self._screen.state("listening" if awake else "waiting for its name")


def _cues_say_it(reply: Reply) -> bool:
    """Whether the cues begin at the beginning, and say all that is to be said."""
    return reply.starts_cues and reply.session is not None and reply.session.at < 1.0
