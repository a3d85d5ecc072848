"""Measured claims: Limber beside the bot that `rasa init` makes, on this machine."""
