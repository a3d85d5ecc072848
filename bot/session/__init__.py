"""A session as a value and a clock: plan -> cue sheet -> position at a time.

Pure: no Rasa, no I/O, no clock of its own; `now` (seconds, any epoch) is always passed in.
"""

from bot.session.codec import dumps, loads
from bot.session.cues import CHANGE_S, TITLE_S, Cue
from bot.session.errors import SessionError
from bot.session.moment import Moment, State
from bot.session.plan import Guide, Hold, Item, Plan, Side
from bot.session.script import Phrases, Script
from bot.session.session import AWAY_S, RETURN_S, SETTLE_S, Session
from bot.session.sheet import CueSheet, compile_sheet
from bot.session.timeline import Segment, Timeline

__all__ = [
    "AWAY_S",
    "CHANGE_S",
    "RETURN_S",
    "SETTLE_S",
    "TITLE_S",
    "Cue",
    "CueSheet",
    "Guide",
    "Hold",
    "Item",
    "Moment",
    "Phrases",
    "Plan",
    "Script",
    "Segment",
    "Session",
    "SessionError",
    "Side",
    "State",
    "Timeline",
    "compile_sheet",
    "dumps",
    "loads",
]
