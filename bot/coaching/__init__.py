"""From what is known to what is played: doses, plans, cue sheets, and composed sessions."""

from bot.coaching.amounts import Amount, amount, usual
from bot.coaching.compose import compose
from bot.coaching.plans import (
    Dose,
    plan_of,
    plan_of_doses,
    routine_seconds,
    script_of,
    sheet_of,
)
from bot.coaching.request import CannotCompose, Composition, Request, Why
from bot.coaching.suggest import gentler, objection, suggestions, suits

__all__ = [
    "Amount",
    "CannotCompose",
    "Composition",
    "Dose",
    "Request",
    "Why",
    "amount",
    "compose",
    "gentler",
    "objection",
    "plan_of",
    "plan_of_doses",
    "routine_seconds",
    "script_of",
    "sheet_of",
    "suggestions",
    "suits",
    "usual",
]
