"""Whether rounds may be recorded: asked once, when a round is prepared and there is a microphone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message as Event

from pitchcoach.config.load import save_setting, with_setting
from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import msg
from pitchcoach.tui.confirm import Confirm

if TYPE_CHECKING:
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.tui.app import PitchcoachApp


class MicrophoneThere(Event, bubble=False):
    """There is a microphone: it is worth asking."""


def look_for_microphone(rooms: Rooms) -> MicrophoneThere | None:
    """Look whether there is a microphone; loads the sound library, so it is for a background thread."""
    try:
        there = any(device.inputs for device in rooms.devices().devices())
    except NoSoundError:
        return None
    return MicrophoneThere() if there else None


def ask_to_record(app: PitchcoachApp, then: Callable[[bool], object]) -> None:
    """Ask, keep the answer in the settings, and go on with it."""

    def answered(answer: bool | None) -> None:
        allowed = bool(answer)
        with app.telling():
            word = "yes" if allowed else "no"
            save_setting(app.rooms.locations.settings, "rehearsal", "record", word)
            app.use_settings(with_setting(app.settings, "rehearsal", "record", word))
        if not allowed:
            app.tell(msg("Nothing is recorded; m before a round switches the microphone on."))
        then(allowed)

    question = msg(
        "May your rounds be recorded on this machine? Afterwards you see what a listener notices: pauses, "
        "pace, what was left out. The last {count} recordings of each pitch are kept in {folder}, readable "
        "only by you; nothing leaves the machine. REC shows while the microphone is on; m switches it off.",
        count=app.settings.rehearsal.takes_kept,
        folder=str(app.rooms.locations.takes),
    )
    app.push_screen(Confirm(question, yes=msg("Record"), no=msg("Do not record")), answered)
