"""Rasa's custom actions, one module a topic: read slots, call a pure function, say the answer."""
