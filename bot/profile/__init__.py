"""What is remembered about a person: what they did, how they like it, and how to forget it all.

Imports neither Rasa nor actions, but for `tracker_store`, which is Rasa's own with a way to erase.
"""
