"""The errors of the session engine.

SessionError            a stored session that cannot be read back
"""


class SessionError(Exception):
    """A stored session that is damaged, or was written by a version that we cannot read."""
