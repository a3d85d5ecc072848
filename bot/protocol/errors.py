"""The errors of the protocol.

ProtocolError            a message that is not of the protocol
"""


class ProtocolError(Exception):
    """Something arrived that is not a message of the protocol. Never "nothing arrived"."""
