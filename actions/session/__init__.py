"""Doing a stretch: starting it, its controls, and questions about where it is."""
