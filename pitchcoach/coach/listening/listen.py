"""Listen: what of a pitch is to be heard, and in whose voice."""

from __future__ import annotations

from pitchcoach.coach.rooms import Rooms
from pitchcoach.errors import NoVoiceError, PitchcoachError
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import Language, Pitch, Spoken
from pitchcoach.model.sound import VoiceInfo


def spoken_parts(pitch: Pitch) -> tuple[Spoken, ...]:
    """Return what is said of a pitch. Raises PitchcoachError when there is nothing."""
    parts = tuple(section.spoken for section in pitch.sections if section.spoken.text)
    if not parts:
        raise PitchcoachError(
            msg("there is nothing to read aloud yet"), remedy=msg("Write something first."), path=pitch.path
        )
    return parts


def voice_called(wanted: str, language: Language, rooms: Rooms) -> VoiceInfo:
    """Return the voice of this id, of this name or with this in its name. Raises NoVoiceError."""
    name = wanted.strip().casefold()
    speaking = [voice for voice in rooms.voice().voices() if language in voice.languages]
    same = [voice for voice in speaking if name in (voice.id.casefold(), voice.name.casefold())]
    alike = [voice for voice in speaking if name and name in voice.name.casefold()]
    if not same and not alike:
        sentence = {
            "ja": msg("no voice called “{name}” speaks Japanese here", name=wanted),
            "en": msg("no voice called “{name}” speaks English here", name=wanted),
        }
        raise NoVoiceError(sentence[language], remedy=msg("pitchcoach voices lists those that are here."))
    return (same or alike)[0]
