"""The rooms as the screens and commands are handed them: one record of ports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pitchcoach.coach.check import Checker
from pitchcoach.coach.profile import Profile
from pitchcoach.config.settings import Settings
from pitchcoach.locations import Locations
from pitchcoach.model.pitch import Language
from pitchcoach.model.rule import RuleInfo
from pitchcoach.model.sound import Take, VoiceInfo

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pitchcoach.coach.ports import ListingIndex, PitchFiles, Shelf, Trimmer
    from pitchcoach.coach.sound_ports import Aligner, Devices, Measurer, Player, Recorder, Stream, Voice
    from pitchcoach.coach.store_ports import Meetings, Store


@dataclass(frozen=True, slots=True)
class Rooms:
    """Everything the program is composed of; the fakes of the tests have the same shape."""

    locations: Locations
    """Where the user's things lie."""
    settings: Settings
    """What the user set."""
    files: PitchFiles
    """Pitch files."""
    shelf: Shelf
    """The same files as things to be copied, renamed and thrown away."""
    checker: Checker
    """What a check needs."""
    profile: Profile
    """How the user speaks."""
    trimmer: Callable[[], Trimmer]
    """What can go from a pitch; its rules are loaded at first use."""
    read_list: Callable[[Path], str]
    """Reads a list of participants as text, whatever its encoding. Raises PitchcoachError."""
    listings: Callable[[], ListingIndex]
    """Opens what is known of unchanged files at first use."""
    store: Callable[[], Store]
    """Opens the database of rounds at first use. Raises StoreError."""
    meetings: Callable[[], Meetings]
    """Opens the same database for events and people at first use. Raises StoreError."""
    player: Callable[[], Player]
    """Opens the loudspeaker at first use."""
    stream: Callable[[], Stream]
    """Makes a loudspeaker that is fed piece by piece; it opens nothing yet."""
    take_of: Callable[[Path], Take]
    """Reads the header of a WAV file. Raises PitchcoachError."""
    samples_of: Callable[[Path], tuple[NDArray[np.float32], int]]
    """Reads a WAV file: samples of shape (frames, channels), and its rate. Raises PitchcoachError."""
    measurer: Callable[[], Measurer]
    """Measures takes; numpy is loaded at first use."""
    recorder: Callable[[], Recorder]
    """Makes a recorder for one round."""
    devices: Callable[[], Devices]
    """What PortAudio sees."""
    aligner: Callable[[], Aligner]
    """Lays takes over their scripts; its model is loaded at first use."""
    voice: Callable[[], Voice]
    """The voices of this machine."""
    clock: Callable[[], float]
    """Seconds of a clock that never goes back."""
    choose_voice: Callable[[Language], VoiceInfo]
    """Picks the voice for a language. Raises NoVoiceError."""
    rule_book: Callable[[], Sequence[RuleInfo]] = tuple
    """Everything that can be told of the rules."""
    reading_library: Callable[[], str] = str
    """Names the library that reads Japanese, with its version; empty when it is not installed."""
    today: Callable[[], date] = date.today
    """The day on the user's calendar."""
