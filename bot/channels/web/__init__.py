"""The web channel: conversations over socket.io, and the files of the page and the widget."""

from bot.channels.web.channel import WebChannel

__all__ = ["WebChannel"]
