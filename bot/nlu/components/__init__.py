"""Rasa graph components: thin wrappers around the pure modules of `bot.nlu`."""
