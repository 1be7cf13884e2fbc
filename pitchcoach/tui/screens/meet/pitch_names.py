"""What the pitches of the folder are called; for the background thread."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pitchcoach.errors import PitchcoachError
from pitchcoach.tui.words import clock

if TYPE_CHECKING:
    from pitchcoach.model.listing import Listing
    from pitchcoach.tui.app import PitchcoachApp


def listings_of(app: PitchcoachApp) -> Mapping[Path, Listing]:
    """Return what is known of the pitches of the folder, by absolute path; empty when it cannot be read."""
    place = app.place
    try:
        seen = app.rooms.files.scan(place.parent if place.is_file() else place)
        known = app.rooms.listings().fetch(seen)
    except PitchcoachError:  # the library tells it
        return {}
    return {path.absolute(): listing for path, listing in known.items()}


def pitch_names(app: PitchcoachApp) -> Mapping[Path, str]:
    """Return title and slot of every pitch of the folder, by absolute path, in the order of the titles."""
    names = {path: f"{one.title}  {clock(one.slot_seconds)}" for path, one in listings_of(app).items()}
    return dict(sorted(names.items(), key=lambda pair: pair[1]))
