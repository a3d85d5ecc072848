"""How somebody wants Limber to be from now on: the voice, how much it says, the usual hold."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from typing import Literal

from bot.nlu.quantities import find_quantities

Talk = Literal["usual", "less"]
Wish = Literal["slower", "faster", "louder", "quieter", "less_talk", "more_talk", "usual_hold"]

STEP = 0.15  # of the usual rate or volume, at each "slower" or "louder"
RATES, VOLUMES = (0.55, 1.6), (0.4, 1.6)
HOLD_S = (5.0, 300.0)

# The first that a message says is meant.
_SAID: tuple[tuple[Wish, str], ...] = (
    (
        "less_talk",
        r"(?:talk|speak|say|chat|explain|cue|comment)\w* (?:a (?:bit|lot|little) )?(?:less|so much)"
        r"|less (?:talk|chat|words|speak|comment|instruction|cue|explan|explain|detail|repeat)\w*"
        r"|fewer (?:words|cues|comments|instructions|reminders|explanations|prompts)"
        r"|too (?:chatty|wordy|much (?:talk|chat|info))|(?:shut|pipe) (?:up|down)|be quiet|hush"
        r"|(?:just|only) (?:the )?(?:counts?|times?|basics|essentials|timers?|countdown|beeps?)"
        r"|(?:no|skip|without|stop|drop|cut) (?:the |all the )?(?:talk|chat|breath|explan|comment|"
        r"pep|small talk|reminders|tips|cues)\w*|silent|silence|talk so much"
        r"|keep it (?:short|brief)|in silence|minimal|terse|less chatty|fewer breathing",
    ),
    (
        "more_talk",
        r"(?:talk|speak|say|explain|guide)\w* (?:me )?(?:a (?:bit|lot|little) )?more(?! slow| quiet"
        r"| loud| quick| soft| clear)|more (?:talk|chat|words|cues|explan|instruction|detail|"
        r"guidance|reminders|comment|encourage|prompt)\w*|chattier|all the cues|every cue"
        r"|explain everything|talk again|full (?:cues|instructions|explanations)|as (?:much|usual)"
        r"|back to normal|you can talk",
    ),
    (
        "slower",
        r"slow(?:er|ly)?\b|too (?:fast|quick)|less (?:fast|quick)|not so (?:fast|quick)|so fast"
        r"|so quickly|take your time when|unhurried|rush",
    ),
    ("faster", r"fast(?:er)?\b|quick(?:er|ly)?\b|speed (?:up|it up)|too slow|hurry|brisk"),
    (
        "quieter",
        r"(?<!too )(?<!so )(?:quiet(?:er|ly)?|soft(?:er|ly)?)\b|too loud|lower your voice"
        r"|turn (?:it|yourself|that|the volume|your voice|the voice|the sound) down|volume down"
        r"|less loud|lower (?:the )?volume|whisper|not so loud|so loud|keep your voice down|shout",
    ),
    (
        "louder",
        r"loud(?:er|ly)?\b|speak up|(?:too|so) (?:quiet|soft)|can'?t hear"
        r"|turn (?:it|yourself|that|the volume|your voice|the voice|the sound) up|volume up"
        r"|raise (?:the |your )?(?:volume|voice)|up the volume|more volume|crank"
        r"|barely hear|hard to hear|hard of hearing|deaf",
    ),
)
_RULES = [(wish, re.compile(rf"\b(?:{said})", re.IGNORECASE)) for wish, said in _SAID]
_LESS_SLOW = re.compile(r"\b(?:less slow\w*|not so slow\w*|so slow\w*|too slow\w*)", re.IGNORECASE)


@dataclass(frozen=True)
class Preferences:
    """`rate` and `volume` multiply the voice's own; `hold_s` is the usual hold in seconds.

    Without `history` nothing is kept from now on of what is done.
    """

    rate: float = 1.0
    volume: float = 1.0
    talk: Talk = "usual"
    hold_s: float | None = None
    history: bool = True

    def with_wish(self, wish: Wish, hold_s: float | None = None) -> Preferences:
        """What they are after a wish; the same value where it can't go further."""
        if wish == "slower":
            return replace(self, rate=_kept(self.rate - STEP, RATES))
        if wish == "faster":
            return replace(self, rate=_kept(self.rate + STEP, RATES))
        if wish == "louder":
            return replace(self, volume=_kept(self.volume + STEP, VOLUMES))
        if wish == "quieter":
            return replace(self, volume=_kept(self.volume - STEP, VOLUMES))
        if wish == "usual_hold":
            return replace(self, hold_s=None if hold_s is None else _kept(hold_s, HOLD_S))
        return replace(self, talk="less" if wish == "less_talk" else "usual")


def find_wish(text: str) -> tuple[Wish, float | None] | None:
    """The wish of a message, with the seconds of a usual hold; None when it says none.

    "Hold everything for a minute from now on" -> ("usual_hold", 60.0).
    """
    lengths = [one.value for one in find_quantities(text) if one.kind == "duration"]
    if lengths:
        return "usual_hold", lengths[0]
    if _LESS_SLOW.search(text):
        return "faster", None
    return next(((wish, None) for wish, rule in _RULES if rule.search(text)), None)


def dumps(preferences: Preferences) -> dict[str, object]:
    """As JSON values: what is not as usual."""
    usual = asdict(Preferences())
    return {name: value for name, value in asdict(preferences).items() if value != usual[name]}


def loads(stored: object) -> Preferences:
    """The preferences that were dumped; what cannot be read is as usual."""
    kept = stored if isinstance(stored, dict) else {}
    return Preferences(
        rate=_number(kept.get("rate"), RATES) or 1.0,
        volume=_number(kept.get("volume"), VOLUMES) or 1.0,
        talk="less" if kept.get("talk") == "less" else "usual",
        hold_s=_number(kept.get("hold_s"), HOLD_S),
        history=kept.get("history") is not False,
    )


def _number(value: object, limits: tuple[float, float]) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return _kept(float(value), limits) if is_number else None  # type: ignore[arg-type]


def _kept(value: float, limits: tuple[float, float]) -> float:
    least, most = limits
    return round(min(max(value, least), most), 2)
