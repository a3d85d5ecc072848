"""Pictures of the stretches: from a pose of the knowledge base to SVG. Pure: no I/O."""

from bot.pictures.svg import motion, still

__all__ = ["motion", "still"]
