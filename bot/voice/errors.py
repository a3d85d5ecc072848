"""The errors of speech.

    VoiceError                anything that keeps Limber from hearing or speaking
      AudioFileError          a sound file cannot be read or written
      ModelMissing            the recogniser's model is not there, or not whole
      SpeakerFailed           the speech synthesiser does not work
      NoAudioDevice           there is no loudspeaker to play on

Each message is one plain sentence or two: what was wrong, where, and what to do.
"""

from __future__ import annotations


class VoiceError(Exception):
    """Limber cannot hear or speak; the message is meant for the person."""


class AudioFileError(VoiceError):
    """A sound file cannot be read or written."""


class ModelMissing(VoiceError):  # noqa: N818 - reads as what it says
    """The speech recogniser's model is not there, or not whole."""


class SpeakerFailed(VoiceError):  # noqa: N818
    """The speech synthesiser does not work."""


class NoAudioDevice(VoiceError):  # noqa: N818
    """There is no loudspeaker to play on."""
