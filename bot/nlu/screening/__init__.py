"""The parts of the safety screen: words, phrases, patterns, and what denies them.

Knows nothing of Rasa, and no word of its own: all of them stand in `knowledge/safety`.
"""
