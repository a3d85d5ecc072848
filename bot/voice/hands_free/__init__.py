"""The hands-free loop: what is heard becomes turns and reflexes, what is due is spoken.

sound card -> listener -> coach -> (server, cue player) -> mouth -> mixer -> sound card
"""
